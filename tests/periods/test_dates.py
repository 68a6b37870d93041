from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rbaccards.issues import Refusal
from rbaccards.periods.dates import day_in_words, read_date

MEETING = dt.date(2012, 11, 14)


@pytest.mark.parametrize(
    "text",
    [
        "14 November 2012",
        "14 Nov 2012",
        "14 nov 2012",
        "  14   NOVEMBER 2012 ",
        "14/11/2012",
        "2012-11-14",
    ],
)
def test_a_day_is_read_in_words_day_first_or_as_iso(text: str) -> None:
    assert read_date(text) == MEETING


@pytest.mark.parametrize(("text", "day"), [("5/6/2012", (5, 6)), ("05/06/2012", (5, 6)), ("1 May 2012", (1, 5))])
def test_the_day_comes_before_the_month(text: str, day: tuple[int, int]) -> None:
    found = read_date(text)
    assert isinstance(found, dt.date)
    assert (found.day, found.month) == day


@pytest.mark.parametrize(
    "text",
    [
        "",
        "November 2012",
        "14 No 2012",
        "14 Novembre 2012",
        "14th November 2012",
        "14 November 21010",
        "14.11.2012",
        "14/11/12",
        "2012-11-4",
        "١٤ November 2012",
        "14 November 2012 at 6pm",
    ],
)
def test_what_is_no_day_is_refused_with_an_example(text: str) -> None:
    found = read_date(text)
    assert isinstance(found, Refusal)
    assert found.code == "S05"
    assert text in found.message
    assert "14 November 2012" in found.message


@pytest.mark.parametrize("text", ["30 February 2012", "31/11/2012", "2012-13-01", "0 May 2012", "11/14/2012"])
def test_a_day_that_does_not_exist_is_refused_by_name(text: str) -> None:
    found = read_date(text)
    assert isinstance(found, Refusal)
    assert f'There is no such day as "{text}"' in found.message


@pytest.mark.parametrize(("text", "exists"), [("29 February 2012", True), ("29 February 2011", False)])
def test_leap_years_count(text: str, *, exists: bool) -> None:
    assert isinstance(read_date(text), dt.date) is exists


@given(st.dates(dt.date(1000, 1, 1)))
def test_a_day_in_words_reads_back(day: dt.date) -> None:
    assert read_date(day_in_words(day)) == day


@given(st.text(max_size=30))
def test_any_text_is_a_day_or_refused(text: str) -> None:
    assert isinstance(read_date(text), dt.date | Refusal)
