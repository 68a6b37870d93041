"""Areas in order of their values: a dot and a whisker each, ours emphasised, lines for England and the like."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from rbaccards.charts.axes import tick_words
from rbaccards.charts.labels import dodge, wrap
from rbaccards.charts.marks import (
    ASCENT,
    DESCENT,
    LABEL,
    LEADING,
    PT,
    Dash,
    Dot,
    Line,
    Mark,
    Picture,
    Words,
    across_middle,
)
from rbaccards.charts.spec import CompareSpec, LeftOut, Standing
from rbaccards.charts.style import Style, measure
from rbaccards.words import NumberStyle

PITCH = 4.6
"""Height in mm of a row with a name of one line."""
EDGE, GAP, RANK_GAP, NAME_LIMIT = 0.4, 3.0, 1.6, 52.0
OTHER, OURS, BEFORE = 0.95, 1.25, 1.7
"""Radius in mm of the dots, and of the ring of the year before, which shows even round our own dot."""
LEADER, APART = 2.6, 2.0
"""Height of the strokes from the lines to their names, and the air between two names."""
AXIS, KEY = 5.8, 4.8
"""Height of the axis under the rows, and of the words that explain the ring."""
MOST_TICKS = 6
DASHES: tuple[Dash, ...] = ("dashed", "dotted", "dashdot", "solid")


@dataclass(frozen=True, slots=True)
class Ground:
    """Where names begin and dots stand: the edges in mm, and the values at the left and the right one."""

    names: float
    left: float
    right: float
    bottom: float
    top: float
    low: float
    high: float

    def x(self, value: float) -> float:
        """Where a value is, in mm."""
        return self.left + (value - self.low) / (self.high - self.low) * (self.right - self.left)


def compare(spec: CompareSpec, style: Style) -> Picture:
    """The picture of the areas, as high as they need."""
    names = [wrap(_name(row), NAME_LIMIT, style, weight=_weight(row)) for row in spec.rows]
    heights = [PITCH + (len(lines) - 1) * LEADING for lines in names]
    heads = [wrap(each.text, spec.width / len(spec.uprights) - APART, style) for each in spec.uprights]
    head = max((len(lines) * LEADING + LEADER for lines in heads), default=EDGE)
    ground = _ground(spec, names, sum(heights), style)
    marks: list[Mark] = [*_axis(spec, ground, style), *_uprights(spec, heads, ground, style)]
    top = ground.top
    for row, lines, height in zip(spec.rows, names, heights, strict=True):
        middle = top - height / 2
        marks += _words(row, lines, ground, middle, spec.width)
        if isinstance(row, Standing):
            marks += _dot(row, spec.before if row.ours else None, ground, middle, style)
        top -= height
    if spec.before is not None:
        marks += _key(spec, ground)
    return Picture(spec.width, round(ground.top + head, 2), tuple(marks))


def _name(row: Standing | LeftOut) -> str:
    return row.name if isinstance(row, Standing) else row.text


def _weight(row: Standing | LeftOut) -> int:
    return 600 if isinstance(row, Standing) and row.ours else 400


def _ground(spec: CompareSpec, names: Sequence[Sequence[str]], height: float, style: Style) -> Ground:
    """The part of the paper between names and values, on a scale that holds all values, with or without nought."""
    standing = [row for row in spec.rows if isinstance(row, Standing)]
    ranks = max((measure(row.rank, style, LABEL, _weight(row)) for row in standing), default=0.0)
    texts = max((measure(row.text, style, LABEL, _weight(row)) for row in standing), default=0.0)
    widths = (
        measure(line, style, LABEL, _weight(row)) for row, lines in zip(spec.rows, names, strict=True) for line in lines
    )
    start = EDGE + ranks + RANK_GAP
    found = [each for row in standing for each in (row.value, row.low, row.high) if each is not None]
    found += [each.value for each in spec.uprights] + ([spec.before] if spec.before is not None else [])
    low, high = min(found, default=0.0), max(found, default=0.0)
    pad = 0.04 * (high - low) or 1.0
    bottom = AXIS + (KEY if spec.before is not None else 0.0)
    return Ground(
        names=start,
        left=start + max(widths, default=0.0) + GAP,
        right=spec.width - texts - GAP,
        bottom=bottom,
        top=bottom + height,
        low=low - pad,
        high=high + pad,
    )


def _axis(spec: CompareSpec, ground: Ground, style: Style) -> Iterator[Mark]:
    """The line under the rows with round values, and a thin line up from each."""
    ends = ((ground.left, ground.bottom), (ground.right, ground.bottom))
    yield Line(ends, "ink", style.size("axes.linewidth"), order=2.5)
    ticks = _ticks(spec.style, ground, style)
    for tick, word in zip(ticks, tick_words(ticks, spec.style), strict=True):
        x = ground.x(tick)
        yield Line(((x, ground.bottom), (x, ground.top)), "grid", style.size("grid.linewidth"), order=0)
        yield Line(((x, ground.bottom), (x, ground.bottom - 1)), "ink", style.size("xtick.major.width"), order=2.5)
        yield Words(word, (x, ground.bottom - 1.6 - ASCENT * LABEL * PT), anchor="center")


def _ticks(number: NumberStyle, ground: Ground, style: Style) -> tuple[float, ...]:
    """Round values on the axis: the finest step whose words have room, never finer than the measure's decimals."""
    size = max(math.floor(math.log10(ground.high - ground.low)) - 1, -number.decimals)
    for power, digit in product(range(size, size + 5), (1, 2, 5)):
        step = digit * 10.0**power
        first, last = math.ceil(ground.low / step), math.floor(ground.high / step)
        ticks = tuple(round(count * step, 10) for count in range(first, last + 1))[: MOST_TICKS + 1]
        widest = max((measure(word, style, LABEL) for word in tick_words(ticks, number)), default=0.0)
        if len(ticks) <= MOST_TICKS and ground.x(step) - ground.x(0.0) > widest + APART:
            return ticks
    return ()


def _uprights(spec: CompareSpec, heads: Sequence[Sequence[str]], ground: Ground, style: Style) -> Iterator[Mark]:
    """The lines across all rows; their names stand over them, side by side, each joined to its line."""
    widths = [max(measure(line, style, LABEL) for line in lines) for lines in heads]
    at = [ground.x(each.value) for each in spec.uprights]
    centres = dodge(at, [width + APART for width in widths], -APART / 2, spec.width + APART / 2)
    foot = ground.top + LEADER
    for number, (x, centre, lines) in enumerate(zip(at, centres, heads, strict=True)):
        yield Line(((x, ground.bottom), (x, ground.top)), "ink", 1.0, DASHES[number % len(DASHES)], order=2)
        yield Line(((x, ground.top), (centre, foot - 0.5)), "ink", 0.6, order=2)
        for index, line in enumerate(reversed(lines)):
            yield Words(line, (centre, foot + DESCENT * LABEL * PT + index * LEADING), anchor="center")


def _words(
    row: Standing | LeftOut, lines: Sequence[str], ground: Ground, middle: float, width: float
) -> Iterator[Mark]:
    """Rank and name before the dot, the value at the end of the row; areas left out have words alone."""
    colour = "quiet" if isinstance(row, LeftOut) else "blue" if row.ours else "ink"
    for index, line in enumerate(lines):
        level = middle + ((len(lines) - 1) / 2 - index) * LEADING - across_middle(LABEL)
        yield Words(line, (ground.names, level), colour, weight=_weight(row))
    if isinstance(row, Standing):
        level = middle - across_middle(LABEL)
        yield Words(row.rank, (ground.names - RANK_GAP, level), colour, weight=_weight(row), anchor="right")
        yield Words(row.text, (width - EDGE, level), colour, weight=_weight(row), anchor="right")


def _dot(row: Standing, before: float | None, ground: Ground, middle: float, style: Style) -> Iterator[Mark]:
    """The dot with its whisker, and for ourselves the ring of the year before."""
    if row.low is not None and row.high is not None:
        ends = ((ground.x(row.low), middle), (ground.x(row.high), middle))
        yield Line(ends, "blue" if row.ours else "grey", 2.0 if row.ours else 1.0, order=4)
    if before is not None:
        yield Dot((ground.x(before), middle), BEFORE, "white", "blue", 1.2, order=5)
    place = (ground.x(row.value), middle)
    if row.ours:
        yield Dot(place, OURS, "blue", "white", 0.8)
    else:
        yield Dot(place, OTHER, "white", "grey", style.size("axes.linewidth"))


def _key(spec: CompareSpec, ground: Ground) -> Iterator[Mark]:
    """The ring with its words, under the axis."""
    middle = KEY / 2 - 0.2
    yield Dot((ground.left + BEFORE, middle), BEFORE, "white", "blue", 1.2)
    yield Words(spec.before_text, (ground.left + 2 * BEFORE + 1.4, middle - across_middle(LABEL)), "quiet")
