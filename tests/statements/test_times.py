from __future__ import annotations

import pytest
from builders import Q2, period
from hypothesis import given
from hypothesis import strategies as st

from rbaccards.periods.period import APRIL
from rbaccards.statements.times import Moment, Sort, find_times

NOW = Moment(Q2, APRIL)


def months(text: str) -> tuple[int, int]:
    found = period(text)
    return found.start, found.end


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("the 12 months to September 2012", "Oct 2011 to Sep 2012"),
        ("the year to the end of September 2012", "Oct 2011 to Sep 2012"),
        ("twelve months ending 30 September 2012", "Oct 2011 to Sep 2012"),
        ("April to June 2012", "Q1 2012/13"),
        ("the three months to June 2012", "Q1 2012/13"),
        ("Q1 2012/13", "Q1 2012/13"),
        ("the first quarter", "Q1 2012/13"),
        ("quarter 2 of 2011/12", "Q2 2011/12"),
        ("2011/12", "2011/12"),
        ("May 2012", "May 2012"),
        ("in May", "May 2012"),
        ("in March", "Mar 2012"),
        ("in January", "Jan 2012"),
        ("this quarter", "Q2 2012/13"),
    ],
)
def test_a_stretch_of_time_is_understood(text: str, same: str) -> None:
    (found,) = find_times(text, NOW)
    assert (found.sort, found.first, found.last) == (Sort.AT, *months(same))


def test_a_month_alone_is_the_last_that_the_review_has_reached() -> None:
    (found,) = find_times("by the end of April", NOW)
    assert (found.sort, found.last) == (Sort.UNTIL, period("Apr 2012").end)


@pytest.mark.parametrize("text", ["in October", "by the end of November", "in December"])
def test_a_month_shortly_after_the_review_may_be_of_either_year(text: str) -> None:
    assert [each.sort for each in find_times(text, NOW)] == [Sort.UNKNOWN]


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("since April", Sort.SINCE),
        ("between April and June 2012", Sort.FROM_TO),
        ("from April to June", Sort.FROM_TO),
        ("in two years", Sort.UNKNOWN),
        ("in the last three months", Sort.UNKNOWN),
        ("at its peak", Sort.UNKNOWN),
        ("so far this year", Sort.SO_FAR),
        ("the year before", Sort.YEAR_BEFORE),
        ("than a year ago", Sort.YEAR_BEFORE),
        ("in a year", Sort.WITHIN_A_YEAR),
        ("the previous quarter", Sort.BEFORE),
        ("on 3 May 2012", Sort.UNKNOWN),
        ("this summer", Sort.UNKNOWN),
        ("each year", Sort.UNKNOWN),
    ],
)
def test_other_times_are_told_apart(text: str, sort: Sort) -> None:
    assert [each.sort for each in find_times(text, NOW)] == [sort]


@pytest.mark.parametrize("text", ["we may go", "they march on", "5,938", "12 homes"])
def test_words_and_numbers_are_no_times(text: str) -> None:
    assert list(find_times(text, NOW)) == []


@given(st.text(max_size=60))
def test_times_stand_where_they_say(text: str) -> None:
    found = list(find_times(text, NOW))
    assert all(0 <= each.start < each.end <= len(text) for each in found)
