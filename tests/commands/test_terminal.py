"""How the commands talk: colours, plain letters, progress, completion."""

from __future__ import annotations

import io
import os
import pty
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from builders import CARD, SMALL
from click.testing import CliRunner

from rbaccards.commands.main import main
from rbaccards.commands.terminal import coloured, plain, progress
from rbaccards.issues import Severity

PROGRAM = [sys.executable, "-m", "rbaccards"]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    shutil.copytree(SMALL, folder, ignore=shutil.ignore_patterns("build"))
    return folder


@pytest.mark.parametrize(
    ("letter", "nearest"), [("’", "'"), ("“", '"'), ("–", "-"), ("é", "e"), ("ŵ", "w"), ("£", "GBP "), ("木", "?")]
)
def test_every_letter_has_a_plain_one(letter: str, nearest: str) -> None:
    assert plain(letter) == nearest


def test_a_terminal_that_knows_ascii_alone_gets_plain_letters(project: Path) -> None:
    card = project / CARD
    card.write_text(card.read_text(encoding="utf-8").replace("outcome: warm", "outcome: wärm"), encoding="utf-8")
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    done = subprocess.run(
        [*PROGRAM, "check"], cwd=project, env=environment, capture_output=True, text=True, encoding="ascii", check=False
    )
    assert done.returncode == 1
    assert '"warm" cannot be used as a name' in done.stdout
    assert done.stderr == ""


def test_severities_are_coloured_unless_colours_are_not_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert coloured(Severity.ERROR, "ERROR Y01").startswith("\x1b[31m")
    monkeypatch.setenv("NO_COLOR", "1")
    assert coloured(Severity.ERROR, "ERROR Y01") == "ERROR Y01"


def test_a_file_gets_neither_colours_nor_progress(project: Path) -> None:
    done = subprocess.run([*PROGRAM, "build"], cwd=project, capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert "\x1b" not in done.stdout + done.stderr
    assert done.stderr == ""


def test_a_terminal_shows_what_is_being_made(project: Path) -> None:
    outer, inner = pty.openpty()
    with subprocess.Popen([*PROGRAM, "build"], cwd=project, stdout=subprocess.DEVNULL, stderr=inner) as running:
        os.close(inner)
        said = b""
        while True:
            try:
                said += os.read(outer, 65536)
            except OSError:  # the other end is closed
                break
        assert running.wait() == 0
    os.close(outer)
    text = said.decode()
    assert re.search(r"Making +\[#+-*\]", text)
    assert "warm-homes/cold-homes" in text
    assert "100%" in text


def test_progress_is_quiet_where_nobody_watches(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    with progress(3) as tell:
        tell("a card")
    assert stream.getvalue() == ""


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shells_can_complete(shell: str) -> None:
    found = CliRunner().invoke(main, ["completion", shell])
    assert found.exit_code == 0
    assert "_RBACCARDS_COMPLETE" in found.output


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("rbaccards build w", "warm-homes"),
        ("rbaccards explain warm-homes/", "warm-homes/cold-homes"),
        ("rbaccards st", "status"),
    ],
)
def test_commands_packs_and_cards_are_completed(typed: str, offered: str, project: Path) -> None:
    environment = {
        **os.environ,
        "_RBACCARDS_COMPLETE": "bash_complete",
        "COMP_WORDS": typed,
        "COMP_CWORD": str(len(typed.split()) - 1),
    }
    code = "from rbaccards.commands.main import main; main(prog_name='rbaccards')"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=project, env=environment, capture_output=True, text=True, check=False
    )
    assert f"plain,{offered}" in done.stdout.splitlines()
