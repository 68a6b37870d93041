"""A process over time: points by what the rules find, mean and limits, the key and the settings under the plot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from rbaccards.charts.axes import (
    TOP,
    Frame,
    Scale,
    bottom_margin,
    left_margin,
    right_margin,
    scale,
    tick_words,
    time_axis,
    value_axis,
)
from rbaccards.charts.curves import marker, stroke
from rbaccards.charts.labels import BELOW, End, end_marks, ends_margin, place_ends, wrap
from rbaccards.charts.marks import ASCENT, LABEL, LEADING, PT, Dash, Line, Mark, Picture, Place, Words, across_middle
from rbaccards.charts.spec import Finding, SpcSpec
from rbaccards.charts.style import Style, measure

CURVE, LEVEL, THIN = 1.2, 1.0, 0.8
KEY, EDGE, GAP = 5.4, 0.4, 5.0
"""The height in mm of the row of the key, and the air at its edges and between its entries."""
MARKS: dict[Finding, tuple[str, float, str]] = {
    "common cause": ("circle", 4.0, "grey"),
    "improvement": ("circle", 8.0, "blue"),
    "concern": ("triangle", 8.5, "orange"),
    "neither": ("diamond", 8.0, "plum"),
}
"""The shape, the size in points and the colour of each finding."""
DASHES: dict[str, Dash] = {"limit": "dashed", "mean": "solid", "target": "dotted"}


def spc(spec: SpcSpec, style: Style) -> Picture:
    """The picture of the process, with every line named where it ends."""
    foot = _foot(spec, style)
    axis = scale(_values(spec), spec.ceiling, spec.style.decimals, nought=False)
    words = tick_words(axis.ticks, spec.style)
    plan = _frame(spec, axis, foot, 0, spec.width)
    ends = place_ends(_ends(spec, plan, style), plan.bottom - BELOW, spec.height + foot, style)
    margin = max(ends_margin(ends), right_margin(spec.ticks, plan.end, style))
    frame = _frame(spec, axis, foot, left_margin(words, style), spec.width - margin)
    marks = (
        *value_axis(frame, axis.ticks, words, style),
        *time_axis(frame, spec.ticks, style),
        *_levels(spec, frame),
        *stroke(spec.history, frame, "grey", CURVE, order=4),
        *(_point(each.finding, (frame.x(each.at), frame.y(each.value))) for each in spec.found),
        *end_marks(ends, frame.right),
        *_key(spec, style, foot),
        *_settings(spec, style),
    )
    return Picture(spec.width, round(spec.height + foot, 2), marks)


def _values(spec: SpcSpec) -> list[float]:
    """All values that the axis must hold."""
    values = [point.value for point in spec.history if point.value is not None]
    values += [edge for each in spec.processes for edge in (each.lower, each.mean, each.upper) if edge is not None]
    return values + [level.value for level in (spec.median, spec.target) if level]


def _frame(spec: SpcSpec, axis: Scale, foot: float, left: float, right: float) -> Frame:
    positions = [point.at for point in spec.history] + [tick.at for tick in spec.ticks] or [0]
    start, end = min(positions), max(positions)
    start = start if start < end else end - 1
    pad = 0.02 * (end - start)
    bottom = foot + bottom_margin(spec.ticks)
    return Frame(left, right, bottom, spec.height + foot - TOP, start - pad, end + pad, axis.low, axis.high)


def _ends(spec: SpcSpec, frame: Frame, style: Style) -> list[End]:
    """The names of the lines that reach the right edge, and the last value."""
    found = [End(level.text, frame.y(level.value)) for level in (spec.target, spec.median) if level]
    for last in spec.processes[-1:]:
        for name, value in (("Upper limit", last.upper), ("Mean", last.mean), ("Lower limit", last.lower)):
            if value is not None:
                found.append(End(f"{name} {spec.style.text(value)}", frame.y(value)))
    if spec.latest:
        size = style.size("axes.titlesize")
        found.append(End(spec.latest.text, frame.y(spec.latest.value), "blue", 600, size))
    return found


def _levels(spec: SpcSpec, frame: Frame) -> Iterator[Mark]:
    """Mean and limits of each stretch, target, median and cuts."""
    half = _step(spec) / 2
    for each in spec.processes:
        ends = frame.x(max(each.start - half, frame.start)), frame.x(min(each.end + half, frame.end))
        for name, value in (("limit", each.lower), ("mean", each.mean), ("limit", each.upper)):
            if value is not None:
                level = frame.y(value)
                yield Line(((ends[0], level), (ends[1], level)), "ink", THIN, DASHES[name], order=3)
    for line, dash in ((spec.median, DASHES["mean"]), (spec.target, DASHES["target"])):
        if line:
            level = frame.y(line.value)
            yield Line(((frame.left, level), (frame.right, level)), "ink", LEVEL, dash, order=3)
    for cut in spec.cuts:
        x = frame.x(cut.at)
        yield Line(((x, frame.bottom), (x, frame.top)), "grey", LEVEL, "dotted", order=3)
        yield Words(cut.text, (x + 1, frame.top - ASCENT * LABEL * PT), "quiet")


def _step(spec: SpcSpec) -> int:
    """How far neighbouring points are apart."""
    places = sorted({point.at for point in spec.history})
    return min((after - before for before, after in pairwise(places)), default=1)


def _point(finding: Finding, place: Place) -> Mark:
    kind, size, colour = MARKS[finding]
    return marker(kind, place, size, colour)


def _foot(spec: SpcSpec, style: Style) -> float:
    """The height in mm of what stands under the plot."""
    return (KEY if spec.key else 0) + len(_lines(spec, style)) * LEADING + 0.8


def _lines(spec: SpcSpec, style: Style) -> Sequence[str]:
    return wrap(spec.settings, spec.width - 2 * EDGE, style) if spec.settings else ()


def _key(spec: SpcSpec, style: Style, foot: float) -> Iterator[Mark]:
    """The findings that are drawn, each beside its name."""
    x, middle = EDGE, foot - KEY / 2
    for finding, text in spec.key:
        radius = MARKS[finding][1] * PT / 2
        yield _point(finding, (x + radius, middle))
        x += 2 * radius + 1.2
        yield Words(text, (x, middle - across_middle(LABEL)))
        x += measure(text, style, LABEL) + GAP


def _settings(spec: SpcSpec, style: Style) -> Iterator[Mark]:
    """How the limits were worked out, at the foot."""
    lines = _lines(spec, style)
    for row, line in enumerate(lines):
        yield Words(line, (EDGE, (len(lines) - 1 - row) * LEADING + 1.2), "quiet")
