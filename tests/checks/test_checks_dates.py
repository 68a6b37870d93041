from __future__ import annotations

import re

import pytest
from builders import APRIL, card, document, pack
from hypothesis import given
from hypothesis import strategies as st

from rbaccards.checks.dates import impossible_dates
from rbaccards.issues import Issue, Severity
from rbaccards.periods.period import financial_year, month


def found(text: str) -> list[Issue]:
    return list(impossible_dates(document(f"story: |\n  {text}\n"), pack()))


def test_every_date_of_the_small_project_can_be() -> None:
    measured = card()
    assert list(impossible_dates(measured.loaded.document, measured.pack)) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("by 31 September 2012 at the latest", '"31 September 2012"'),
        ("on 31 September", '"31 September"'),
        ("on the 31st November", '"31st November"'),
        ("on 30 Feb 2012", '"30 Feb 2012"'),
        ("on 29 February 2011", '"29 February 2011"'),
        ("on 31/09/2012", '"31/09/2012"'),
        ("in 2012/11", '"2012/11" is no financial year: after 2012 comes 2013'),
        ("in 2012/2010", '"2012/2010"'),
        ("in 2012/12", '"2012/12"'),
        ("in 2000/2025", '"2000/2025"'),
        ("since 21010/11", "Is it 2010/11?"),
        ("in Q5 2012/13", '"Q5 2012/13"'),
    ],
)
def test_a_date_that_cannot_be_is_a_warning(text: str, said: str) -> None:
    (issue,) = found(text)
    assert (issue.code, issue.severity) == ("E18", Severity.WARNING)
    assert said in issue.message
    (quoted, *_) = re.findall(r'"([^"]+)"', issue.message)
    assert issue.excerpt[issue.place.column - 1 :].startswith(quoted)


@pytest.mark.parametrize(
    "text",
    [
        "30 September 2012, 29 February 2012, 29 February and 31st October",
        "2010/11, 1999/00, 2012/2013, Q4 2012/13, Q1 2012",
        "the plans for 2008/11, 2009/2014 and 1998/03",
        "between 2010 and 2012, 2010 to 2012, 2010-12",
        "in 40 March households and 35 May cases",
        "planning application 12345/67",
        "ratios of 3/4 and 1200/1500, 2000/2500 homes",
        "https://example.org/2010/12/report",
        'was {{ cases["2010/12"].total }}',
        "the 31 march past",
    ],
)
def test_what_can_be_or_is_no_date_is_not_told(text: str) -> None:
    assert found(text) == []


@given(st.integers(1990, 2049))
def test_no_financial_year_is_told(year: int) -> None:
    assert found(f"in {financial_year(year, APRIL).label}.") == []


@given(st.integers(1990, 2049), st.integers(1, 12), st.integers(1, 31))
def test_a_day_is_told_exactly_if_its_month_does_not_have_it(year: int, number: int, day: int) -> None:
    when = month(year, number)
    assert bool(found(f"on {day} {when.label}.")) is (day > when.last_day.day)
