"""Up to four named curves over the same time axis."""

from __future__ import annotations

from collections.abc import Iterator

from rbaccards.charts.axes import (
    TOP,
    Frame,
    bottom_margin,
    left_margin,
    right_margin,
    scale,
    tick_words,
    time_axis,
    value_axis,
)
from rbaccards.charts.curves import MARKERS, known, marker, stroke
from rbaccards.charts.labels import BELOW, End, end_marks, ends_margin, place_ends
from rbaccards.charts.marks import Dash, Line, Mark, Picture
from rbaccards.charts.spec import Curve, LinesSpec
from rbaccards.charts.style import SERIES, Style

DASHES: tuple[Dash, ...] = ("solid", "dashed", "dashdot", "dotted")
WIDTH, MARKER = 2.2, 5.5
THREAD = 0.6
"""Stroke in points from the end of a curve that stops early to its name at the right."""
MOST_MARKERS = 24
"""A curve with more points has a marker at its end only."""


def lines(spec: LinesSpec, style: Style) -> Picture:
    """The picture of the curves, each with its own colour, dash and marker, and its name at its end."""
    if len(spec.curves) > len(SERIES):
        raise ValueError(f"a chart holds at most {len(SERIES)} curves, not {len(spec.curves)}")
    values = [p.value for curve in spec.curves for p in curve.points if p.value is not None]
    axis = scale(values, spec.ceiling, spec.style.decimals)
    words = tick_words(axis.ticks, spec.style)
    positions = [p.at for curve in spec.curves for p in curve.points] + [tick.at for tick in spec.ticks] or [0]
    start, end = min(positions), max(positions)
    start = start if start < end else end - 1
    pad = 0.035 * (end - start)
    bottom, top = bottom_margin(spec.ticks), spec.height - TOP
    plan = Frame(0, spec.width, bottom, top, start - pad, end, axis.low, axis.high)
    ends = place_ends(
        [
            End(curve.text, plan.y(last.value or 0), role, 600)
            for curve, role in zip(spec.curves, SERIES, strict=False)
            for last in known(curve.points)[-1:]
        ],
        plan.bottom - BELOW,
        spec.height,
        style,
    )
    left = left_margin(words, style)
    right = spec.width - max(ends_margin(ends), right_margin(spec.ticks, end, style))
    frame = Frame(left, right, bottom, top, plan.start, plan.end, axis.low, axis.high)
    marks = (
        *value_axis(frame, axis.ticks, words, style),
        *time_axis(frame, spec.ticks, style),
        *(mark for index, curve in enumerate(spec.curves) for mark in _curve(curve, index, frame)),
        *end_marks(ends, right),
    )
    return Picture(spec.width, spec.height, marks)


def _curve(curve: Curve, index: int, frame: Frame) -> Iterator[Mark]:
    order = 5 - index * 0.2
    yield from stroke(curve.points, frame, SERIES[index], WIDTH, DASHES[index], order)
    points = known(curve.points)
    if points and points[-1].at < frame.end:
        ((x, level),) = frame.places(points[-1:])
        yield Line(((x + 1.6, level), (frame.right, level)), SERIES[index], THREAD, order=1)
    for place in frame.places(points if len(points) <= MOST_MARKERS else points[-1:]):
        yield marker(MARKERS[index], place, MARKER, SERIES[index])
