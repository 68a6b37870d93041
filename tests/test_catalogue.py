from __future__ import annotations

import re
from pathlib import Path

import pytest

import rbaccards
from rbaccards.catalogue import CATALOGUE

SOURCE = Path(rbaccards.__file__).parent
USED = {
    code
    for path in SOURCE.rglob("*.py")
    if path.name != "catalogue.py"
    for code in re.findall(r'"([A-Z][0-9]{2})"', path.read_text("utf-8"))
}


def test_every_message_that_can_be_said_is_in_the_catalogue() -> None:
    assert sorted(USED - set(CATALOGUE)) == []


def test_every_message_of_the_catalogue_can_be_said() -> None:
    assert sorted(set(CATALOGUE) - USED) == []


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_a_message_has_a_title_and_whole_sentences(code: str) -> None:
    entry = CATALOGUE[code]
    assert entry.title[0].isupper()
    assert not entry.title.endswith(".")
    assert entry.explanation.rstrip().endswith(".")
