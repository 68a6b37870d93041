from __future__ import annotations

import math
from itertools import pairwise

import pytest
from builders import BURGLARY
from hypothesis import given, settings
from hypothesis import strategies as st

from rbaccards.measures.ahead import FUTURES, Model, ahead, enough, interval

MODELS: tuple[Model, ...] = ("straight line", "damped trend", "seasonal")
SAW = tuple(100.0 + at + (30 if at % 4 == 3 else 0) for at in range(24))
"""Rising by one a quarter, with every fourth thirty higher."""


@pytest.mark.parametrize(
    ("points", "model", "season", "found"),
    [
        (9, "straight line", 12, False),
        (10, "straight line", 12, True),
        (10, "damped trend", 12, True),
        (23, "seasonal", 12, False),
        (24, "seasonal", 12, True),
        (13, "seasonal", 4, False),
        (14, "seasonal", 4, True),
        (99, "seasonal", 1, False),
    ],
)
def test_a_model_needs_so_many_values(points: int, model: Model, season: int, *, found: bool) -> None:
    assert enough(points, model, season) is found
    if not found:
        assert ahead([1.0] * points, 1, model, season) is None


@pytest.mark.parametrize("model", MODELS)
def test_each_value_lies_in_its_interval_which_widens(model: Model) -> None:
    found = ahead(BURGLARY, 6, model, 12)
    assert found is not None
    ends = [interval(found.futures[:, step]) for step in range(6)]
    assert found.futures.shape == (FUTURES, 6)
    assert all(low < value < high for value, (low, high) in zip(found.values, ends, strict=True))
    assert ends[5][1] - ends[5][0] >= ends[0][1] - ends[0][0] - 1


@pytest.mark.parametrize("model", MODELS)
def test_the_same_values_have_the_same_futures(model: Model) -> None:
    one, other = ahead(BURGLARY, 3, model, 12), ahead(BURGLARY, 3, model, 12)
    assert one is not None
    assert other is not None
    assert one.values == other.values
    assert (one.futures == other.futures).all()


def test_a_straight_line_goes_on() -> None:
    found = ahead([float(at) for at in range(12)], 3, "straight line")
    assert found is not None
    assert found.values == pytest.approx((12, 13, 14))


def test_a_season_comes_back() -> None:
    found = ahead(SAW, 4, "seasonal", 4)
    assert found is not None
    assert found.values == pytest.approx((124, 125, 126, 157), abs=3)


def test_a_damped_trend_slows_down() -> None:
    found = ahead([float(at) for at in range(1, 25)], 24, "damped trend")
    assert found is not None
    steps = [after - before for before, after in pairwise(found.values)]
    assert steps[-1] < steps[0]


def test_counts_are_never_below_nought_and_percentages_never_above_a_hundred() -> None:
    falling = ahead([float(each) for each in range(20, 0, -1)], 12, "straight line")
    assert falling is not None
    assert min(falling.values) == 0 == falling.futures.min()
    rising = ahead([80.0 + each for each in range(20)], 12, "straight line", ceiling=100.0)
    assert rising is not None
    assert max(rising.values) == 100 == rising.futures.max()
    below = ahead([float(each) for each in range(5, -15, -1)], 3, "straight line")
    assert below is not None
    assert max(below.values) < 0


def test_what_never_changed_goes_on_as_it_is() -> None:
    found = ahead([5.0] * 12, 3, "damped trend")
    assert found is not None
    assert found.values == (5.0, 5.0, 5.0)
    assert interval(found.futures[:, 2]) == (5.0, 5.0)


@settings(max_examples=20)
@given(st.lists(st.integers(0, 10_000), min_size=10, max_size=30), st.sampled_from(("straight line", "damped trend")))
def test_any_counts_have_a_forecast_that_is_a_number(values: list[int], model: Model) -> None:
    found = ahead([float(each) for each in values], 4, model)
    assert found is not None
    assert all(math.isfinite(each) and each >= 0 for each in found.values)
