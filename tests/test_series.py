from __future__ import annotations

import pytest
from builders import BURGLARY, Q1, Q2, SEPTEMBER, months, period, quarters, series, without
from hypothesis import given
from hypothesis import strategies as st

from rbaccards.periods.period import Frequency, month
from rbaccards.series import Observation, Series, column, in_order, inline

PERIODS = st.integers(2000 * 12, 2030 * 12).map(lambda index: month(index // 12, index % 12 + 1))


def test_what_has_no_value_is_not_known_and_zero_is() -> None:
    found = months(5, None, 0)
    assert [each.value for each in found.known] == [5, 0]


def test_an_observation_is_found_by_its_period() -> None:
    found = quarters(1, 2)
    assert found.at(Q1) == Observation(Q1, 1)
    assert found.at(Q2.next()) is None
    assert found.at(SEPTEMBER) is None


@pytest.mark.parametrize(
    ("through", "kept"),
    [("Jun 2012", 1), ("Jul 2012", 2), ("Sep 2012", 2), ("Mar 2012", 0)],
)
def test_a_period_that_has_begun_by_the_month_is_kept(through: str, kept: int) -> None:
    assert len(quarters(1, 2).through(period(through).end).observations) == kept


def test_a_part_of_a_series_keeps_its_names() -> None:
    found = series(Q1, 1, 2, area="Armley", group="Women").through(Q1.end)
    assert (found.area, found.group) == ("Armley", "Women")


def test_a_status_is_found_among_the_rows() -> None:
    found = Series((Observation(Q1, 1, "estimated"), Observation(Q2, 2)))
    assert found.has("estimated")
    assert found.has("actual")
    assert not found.has("provisional")


def test_values_have_a_place_for_every_month_and_a_gap_is_none() -> None:
    found = column(without(months(1, 2, 3), month(2012, 8)))
    assert found == {month(2012, 7).end: 1, month(2012, 8).end: None, month(2012, 9).end: 3}


def test_a_row_without_a_value_is_a_gap_too() -> None:
    assert list(column(months(1, None, 3)).values()) == [1, None, 3]


def test_values_of_nothing_are_empty() -> None:
    assert column(months(None)) == {}


def test_values_of_overlapping_spans_are_all_kept() -> None:
    spans = ("Oct 2010 to Sep 2011", "Jan 2011 to Dec 2011", "Oct 2011 to Sep 2012")
    found = Series(tuple(Observation(period(each), 1.0) for each in spans))
    assert len(column(found)) == 3


def test_values_typed_in_a_card_come_in_order_of_time() -> None:
    found = inline({period("2009/10"): 73.7, period("2008/09"): 72.2})
    assert [each.value for each in found.observations] == [72.2, 73.7]
    assert found.frequency is Frequency.FINANCIAL_YEAR


@given(st.lists(PERIODS, unique=True, min_size=1, max_size=30))
def test_observations_are_put_in_order_of_time(periods: list[object]) -> None:
    found = in_order([Observation(each, 1.0) for each in periods])  # type: ignore[arg-type]
    assert [each.period for each in found.observations] == sorted(periods)  # type: ignore[type-var]


@given(st.sets(PERIODS, min_size=1, max_size=30))
def test_values_hold_every_known_one_and_gaps_between(periods: set[object]) -> None:
    found = column(in_order(Observation(each, 1.0) for each in periods))  # type: ignore[arg-type]
    assert [end for end, value in found.items() if value == 1] == sorted(each.end for each in periods)  # type: ignore[attr-defined]
    assert list(found) == list(range(min(found), max(found) + 1))


def test_the_burglary_months_are_24() -> None:
    assert len(column(months(*BURGLARY))) == 24
