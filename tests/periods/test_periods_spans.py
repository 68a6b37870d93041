from __future__ import annotations

import pytest

from rbaccards.issues import Refusal
from rbaccards.periods.period import (
    APRIL,
    Calendar,
    Frequency,
    Period,
    calendar_year,
    financial_year,
    month,
    quarter_of,
)
from rbaccards.periods.spans import from_to, years_from_to

JULY, SEPTEMBER = month(2012, 7), month(2012, 9)


@pytest.mark.parametrize(
    ("first", "last", "frequency", "short"),
    [
        (JULY, SEPTEMBER, Frequency.QUARTER, "Q2 2012/13"),
        (JULY, month(2012, 8), Frequency.SPAN, "Jul to Aug 2012"),
        (JULY, month(2012, 10), Frequency.SPAN, "Jul to Oct 2012"),
        (month(2012, 8), month(2012, 10), Frequency.SPAN, "Aug to Oct 2012"),
        (month(2012, 4), SEPTEMBER, Frequency.HALF_YEAR, "H1 2012/13"),
        (month(2012, 1), month(2012, 6), Frequency.HALF_YEAR, "H1 2012"),
        (month(2012, 4), month(2013, 3), Frequency.SPAN, "Apr 2012 to Mar 2013"),
        (quarter_of(JULY), quarter_of(JULY).next(), Frequency.SPAN, "Jul to Dec 2012"),
        (financial_year(2010), financial_year(2012), Frequency.SPAN, "2010/11 to 2012/13"),
        (calendar_year(2010), calendar_year(2011), Frequency.SPAN, "2010 to 2011"),
    ],
)
def test_months_that_make_a_quarter_or_half_year_are_that_and_anything_else_is_a_span(
    first: Period, last: Period, frequency: Frequency, short: str
) -> None:
    reading = from_to(first, last, APRIL)
    assert isinstance(reading, Period)
    assert (reading.frequency, reading.short) == (frequency, short)


def test_quarters_of_the_calendar_year_are_known_beside_those_of_any_financial_year() -> None:
    reading = from_to(month(2012, 1), month(2012, 3), Calendar(5))
    assert isinstance(reading, Period)
    assert reading.short == "Q1 2012"


@pytest.mark.parametrize(
    ("first", "last", "suggestion"),
    [
        (SEPTEMBER, JULY, "Jul 2012 to Sep 2012"),
        (JULY, JULY, "Jul 2012"),
        (calendar_year(2012), SEPTEMBER, "Jan to Dec 2012"),
        (calendar_year(2011), SEPTEMBER, "Jan 2011 to Sep 2012"),
    ],
)
def test_a_span_runs_forward_between_two_different_periods_of_one_kind(
    first: Period, last: Period, suggestion: str
) -> None:
    refusal = from_to(first, last, APRIL)
    assert isinstance(refusal, Refusal)
    assert refusal.suggestion == suggestion


@pytest.mark.parametrize(
    ("first", "second", "short"),
    [
        (2015, "16", "2015 to 2016"),
        (2015, "2017", "2015 to 2017"),
        (1998, "01", "1998 to 2001"),
        (1999, "49", "1999 to 2049"),
        (1999, "50", None),
        (2015, "15", None),
        (2015, "14", None),
    ],
)
def test_two_figures_of_a_last_year_may_cross_a_century_once(first: int, second: str, short: str | None) -> None:
    reading = years_from_to(first, second, APRIL)
    assert (reading.short if isinstance(reading, Period) else None) == short
