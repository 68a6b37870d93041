"""The manifest of the output folder: written last, true after any build, and telling when one was stopped."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from builders import CARD, PACK, SMALL, hold, output
from click.testing import CliRunner, Result

from rbaccards.commands.main import main
from rbaccards.store.laid import Laid
from rbaccards.store.manifest import Manifest, differences, read_manifest


def run(*words: str) -> Result:
    return CliRunner().invoke(main, words)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built") / "project"
    shutil.copytree(SMALL, folder, ignore=shutil.ignore_patterns("build"))
    edit(folder / CARD, "population:", "audience: public\npopulation:")
    assert run("build", "-C", str(folder)).exit_code == 0
    return folder


@pytest.fixture
def project(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "project"))


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def verify(project: Path) -> Result:
    return run("verify", "-C", str(project))


def test_a_finished_build_is_whole_and_the_same_build_has_the_same_name(project: Path) -> None:
    first = verify(project)
    assert first.exit_code == 0
    assert "All are whole." in first.output
    shutil.rmtree(project / "build")
    run("build", "-C", str(project))
    assert verify(project).output == first.output


def test_builds_of_parts_and_other_papers_are_whole_together(project: Path) -> None:
    edit(project / CARD, "Fuel prices", "Energy prices")
    for words in (("warm-homes/cold-homes",), ("--large-print",), ("--audience", "draft"), ()):
        assert run("build", *words, "-C", str(project)).exit_code == 0
        assert verify(project).exit_code == 0, verify(project).output


def test_what_is_gone_changed_or_of_no_build_is_told(project: Path) -> None:
    place = project / "build"
    (place / "pdf/warm-homes.pdf").unlink()
    (place / "site/index.html").write_text("<p>Other words.</p>", encoding="utf-8")
    (place / "pdf/of-somebody.pdf").write_bytes(b"%PDF")
    done = verify(project)
    assert done.exit_code == 1
    assert [line.split()[:2] for line in done.output.splitlines()[:3]] == [
        ["GONE", "pdf/warm-homes.pdf"],
        ["CHANGED", "site/index.html:"],
        ["UNKNOWN", "pdf/of-somebody.pdf:"],
    ]


def test_a_build_that_was_stopped_is_told_and_the_next_one_is_whole(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(project / CARD, "Fuel prices", "Energy prices")
    replace, done = Path.replace, list[Path]()

    def stopped(self: Path, target: Path) -> Path:
        if "build/.cache" not in Path(target).as_posix():
            done.append(Path(target))
            if len(done) == 3:
                raise KeyboardInterrupt
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", stopped)
    assert run("build", "-C", str(project)).exit_code == 130
    monkeypatch.undo()
    found = verify(project)
    assert found.exit_code == 1
    assert found.output.count("CHANGED") == 2
    assert run("build", "-C", str(project)).exit_code == 0
    assert verify(project).exit_code == 0


def test_a_card_that_has_another_name_leaves_nothing_even_where_the_cache_was_deleted(project: Path) -> None:
    shutil.rmtree(project / "build" / ".cache")
    (project / CARD).rename((project / CARD).with_name("warmer-homes.yaml"))
    edit(project / PACK, "  - cold-homes", "  - warmer-homes")
    run("build", "-C", str(project))
    assert not [path for path in (project / "build").rglob("cold-homes*") if ".cache" not in path.parts]
    assert verify(project).exit_code == 0


def test_a_file_that_is_held_is_as_the_manifest_has_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    output({"pdf/a.pdf": b"old"}, tmp_path, whole=True)
    hold(monkeypatch, "a.pdf")
    output({"pdf/a.pdf": b"new", "pdf/b.pdf": b"b"}, tmp_path, whole=True)
    assert [line.split(":")[0] for line in differences(tmp_path, read_manifest(tmp_path))] == ["UNKNOWN  pdf/a.NEW.pdf"]


@pytest.mark.parametrize("damaged", ["", "{", "[]", '{"files": 1}', '{"build": "x"}'])
def test_what_is_no_manifest_is_none(tmp_path: Path, damaged: str) -> None:
    (tmp_path / "manifest.json").write_text(damaged, encoding="utf-8")
    assert read_manifest(tmp_path) == Manifest()


def test_without_a_build_there_is_nothing_to_verify(tmp_path: Path) -> None:
    (tmp_path / "cards").mkdir()
    done = verify(tmp_path)
    assert done.exit_code == 2
    assert "Run rbaccards build." in done.output


def test_the_manifest_names_each_file_with_its_digest(project: Path) -> None:
    found = json.loads((project / "build" / "manifest.json").read_bytes())
    assert found["build"] == read_manifest(project / "build").build
    assert list(found["files"]) == sorted(found["files"])
    assert "pdf/warm-homes.pdf" in found["files"]


def test_only_what_builds_wrote_is_taken_away(project: Path) -> None:
    site = project / "build/site"
    (site / "robots.txt").write_text("User-agent: *", encoding="utf-8")
    page = site / "warm-homes/cold-homes.html"
    page.write_text("changed by somebody", encoding="utf-8")
    output({"site/index.html": b"new"}, project / "build", published=True)
    left = sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    assert left == ["index.html", "robots.txt"]
    assert "UNKNOWN  site/robots.txt" in verify(project).output


def test_what_a_stopped_build_published_is_taken_away_by_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class StoppedError(Exception):
        pass

    publish = Laid.publish

    def stopped(laid: Laid) -> None:
        publish(laid)
        raise StoppedError

    output({"site/a.html": b"a"}, tmp_path, published=True)
    with monkeypatch.context() as patched:
        patched.setattr(Laid, "publish", stopped)
        with pytest.raises(StoppedError):
            output({"site/a.html": b"a", "site/b.html": b"b"}, tmp_path, published=True)
    assert (tmp_path / "site/b.html").is_file()
    assert list(differences(tmp_path, read_manifest(tmp_path))) == [
        "UNKNOWN  site/b.html: no build that was finished made it"
    ]
    output({"pdf/a.pdf": b"a"}, tmp_path)  # a build without the site forgets nothing of it
    output({"site/a.html": b"a"}, tmp_path, published=True)
    assert not (tmp_path / "site/b.html").exists()
    assert list(differences(tmp_path, read_manifest(tmp_path))) == []
