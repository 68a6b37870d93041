from __future__ import annotations

import pytest
from builders import BURGLARY, SEPTEMBER, compared, months, quarters, without
from hypothesis import given
from hypothesis import strategies as st

from rbaccards.measures.direction import Direction, direction_of_travel
from rbaccards.periods.period import month, span
from rbaccards.series import Observation, Series

MONTHS = months(10, 11, 12)
BETTER, STEADY, WORSE = Direction.IMPROVING, Direction.STEADY, Direction.WORSENING


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
