from __future__ import annotations

import re
from pathlib import Path

import pytest

import rbaccards
from rbaccards.catalogue import CATALOGUE
from rbaccards.checks import EXPLAINED
from rbaccards.manual import manual

SOURCE = Path(rbaccards.__file__).parent
USED = {
    code
    for path in SOURCE.rglob("*.py")
    if path.name != "catalogue.py"
    for code in re.findall(r'"([A-Z][0-9]{2})"', path.read_text("utf-8"))
}


def test_every_message_that_can_be_said_is_in_the_manual() -> None:
    assert sorted(USED - set(manual())) == []


def test_every_message_of_the_catalogue_can_be_said() -> None:
    assert sorted(set(CATALOGUE) - USED) == []


def test_what_a_check_explains_is_not_written_down_again() -> None:
    assert sorted(set(CATALOGUE) & set(EXPLAINED)) == []


@pytest.mark.parametrize("code", sorted(manual()))
def test_a_message_has_a_title_and_whole_sentences(code: str) -> None:
    entry = manual()[code]
    assert entry.title[0].isupper()
    assert not entry.title.endswith(".")
    assert entry.explanation.rstrip().endswith(".")
