from __future__ import annotations

import pytest
from builders import BURGLARY, SEPTEMBER, compared, months, quarters, without
from hypothesis import given
from hypothesis import strategies as st

from rbaccards.measures.amounts import Compared
from rbaccards.measures.direction import Direction, DirectionReading, direction_between, run_of_points
from rbaccards.periods.period import month, span
from rbaccards.schema.fields import Tolerance
from rbaccards.series import Observation, Series

MONTHS = months(10, 11, 12)
ONE_PER_CENT = Tolerance(amount=1, kind="per cent")
BETTER, STEADY, WORSE = Direction.IMPROVING, Direction.STEADY, Direction.WORSENING


def direction_of_travel(
    series: Series, between: Compared | None, polarity: str, steady_within: Tolerance = ONE_PER_CENT
) -> Direction:
    return direction_between(series, between, polarity, steady_within).direction


@pytest.mark.parametrize(
    ("now", "before", "lower"),
    [
        (5938, 9214, BETTER),  # Leeds burglary, 12 months against the 12 before
        (99.1, 100, STEADY),
        (99, 100, BETTER),
        (100, 100, STEADY),
        (100.9, 100, STEADY),
        (101, 100, WORSE),
        (0, 0, STEADY),
        (1, 0, WORSE),
        (-1, 0, BETTER),
        (-99.5, -100, STEADY),
        (-90, -100, WORSE),
    ],
)
def test_a_change_of_one_per_cent_or_more_is_judged_after_polarity(now: float, before: float, lower: Direction) -> None:
    higher = {BETTER: WORSE, WORSE: BETTER, STEADY: STEADY}[lower]
    assert direction_of_travel(MONTHS, compared(now, before), "lower") is lower
    assert direction_of_travel(MONTHS, compared(now, before), "higher") is higher


@pytest.mark.parametrize("polarity", ["none", "range"])
def test_without_a_better_side_there_is_no_direction(polarity: str) -> None:
    assert direction_of_travel(MONTHS, compared(1, 2), polarity) is Direction.NO_POLARITY


@pytest.mark.parametrize(
    ("series", "expected"),
    [
        (months(1, 2), Direction.NOT_ENOUGH_DATA),
        (months(1, 2, 3), BETTER),
        (months(None, None), Direction.NOT_ENOUGH_DATA),
        (without(months(*BURGLARY), month(2012, 8)), Direction.NOT_ENOUGH_DATA),
        (without(months(*BURGLARY), month(2012, 7)), Direction.NOT_ENOUGH_DATA),
        (without(months(*BURGLARY), month(2012, 6)), BETTER),
        (months(1, None, 3, 4), Direction.NOT_ENOUGH_DATA),
        (months(1, None, 3, 4, 5), BETTER),
        (quarters(1, 2, 3), BETTER),
    ],
)
def test_it_takes_three_points_without_a_gap_at_the_end(series: Series, expected: Direction) -> None:
    assert direction_of_travel(series, compared(1, 2), "lower") is expected


@pytest.mark.parametrize("nothing", [None, compared(5938)])
def test_without_a_comparison_there_is_not_enough_data(nothing: object) -> None:
    found = direction_of_travel(MONTHS, nothing, "lower")  # type: ignore[arg-type]
    assert found is Direction.NOT_ENOUGH_DATA


def test_overlapping_12_month_spans_are_points_like_any_other() -> None:
    ends = (SEPTEMBER.end - 6, SEPTEMBER.end - 3, SEPTEMBER.end)
    series = Series(tuple(Observation(span(end - 11, end), 1.0) for end in ends))
    assert direction_of_travel(series, compared(1, 2), "lower") is BETTER


@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_what_improves_for_one_polarity_worsens_for_the_other(now: int, before: int) -> None:
    lower = direction_of_travel(MONTHS, compared(now, before), "lower")
    higher = direction_of_travel(MONTHS, compared(now, before), "higher")
    assert {lower, higher} in ({BETTER, WORSE}, {STEADY})


@pytest.mark.parametrize(
    ("steady_within", "expected"),
    [
        (Tolerance(amount=5, kind="per cent"), STEADY),
        (Tolerance(amount=4, kind="per cent"), WORSE),
        (Tolerance(amount=4.5, kind="points"), STEADY),
        (Tolerance(amount=4, kind="points"), WORSE),
        (Tolerance(amount=0, kind="absolute"), WORSE),
    ],
)
def test_how_small_a_change_is_steady_is_stated(steady_within: Tolerance, expected: Direction) -> None:
    assert direction_of_travel(MONTHS, compared(104, 100), "lower", steady_within) is expected


FLAT = (5.0, 6.0, 5.0, 6.0, 5.0, 6.0, 5.0, 6.0)


@pytest.mark.parametrize(
    ("values", "lower", "run"),
    [
        ((*FLAT, 5.0, 6.0), STEADY, 0),
        ((*FLAT, 3.0, 3.0, 3.0, 3.0, 3.0), STEADY, 0),  # five of six below the median, after one above it
        ((*FLAT, 3.0, 3.0, 3.0, 3.0, 3.0, 3.0), BETTER, 6),
        ((*FLAT, 8.0, 8.0, 8.0, 8.0, 8.0, 8.0), WORSE, 6),
        ((*FLAT, 5.0, 5.1, 5.2, 5.3, 5.4), WORSE, 5),
        ((*FLAT, 5.0, 5.1, 5.2, 5.3, 5.3), STEADY, 0),  # an equal value ends the trend
        ((*FLAT, 5.4, 5.3, 5.2, 5.1, 5.0), BETTER, 6),
    ],
)
def test_a_run_chart_tells_a_direction_by_a_shift_or_a_trend(
    values: tuple[float, ...], lower: Direction, run: int
) -> None:
    found = run_of_points(months(*values), "lower")
    assert (found.direction, found.run) == (lower, run)
    mirrored = {BETTER: WORSE, WORSE: BETTER, STEADY: STEADY}[lower]
    assert run_of_points(months(*values), "higher").direction is mirrored


@pytest.mark.parametrize(("count", "enough"), [(9, False), (10, True)])
def test_a_run_chart_takes_ten_points_without_a_gap(count: int, *, enough: bool) -> None:
    found = run_of_points(months(*range(count)), "higher")
    assert found.direction is (BETTER if enough else Direction.NOT_ENOUGH_DATA)
    gap = run_of_points(months(*range(count), None, 99), "higher")
    assert gap.direction is Direction.NOT_ENOUGH_DATA


def test_a_run_chart_without_a_better_side_has_no_direction() -> None:
    assert run_of_points(months(*range(20)), "none") == DirectionReading(Direction.NO_POLARITY)


@given(st.lists(st.integers(-100, 100), min_size=1, max_size=30))
def test_a_run_chart_turned_over_with_its_polarity_tells_the_same(values: list[int]) -> None:
    over = months(*[-value for value in values])
    assert run_of_points(months(*values), "lower") == run_of_points(over, "higher")
