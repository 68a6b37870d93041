from __future__ import annotations

import pytest
from builders import BURGLARY, SEPTEMBER, YEAR_TO_SEPTEMBER, months, period, quarters, series, without
from hypothesis import given
from hypothesis import strategies as st

from rbaccards.measures.rolling import last_12_months, rolling_year
from rbaccards.periods.period import month
from rbaccards.series import Observation, Series


def test_burglary_in_the_12_months_to_september_2012_is_compared_with_the_12_before() -> None:
    found = last_12_months(months(*BURGLARY))  # Safer Leeds, 2012/13 Q2: 5,938 against 9,214
    assert found is not None
    assert found.before is not None
    assert (found.now.value, found.before.value) == (5938, 9214)
    assert found.now.period == YEAR_TO_SEPTEMBER
    assert found.before.period == YEAR_TO_SEPTEMBER.year_before()


@pytest.mark.parametrize(("count", "totals"), [(0, 0), (11, 0), (12, 1), (13, 2), (24, 13)])
def test_there_is_a_total_for_every_month_that_has_12_months_behind_it(count: int, totals: int) -> None:
    assert len(rolling_year(months(*[1.0] * count))) == totals


@pytest.mark.parametrize(("count", "totals"), [(3, 0), (4, 1), (5, 2)])
def test_four_quarters_make_12_months(count: int, totals: int) -> None:
    assert len(rolling_year(quarters(*[1.0] * count))) == totals


def test_enquiries_of_2011_12_add_up_to_3297() -> None:
    (total,) = rolling_year(quarters(1011, 916, 645, 725, last=period("Q4 2011/12")))
    assert total.value == 3297  # 1,011 + 916 + 645 + 725
    assert total.period.months == 12


@pytest.mark.parametrize("gone", ["Oct 2011", "Mar 2012", "Aug 2012"])
@pytest.mark.parametrize("how", ["no row", "no value"])
def test_one_missing_month_leaves_out_every_total_it_is_part_of(gone: str, how: str) -> None:
    whole, when = months(*BURGLARY), period(gone)
    found = (
        without(whole, when)
        if how == "no row"
        else Series(tuple(Observation(e.period, None if e.period == when else e.value) for e in whole.observations))
    )
    assert last_12_months(found) is None
    assert all(not total.period.contains(when) for total in rolling_year(found))


def test_without_the_year_before_there_is_nothing_to_compare_with() -> None:
    found = last_12_months(months(*BURGLARY[12:]))
    assert found is not None
    assert found.now.value == 5938
    assert found.before is None


def test_a_gap_in_the_year_before_leaves_only_the_comparison_out() -> None:
    found = last_12_months(without(months(*BURGLARY), month(2011, 3)))
    assert found is not None
    assert found.now.value == 5938
    assert found.before is None


def test_a_last_month_without_a_value_moves_the_12_months_back() -> None:
    found = last_12_months(months(*BURGLARY, None, last=month(2012, 10)))
    assert found is not None
    assert found.now.period == YEAR_TO_SEPTEMBER


def test_a_series_without_values_has_no_totals() -> None:
    assert rolling_year(months(None, None)) == ()
    assert last_12_months(months(None, None)) is None


@pytest.mark.parametrize("first", ["2009 to 2011", "Jan 2011 to May 2011", "Apr 2011 to Dec 2011"])
def test_spans_that_are_not_12_months_give_no_12_month_totals(first: str) -> None:
    assert rolling_year(series(period(first), 5, 6, 7)) == ()


def test_12_month_spans_to_each_quarter_are_their_own_totals() -> None:
    ends = ("Apr 2011 to Mar 2012", "Jul 2011 to Jun 2012", "Oct 2011 to Sep 2012")
    found = Series(tuple(Observation(period(e), v) for e, v in zip(ends, (30, 20, 10), strict=True)))
    assert [total.value for total in rolling_year(found)] == [30, 20, 10]


@given(st.lists(st.integers(0, 10_000), min_size=12, max_size=40))
def test_every_total_is_the_sum_of_its_own_12_months(values: list[int]) -> None:
    found = rolling_year(months(*values))
    sums = [sum(values[start : start + 12]) for start in range(len(values) - 11)]
    assert [total.value for total in found] == sums
    assert found[-1].period.end == SEPTEMBER.end
