from __future__ import annotations

import pytest
from builders import BURGLARY, Q1, Q2, Q3, YEAR_TO_SEPTEMBER, measure, months, quarters, without
from hypothesis import given
from hypothesis import strategies as st

from rbaccards.measures.combine import combined, over, per_of, ratio, running
from rbaccards.periods.period import month
from rbaccards.series import Observation, Series

COUNTS = st.lists(st.tuples(st.integers(0, 1000), st.integers(1, 1000)), min_size=1, max_size=12)


def counted(*pairs: tuple[float, float]) -> list[Observation]:
    return [Observation(Q1.shift(at), None, numerator=n, denominator=d) for at, (n, d) in enumerate(pairs)]


@pytest.mark.parametrize(
    ("numerator", "denominator", "per", "expected"),
    [
        (396, 530, 100, 74.717),  # published as 74.7%
        (994, 1265, 100, 78.577),  # published as 78.6%
        (310, 491, 100, 63.136),  # published as 63.1%
        (0, 530, 100, 0),
        (5, 0, 100, None),
        (None, 530, 100, None),
        (396, None, 100, None),
        (50, 10_000, 1_000, 5),
    ],
)
def test_a_ratio_is_worked_out_from_what_was_counted(
    numerator: float | None, denominator: float | None, per: float, expected: float | None
) -> None:
    assert ratio(numerator, denominator, per) == pytest.approx(expected, abs=0.001)


@pytest.mark.parametrize(
    ("how", "expected"), [("sum", 3297), ("mean", 824.25), ("last", 725)], ids=["sum", "mean", "last"]
)
def test_enquiries_of_2011_12_combine_as_the_measure_says(how: str, expected: float) -> None:
    parts = quarters(1011, 916, 645, 725).observations
    assert combined(parts, how, 1) == expected  # type: ignore[arg-type]


def test_ratios_are_added_up_never_averaged() -> None:
    found = combined(counted((1, 2), (90, 100)), "ratio", 100)
    assert found == pytest.approx(100 * 91 / 102)  # not the mean of 50% and 90%


@pytest.mark.parametrize("how", ["sum", "mean", "ratio"])
def test_a_missing_part_is_never_zero(how: str) -> None:
    with_gap = [*counted((1, 2)), None]
    assert combined(with_gap, how, 1) is None  # type: ignore[arg-type]
    assert combined([], how, 1) is None  # type: ignore[arg-type]
    blank = Observation(Q2, None)
    assert combined([*quarters(1).observations, blank], how, 1) is None  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("unit", "per"),
    [("%", 100), ("per 1,000 residents", 1_000), ("deaths per 100,000", 100_000), ("£ per household", 1), ("cases", 1)],
)
def test_a_rate_carries_its_unit(unit: str, per: float) -> None:
    assert per_of(measure(unit=unit)) == per


def test_a_running_ratio_needs_all_its_counts() -> None:
    rows = counted((1, 2), (3, 4), (5, 8))
    found = running(Series(tuple(rows)), 2, "ratio", 100)
    assert found == {Q2.end: pytest.approx(100 * 4 / 6), Q3.end: pytest.approx(100 * 8 / 12)}
    gap = [rows[0], Observation(Q2, 50.0), rows[2]]
    assert running(Series(tuple(gap)), 2, "ratio", 100) == {}


def test_a_running_mean_is_a_mean_of_its_periods_and_nothing_runs_where_nothing_adds_up() -> None:
    assert running(quarters(1, 2, 6), 2, "mean", 1) == {Q1.end: 1.5, Q2.end: 4}
    assert running(quarters(1, 2, 6), 2, "last", 1) == {}


@given(COUNTS)
def test_a_ratio_of_all_lies_between_the_smallest_and_the_largest_of_its_parts(pairs: list[tuple[int, int]]) -> None:
    parts = [100 * n / d for n, d in pairs]
    whole = combined(counted(*pairs), "ratio", 100)
    assert whole is not None
    assert min(parts) - 1e-9 <= whole <= max(parts) + 1e-9


@given(st.lists(st.integers(-1000, 1000), min_size=2, max_size=12), st.integers(1, 11))
def test_parts_added_up_in_two_steps_make_the_same_whole(values: list[int], cut: int) -> None:
    rows = quarters(*values).observations
    first, rest = rows[: cut % len(rows)], rows[cut % len(rows) :]
    halves = [part for part in (combined(first, "sum", 1), combined(rest, "sum", 1)) if part is not None]
    assert sum(halves) == combined(rows, "sum", 1) == sum(values)


@pytest.mark.parametrize(("how", "expected"), [("sum", 5938.0), ("mean", 5938 / 12), ("last", None)])
def test_a_longer_period_is_made_of_the_shorter_ones_inside_it(how: str, expected: float | None) -> None:
    found = over(months(*BURGLARY), YEAR_TO_SEPTEMBER, how, 1)  # type: ignore[arg-type]
    assert found == (None if expected is None else pytest.approx(expected))


def test_a_period_of_its_own_comes_first_and_a_missing_part_gives_nothing() -> None:
    assert over(quarters(1, 2), Q2, "last", 1) == 2
    assert over(without(months(*BURGLARY), month(2012, 3)), YEAR_TO_SEPTEMBER, "sum", 1) is None
    assert over(Series(()), Q2, "sum", 1) is None
