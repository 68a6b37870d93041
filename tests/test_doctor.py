"""What a machine lacks, and what helps."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import SMALL
from click.testing import CliRunner

from rbaccards.commands.main import main
from rbaccards.doctor import Finding, as_line, findings, pango_remedy


def test_a_machine_that_builds_lacks_nothing() -> None:
    run = CliRunner().invoke(main, ["doctor", "-C", str(SMALL)])
    assert run.exit_code == 0
    assert run.output.count("fine") == 5
    assert "warm-homes" in run.output


def test_a_folder_without_cards_is_told_with_what_helps(tmp_path: Path) -> None:
    run = CliRunner().invoke(main, ["doctor", "-C", str(tmp_path)])
    assert run.exit_code == 1
    assert "MISSING  Project: no pack" in run.output
    assert "rbaccards init" in run.output


def test_everything_that_can_be_missing_has_a_remedy(tmp_path: Path) -> None:
    assert [each.what for each in findings(tmp_path, "linux")] == [
        "Python",
        "Printing",
        "Project",
        "Output folder",
        "Room on the disk",
    ]
    assert all(each.remedy for each in findings(tmp_path, "linux") if each.what != "Printing")


@pytest.mark.parametrize(("system", "word"), [("linux", "apt-get"), ("darwin", "brew"), ("win32", "MSYS2")])
def test_pango_is_installed_as_the_system_does_it(system: str, word: str) -> None:
    assert word in pango_remedy(system)


def test_what_is_missing_is_two_lines() -> None:
    assert as_line(Finding("A", well=True, found="b", remedy="c")) == "fine     A: b"
    assert as_line(Finding("A", well=False, found="b", remedy="c")) == "MISSING  A: b\n         c"
