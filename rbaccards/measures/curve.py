"""Turning the curve: what happened against the forecast as it was made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from rbaccards.measures.amounts import Amount
from rbaccards.measures.rating import ALMOST_NOTHING, allowance
from rbaccards.schema.fields import Tolerance
from rbaccards.schema.measure_parts import Forecast

LEAST_POINTS = 3
"""Fewer values since the forecast was made are too early to tell."""


class Turned(StrEnum):
    TURNED = "turned"
    NOT_TURNED = "not turned"
    NOT_CLEAR_YET = "not clear yet"


@dataclass(frozen=True, slots=True)
class CurveReading:
    """The latest point of the curve for which there is a forecast, and what was forecast for it."""

    turned: Turned
    actual: Amount
    forecast: float
    since: int
    """How many values of the curve are known after the forecast was made."""


def read_curve(
    history: Sequence[Amount], forecast: Forecast | None, polarity: str, margin: Tolerance
) -> CurveReading | None:
    """Whether the curve does better than the forecast; None without a forecast for a point, or without a better side.

    Turned: better than forecast by `margin` (of the forecast) or more, and better than its own interval where it has
    one; not turned: worse by as much; not clear yet: anything between, or fewer than three values since. A worsening
    trend that worsens less than forecast is a curve turned: only the forecast counts, not the direction (Friedman,
    Trying Hard Is Not Good Enough, on baselines).
    """
    if forecast is None or polarity not in ("lower", "higher"):
        return None
    known = [(each.period.end, each.value) for each in history]
    path = [*known_until(known, forecast.made.end), *sorted((at.end, value) for at, value in forecast.values.items())]
    later = [each for each in history if forecast.made.end < each.period.end <= path[-1][0]]
    expected = _on_path(path, later[-1].period.end) if later else None
    if expected is None:
        return None
    actual, sign = later[-1], 1 if polarity == "lower" else -1
    better, room = (expected - actual.value) * sign, allowance(expected, margin)
    if within := _within(forecast, known, actual.period.end):
        room = max(room, abs(expected - within[0 if actual.value < expected else 1]))
    return CurveReading(_turned(better, room, len(later)), actual, expected, len(later))


def _within(forecast: Forecast, known: Sequence[tuple[int, float]], at: int) -> tuple[float, float] | None:
    """What the forecast for a month may lie between; None where it has no interval there."""
    start = known_until(known, forecast.made.end)
    low, high = (
        _on_path([*start, *sorted((period.end, getattr(each, end)) for period, each in forecast.interval.items())], at)
        for end in ("low", "high")
    )
    return None if not forecast.interval or low is None or high is None else (low, high)


def known_until(known: Sequence[tuple[int, float]], made: int) -> Sequence[tuple[int, float]]:
    """The last point that was known when the forecast was made, as a sequence of one; empty where there was none."""
    return [each for each in known if each[0] <= made][-1:]


def _turned(better: float, margin: float, points: int) -> Turned:
    if points < LEAST_POINTS or abs(better) < max(margin, ALMOST_NOTHING):
        return Turned.NOT_CLEAR_YET
    return Turned.TURNED if better > 0 else Turned.NOT_TURNED


def _on_path(path: Sequence[tuple[int, float]], at: int) -> float | None:
    """The forecast for a month: straight lines between the points it is known for; None before the first of them."""
    for (start, low), (end, high) in pairwise(path):
        if start <= at <= end:
            return low + (high - low) * (at - start) / (end - start)
    return path[-1][1] if path[-1][0] == at else None
