"""When a build is answered without being done: never after anything that might matter has changed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from builders import CARD, COMPLAINTS, PACK, SMALL
from click.testing import CliRunner

from rbaccards.commands.main import main
from rbaccards.store.unchanged import folder_of, marks_of_inputs, marks_of_outputs, remember, said_again

SITE = "build/site/index.html"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small project with everything in its cache."""
    folder = tmp_path_factory.mktemp("built") / "project"
    shutil.copytree(SMALL, folder, ignore=shutil.ignore_patterns("build"))
    text = (folder / CARD).read_text(encoding="utf-8")
    (folder / CARD).write_text(text.replace("population:", "audience: public\npopulation:"), encoding="utf-8")
    build(folder)
    return folder


@pytest.fixture
def project(built: Path, tmp_path: Path) -> Path:
    """A copy of it, with an answer kept for the next time."""
    folder = tmp_path / "project"
    shutil.copytree(built, folder)
    time.sleep(0.1)  # files are older than the tick within which a change cannot be told
    build(folder)
    assert again(folder) is not None
    return folder


def words(folder: Path, *more: str) -> list[str]:
    return ["build", *more, "-C", str(folder)]


def build(folder: Path, *more: str) -> str:
    found = CliRunner().invoke(main, words(folder, *more), obj=words(folder, *more))
    assert found.exit_code == 0, found.output
    return found.output


def again(folder: Path, *more: str) -> tuple[str, int] | None:
    return said_again(words(folder, *more))


def check(folder: Path, *more: str) -> str:
    words = ["check", *more, "-C", str(folder)]
    return CliRunner().invoke(main, words, obj=words).output


@pytest.mark.parametrize("more", [(), ("--format", "json"), ("--strict",)])
def test_a_check_is_answered_like_a_build(project: Path, more: tuple[str, ...]) -> None:
    words = ["check", *more, "-C", str(project)]
    (project / CARD).write_text((project / CARD).read_text().replace("outcome: warm", "outcome: worm"))
    time.sleep(0.1)
    said = check(project, *more)
    shutil.rmtree(project / "build" / "pdf")
    assert said_again(words) == (said, 1)
    (project / CARD).touch()
    assert said_again(words) is None


def test_a_repair_is_never_answered_without_being_done(project: Path) -> None:
    check(project, "--fix")
    assert said_again(["check", "--fix", "-C", str(project)]) is None


def keep_times(path: Path, change: Callable[[Path], None]) -> None:
    """A change that leaves the time of the file as it was, as some copying programs do."""
    before = path.stat()
    change(path)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


CHANGES: dict[str, Callable[[Path], object]] = {
    "an edit": lambda folder: (folder / CARD).write_text((folder / CARD).read_text() + "about: More.\n"),
    "a touch": lambda folder: (folder / CARD).touch(),
    "an edit of the same length at the same time": lambda folder: keep_times(
        folder / CARD, lambda path: path.write_bytes(path.read_bytes().replace(b"Fuel prices", b"fuel prices"))
    ),
    "a deletion": lambda folder: (folder / COMPLAINTS).unlink(),
    "another name": lambda folder: (folder / CARD).rename(folder / PACK.replace("pack.yaml", "other.yaml")),
    "a new file": lambda folder: (folder / PACK).with_name("new.yaml").write_text("priority: New\n"),
    "a new folder": lambda folder: (folder / "cards" / "new").mkdir(),
    "a template of the project": lambda folder: write(folder / "templates/report-card/card.css", "/* ours */"),
    "a style of the project": lambda folder: write(folder / "charts/house.mplstyle", "# ours"),
    "a PDF that is gone": lambda folder: (folder / "build/pdf/warm-homes.pdf").unlink(),
    "a PDF that was changed": lambda folder: (folder / "build/pdf/warm-homes.pdf").write_bytes(b"%PDF"),
    "a page that was changed": lambda folder: (folder / SITE).write_text("<p>Ours.</p>"),
    "a page that nobody made": lambda folder: (folder / SITE).with_name("ours.html").write_text("<p>Ours.</p>"),
    "an output folder that is gone": lambda folder: shutil.rmtree(folder / "build" / "site"),
}


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("name", CHANGES)
def test_after_a_change_nothing_is_answered(name: str, project: Path) -> None:
    CHANGES[name](project)
    assert again(project) is None


MADE_GOOD = ("a touch", "a PDF that was changed", "a page that was changed", "an output folder that is gone")


@pytest.mark.parametrize("name", MADE_GOOD)
def test_a_build_after_a_change_makes_what_one_from_nothing_does(name: str, project: Path, tmp_path: Path) -> None:
    CHANGES[name](project)
    build(project)
    shutil.copytree(project / "cards", tmp_path / "new" / "cards")
    build(tmp_path / "new", "--no-cache")
    assert made(project) == made(tmp_path / "new")


def made(folder: Path) -> dict[str, bytes]:
    found = (path for path in (folder / "build").rglob("*") if path.is_file() and ".cache" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def test_a_revert_is_built_again_and_then_answered(project: Path) -> None:
    text = (project / CARD).read_text(encoding="utf-8")
    (project / CARD).write_text(text.replace("Fuel", "Gas"), encoding="utf-8")
    build(project)
    (project / CARD).write_text(text, encoding="utf-8")
    assert again(project) is None
    time.sleep(0.1)
    build(project)
    assert again(project) is not None


def test_what_is_said_again_is_what_a_build_with_nothing_to_do_says(project: Path) -> None:
    answer = again(project)
    assert answer is not None
    said, status = answer
    assert (said, status) == (build(project), 0)


def test_other_words_have_an_answer_of_their_own(project: Path) -> None:
    assert again(project, "--strict") is None
    assert again(project, "--no-cache") is None
    build(project, "--strict")
    assert again(project, "--strict") is not None


def test_a_source_that_changes_while_it_is_built_is_not_answered(project: Path) -> None:
    before = marks_of_inputs(str(project))
    (project / CARD).touch()
    remember(words(project), before, time.time_ns(), "said", 0)
    assert again(project) is None


def test_a_source_that_changed_just_before_is_not_answered(project: Path) -> None:
    (project / CARD).touch()
    before = marks_of_inputs(str(project))
    remember(words(project, "--strict"), before, before[1] + 1, "said", 0)
    assert again(project, "--strict") is None


def test_another_version_of_a_library_is_a_change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "site-packages"
    (place / "weasyprint-70.0.dist-info").mkdir(parents=True)
    monkeypatch.setattr(sys, "path", [*sys.path, str(place)])
    before = marks_of_inputs(str(tmp_path))
    (place / "weasyprint-70.0.dist-info").rename(place / "weasyprint-70.1.dist-info")
    assert marks_of_inputs(str(tmp_path)) != before


def test_where_the_libraries_cannot_be_found_nothing_is_answered(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rbaccards.store.unchanged._WHERE_THEY_LIE", ())
    build(project)
    assert again(project) is None


def test_another_library_is_another_input(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rbaccards.store.unchanged._WHERE_THEY_LIE", (str(tmp_path / "lib"),))
    write(tmp_path / "lib" / "libpango-1.0.so.0", "one")
    build(project)
    assert again(project) is not None
    write(tmp_path / "lib" / "libpango-1.0.so.0", "another")
    assert again(project) is None


def test_the_cache_is_no_output(project: Path) -> None:
    before = marks_of_outputs(str(project))
    write(project / "build/.cache/more", "x")
    assert marks_of_outputs(str(project)) == before


@pytest.mark.parametrize(
    ("typed", "folder"),
    [(["build"], "."), (["build", "-C", "a"], "a"), (["build", "-Ca"], "a"), (["build", "-C"], ".")],
)
def test_the_folder_is_found_in_the_words(typed: list[str], folder: str) -> None:
    assert folder_of(typed) == folder


def test_an_answer_loads_nothing_heavy(project: Path) -> None:
    build_once = [sys.executable, "-m", "rbaccards", "build"]
    subprocess.run(build_once, cwd=project, check=True, capture_output=True)
    code = f"""
import sys
sys.path[:0], sys.argv[1:] = {sys.path!r}, ["build"]
from rbaccards.start import main
try:
    main()
except SystemExit as end:
    heavy = {{"click", "pydantic", "pandas", "numpy", "matplotlib", "weasyprint", "jinja2", "yaml", "pathlib", "re"}}
    print("status", end.code, "loaded", sorted(heavy & set(sys.modules)))
"""
    bare = [sys.executable, "-I", "-S", "-c", code]
    done = subprocess.run(bare, cwd=project, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "status 0 loaded []"
