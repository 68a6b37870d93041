"""Other machines: what a folder is called, and what surrounds the program, changes no byte of what is made.

Windows, macOS and other languages are simulated on this system by what the program meets of them: names, ends of
lines, encodings of the console, surroundings. Nothing was run on those systems.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import shutil
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from click.testing import CliRunner
from hostile_project import CARD, GOOD, copied

from rbaccards.commands.main import main
from rbaccards.execute import executor

OURS = 4711
COMMAND = [sys.executable, "-m", "rbaccards"]
FOLDERS = {
    "spaces": "our cards of 2012",
    "signs": "a#b%20c&d;e'f(g)$h",
    "an emoji": "warm \U0001f3e0 homes",
    "accents as Windows writes them": unicodedata.normalize("NFC", "Tŷ café"),
    "accents as a Mac writes them": unicodedata.normalize("NFD", "Tŷ café"),
    "a device of Windows": "con/aux/nul",
    "300 letters": "/".join(["a deep folder of a document library"] * 9),
    "capital letters": "CARDS/Build/SITE",
    "names of ours": "build/cards/templates/charts",
}


def made(project: Path) -> dict[str, bytes]:
    files = (path for path in (project / "build").rglob("*") if path.is_file() and ".cache" not in path.parts)
    return {path.relative_to(project).as_posix(): path.read_bytes() for path in files if path.name != ".lock"}


def build(project: Path) -> dict[str, bytes]:
    shown = CliRunner().invoke(main, ["build", "-C", str(project)])
    assert shown.exit_code == 0, shown.output
    return made(project)


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return build(copied(GOOD, tmp_path_factory.mktemp("usual") / "project"))


@pytest.mark.parametrize("name", FOLDERS)
def test_a_folder_may_have_any_name(name: str, usual: dict[str, bytes], tmp_path: Path) -> None:
    project = tmp_path / FOLDERS[name]
    project.parent.mkdir(parents=True, exist_ok=True)
    assert build(copied(GOOD, project)) == usual


def test_a_project_may_be_reached_by_a_link_and_from_anywhere(
    usual: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = copied(GOOD, tmp_path / "project")
    (tmp_path / "link").symlink_to(project)
    assert build(tmp_path / "link") == usual
    monkeypatch.chdir(project / "cards")
    assert build(Path("..")) == usual


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_lines_may_end_as_on_other_systems(end: str, usual: dict[str, bytes], tmp_path: Path) -> None:
    project = copied(GOOD, tmp_path / "project")
    for path in (project / "cards").rglob("*.*"):
        path.write_bytes(path.read_bytes().replace(b"\n", end.encode()))
    assert build(project) == usual


SURROUNDINGS = {
    "Turkish": {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
    "German": {"LC_ALL": "de_DE.UTF-8", "LANGUAGE": "de"},
    "plain letters": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "a console of old Windows": {"PYTHONIOENCODING": "cp1252"},
    "a console of plain letters": {"PYTHONIOENCODING": "ascii"},
    "the far east": {"TZ": "Pacific/Kiritimati"},
    "the far west": {"TZ": "Pacific/Midway"},
    "another date of building": {"SOURCE_DATE_EPOCH": "rubbish"},
    "no home": {"HOME": None, "XDG_CACHE_HOME": None, "USERPROFILE": None},
    "a home that is not there": {"HOME": "/nowhere/at/all"},
    "another order of hashes": {"PYTHONHASHSEED": "4711"},
}


@pytest.mark.parametrize("name", SURROUNDINGS)
def test_the_surroundings_change_nothing(name: str, usual: dict[str, bytes], tmp_path: Path) -> None:
    project = copied(GOOD, tmp_path / "project")
    card = project / CARD
    kept = {key: value for key, value in os.environ.items() if key not in SURROUNDINGS[name]}
    more = {key: value for key, value in SURROUNDINGS[name].items() if value is not None}
    shown = subprocess.run([*COMMAND, "build", "-C", str(project)], env=kept | more, capture_output=True)
    assert (shown.returncode, shown.stderr) == (0, b"")
    assert made(project) == usual
    card.write_bytes(card.read_bytes().replace(b"outcome: warm", "outcome: ŵarm \U0001f3e0 İ".encode()))
    shown = subprocess.run([*COMMAND, "check", "-C", str(project)], env=kept | more, capture_output=True)
    assert shown.returncode == 1
    assert b"ERROR S03" in shown.stdout
    assert b"Traceback" not in shown.stderr


@pytest.mark.parametrize("usual_way", ["fork", "spawn"])
def test_processes_are_started_anew_whatever_the_system_would_do(usual_way: str) -> None:
    """Linux would copy this process, with its threads and locks as they are; Windows and macOS start another."""
    before = multiprocessing.get_start_method()
    logging.addLevelName(OURS, "copied from this process")
    multiprocessing.set_start_method(usual_way, force=True)
    try:
        with executor(2) as workers:
            assert workers.submit(logging.getLevelName, OURS).result() == f"Level {OURS}"
    finally:
        multiprocessing.set_start_method(before, force=True)


def test_a_path_that_is_too_long_for_windows_is_told_with_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = copied(GOOD, tmp_path / "project")
    long = str(tmp_path / ("a" * 255) / "card.pdf")

    def refused(*_: object) -> None:
        raise FileNotFoundError(2, "No such file or directory", long)

    monkeypatch.setattr("rbaccards.commands.options.WINDOWS", True)
    monkeypatch.setattr("rbaccards.store.laid.write_beside", refused)
    shown = CliRunner().invoke(main, ["build", "-C", str(project)])
    assert shown.exit_code == 1
    assert f"{len(long) - 259} characters too long for Windows" in shown.output


def test_a_build_without_a_home_writes_nothing_beside_the_project(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    project = copied(GOOD, tmp_path / "project")
    surroundings = {**os.environ, "HOME": str(home), "TMPDIR": str(tmp_path / "temporary")}
    (tmp_path / "temporary").mkdir()
    subprocess.run([*COMMAND, "build", "-C", str(project)], env=surroundings, capture_output=True, check=True)
    left = [path.relative_to(tmp_path).parts[0] for path in tmp_path.rglob("*") if path.is_file()]
    assert set(left) <= {"project", "home"}
    shutil.rmtree(project)


@pytest.mark.parametrize("command", ["build", "check"])
def test_a_command_without_a_console_does_its_work(command: str, usual: dict[str, bytes], tmp_path: Path) -> None:
    """As under pythonw or a scheduler: the three streams are closed, and Python has none."""
    project = copied(GOOD, tmp_path / "project")
    words = [*COMMAND, command, "-C", str(project)]
    for _ in range(2):  # done, and answered as unchanged
        shown = subprocess.run(["sh", "-c", 'exec "$0" "$@" <&- >&- 2>&-', *words])
        assert shown.returncode == 0
    assert command == "check" or made(project) == usual
