"""Two commands that write in one project take turns, and the second says whom it waits for."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from builders import SMALL
from filelock import FileLock, Timeout

from rbaccards.store.turns import HOLDER, LOCK, turn

BUILD = [sys.executable, "-m", "rbaccards", "build"]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SMALL, tmp_path / "project", ignore=shutil.ignore_patterns("build")))


def test_the_second_waits_and_says_for_whom(project: Path) -> None:
    with turn(project / "build", pytest.fail):
        second = subprocess.Popen(
            [*BUILD, "-C", str(project)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        assert second.stderr is not None
        said = second.stderr.readline()
        assert said.startswith("WAITING  Process ")
        assert second.poll() is None
        assert not (project / "build" / "pdf").exists()
    out, _ = second.communicate(timeout=60)
    assert second.returncode == 0, out
    assert (project / "build/pdf/warm-homes.pdf").is_file()


def test_two_builds_at_once_make_what_one_makes(project: Path) -> None:
    running = [subprocess.Popen([*BUILD, "-C", str(project)], stdout=subprocess.PIPE) for _ in range(3)]
    assert [each.wait(timeout=120) for each in running] == [0, 0, 0]
    for each in running:
        each.communicate()
    made = {path.name: path.read_bytes() for path in (project / "build/pdf").rglob("*.pdf")}
    done = subprocess.run([*BUILD, "--no-cache", "-C", str(project)], capture_output=True, check=True)
    assert b"as it was" in done.stdout
    assert made == {path.name: path.read_bytes() for path in (project / "build/pdf").rglob("*.pdf")}


def test_a_turn_ends_whatever_happens_in_it(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), turn(tmp_path, pytest.fail):
        raise ZeroDivisionError
    with turn(tmp_path, pytest.fail):
        assert (tmp_path / HOLDER).is_file()
    assert not (tmp_path / HOLDER).exists()


def test_one_that_was_killed_holds_nobody_up(project: Path) -> None:
    code = (
        "import sys, time; from pathlib import Path; from rbaccards.store.turns import turn\n"
        f"with turn(Path({str(project / 'build')!r}), print): print('begun', flush=True); time.sleep(60)"
    )
    first = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE)
    assert first.stdout is not None
    assert first.stdout.readline() == b"begun\n"
    with pytest.raises(Timeout):
        FileLock(project / "build" / LOCK).acquire(timeout=0)
    first.kill()
    first.communicate()
    with turn(project / "build", pytest.fail):
        pass


@pytest.mark.parametrize("written", ["", "{", "[]", '{"process": "x"}', '{"process": 1, "machine": "\\u001b[31m"}'])
def test_a_note_of_the_holder_that_cannot_be_read_stops_nobody(tmp_path: Path, written: str) -> None:
    begun, said = threading.Event(), list[str]()

    def hold() -> None:
        with FileLock(tmp_path / LOCK):
            begun.set()
            time.sleep(0.3)

    (tmp_path / HOLDER).write_text(written, encoding="utf-8")
    holding = threading.Thread(target=hold)
    holding.start()
    begun.wait()
    with turn(tmp_path, said.append):
        pass
    holding.join()
    assert said == ["WAITING  Another command is at work in this project. Ctrl-C stops waiting."]
