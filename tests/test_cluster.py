"""Printing on a cluster and sharing a cache: the same bytes, and nothing on the workers but this program."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import fsspec
import pytest
from builders import CARD, SMALL
from click.testing import CliRunner
from distributed import LocalCluster

from rbaccards.build import Wanted, build
from rbaccards.checked import check
from rbaccards.commands.main import main
from rbaccards.execute import Here, OtherVersionError, cluster
from rbaccards.read import read_house, read_project
from rbaccards.store.cache import FolderCache, NoCache, SharedCache, shared_at

HERE = Path(__file__).parent.parent


@contextmanager
def workers(**more: object) -> Iterator[str]:
    """Two workers on this machine, which nobody else can reach; the address of their scheduler."""
    with LocalCluster(  # type: ignore[no-untyped-call]  # dask
        n_workers=2, threads_per_worker=1, dashboard_address="127.0.0.1:0", host="127.0.0.1", **more
    ) as found:
        yield found.scheduler_address


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with workers() as found:
        yield found


def public() -> dict[str, bytes]:
    files = read_project(SMALL)
    return files | {CARD: files[CARD].replace(b"population:", b"audience: public\npopulation:")}


def test_a_cluster_makes_the_same_bytes_from_files_that_it_cannot_see(address: str, tmp_path: Path) -> None:
    style = tmp_path / "charts"
    style.mkdir()
    shipped = (HERE / "charts" / "house.mplstyle").read_text(encoding="utf-8")
    (style / "house.mplstyle").write_text(shipped, encoding="utf-8")
    (tmp_path / "templates" / "fonts").mkdir(parents=True)
    shutil.copy(HERE / "templates" / "fonts" / "SourceSans3-Regular.ttf", tmp_path / "templates" / "fonts" / "Own.ttf")
    house = read_house(tmp_path)
    shutil.rmtree(tmp_path)
    checked = check(public())
    with cluster(address) as far:
        there = build(checked, house, Wanted(), NoCache(), far, lambda _: None)
    here = build(checked, house, Wanted(), NoCache(), Here(), lambda _: None)
    assert there.failed == ()
    assert "site/index.html" in there.files
    assert there.files == here.files


def test_a_worker_of_another_version_is_refused() -> None:
    other = "import rbaccards\nrbaccards.__version__ = '0.0'\n"
    refused = pytest.raises(OtherVersionError, match="would make other bytes")
    with workers(preload=[other]) as found, refused, cluster(found):
        pytest.fail("it was not refused")


@pytest.fixture
def project(tmp_path: Path) -> Callable[[str], Path]:
    def made(name: str) -> Path:
        return Path(shutil.copytree(SMALL, tmp_path / name, ignore=shutil.ignore_patterns("build")))

    return made


def test_the_command_says_where_nobody_answers(project: Callable[[str], Path]) -> None:
    done = CliRunner().invoke(main, ["build", "-C", str(project("a")), "--cluster", "tcp://127.0.0.1:1"])
    assert done.exit_code == 2
    assert "Nobody answers at tcp://127.0.0.1:1" in done.output


@pytest.mark.parametrize("kind", ["folder", "memory://cards"])
def test_what_another_machine_printed_is_not_printed_again(
    project: Callable[[str], Path], tmp_path: Path, kind: str
) -> None:
    shared = str(tmp_path / "shared") if kind == "folder" else f"{kind}/{tmp_path.name}"
    first, second = project("first"), project("second")
    for each in (first, second):
        done = CliRunner().invoke(main, ["build", "-C", str(each), "--cache", shared])
        assert done.exit_code == 0, done.output
    pdfs = [(each / "build/pdf/warm-homes.pdf").read_bytes() for each in (first, second)]
    assert pdfs[0] == pdfs[1]
    known = FolderCache(tmp_path / "own")
    again = SharedCache(known, shared_at(shared))
    built = build(check(read_project(SMALL)), read_house(SMALL), Wanted(), again, Refusing(), lambda _: None)
    assert built.files["pdf/warm-homes.pdf"] == pdfs[0]


class Refusing(Here):
    """An executor that has no room for anything."""

    def submit(self, fn, /, *_, **__):  # type: ignore[no-untyped-def]  # whatever it is, it is refused
        pytest.fail(f"{fn.__name__} was done again")


def test_values_of_cards_are_not_shared(project: Callable[[str], Path], tmp_path: Path) -> None:
    """What others wrote is bytes of charts and pages; values of this program are read from its own folder."""
    shared = tmp_path / "shared"
    done = CliRunner().invoke(main, ["build", "-C", str(project("a")), "--cache", str(shared)])
    assert done.exit_code == 0
    assert not [path for path in shared.glob("*/*") if b"rbaccards." in path.read_bytes()]
    own = (tmp_path / "a" / "build" / ".cache").glob("[0-9a-f][0-9a-f]/*")
    assert [path for path in own if b"rbaccards." in path.read_bytes()]


def test_a_damaged_entry_of_a_store_is_not_there() -> None:
    store = shared_at("memory://damaged")
    store.put("abc", b"whole")
    assert store.get("abc") == b"whole"
    files = fsspec.filesystem("memory")
    (path,) = files.find("damaged")
    files.pipe_file(path, files.cat_file(path)[:-1])
    assert store.get("abc") is None
    assert store.get("other") is None


@pytest.mark.parametrize(("place", "said"), [("s3://bucket/cards", "s3fs"), ("nowhere://cards", "nowhere")])
def test_a_store_that_cannot_be_reached_is_named_with_what_is_missing(
    project: Callable[[str], Path], place: str, said: str
) -> None:
    done = CliRunner().invoke(main, ["build", "-C", str(project("a")), "--cache", place])
    assert done.exit_code == 2
    assert f"{place} cannot be reached" in done.output
    assert said in done.output
