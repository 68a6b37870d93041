"""A sparkline: the shape of a history in the size of a word."""

from __future__ import annotations

from rbaccards.charts.axes import Frame
from rbaccards.charts.curves import known, stroke
from rbaccards.charts.marks import PT, Dot, Line, Mark, Picture
from rbaccards.charts.spec import SparkSpec
from rbaccards.charts.style import Style

SIDE, END, EDGE = 0.6, 1.6, 0.9
"""Margins in mm: left, right of the last point, above and below."""
STROKE, TARGET_STROKE, DOT = 1.4, 0.7, 3.6


def spark(spec: SparkSpec, style: Style) -> Picture:  # noqa: ARG001  # every kind takes the style
    """The picture of the sparkline, without axes: last point marked, target dotted, gaps left open."""
    points = known(spec.history)
    values = [point.value for point in points if point.value is not None]
    values += [spec.target] if spec.target is not None else []
    low, high = min(values, default=0.0), max(values, default=0.0)
    room = 0.08 * (high - low) or 1.0
    start = min((point.at for point in points), default=0)
    end = max((point.at for point in points), default=0)
    first = start if end > start else end - 1
    frame = Frame(SIDE, spec.width - END, EDGE, spec.height - EDGE, first, end, low - room, high + room)
    marks: list[Mark] = []
    if spec.target is not None:
        level = frame.y(spec.target)
        marks.append(Line(((frame.left, level), (frame.right, level)), "ink", TARGET_STROKE, "dotted"))
    if points:
        marks += stroke(spec.history, frame, "blue", STROKE)
        marks += [Dot(place, DOT * PT / 2, "blue") for place in frame.places(points[-1:])]
    return Picture(spec.width, spec.height, tuple(marks))
