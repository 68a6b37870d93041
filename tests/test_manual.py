"""The manual has every message, and every example in it makes the message that it explains."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from manual_examples import parsed, said

import rbaccards
from rbaccards.checks import EXPLAINED
from rbaccards.manual import PAGES, entry_of, manual, page_of

SOURCE = Path(rbaccards.__file__).parent
USED = {code for path in SOURCE.rglob("*.py") for code in re.findall(r'"([A-Z][0-9]{2})"', path.read_text("utf-8"))}
WRITTEN = {path.stem for path in PAGES.glob("*.md")}


def test_every_message_that_can_be_said_is_in_the_manual() -> None:
    assert sorted(USED - set(manual())) == []


def test_every_page_is_of_a_message_that_can_be_said() -> None:
    assert sorted(WRITTEN - USED) == []


def test_what_a_check_explains_is_not_written_down_again() -> None:
    assert sorted(WRITTEN & set(EXPLAINED)) == []


@pytest.mark.parametrize("code", sorted(manual()))
def test_a_message_has_a_title_and_whole_sentences(code: str) -> None:
    entry = manual()[code]
    assert entry.title[0].isupper()
    assert not entry.title.endswith(".")
    assert entry.explanation.rstrip().endswith(".")


@pytest.mark.parametrize("code", sorted(manual()))
def test_an_example_makes_exactly_the_message_that_it_explains_and_its_correction_none(code: str) -> None:
    where, wrong, better = parsed(manual()[code].example)
    assert set(said(where, wrong, better, wrong=True)) == {code}
    assert said(where, better, wrong, wrong=False) == []


def test_a_page_can_be_read_by_itself() -> None:
    found = manual()
    assert all(page_of(code) == entry for code, entry in found.items())
    assert page_of("Y98") is None
    assert page_of("../Y01") is None


def test_an_entry_is_a_title_paragraphs_and_an_example() -> None:
    def nothing_to_say() -> None:
        """Nothing to say

        It is said
        over two lines.

        And again.

        Example (part of a card):

            story: None.
        """

    entry = entry_of(nothing_to_say)
    assert entry.title == "Nothing to say"
    assert entry.explanation == "It is said over two lines.\n\nAnd again."
    assert entry.example == "Example (part of a card):\n\n    story: None."


def test_a_check_without_a_docstring_has_an_empty_entry() -> None:
    assert entry_of(lambda: None).title == ""
