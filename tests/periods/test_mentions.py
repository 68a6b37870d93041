from __future__ import annotations

import re

import pytest
from builders import APRIL, period

from rbaccards.periods.mentions import MENTION, mentioned
from rbaccards.periods.period import JANUARY


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("in May 2012.", "May 2012"),
        ("on 3rd May 2012", "3rd May 2012"),
        ("Sept 2012", "Sept 2012"),
        ("April to June 2012", "April to June 2012"),
        ("July – Sept 2012", "July – Sept 2012"),
        ("in Q1, 2012/13", "Q1, 2012/13"),
        ("Q1 12/13", "Q1 12/13"),
        ("2012/13 Q2", "2012/13 Q2"),
        ("of 2012/13", "2012/13"),
        ("of 2012", "2012"),
        ("in may 2012", "2012"),
        ("2012/1", None),
        ("20122", None),
        ("8,201", None),
    ],
)
def test_periods_are_found_in_the_forms_that_nobody_takes_for_anything_else(text: str, found: str | None) -> None:
    match = re.search(rf"(?<![0-9]){MENTION}", text)
    assert (match and match[0]) == found


@pytest.mark.parametrize(
    ("text", "named"),
    [("3rd May 2012", "May 2012"), ("Q1, 2012/13", "Q1 2012/13"), ("July – Sept 2012", "Q2 2012/13"), ("2012", "2012")],
)
def test_a_mention_names_a_period(text: str, named: str) -> None:
    assert mentioned(text, APRIL) == period(named)


def test_what_cannot_be_names_none() -> None:
    assert mentioned("31 June 2012", APRIL) is None
    assert mentioned("2012/13", JANUARY) is None
