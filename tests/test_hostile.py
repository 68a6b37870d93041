"""Whatever is put into a project is told of in words, at its place; nothing is lost and nothing gets out.

Ten things hold in every case: no traceback and the right status; place and correction; nothing written outside
build/; the last good output intact; no socket opened; other cards still built; time and memory bounded; sources
untouched; the same messages in the same order; no control characters echoed.
"""

from __future__ import annotations

import json
import os
import re
import signal
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hostile_project import GOOD, Try, cases, copied, put
from lxml import html

from rbaccards.commands.main import main

MARKER = "kept-outside-the-project-4711"
PATIENCE = 60
"""Seconds after which a command is taken to hang."""
MEMORY = 1024
"""Megabytes that a command may need beside what is loaded already."""
OTHER = "build/pdf/warm-homes/damp.pdf"
VICTIM = "build/pdf/warm-homes/cold-homes.pdf"
PUBLIC = "build/site/warm-homes/cold-homes.html"
UNSEEN = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")

sockets: list[str] = []


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    if event in {"socket.connect", "socket.bind", "socket.getaddrinfo", "socket.sendto"}:
        sockets.append(f"{event} {arguments[1:]}")


sys.addaudithook(_watch)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def held(folder: Path) -> dict[str, bytes]:
    """What every file and link in a folder holds, but for what was made."""
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if "build" not in path.parts}
    return {name: _held(path) for name, path in found.items()}


def _held(path: Path) -> bytes:
    mode = path.lstat().st_mode
    if stat.S_ISLNK(mode):
        return os.fsencode(path.readlink())
    return path.read_bytes() if stat.S_ISREG(mode) else b""


@contextmanager
def bounded() -> Iterator[None]:
    """Fails where a command hangs, or needs too much memory."""

    def hangs(*_: object) -> None:
        raise AssertionError(f"no answer in {PATIENCE} s")

    before = memory()
    with suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5")  # the peak is counted from here, where the system lets us
    signal.signal(signal.SIGALRM, hangs)
    signal.alarm(PATIENCE)
    try:
        yield
    finally:
        signal.alarm(0)
    assert memory("VmHWM") - before < MEMORY


def memory(which: str = "VmRSS") -> float:
    """Megabytes that this process has, or had at most."""
    found = re.search(rf"{which}:\s+(\d+) kB", Path("/proc/self/status").read_text(encoding="utf-8"))
    assert found
    return int(found.group(1)) / 1024


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The good project, built, beside a file that is nobody's business."""
    project = copied(GOOD, tmp_path_factory.mktemp("good") / "project")
    made = run("build", "-C", str(project), "--strict")
    assert made.exit_code == 0, made.output
    return project


@pytest.fixture
def project(built: Path, tmp_path: Path) -> Path:
    (tmp_path / "secret.txt").write_text(MARKER, encoding="utf-8")
    return copied(built, tmp_path / "project")


def told(command: str, project: Path) -> list[str]:
    """Every error and warning as a case writes it down."""
    shown = run(command, "-C", str(project), "--format", "json")
    issues = [issue for issue in json.loads(shown.stdout) if issue["severity"] != "note"]
    lines = []
    for issue in issues:
        place = ":".join(str(part) for part in issue["place"].values() if part)
        lines.append(f"{issue['severity'].upper()} {issue['code']} {place}")
    return lines


@pytest.mark.parametrize("wrong", [pytest.param(each, id=name) for name, each in cases()])
def test_hostile(
    wrong: Try, project: Path, monkeypatch: pytest.MonkeyPatch, record_property: Callable[[str, object], None]
) -> None:
    if any(" T02 " in line for line in wrong.builds):  # whatever has no end need not be waited for long
        monkeypatch.setattr("rbaccards.render.filling.PATIENCE", 6)
    put(wrong, project)
    sources, good = held(project.parent), {path: (project / path).read_bytes() for path in (VICTIM, OTHER)}
    (project / OTHER).unlink()
    sockets.clear()
    with bounded():
        checked, again = (run("check", "-C", str(project)) for _ in range(2))
        made = run("build", "-C", str(project))
    assert told("check", project) == wrong.says
    assert [line for line in told("build", project) if line not in wrong.says] == wrong.builds
    fails, breaks = (any(line.startswith("ERROR") for line in said) for said in (wrong.says, wrong.builds))
    assert (checked.exit_code, made.exit_code) == (int(fails), int(fails or breaks)), made.output
    assert checked.output == again.output
    for output in (checked.output, made.output):
        assert "Traceback" not in output
        assert not UNSEEN.search(output), UNSEEN.search(output)
    assert [words for words in wrong.words if words not in made.output] == []
    assert held(project.parent) == sources
    assert sockets == []
    if fails or breaks:
        assert (project / VICTIM).read_bytes() == good[VICTIM]
    assert not wrong.others or (project / OTHER).read_bytes() == good[OTHER]
    assert (project / OTHER).exists() == wrong.others
    assert (project / PUBLIC).exists()
    public = {path: words_in(path) for path in (project / "build").rglob("*.*") if ".cache" not in path.parts}
    assert [path for path, words in public.items() for each in (MARKER, *wrong.hides) if each in words] == []
    page, paper = words_in(project / PUBLIC, shown=True), words_in(project / VICTIM)
    assert [text for text in wrong.shows if text not in page or text not in paper] == []
    if wrong.corrected:
        correct(project)
        assert not [line for line in told("check", project) if line.startswith("ERROR")]
    record_property("hostile cases tried", 1)


def words_in(path: Path, *, shown: bool = False) -> str:
    """The words of a PDF, or what a file holds; of a page that is shown what its reader sees."""
    if path.suffix == ".pdf":
        text = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout
        return " ".join(text.split())
    text = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
    return " ".join(html.document_fromstring(text.encode()).text_content().split()) if shown else text


def correct(project: Path) -> None:
    """Do what each message says, one after another."""
    for _ in range(9):
        issues = json.loads(run("check", "-C", str(project), "--format", "json").stdout)
        fixes = [(each["place"]["path"], each["fix"]) for each in issues if each["fix"] and each["severity"] == "error"]
        if not fixes:
            return
        path, fix = fixes[0]
        lines = (project / path).read_text(encoding="utf-8").split("\n")
        lines[fix["line"] - 1 : fix["line"]] = [] if fix["text"] is None else [fix["text"]]
        (project / path).write_text("\n".join(lines), encoding="utf-8")
