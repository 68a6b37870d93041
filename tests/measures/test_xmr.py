from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rbaccards.measures.xmr import (
    Assurance,
    Limits,
    Refused,
    Rule,
    Settings,
    Signal,
    Variation,
    assurance,
    limits,
    refused,
    rules,
    signals,
    variation,
)

TOOL = (20, 24, 20, 26, 22, 16, 18, 16, 31, 28, 34, 26, 30, 19, 18)
SAWTOOTH = (1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1)
AROUND = Limits(0, -3, 3)
"""One sigma is 1, two are 2."""


@pytest.mark.parametrize(
    ("values", "screened", "mean", "lower", "upper"),
    [
        (TOOL, False, 23.2, 8.76, 37.64),  # Making Data Count, Single Chart Tool 5.0, process limits
        (SAWTOOTH, False, 1.94, -3.06, 6.95),  # NHSRplotthedots, vignette on deviations
        (SAWTOOTH, True, 1.94, -0.72, 4.6),
    ],
)
def test_limits_are_the_mean_and_2_66_mean_moving_ranges(
    values: tuple[float, ...],
    *,
    screened: bool,
    mean: float,
    lower: float,
    upper: float,
) -> None:
    found = limits(values, screened=screened)
    assert (found.mean, found.lower, found.upper) == (
        pytest.approx(mean, abs=0.006),
        pytest.approx(lower, abs=0.011),
        pytest.approx(upper, abs=0.011),
    )


def at(found: tuple[frozenset[Rule], ...], rule: Rule) -> list[int]:
    return [index for index, names in enumerate(found) if rule in names]


def found(*values: float, settings: Settings | None = None) -> tuple[frozenset[Rule], ...]:
    return rules(values, [AROUND] * len(values), settings or Settings())


@pytest.mark.parametrize(("value", "outside"), [(3, []), (3.1, [1]), (-3, []), (-3.1, [1])])
def test_a_point_outside_the_limits(value: float, outside: list[int]) -> None:
    assert at(found(0, value, 0), Rule.OUTSIDE) == outside


@pytest.mark.parametrize(("count", "shift", "points"), [(5, 6, 0), (6, 6, 6), (6, 7, 0), (7, 7, 7), (8, 7, 8)])
def test_a_shift_is_as_many_points_on_one_side_as_are_set(count: int, shift: int, points: int) -> None:
    values = (-1, *[1.0] * count, 0, -1)
    assert len(at(found(*values, settings=Settings(shift=shift)), Rule.SHIFT)) == points


@pytest.mark.parametrize(
    ("values", "points"),
    [
        ((0, 0.1, 0.2, 0.3, 0.4), 0),
        ((0, 0.1, 0.2, 0.3, 0.4, 0.5), 6),
        ((0, 0.1, 0.2, 0.2, 0.3, 0.4), 0),  # an equal value ends the trend
        ((0.5, 0.4, 0.3, 0.2, 0.1, 0), 6),
    ],
)
def test_a_trend_rises_or_falls_every_time(values: tuple[float, ...], points: int) -> None:
    assert len(at(found(*values), Rule.TREND)) == points


@pytest.mark.parametrize(
    ("values", "counted", "points"),
    [
        ((2.1, 2.1, 0.5), False, [0, 1]),
        ((2.1, 0.5, 2.1), False, [0, 2]),
        ((2.1, -0.5, 2.1), False, []),  # not on one side of the mean
        ((2.0, 2.1, 0.5), False, []),
        ((3.1, 2.1, 0.5), False, []),
        ((3.1, 2.1, 0.5), True, [0, 1]),
    ],
)
def test_two_of_three_beyond_two_sigma(values: tuple[float, ...], points: list[int], *, counted: bool) -> None:
    assert at(found(*values, settings=Settings(beyond_limits_count=counted)), Rule.TWO_OF_THREE) == points


@pytest.mark.parametrize(
    ("polarity", "signal"),
    [("higher", Signal.IMPROVEMENT), ("lower", Signal.CONCERN), ("none", Signal.NEITHER), ("range", Signal.NEITHER)],
)
def test_a_signal_is_told_after_polarity(polarity: str, signal: Signal) -> None:
    assert signals((0, 4, 0), [AROUND] * 3, polarity, Settings())[1] is signal


def test_an_improvement_wins_where_rules_differ() -> None:
    values = (3.5, 2.9, 2.8, 2.7, 2.6, 2.5)  # high, and falling every time
    assert set(signals(values, [AROUND] * 6, "lower", Settings())) == {Signal.IMPROVEMENT}


def test_rules_run_on_across_a_change_of_limits() -> None:
    around = [AROUND] * 3 + [Limits(10, 7, 13)] * 3
    assert len(at(rules((1, 1, 1, 11, 11, 11), around, Settings()), Rule.SHIFT)) == 6


@pytest.mark.parametrize(
    ("values", "why"), [([1.0] * 12, Refused.TOO_FEW), ([1.0] * 13, None), ([*[1.0] * 13, None], Refused.GAP)]
)
def test_limits_take_13_points_without_a_gap(values: list[float | None], why: Refused | None) -> None:
    assert refused(values) is why


@pytest.mark.parametrize(
    ("target", "higher", "lower"),
    [
        (-3.1, Assurance.MEETS, Assurance.MISSES),
        (-3, Assurance.MEETS, Assurance.MISSES),
        (0, Assurance.HIT_OR_MISS, Assurance.HIT_OR_MISS),
        (3, Assurance.MISSES, Assurance.MEETS),
        (3.1, Assurance.MISSES, Assurance.MEETS),
    ],
)
def test_a_target_at_a_limit_is_outside_it(target: float, higher: Assurance, lower: Assurance) -> None:
    assert assurance(AROUND, target, "higher") is higher
    assert assurance(AROUND, target, "lower") is lower
    assert assurance(AROUND, target, "none") is None
    assert assurance(AROUND, None, "lower") is None


@given(st.lists(st.integers(-50, 50), min_size=13, max_size=30))
def test_values_and_polarity_turned_over_signal_the_same(values: list[int]) -> None:
    over = [-value for value in values]
    one = signals(values, [limits(values)] * len(values), "lower", Settings())
    other = signals(over, [limits(over)] * len(over), "higher", Settings())
    assert one == other


@pytest.mark.parametrize(
    ("last", "value", "polarity", "icon"),
    [
        (Signal.COMMON_CAUSE, 9, "lower", Variation.COMMON_CAUSE),
        (Signal.IMPROVEMENT, 1, "lower", Variation.IMPROVEMENT_LOW),
        (Signal.IMPROVEMENT, 9, "higher", Variation.IMPROVEMENT_HIGH),
        (Signal.CONCERN, 9, "lower", Variation.CONCERN_HIGH),
        (Signal.CONCERN, 1, "higher", Variation.CONCERN_LOW),
        (Signal.NEITHER, 9, "none", Variation.NEITHER_HIGH),
        (Signal.NEITHER, 1, "range", Variation.NEITHER_LOW),
    ],
)
def test_the_last_point_has_one_of_seven_icons(last: Signal, value: float, polarity: str, icon: Variation) -> None:
    assert variation(last, value, 5, polarity) is icon
