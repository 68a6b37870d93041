"""The curve of a measure: its values, or its rolling 12 months, with a gap wherever nothing is known."""

from __future__ import annotations

from collections.abc import Sequence

from rbaccards.charts.spec import Point
from rbaccards.measures.amounts import Amount
from rbaccards.measures.reading import Reading


def history(reading: Reading) -> tuple[Amount, ...]:
    """The curve of a measure: rolling 12-month totals where it reads as such, else its values."""
    if reading.measure.reads_as == "last 12 months":
        return reading.rolling
    return tuple(Amount(each.value or 0.0, each.period) for each in reading.series.known)


def points_of(curve: Sequence[Amount], reading: Reading) -> tuple[Point, ...]:
    """The curve with a gap for every period that has no value, and one at each break."""
    known = {each.period.end: each.value for each in curve}
    step = reading.series.observations[0].period.months
    points = []
    for at in range(min(known), max(known) + 1, step):
        points.append(Point(at, known.get(at)))
        if any(at <= each.after.end < at + step for each in reading.breaks):
            points.append(Point(at, None))
    return tuple(points)
