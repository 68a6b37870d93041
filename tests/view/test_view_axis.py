from __future__ import annotations

from itertools import pairwise

import pytest
from builders import Q2, SEPTEMBER, period
from hypothesis import given
from hypothesis import strategies as st

from rbaccards.periods.period import Period, financial_year, quarter_of
from rbaccards.view.axis import MOST_TICKS, month_ticks, ticks_for, year_ticks

STEPS = st.sampled_from([1, 3, 6, 12])


def months(count: int) -> list[Period]:
    return [SEPTEMBER.shift(-back) for back in range(count)][::-1]


def test_every_tick_names_its_month_and_each_new_year_its_year() -> None:
    ticks = month_ticks(period("Nov 2011").end, period("Feb 2012").end, 1)
    assert [(tick.first, tick.second) for tick in ticks] == [("Nov", "2011"), ("Dec", ""), ("Jan", "2012"), ("Feb", "")]


@pytest.mark.parametrize(("count", "ticks"), [(1, 1), (8, 8), (9, 3), (24, 8), (25, 5)])
def test_as_many_ticks_as_fit_end_with_the_last_month(count: int, ticks: int) -> None:
    found = ticks_for(months(count), SEPTEMBER.end)
    assert len(found) == ticks
    assert found[-1].at == SEPTEMBER.end


def test_quarters_are_named_by_their_last_month() -> None:
    assert [tick.first for tick in ticks_for([Q2.shift(-1), Q2], Q2.end)] == ["Jun", "Sep"]


@pytest.mark.parametrize(
    ("review", "words"), [("Sep 2012", "to Sep"), ("Feb 2013", "to Feb"), ("Mar 2013", ""), ("Jun 2013", "")]
)
def test_a_year_that_is_not_over_says_how_far_it_goes(review: str, words: str) -> None:
    years = [financial_year(2011), financial_year(2012)]
    before, last = ticks_for(years, period(review).end)
    assert (before.first, before.second) == ("2011/12", "")
    assert (last.first, last.second) == ("2012/13", words)


@given(st.integers(1990 * 12, 2000 * 12), st.integers(0, 600), STEPS)
def test_ticks_are_few_even_and_inside_the_axis(first: int, length: int, step: int) -> None:
    last = first + length * step
    ticks = month_ticks(first, last, step)
    places = [tick.at for tick in ticks]
    assert 1 <= len(ticks) <= MOST_TICKS
    assert places[-1] == last
    assert places[0] >= first
    assert len({b - a for a, b in pairwise(places)}) <= 1
    assert all((last - at) % step == 0 for at in places)


@given(st.integers(1, 40))
def test_years_are_few_and_end_with_the_last(count: int) -> None:
    years = [financial_year(1990 + number) for number in range(count)]
    ticks = year_ticks(years, years[-1].end)
    assert 1 <= len(ticks) <= MOST_TICKS
    assert ticks[-1].first == years[-1].short


@given(st.integers(1, 60))
def test_every_tick_of_a_series_stands_at_one_of_its_periods(count: int) -> None:
    quarters = [quarter_of(SEPTEMBER).shift(-back) for back in range(count)][::-1]
    assert {tick.at for tick in ticks_for(quarters, SEPTEMBER.end)} <= {each.end for each in quarters}
