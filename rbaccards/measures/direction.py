"""Direction of travel: better, worse or steady on a stated comparison, after polarity."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from statistics import median

from rbaccards.measures.amounts import Compared
from rbaccards.measures.rating import allowance
from rbaccards.schema.fields import Tolerance
from rbaccards.series import Series, column

LEAST_POINTS = 3
SHIFT, TREND, LEAST_RUN_CHART = 6, 5, 10
"""Points in a row on one side of the median, points that rise or fall every time, and the fewest points of a run chart
(Perla, Provost, Murray 2011, The run chart, BMJ Quality & Safety 20:46-51)."""


class Direction(StrEnum):
    IMPROVING = "improving"
    STEADY = "steady"
    WORSENING = "worsening"
    NOT_ENOUGH_DATA = "not enough data"
    NO_POLARITY = "no polarity"


@dataclass(frozen=True, slots=True)
class DirectionReading:
    """Where an indicator goes, with what it was judged on: two values, or the run of points where there are none."""

    direction: Direction
    compared: Compared | None = None
    run: int = 0
    """How many of the last points, up to the latest, make the shift or the trend that was found."""


def direction_between(
    series: Series, compared: Compared | None, polarity: str, steady_within: Tolerance
) -> DirectionReading:
    """The direction between two values; fewer than three points, or a gap among the last three, is not enough data.

    A change smaller than `steady_within` (per cent of the earlier value, points, or an amount) is steady.
    """
    if polarity not in ("lower", "higher"):
        return DirectionReading(Direction.NO_POLARITY, compared)
    recent = list(column(series).values())[-LEAST_POINTS:]
    if len(recent) < LEAST_POINTS or None in recent or compared is None or compared.difference is None:
        return DirectionReading(Direction.NOT_ENOUGH_DATA, compared)
    earlier = compared.before.value if compared.before else 0.0
    if compared.difference == 0 or abs(compared.difference) < allowance(earlier, steady_within):
        return DirectionReading(Direction.STEADY, compared)
    return DirectionReading(_way(compared.difference, polarity), compared)


def run_of_points(series: Series, polarity: str) -> DirectionReading:
    """The direction on a run chart: that of the run which the latest point is part of, steady where there is none.

    A shift is six points in a row on one side of the median, points on it aside; a trend is five in a row that all
    rise or all fall.
    """
    if polarity not in ("lower", "higher"):
        return DirectionReading(Direction.NO_POLARITY)
    places = column(series).values()
    known = [value for value in places if value is not None]
    if len(known) < LEAST_RUN_CHART or len(known) < len(places):
        return DirectionReading(Direction.NOT_ENOUGH_DATA)
    middle = median(known)
    shift = _run([value - middle for value in known if value != middle])
    trend = _trend(known)
    found = next((run for run, least in ((trend, TREND), (shift, SHIFT)) if abs(run) >= least), 0)
    return DirectionReading(_way(found, polarity) if found else Direction.STEADY, run=abs(found))


def _run(gaps: Sequence[float]) -> int:
    """How many gaps at the end have one sign; negative where they are below nought."""
    count = 0
    for gap in reversed(gaps):
        if count and (gap > 0) != (count > 0):
            break
        count += 1 if gap > 0 else -1
    return count


def _trend(known: Sequence[float]) -> int:
    """How many points at the end go one way; a point equal to the one before ends the run. Negative where they fall."""
    steps = [after - before for before, after in pairwise(known)]
    level = next((number for number, step in enumerate(reversed(steps)) if step == 0), len(steps))
    count = _run(steps[len(steps) - level :])
    return count + (count > 0) - (count < 0)


def _way(change: float, polarity: str) -> Direction:
    return Direction.IMPROVING if (change < 0) == (polarity == "lower") else Direction.WORSENING
