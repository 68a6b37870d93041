from __future__ import annotations

import datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rbaccards.periods.period import (
    JANUARY,
    Calendar,
    Frequency,
    Period,
    academic_year,
    calendar_year,
    financial_year,
    frequency_of,
    gaps,
    month,
    parts,
    period_containing,
    quarter_of,
    span,
    year_containing,
)

MONTHS = st.integers(1900 * 12, 2100 * 12)
NAMED = st.builds(
    period_containing,
    MONTHS,
    st.sampled_from([frequency for frequency in Frequency if frequency is not Frequency.SPAN]),
    st.builds(Calendar, st.integers(1, 12)),
)
SPANS = st.builds(lambda start, more: span(start, start + more), MONTHS, st.integers(0, 200))
PERIODS = NAMED | SPANS

Q2 = quarter_of(month(2012, 9))
H1 = period_containing(month(2012, 9), Frequency.HALF_YEAR)


def between(first: tuple[int, int], last: tuple[int, int]) -> Period:
    return span(month(*first).start, month(*last).end)


@pytest.mark.parametrize(
    ("period", "label", "short", "code"),
    [
        (month(2012, 9), "September 2012", "Sep 2012", "2012-09"),
        (month(2009, 9), "September 2009", "Sep 2009", "2009-09"),
        (month(2009, 10), "October 2009", "Oct 2009", "2009-10-month"),
        (month(2009, 11), "November 2009", "Nov 2009", "2009-11"),
        (Q2, "July to September 2012", "Q2 2012/13", "2012-13-q2"),
        (Q2.next(), "October to December 2012", "Q3 2012/13", "2012-13-q3"),
        (Q2.shift(2), "January to March 2013", "Q4 2012/13", "2012-13-q4"),
        (quarter_of(month(2022, 1), JANUARY), "January to March 2022", "Q1 2022", "2022-q1"),
        (
            quarter_of(month(2013, 1), Calendar(8)),
            "November 2012 to January 2013",
            "Q2 2012/13",
            "2012-13-q2",
        ),
        (H1, "April to September 2012", "H1 2012/13", "2012-13-h1"),
        (H1.next(), "October 2012 to March 2013", "H2 2012/13", "2012-13-h2"),
        (financial_year(1999), "1999/00", "1999/00", "1999-00"),
        (financial_year(2000), "2000/01", "2000/01", "2000-01-year"),
        (financial_year(2011), "2011/12", "2011/12", "2011-12-year"),
        (financial_year(2012), "2012/13", "2012/13", "2012-13"),
        (calendar_year(2012), "2012", "2012", "2012"),
        (academic_year(2012), "2012/13 academic year", "2012/13 academic", "2012-13-academic"),
        (between((2012, 4), (2012, 8)), "April to August 2012", "Apr to Aug 2012", "2012-04..2012-08"),
        (
            between((2011, 10), (2012, 9)),
            "October 2011 to September 2012",
            "Oct 2011 to Sep 2012",
            "2011-10..2012-09",
        ),
        (
            between((2012, 4), (2013, 3)),
            "April 2012 to March 2013",
            "Apr 2012 to Mar 2013",
            "2012-04..2013-03",
        ),
        (between((2012, 4), (2014, 3)), "2012/13 to 2013/14", "2012/13 to 2013/14", "2012-04..2014-03"),
        (between((2020, 4), (2025, 3)), "2020/21 to 2024/25", "2020/21 to 2024/25", "2020-04..2025-03"),
        (between((2012, 1), (2012, 12)), "January to December 2012", "Jan to Dec 2012", "2012-01..2012-12"),
        (between((2015, 1), (2017, 12)), "2015 to 2017", "2015 to 2017", "2015-01..2017-12"),
    ],
)
def test_a_period_is_named_for_text_for_tables_and_for_files(period: Period, label: str, short: str, code: str) -> None:
    assert (period.label, period.short, period.code) == (label, short, code)


def test_a_period_tells_its_months() -> None:
    assert (Q2.months, Q2.first_month, Q2.last_month) == (3, (2012, 7), (2012, 9))
    assert Q2.end_label == "September 2012"
    assert Q2.last_day == datetime.date(2012, 9, 30)
    assert month(2012, 2).last_day == datetime.date(2012, 2, 29)


def test_equal_periods_have_the_same_months_and_the_same_frequency() -> None:
    year = financial_year(2012)
    assert year != between((2012, 4), (2013, 3))
    assert calendar_year(2012) != between((2012, 1), (2012, 12))
    assert quarter_of(month(2022, 2), JANUARY) == quarter_of(month(2022, 2))
    assert year == financial_year(2012, Calendar(4))
    assert year != financial_year(2012, Calendar(10))


def test_periods_are_ordered_by_end_then_by_start() -> None:
    march = month(2013, 3)
    ordered = [Q2, month(2013, 2), financial_year(2012), quarter_of(march), march, month(2013, 4)]
    assert sorted([*ordered[3:], *ordered[:3]]) == ordered


@pytest.mark.parametrize(
    ("frequency", "calendar", "first", "last"),
    [
        (Frequency.FINANCIAL_YEAR, Calendar(), (2012, 4), (2013, 3)),
        (Frequency.FINANCIAL_YEAR, Calendar(3), (2013, 3), (2014, 2)),
        (Frequency.FINANCIAL_YEAR, JANUARY, (2013, 1), (2013, 12)),
        (Frequency.CALENDAR_YEAR, Calendar(), (2013, 1), (2013, 12)),
        (Frequency.ACADEMIC_YEAR, Calendar(), (2012, 9), (2013, 8)),
        (Frequency.HALF_YEAR, Calendar(), (2012, 10), (2013, 3)),
        (Frequency.QUARTER, Calendar(), (2013, 1), (2013, 3)),
        (Frequency.QUARTER, Calendar(8), (2013, 2), (2013, 4)),
    ],
)
def test_march_2013_lies_in_one_period_of_each_frequency(
    frequency: Frequency, calendar: Calendar, first: tuple[int, int], last: tuple[int, int]
) -> None:
    period = period_containing(month(2013, 3), frequency, calendar)
    assert (period.first_month, period.last_month) == (first, last)


def test_a_period_belongs_to_the_year_it_ends_in() -> None:
    assert year_containing(between((2012, 3), (2012, 4))) == financial_year(2012)
    assert year_containing(between((2012, 2), (2012, 3))) == financial_year(2011)


def test_a_financial_year_that_starts_in_january_is_a_calendar_year() -> None:
    assert financial_year(2012, JANUARY) == calendar_year(2012)


def test_a_year_has_four_quarters_two_halves_and_twelve_months() -> None:
    year = financial_year(2012)
    assert [part.short for part in parts(year, Frequency.QUARTER)] == [f"Q{n} 2012/13" for n in (1, 2, 3, 4)]
    assert [part.short for part in parts(year, Frequency.HALF_YEAR)] == ["H1 2012/13", "H2 2012/13"]
    assert [part.last_month[1] for part in parts(year, Frequency.MONTH)] == [*range(4, 13), 1, 2, 3]
    assert parts(calendar_year(2022), Frequency.QUARTER)[0].short == "Q1 2022"
    assert parts(between((2020, 4), (2022, 3)), Frequency.FINANCIAL_YEAR) == (
        financial_year(2020),
        financial_year(2021),
    )


@pytest.mark.parametrize(
    ("whole", "frequency"),
    [
        (academic_year(2012), Frequency.QUARTER),
        (between((2012, 4), (2012, 7)), Frequency.QUARTER),
        (Q2, Frequency.FINANCIAL_YEAR),
    ],
)
def test_what_does_not_divide_into_whole_periods_has_no_parts(whole: Period, frequency: Frequency) -> None:
    with pytest.raises(ValueError, match="not made of whole periods"):
        parts(whole, frequency)


def test_gaps_are_the_missing_periods_between_the_first_and_the_last() -> None:
    assert gaps([Q2, Q2.shift(3), Q2.shift(1)]) == (Q2.shift(2),)
    assert gaps([Q2, Q2.next()]) == ()
    assert gaps([financial_year(2009), financial_year(2012)]) == (financial_year(2010), financial_year(2011))


def test_there_are_no_gaps_without_one_frequency_or_between_spans() -> None:
    assert gaps([]) == ()
    assert gaps([Q2, month(2013, 12)]) == ()
    assert gaps([between((2001, 1), (2003, 12)), between((2010, 1), (2012, 12))]) == ()


def test_frequency_is_known_when_all_share_it() -> None:
    assert frequency_of([Q2, Q2.next()]) is Frequency.QUARTER
    assert frequency_of([Q2, month(2012, 9)]) is None
    assert frequency_of([]) is None


def test_neighbours_and_containment() -> None:
    assert Q2.next().follows(Q2)
    assert not Q2.follows(Q2)
    assert not Q2.shift(2).follows(Q2)
    assert Q2.contains(month(2012, 7))
    assert Q2.contains(Q2)
    assert not Q2.contains(month(2012, 10))
    assert Q2.year_before() == quarter_of(month(2011, 9))
    assert between((2011, 10), (2012, 9)).shift(-1) == between((2010, 10), (2011, 9))


@given(PERIODS, st.integers(-500, 500))
def test_shifting_there_and_back_changes_nothing(period: Period, count: int) -> None:
    assert period.shift(count).shift(-count) == period
    assert period.shift(count).months == period.months


@given(PERIODS)
def test_next_follows_and_twelve_months_lie_between_years(period: Period) -> None:
    assert period.next().follows(period)
    assert period.end - period.year_before().end == 12


@given(PERIODS, PERIODS)
def test_order_is_total_and_agrees_with_equality(one: Period, other: Period) -> None:
    assert (one < other) + (one == other) + (one > other) == 1
    assert (hash(one) == hash(other)) or one != other


@given(st.lists(PERIODS))
def test_sorted_periods_end_in_order(periods: list[Period]) -> None:
    assert all(a.end <= b.end for a, b in pairwise(sorted(periods)))


@given(NAMED, st.sets(st.integers(0, 40), min_size=1))
def test_gaps_and_periods_together_leave_nothing_out(first: Period, steps: set[int]) -> None:
    present = [first.shift(step) for step in steps]
    together = sorted([*present, *gaps(present)])
    assert together == [min(present).shift(n) for n in range(max(steps) - min(steps) + 1)]


@given(st.sampled_from([f for f in Frequency if f is not Frequency.SPAN]), MONTHS, st.integers(1, 60))
def test_codes_of_one_frequency_sort_by_time(frequency: Frequency, when: int, steps: int) -> None:
    period = period_containing(when, frequency)
    assert period.code < period.shift(steps).code
