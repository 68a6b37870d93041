"""What happened and what is forecast: the baseline curve with its target, milestones and interval."""

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
from rbaccards.charts.curves import known, stroke
from rbaccards.charts.labels import BELOW, End, end_marks, ends_margin, place_ends
from rbaccards.charts.marks import (
    ASCENT,
    DESCENT,
    LABEL,
    PT,
    Box,
    Dash,
    Dot,
    Line,
    Mark,
    Picture,
    Place,
    Shape,
    Words,
)
from rbaccards.charts.places import Scene, beside, leader_start, noted, scene
from rbaccards.charts.spec import Band, BaselineSpec, Label, Point
from rbaccards.charts.style import Style, measure

FORECAST_WIDTH, LEVEL_WIDTH, EDGE_WIDTH, LEADER_WIDTH = 2.0, 1.0, 0.4, 0.6
CAP = 1.4
"""Half the width in mm of the caps of an interval at one position."""
HISTORY_COST, LEVEL_COST, EDGE_COST, GRID_COST = 15.0, 6.0, 2.0, 0.3
"""What it costs a label to cover half a mm of a line: history least of all."""


def baseline(spec: BaselineSpec, style: Style) -> Picture:
    """The picture of the curve, with every line named where it ends."""
    axis = scale(_values(spec), spec.ceiling, spec.style.decimals)
    words = tick_words(axis.ticks, spec.style)
    plan = _frame(spec, axis, 0, spec.width)
    ends = place_ends(_ends(spec, plan, style), plan.bottom - BELOW, spec.height, style)
    margin = max(ends_margin(ends), right_margin(spec.ticks, plan.end, style))
    frame = _frame(spec, axis, left_margin(words, style), spec.width - margin)
    axes = (*value_axis(frame, axis.ticks, words, style), *time_axis(frame, spec.ticks, style))
    bands, curves = tuple(_bands(spec, frame)), tuple(_curves(spec, frame, style))
    outer = tuple(end_marks(ends, frame.right))
    inner = tuple(_inner_words(spec, frame, _scene(spec, frame, axes, bands, curves, outer, style), style))
    return Picture(spec.width, spec.height, (*axes, *bands, *curves, *outer, *inner))


def _values(spec: BaselineSpec) -> list[float]:
    """All values that the axis must hold; an interval below nought does not stretch it if no value is."""
    points = (*spec.history, *(spec.forecast.points if spec.forecast else ()))
    values = [point.value for point in points if point.value is not None]
    values += [level.value for level in (spec.target, spec.stretch) if level]
    edges = [edge for band in (spec.milestones, spec.interval, spec.ahead) if band for edge in band.edges]
    lowest = min(values, default=0.0)
    lows = [low for _, low, _ in edges if lowest < 0]
    return [*values, *lows, *(high for _, _, high in edges)]


def _frame(spec: BaselineSpec, axis: Scale, left: float, right: float) -> Frame:
    points = (*spec.history, *(spec.forecast.points if spec.forecast else ()))
    positions = [point.at for point in points] + [tick.at for tick in spec.ticks]
    positions += [at for level in (spec.target, spec.stretch) if level for at in (level.start, level.end)]
    positions += [edge[0] for band in (spec.milestones, spec.interval, spec.ahead) if band for edge in band.edges]
    start, end = min(positions, default=0), max(positions, default=0)
    pad = 0.012 * (end - start) or 1.0
    bottom, top = bottom_margin(spec.ticks), spec.height - TOP
    return Frame(left, right, bottom, top, start - pad, end if end > start else end + pad, axis.low, axis.high)


def _ends(spec: BaselineSpec, frame: Frame, style: Style) -> list[End]:
    """The labels of all lines that reach the right edge."""
    found = [
        End(level.text, frame.y(level.value))
        for level in (spec.target, spec.stretch)
        if level and level.end >= frame.end
    ]
    last = known(spec.forecast.points)[-1:] if spec.forecast else ()
    if spec.forecast and last and last[0].at >= frame.end:
        found.append(End(spec.forecast.text, frame.y(last[0].value or 0), "blue", 600))
    found += [
        End(label.text, frame.y(label.value), "blue", 600, style.size("axes.titlesize"))
        for label in spec.labels
        if _is_latest(label, spec) and label.at >= frame.end
    ]
    return found


def _is_latest(label: Label, spec: BaselineSpec) -> bool:
    return any(label.at == point.at for point in known(spec.history)[-1:])


def _bands(spec: BaselineSpec, frame: Frame) -> Iterator[Mark]:
    for band, edged in ((spec.ahead, False), (spec.interval, False), (spec.milestones, True)):
        if band and band.edges:
            lower = tuple((frame.x(at), frame.y(low)) for at, low, _ in band.edges)
            upper = tuple((frame.x(at), frame.y(high)) for at, _, high in band.edges)
            yield Shape((*lower, *reversed(upper)), "band", order=1)
            for edge in (lower, upper) if edged else ():
                yield Line(edge, "grey", EDGE_WIDTH, order=1.5)
            if len(band.edges) == 1:
                yield from _whisker(lower[0], upper[0])


def _whisker(low: Place, high: Place) -> Iterator[Mark]:
    """A band at one position alone: an upright with caps that show beside a dot on it."""
    yield Line((low, high), "grey", LEVEL_WIDTH, order=4.5)
    for x, y in (low, high):
        yield Line(((x - CAP, y), (x + CAP, y)), "grey", LEVEL_WIDTH, order=4.5)


def _curves(spec: BaselineSpec, frame: Frame, style: Style) -> Iterator[Mark]:
    dashes: tuple[Dash, Dash] = ("solid", "dotted")
    for level, dash in zip((spec.target, spec.stretch), dashes, strict=True):
        if level:
            ends = tuple((frame.x(at), frame.y(level.value)) for at in (level.start, level.end))
            yield Line(ends, "ink", LEVEL_WIDTH, dash, order=3)
    for cut in spec.cuts:
        across = ((frame.x(cut.at), frame.bottom), (frame.x(cut.at), frame.top))
        yield Line(across, "grey", LEVEL_WIDTH, "dotted", order=3)
    if spec.forecast:
        points = _joined(spec.forecast.points, spec.history)
        yield from stroke(points, frame, "blue", FORECAST_WIDTH, "dashed", 4)
    yield from stroke(spec.history, frame, "blue", style.size("lines.linewidth"), order=5)
    latest, size = known(spec.history)[-1:], style.size("lines.markersize") * PT
    for label in spec.labels:
        if not _is_latest(label, spec):
            yield Dot((frame.x(label.at), frame.y(label.value)), size * 0.4, "blue", "white", 0.8)
    for place in frame.places(latest):
        yield Dot(place, size / 2, "blue", "white", 1)


def _joined(forecast: Sequence[Point], history: Sequence[Point]) -> tuple[Point, ...]:
    """The forecast from the last value that was known when it was made, so that no hole is between them."""
    before = [point for point in known(history) if forecast and point.at < forecast[0].at]
    return (*before[-1:], *forecast)


def _scene(
    spec: BaselineSpec,
    frame: Frame,
    axes: Sequence[Mark],
    bands: Sequence[Mark],
    curves: Sequence[Mark],
    outer: Sequence[Mark],
    style: Style,
) -> Scene:
    """What the words inside the plot must keep clear of."""
    lines: list[tuple[Sequence[Place], float]] = []
    for marks, cost in ((axes, GRID_COST), (curves, LEVEL_COST)):
        for mark in marks:
            if isinstance(mark, Line):
                lines.append((mark.places, HISTORY_COST if mark.colour == "blue" else cost))
            if isinstance(mark, Dot):
                lines.append(((mark.centre,), 3 * HISTORY_COST))
    lines += [((*mark.places, mark.places[0]), EDGE_COST) for mark in bands if isinstance(mark, Shape)]
    words = [mark.box(style) for mark in (*axes, *outer) if isinstance(mark, Words)]
    right = frame.right if outer else spec.width
    bounds = Box(frame.left - 0.4, frame.bottom + 0.4, right, spec.height)
    return scene(spec.width, spec.height, bounds, lines).with_words(words)


def _inner_words(spec: BaselineSpec, frame: Frame, around: Scene, style: Style) -> Iterator[Mark]:
    """The values at their points, the names of lines that end early, and the notes on the bands."""
    for label in sorted(spec.labels, key=lambda label: not _is_latest(label, spec)):
        latest = _is_latest(label, spec)
        if not (latest and label.at >= frame.end):
            size = style.size("axes.titlesize") if latest else LABEL
            words = Words(label.text, (frame.x(label.at), frame.y(label.value)), "blue", size, 600)
            yield (placed := _beside(words, around, style))
            around = around.with_words([placed.box(style)])
    for words in (*_early_ends(spec, frame, style), *_cut_words(spec, frame)):
        yield (placed := _beside(words, around, style))
        around = around.with_words([placed.box(style)])
    for band in (spec.milestones, spec.interval, spec.ahead):
        if band and band.edges and band.text:
            note, box = _note(band, frame, around, style)
            yield from note
            around = around.with_words([box])


def _note(band: Band, frame: Frame, around: Scene, style: Style) -> tuple[tuple[Mark, ...], Box]:
    """The name of a band, with a leader to it unless the words stand inside; and their ground."""
    between = [(frame.x(at), frame.y(low), frame.y(high)) for at, low, high in _between(band.edges)]
    targets = [(x, low + (high - low) * share) for x, low, high in between for share in (0.25, 0.75)]
    box, target = noted(targets, measure(band.text, style, LABEL), (ASCENT + DESCENT) * LABEL * PT, around)
    words = Words(band.text, (box.left, box.bottom + DESCENT * LABEL * PT), "quiet")
    under = [(low, high) for x, low, high in between if box.left - 2 < x < box.right + 2]
    wide = between[0][0] <= box.left and box.right <= between[-1][0]
    if wide and under and all(low <= box.bottom and box.top <= high for low, high in under):
        return (words,), box
    leader = Line((leader_start(box, target), target), "grey", LEADER_WIDTH, order=3.5)
    return (words, leader), box


def _early_ends(spec: BaselineSpec, frame: Frame, style: Style) -> Iterator[Words]:
    """The names of lines that end inside the plot: over or under the line, at its end."""
    for level in (spec.target, spec.stretch):
        if level and level.end < frame.end:
            half = measure(level.text, style, LABEL) / 2
            at = max(frame.x(level.end) - half, frame.x(level.start) + half)
            yield Words(level.text, (at, frame.y(level.value)))
    last = known(spec.forecast.points)[-1:] if spec.forecast else ()
    if spec.forecast and last and last[0].at < frame.end:
        yield Words(spec.forecast.text, (frame.x(last[0].at), frame.y(last[0].value or 0)), "blue", weight=600)


def _cut_words(spec: BaselineSpec, frame: Frame) -> Iterator[Words]:
    """What a cut is called, near the top of its line."""
    for cut in spec.cuts:
        yield Words(cut.text, (frame.x(cut.at), frame.top - ASCENT * LABEL * PT), "quiet")


def _beside(words: Words, around: Scene, style: Style) -> Words:
    """The words moved from the point they belong to to a free place beside it."""
    box = words.box(style)
    found = beside(words.at, box.right - box.left, box.top - box.bottom, around)
    at = (found.left, found.bottom + DESCENT * words.size * PT)
    return Words(words.text, at, words.colour, words.size, words.weight)


def _between(edges: Sequence[tuple[int, float, float]]) -> Iterator[tuple[float, float, float]]:
    """The edges of a band and three places between each two."""
    for (at, low, high), (at2, low2, high2) in pairwise(edges):
        for share in (0, 0.25, 0.5, 0.75):
            yield at + (at2 - at) * share, low + (low2 - low) * share, high + (high2 - high) * share
    yield edges[-1]
