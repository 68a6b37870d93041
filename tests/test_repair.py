"""Repairs: what is safe is put right and shown, a copy is kept, and no word or number changes."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from builders import CARD, COMPLAINTS, SMALL, Changes, files
from click.testing import CliRunner

from rbaccards.checked import check
from rbaccards.commands.main import main
from rbaccards.repair import repaired

MISTAKES: dict[str, Changes] = {
    "a tab": {CARD: {"    polarity: lower": "\tpolarity: lower"}},
    "no space after a colon": {CARD: {"    unit: complaints": "    unit:complaints"}},
    "a colon in a text": {CARD: {"    source: Complaints log": "    source: Complaints: the log"}},
    "a text that starts with a star": {CARD: {"    source: Complaints log": "    source: *Complaints log"}},
    "a text that starts with &": {CARD: {"    source: Complaints log": "    source: &Complaints log"}},
    "a text that starts with @": {CARD: {"    source: Complaints log": "    source: @Complaints log"}},
}


def words(data: bytes) -> list[str]:
    return re.findall(r"[\w£%]+", data.decode("utf-8"))


@pytest.mark.parametrize("changes", MISTAKES.values(), ids=list(MISTAKES))
def test_what_is_safe_is_put_right_and_no_word_changes(changes: Changes) -> None:
    before = files(changes)
    assert check(before).issues
    changed = repaired(before)
    assert list(changed) == [CARD]
    assert words(changed[CARD]) == words(before[CARD])
    assert check({**before, **changed}).issues == ()


def test_several_mistakes_are_put_right_in_one_go() -> None:
    together = {CARD: {old: new for changes in list(MISTAKES.values())[:3] for old, new in changes[CARD].items()}}
    before = files(together)
    assert check({**before, **repaired(before)}).issues == ()


def test_a_file_of_an_old_encoding_is_saved_as_utf_8() -> None:
    good = files()
    before = {**good, CARD: good[CARD].decode("utf-8").encode("cp1252")}
    assert before[CARD] != good[CARD]
    assert repaired(before) == {CARD: good[CARD]}


@pytest.mark.parametrize(
    "changes",
    [
        {CARD: {"polarity: lower": "polarity: down"}},
        {CARD: {"headline: complaints": "headlin: complaints"}},
        {CARD: {"outcome: warm": "outcome: worm"}},
    ],
)
def test_what_takes_a_decision_is_left_to_the_author(changes: Changes) -> None:
    assert repaired(files(changes)) == {}


def test_figures_are_never_touched() -> None:
    before = files({}, {COMPLAINTS: "period,value\nDec-11,12\n2012-09,l2\n"})
    assert repaired(before) == {}


def test_the_ends_of_lines_stay_as_they_were() -> None:
    before = files(MISTAKES["a tab"])
    before[CARD] = before[CARD].replace(b"\n", b"\r\n")
    changed = repaired(before)
    assert changed[CARD].count(b"\r\n") == before[CARD].count(b"\r\n")
    assert b"\n" not in changed[CARD].replace(b"\r\n", b"")


def test_the_command_shows_each_change_and_keeps_a_copy(tmp_path: Path) -> None:
    shutil.copytree(SMALL / "cards", tmp_path / "cards")
    card = tmp_path / CARD
    wrong = card.read_text("utf-8").replace("    polarity: lower", "\tpolarity: lower")
    card.write_text(wrong, encoding="utf-8")
    shown = CliRunner().invoke(main, ["check", "--fix", "-C", str(tmp_path)])
    assert shown.exit_code == 0
    assert "-\tpolarity: lower" in shown.output
    assert "+    polarity: lower" in shown.output
    assert (card.parent / "cold-homes.yaml.before").read_text("utf-8") == wrong
    assert CliRunner().invoke(main, ["check", "-C", str(tmp_path)]).exit_code == 0
    card.write_text(wrong, encoding="utf-8")
    CliRunner().invoke(main, ["check", "--fix", "-C", str(tmp_path)])
    assert (card.parent / "cold-homes.yaml.before-2").is_file()


def test_without_the_option_nothing_is_written(tmp_path: Path) -> None:
    shutil.copytree(SMALL / "cards", tmp_path / "cards")
    card = tmp_path / CARD
    card.write_text(card.read_text("utf-8").replace("    polarity: lower", "\tpolarity: lower"), encoding="utf-8")
    before = card.read_bytes()
    assert CliRunner().invoke(main, ["check", "-C", str(tmp_path)]).exit_code == 1
    assert card.read_bytes() == before
    assert [path.name for path in card.parent.iterdir() if "before" in path.name] == []
