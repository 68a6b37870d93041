"""A build that is killed at any moment leaves every file whole, old or new, and the next build is clean."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from builders import CARD, SMALL
from soaking import times

KILLS = times(12, 100)
BUILD = [sys.executable, "-m", "rbaccards", "build", "--jobs", "2"]
VERIFY = [sys.executable, "-m", "rbaccards", "verify"]
SEED = 1


def built(folder: Path) -> dict[str, bytes]:
    """What lies in the output folder for readers, by name."""
    files = [path for path in (folder / "build").rglob("*") if path.is_file()]
    names = {path.relative_to(folder / "build").as_posix(): path for path in files}
    return {name: path.read_bytes() for name, path in names.items() if not name.startswith((".cache", ".lock"))}


def said(folder: Path, word: str) -> None:
    """Let the card say another sentence."""
    text = (SMALL / CARD).read_text(encoding="utf-8").replace("population:", "audience: public\npopulation:")
    (folder / CARD).write_text(text.replace("Fuel prices rose", f"Fuel prices rose {word}"), encoding="utf-8")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SMALL, tmp_path / "project", ignore=shutil.ignore_patterns("build")))


@pytest.mark.parametrize("stop", [signal.SIGKILL, signal.SIGINT])
def test_a_build_that_is_stopped_leaves_old_and_new_files_whole(
    project: Path, stop: signal.Signals, record_property: Callable[[str, object], None]
) -> None:
    chance, results = random.Random(SEED), list[dict[str, bytes]]()  # noqa: S311 - the same moments every time
    for word in ("once", "twice"):
        said(project, word)
        started = time.monotonic()
        subprocess.run([*BUILD, "-C", str(project)], check=True, capture_output=True)
        results.append(built(project))
    takes = time.monotonic() - started
    for number in range(KILLS):
        said(project, ("once", "twice")[number % 2])
        shutil.rmtree(project / "build" / ".cache", ignore_errors=True)  # the last build may not have come so far
        running = subprocess.Popen([*BUILD, "-C", str(project)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(chance.uniform(0.5, 1.0) * takes * 1.4)
        running.send_signal(stop)
        running.wait(60)
        left = {name: data for name, data in built(project).items() if not name.rpartition("/")[2].startswith(".")}
        assert left.keys() == results[0].keys()
        assert [name for name, data in left.items() if data not in [each[name] for each in results]] == []
    said(project, "twice")
    subprocess.run([*BUILD, "-C", str(project)], check=True, capture_output=True)
    assert built(project) == results[1]
    subprocess.run([*VERIFY, "-C", str(project)], check=True, capture_output=True)
    record_property("kills survived", KILLS)


def test_what_a_killed_build_left_half_written_is_swept_away_and_nothing_else(project: Path) -> None:
    said(project, "once")
    subprocess.run([*BUILD, "-C", str(project)], check=True, capture_output=True)
    before = built(project)
    for name in ("pdf/warm-homes/.cold-homes.pdf.123.new", "site/.index.html.9.new", ".manifest.json.7.new"):
        (project / "build" / name).write_bytes(b"%PDF-1.7 half")
    (project / "build" / ".mine").write_bytes(b"mine")
    said(project, "once more")
    subprocess.run([*BUILD, "-C", str(project)], check=True, capture_output=True)
    assert built(project).keys() == {*before, ".mine"}


@pytest.mark.parametrize("after", [0.3, 0.9, 1.6])
@pytest.mark.parametrize("stop", [signal.SIGKILL, signal.SIGINT])
def test_a_build_that_is_stopped_leaves_no_process_and_no_temporary_file(
    project: Path, tmp_path: Path, stop: signal.Signals, after: float
) -> None:
    """As Ctrl-C in a terminal, which all processes hear, or as the system does, which tells the first one alone."""
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    running = subprocess.Popen(
        [*BUILD, "-C", str(project)],
        env={**os.environ, "TMPDIR": str(temporary)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    time.sleep(after)
    with suppress(ProcessLookupError):  # it may be over
        (os.killpg if stop == signal.SIGINT else os.kill)(running.pid, stop)
    said, _ = running.communicate(timeout=60)
    assert "Traceback" not in said
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and (_alive(running.pid) or any(temporary.iterdir())):
        time.sleep(0.1)
    assert not _alive(running.pid)
    assert list(temporary.iterdir()) == []


def _alive(group: int) -> bool:
    """Whether any process of a group still runs; one that has ended may wait there for somebody to be told."""
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # it ended while we looked
            state, _, its_group = stat.read_text("ascii", "replace").rpartition(")")[2].split()[:3]
            if int(its_group) == group and state != "Z":
                return True
    return False
