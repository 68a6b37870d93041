from __future__ import annotations

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rbaccards.statements.intervals import (
    Interval,
    about,
    added,
    as_written,
    decimals_of,
    difference,
    exactly,
    relative,
    share,
)

NUMBERS = st.floats(-1e9, 1e9, allow_nan=False)


@pytest.mark.parametrize(
    ("value", "decimals", "low", "high"), [(39.8, 1, 39.75, 39.85), (38, 0, 37.5, 38.5), (12.62, 2, 12.615, 12.625)]
)
def test_a_value_of_a_file_may_have_been_rounded_at_its_last_decimal(
    value: float, decimals: int, low: float, high: float
) -> None:
    assert decimals_of(value) == decimals
    found = as_written(value)
    assert (found.low, found.high) == pytest.approx((low, high))


def test_the_published_gap_of_38_to_39_8_may_have_widened_by_1_5() -> None:
    gap = difference(as_written(39.8), as_written(38))
    assert gap.meets(about(1.5, 0.05))
    assert not gap.meets(about(2.5, 0.05))


def test_8_0_to_7_5_may_be_down_6_9_per_cent() -> None:
    change = relative(about(7.5, 0.05), about(8.0, 0.05))
    assert change is not None
    assert change.size.meets(about(6.9, 0.05))


def test_nothing_is_relative_to_what_may_be_nought() -> None:
    assert relative(exactly(5), about(0.3, 0.5)) is None
    assert share(exactly(5), exactly(0)) is None


def test_a_share_is_in_per_cent() -> None:
    found = share(exactly(2693), exactly(5938))
    assert found is not None
    assert found.middle == pytest.approx(45.35, abs=0.01)


def test_the_size_of_what_may_go_either_way_starts_at_nought() -> None:
    assert Interval(-2, 1).size == Interval(0, 2)
    assert Interval(-3, -1).size == Interval(1, 3)


def test_the_end_that_is_there_stands_for_an_open_interval() -> None:
    assert Interval(5, inf).middle == 5
    assert Interval(-inf, 5).middle == 5
    assert exactly(4).middle == 4


@given(NUMBERS, NUMBERS, NUMBERS, NUMBERS)
def test_the_difference_of_two_numbers_lies_in_the_difference_of_their_intervals(
    one: float, other: float, wide: float, narrow: float
) -> None:
    found = difference(about(one, abs(wide)), about(other, abs(narrow)))
    assert found.meets(exactly(one - other))


@given(st.lists(NUMBERS, max_size=9))
def test_rounded_parts_may_come_to_the_sum_of_what_they_were(values: list[float]) -> None:
    assert added(about(round(value), 0.5) for value in values).meets(exactly(sum(values)))
