"""Value axes: round numbers from nought, never past the ceiling, written as the measure is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rbaccards.charts.axes import scale, tick_words
from rbaccards.words import NumberStyle


@pytest.mark.parametrize(
    ("values", "ceiling", "style", "words"),
    [
        ([9214, 5938], None, NumberStyle(), "0 2,000 4,000 6,000 8,000 10,000"),
        ([17.9, 12.6], 100, NumberStyle(suffix="%", decimals=1), "0% 5% 10% 15% 20%"),
        ([94.2], 100, NumberStyle(suffix="%", decimals=1), "0% 20% 40% 60% 80% 100%"),
        ([1234567], None, NumberStyle(prefix="£"), "£0 £250,000 £500,000 £750,000 £1,000,000 £1,250,000"),
        ([3], None, NumberStyle(), "0 1 2 3"),
        ([1], None, NumberStyle(), "0 1"),
        ([], None, NumberStyle(), "0 1"),
        ([0.0, 0.0], None, NumberStyle(), "0 1"),
        ([0.4, 1.2], None, NumberStyle(decimals=1), "0.0 0.2 0.4 0.6 0.8 1.0 1.2"),
        ([-3.2, 2.2], None, NumberStyle(suffix="%", decimals=1), "−4% −2% 0% 2% 4%"),
    ],
)
def test_ticks_are_round_numbers_that_people_count_in(
    values: list[float], ceiling: float | None, style: NumberStyle, words: str
) -> None:
    assert " ".join(tick_words(scale(values, ceiling, style.decimals).ticks, style)) == words


@given(st.lists(st.floats(-1e7, 1e7).map(lambda v: round(v, 2)), max_size=8), st.integers(0, 2))
def test_the_axis_holds_every_value_and_nought(values: list[float], decimals: int) -> None:
    axis = scale(values, None, decimals)
    assert axis.low <= min([0, *values])
    assert axis.high >= max([0, *values]) * (1 - 1e-9)
    assert axis.low < axis.high
    assert 2 <= len(axis.ticks) <= 7
    assert 0 in axis.ticks


@given(st.floats(0, 7), st.sampled_from([7.0, 10.0, 100.0]))
def test_the_axis_never_goes_past_the_ceiling(value: float, ceiling: float) -> None:
    axis = scale([round(value, 1)], ceiling, 1)
    assert round(value, 1) <= axis.high <= ceiling
    assert axis.ticks[-1] <= ceiling


def test_an_axis_for_distances_begins_below_its_smallest_value() -> None:
    found = scale([912.0, 934.0], None, 0, nought=False)
    assert 900 <= found.low <= 912
    assert 934 <= found.high <= 940


def test_equal_values_have_an_axis_from_nought_all_the_same() -> None:
    assert scale([5.0, 5.0], None, 0, nought=False).low == 0
