from __future__ import annotations

import pytest
from builders import CARD, card

from rbaccards.checks.corrections import way_of
from rbaccards.issues import Issue

COMMENTARY = "      There were {{ complaints.last_12_months }} complaints, {{ complaints.last_12_months.change }};"
STORY = "  Fuel prices rose, and insulation came late."


def told(text: str) -> list[Issue]:
    """What is said about the small project with a text as its story."""
    return [each for each in card({CARD: {STORY: f"  {text}"}}).issues if each.code.startswith("W")]


@pytest.mark.parametrize(
    ("printed", "way"),
    [("down 36%", -1), ("3,276 fewer", -1), ("12% more", 1), ("up 4.3 points", 1), ("no change", 0), ("5,938", 0)],
)
def test_a_figure_may_say_which_way_it_went(printed: str, way: int) -> None:
    assert way_of(printed) == way


@pytest.mark.parametrize(
    ("text", "code", "correction"),
    [
        (
            "Complaints are down 99% in a year.",
            "W01",
            "Complaints are {{ complaints.last_12_months.change }} in a year.",
        ),
        (
            "Complaints fell by 99% in a year.",
            "W01",
            "Complaints went {{ complaints.last_12_months.change }} in a year.",
        ),
        (
            "Complaints have fallen by 99% in a year.",
            "W01",
            "Complaints have gone {{ complaints.last_12_months.change }} in a year.",
        ),
        ("Complaints have been reduced by 99% in a year.", "W01", None),
        (
            "There were 999 fewer complaints.",
            "W01",
            "There were {{ complaints.last_12_months.difference }} complaints.",
        ),
        ("Homes were reduced by 4.35%, from 22.81% to 18.46%.", "W03", None),
        ("Complaints rose by {{ complaints.last_12_months.change }}.", "W02", None),
    ],
)
def test_a_correction_is_offered_where_the_sentence_still_reads_well(
    text: str, code: str, correction: str | None
) -> None:
    issue = told(text)[0]
    assert issue.code == code
    assert (issue.fix and issue.fix.text) == (correction and f"  {correction}")


def test_a_figure_that_brings_its_direction_is_not_offered_after_another() -> None:
    (issue,) = told("Complaints were reduced by 99% in a year.")
    assert issue.hint is not None
    assert 'without "reduced by": it prints' in issue.hint


def test_a_sentence_does_not_begin_with_a_small_letter() -> None:
    (issue,) = [each for each in card({CARD: {COMMENTARY: "      Down 99% in a year;"}}).issues if each.code == "W01"]
    assert issue.hint is not None
    assert issue.fix is None


@pytest.mark.parametrize("verb", ["fell by", "have dropped by", "are down", "went down by"])
def test_what_a_correction_writes_is_not_told_again(verb: str) -> None:
    (issue,) = told(f"Complaints {verb} 99% in a year.")
    if issue.fix is not None:
        assert told(issue.fix.text.strip()) == []
    assert issue.fix is not None or verb == "went down by"
