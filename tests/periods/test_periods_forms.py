from __future__ import annotations

import pytest

from rbaccards.issues import Refusal
from rbaccards.periods.forms import full_year, read_form, span_ends
from rbaccards.periods.period import APRIL, JANUARY, Calendar, Period


@pytest.mark.parametrize(
    ("plain", "code"),
    [
        ("2012-01", "2012-01"),
        ("2012-12", "2012-12"),
        ("2012-13", "2012-13"),
        ("2012-14", "2012-01..2014-12"),
        ("2008-08", "2008-08"),
        ("2008-10", "2008-10"),
        ("2012-11", "2012-11"),
        ("1999-00", "1999-00"),
        ("1998-00", "1998-01..2000-12"),
        ("1998-01", "1998-01"),
        ("2011-12-month", "2011-12-month"),
        ("2011-12-year", "2011-12-year"),
    ],
)
def test_two_numbers_with_a_hyphen_are_a_month_a_financial_year_or_a_span(plain: str, code: str) -> None:
    reading = read_form(plain, APRIL)
    assert isinstance(reading, Period)
    assert reading.code == code


@pytest.mark.parametrize("first", range(2000, 2012))
def test_a_month_that_could_be_a_financial_year_is_refused_with_both_readings(first: int) -> None:
    second = first + 1 - 2000
    refusal = read_form(f"{first}-{second:02}", APRIL)
    assert isinstance(refusal, Refusal)
    assert refusal.suggestion == f"{first}/{second:02}"
    assert f"{first} or {first}/{second:02}." in refusal.message


@pytest.mark.parametrize(
    ("calendar", "text", "first", "last"),
    [
        (Calendar(4), "2012/13", (2012, 4), (2013, 3)),
        (Calendar(7), "2012/13", (2012, 7), (2013, 6)),
        (Calendar(7), "q1 2012/13", (2012, 7), (2012, 9)),
        (Calendar(7), "fye 2013", (2012, 7), (2013, 6)),
        (JANUARY, "fye 2013", (2013, 1), (2013, 12)),
        (Calendar(7), "q1 2012", (2012, 1), (2012, 3)),
        (Calendar(7), "2012/13 academic year", (2012, 9), (2013, 8)),
    ],
)
def test_a_financial_year_starts_when_the_calendar_says(
    calendar: Calendar, text: str, first: tuple[int, int], last: tuple[int, int]
) -> None:
    reading = read_form(text, calendar)
    assert isinstance(reading, Period)
    assert (reading.first_month, reading.last_month) == (first, last)


def test_a_year_that_starts_in_january_has_one_number() -> None:
    assert isinstance(read_form("q2 2012/13", JANUARY), Refusal)
    assert isinstance(read_form("q2 2012", JANUARY), Period)


@pytest.mark.parametrize("plain", ["", "hello", "sep", "2012-9", "sep 12", "dec-11", "41000", "1799", "2200"])
def test_other_texts_are_no_known_form(plain: str) -> None:
    assert read_form(plain, APRIL) is None


@pytest.mark.parametrize(
    ("plain", "ends"),
    [
        ("a to b", ("a", "b")),
        ("2012-13 - 2014-15", ("2012-13", "2014-15")),
        ("a-b", ("a", "b")),
        ("a-b-c", None),
        ("a to", None),
        ("a", None),
    ],
)
def test_a_span_has_two_ends(plain: str, ends: tuple[str, str] | None) -> None:
    assert span_ends(plain) == ends


def test_two_figures_mean_a_year_from_1970_to_2069() -> None:
    assert [full_year(n) for n in (0, 12, 69, 70, 99)] == [2000, 2012, 2069, 1970, 1999]
