from __future__ import annotations

from builders import BURGLARY, card, months, reading

from rbaccards.view.notes import notes

ROLLING = {"adds_up": "sum", "reads_as": "last 12 months", "targets": {"2012/13": "7,056"}}
JUDGED = {"rating": "red", "because": "It will not last.", "by": "Police lead", "on": "1 October 2012"}


def said(**fields: object) -> list[str]:
    found = reading(months(*BURGLARY), **ROLLING | fields)
    return [note for note in notes(found, card(), drawn=True) if note]


def test_a_curve_that_needs_no_word_has_none() -> None:
    assert said() == []


def test_a_judgement_beside_the_headline_one_gives_reason_post_day_and_rule() -> None:
    (note,) = said(progress=JUDGED)
    assert all(part in note for part in ("It will not last.", "Police lead", "1 October 2012", "5,938", "7,056"))


def test_a_judgement_that_agrees_with_the_rule_is_no_news() -> None:
    assert said(progress="green") == []


def test_a_break_says_since_when_and_why() -> None:
    (note,) = said(break_after={"Mar 2011": "a new counting rule"})
    assert "March 2011" in note
    assert "a new counting rule" in note
