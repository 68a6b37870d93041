"""Columns of quarters or years: what happened solid, what is projected hatched."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from rbaccards.charts.axes import (
    FIRST_LINE,
    TOP,
    Frame,
    Scale,
    left_margin,
    scale,
    tick_words,
    value_axis,
)
from rbaccards.charts.labels import GAP, wrap
from rbaccards.charts.marks import (
    ASCENT,
    DESCENT,
    LABEL,
    LEADING,
    PT,
    Line,
    Mark,
    Picture,
    Place,
    Shape,
    Words,
    across_middle,
    rectangle,
)
from rbaccards.charts.spec import Column, ColumnsSpec
from rbaccards.charts.style import Style, measure

FILLED, WIDEST = 0.68, 11.0
"""The share of its place that a column fills, and the widest column in mm."""
YEAR_GAP = 0.3
"""Space between two years, as a share of a column's place."""
METHOD_LIMIT = 29.0
TEXT_LIFT = 1.0
HATCH = 1.3
"""Distance in mm between two strokes of the hatching, measured along the axis."""


@dataclass(frozen=True, slots=True)
class Bed:
    """Where the columns stand: the middle of each in mm, the place each has, and the plot around them."""

    middles: tuple[float, ...]
    pitch: float
    frame: Frame

    @property
    def half(self) -> float:
        """Half the width of a column."""
        return min(self.pitch * FILLED, WIDEST) / 2


def columns(spec: ColumnsSpec, style: Style) -> Picture:
    """The picture of the columns, each with its value on top; a value axis only if one has no room."""
    heights = [_height(column) or 0.0 for column in spec.columns]
    axis = scale(heights, None, spec.style.decimals)
    words = tick_words(axis.ticks, spec.style)
    bed = _bed(spec, Scale(min(0.0, *heights, 0.0), max(0.0, *heights, 0.0) or 1.0, ()), 0.0, style)
    tops = _tops(spec, bed, style)
    bare = any(_height(c) is not None and top is None for c, top in zip(spec.columns, tops, strict=True))
    if bare:
        bed = _bed(spec, axis, left_margin(words, style), style)
        tops = [*(None for _ in spec.columns[1:]), *_tops(spec, bed, style)[-1:]]
    level = bed.frame.y(0)
    marks: list[Mark] = [*(value_axis(bed.frame, axis.ticks, words, style) if bare else ())]
    if not bare:
        across = ((bed.frame.left, level), (bed.frame.right, level))
        marks.append(Line(across, "ink", style.size("axes.linewidth"), order=2.5))
    for column, middle in zip(spec.columns, bed.middles, strict=True):
        marks += _column(column, middle - bed.half, middle + bed.half, bed.frame, style)
    marks += (top for top in tops if top)
    marks += _feet(spec.columns, bed, style)
    marks += _method(spec, bed, tops, style)
    return Picture(spec.width, spec.height, tuple(marks))


def _height(column: Column) -> float | None:
    return column.value if column.projected is None else column.projected


def _bed(spec: ColumnsSpec, axis: Scale, left: float, style: Style) -> Bed:
    """The places of the columns between the margins, years a little apart."""
    method = wrap(spec.projected_text, METHOD_LIMIT, style)
    margin = max((measure(line, style, LABEL, italic=True) + GAP for line in method), default=0.0) + 0.4
    last = measure(spec.columns[-1].text, style, LABEL) if spec.columns else 0.0
    years = [0.0]
    for one, two in zip(spec.columns, spec.columns[1:], strict=False):
        years.append(years[-1] + (YEAR_GAP if one.second != two.second else 0.0))
    count = max(len(spec.columns), 1)
    pitch = min((spec.width - left - margin) / (count + years[-1]), WIDEST / FILLED)
    overhang = max(0.0, last / 2 - pitch * 0.9 * FILLED / 2)
    pitch = min((spec.width - left - margin - overhang) / (count + years[-1]), pitch)
    middles = tuple(left + (index + 0.5 + gap) * pitch for index, gap in zip(range(count), years, strict=False))
    deepest = max((len(_foot(c, pitch, style)) for c in spec.columns), default=1)
    bottom = FIRST_LINE - 3 * PT + (deepest - 1) * LEADING + DESCENT * LABEL * PT + 0.5
    bottom += LEADING if any(column.second for column in spec.columns) else 0.0
    top = spec.height - TOP - LEADING - TEXT_LIFT
    right = left + (count + years[-1]) * pitch
    return Bed(middles, pitch, Frame(left, right, bottom, top, 0, 1, axis.low, axis.high))


def _foot(column: Column, pitch: float, style: Style) -> tuple[str, ...]:
    """The words under a column, broken where they are wider than its place."""
    room = pitch - 0.8
    fits = measure(column.first, style, LABEL) <= room
    return wrap(column.first if fits else column.first.replace("–", "– "), room, style)


def _tops(spec: ColumnsSpec, bed: Bed, style: Style) -> list[Words | None]:
    """The values over the columns, from the latest backwards; None where one would meet its neighbour."""
    found: list[Words | None] = []
    limit = spec.width
    for column, middle in reversed(list(zip(spec.columns, bed.middles, strict=True))):
        reach = measure(column.text, style, LABEL) / 2 + bed.half + 0.5
        under = [c for c, other in zip(spec.columns, bed.middles, strict=True) if abs(other - middle) < reach]
        height = max(0.0, *(_height(c) or 0.0 for c in under))
        projected = column.projected is not None
        place = (middle, bed.frame.y(height) + TEXT_LIFT + DESCENT * LABEL * PT)
        colour = "quiet" if projected else "ink"
        words = Words(column.text, place, colour, italic=projected, anchor="center")
        box = words.box(style)
        fits = bool(column.text) and box.right <= limit and box.left >= 0
        limit = box.left - 0.6 if fits else limit
        found.append(words if fits else None)
    return found[::-1]


def _column(column: Column, left: float, right: float, frame: Frame, style: Style) -> Iterator[Mark]:
    done = column.value or 0.0
    level = frame.y(done)
    if column.projected is not None and column.projected != done:
        low, high = sorted((level, frame.y(column.projected)))
        yield from _hatched(left, right, low, high, style)
    if done:
        bottom, top = sorted((frame.y(0), level))
        yield Shape(rectangle(left, bottom, right, top), "blue")


def _hatched(left: float, right: float, bottom: float, top: float, style: Style) -> Iterator[Mark]:
    """A white column with a blue edge and rising strokes; drawn as strokes, for patterns print badly."""
    inset = style.size("axes.linewidth") * PT / 2
    left, right, bottom, top = left + inset, right - inset, bottom, max(top - inset, bottom)
    strokes: list[Place] = []
    offset = bottom - right + HATCH
    while offset < top - left:
        start, end = max(left, bottom - offset), min(right, top - offset)
        if end > start:
            strokes += [(start, start + offset), (end, end + offset), (end, float("nan"))]
        offset += HATCH
    yield Shape(rectangle(left, bottom, right, top), "white", "blue", style.size("axes.linewidth"))
    if strokes:
        yield Line(tuple(strokes[:-1]), "blue", style.size("hatch.linewidth"), order=2.2)


def _feet(columns_: Sequence[Column], bed: Bed, style: Style) -> Iterator[Mark]:
    """The words under the columns, and each year once, under the middle of its columns."""
    first = bed.frame.bottom - FIRST_LINE + 3 * PT
    deepest = 1
    for column, middle in zip(columns_, bed.middles, strict=True):
        lines = _foot(column, bed.pitch, style)
        deepest = max(deepest, len(lines))
        for row, line in enumerate(lines):
            yield Words(line, (middle, first - row * LEADING), anchor="center")
    pairs = zip(columns_, bed.middles, strict=True)
    for year, members in groupby(pairs, key=lambda pair: pair[0].second):
        middles = [middle for _, middle in members]
        if year:
            yield Words(year, ((middles[0] + middles[-1]) / 2, first - deepest * LEADING), "quiet", anchor="center")


def _method(spec: ColumnsSpec, bed: Bed, tops: Sequence[Words | None], style: Style) -> Iterator[Mark]:
    """The words that say how the hatched columns were worked out, beside the last of them."""
    hatched = [column.projected for column in spec.columns if column.projected is not None]
    if not spec.projected_text or not hatched:
        return
    lines = wrap(spec.projected_text, METHOD_LIMIT, style)
    middle = (bed.frame.y(0) + bed.frame.y(hatched[-1])) / 2
    top = middle + ((len(lines) - 1) * LEADING) / 2 - across_middle(LABEL)
    lowest = bed.frame.bottom + (len(lines) - 1) * LEADING
    top = min(max(top, lowest), spec.height - ASCENT * LABEL * PT)
    left = max(bed.middles[-1] + bed.half, tops[-1].box(style).right if tops[-1] else 0.0) + GAP
    for row, line in enumerate(lines):
        yield Words(line, (left, top - row * LEADING), "quiet", italic=True)
