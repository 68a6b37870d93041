"""The plot of a chart over time: its frame, a value axis with round numbers, a time axis with words."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from rbaccards.charts.marks import DESCENT, LABEL, PT, Line, Mark, Place, Words, across_middle
from rbaccards.charts.spec import Point, Tick
from rbaccards.charts.style import Style, measure
from rbaccards.words import NumberStyle

FIRST_LINE, SECOND_LINE = 12.5 * PT, 23.5 * PT
"""How far under the plot the two lines of a time label stand: fixed, so no descender lifts its neighbour."""
TOP = 2.0
LEAST_LEFT = 11.0
"""Margins in mm; most charts have the same left one, so their plots stand under each other."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The plot: its edges in mm, and the positions and values that lie on them."""

    left: float
    right: float
    bottom: float
    top: float
    start: float
    end: float
    low: float
    high: float

    def x(self, at: float) -> float:
        """Where a position is, in mm."""
        return self.left + (at - self.start) / (self.end - self.start) * (self.right - self.left)

    def y(self, value: float) -> float:
        """Where a value is, in mm; values beyond the axis lie on its end."""
        share = (min(max(value, self.low), self.high) - self.low) / (self.high - self.low)
        return self.bottom + share * (self.top - self.bottom)

    def places(self, points: Sequence[Point]) -> tuple[Place, ...]:
        """Where points are; a gap has no height."""
        return tuple((self.x(p.at), math.nan if p.value is None else self.y(p.value)) for p in points)


@dataclass(frozen=True, slots=True)
class Scale:
    """A value axis: its two ends and the round numbers written at it."""

    low: float
    high: float
    ticks: tuple[float, ...]


def scale(values: Sequence[float], ceiling: float | None, decimals: int, *, nought: bool = True) -> Scale:
    """An axis from 0, or from below the smallest value if that is negative, to above the largest.

    No step is finer than the measure's decimals; the axis never goes past the ceiling. Without `nought` it begins
    below the smallest value, for charts whose reader looks at distances and not at heights.
    """
    base = () if not nought and min(values, default=0.0) < max(values, default=0.0) else (0.0,)
    low, high = min([*base, *values]), max([*base, *values])
    if low == high:
        high = 1.0 if ceiling is None else ceiling
    _, first, count, step = min(_choices(low, high, ceiling, decimals))
    ticks = [round((first + index) * step, 10) for index in range(count + 1)]
    top = ticks[-1] if ceiling is None else min(ticks[-1], ceiling)
    return Scale(ticks[0], top, tuple(tick for tick in ticks if tick <= top))


def _choices(low: float, high: float, ceiling: float | None, decimals: int) -> Iterator[tuple[float, int, int, float]]:
    """Every usable axis as (badness, first tick in steps, number of steps, step): four steps are best."""
    span = high - low
    size = math.floor(math.log10(span))
    for power, digit in product(range(size - 1, size + 2), (1, 2, 2.5, 5)):
        step = digit * 10.0**power
        first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
        count = last - first
        fine = abs(step - round(step, decimals)) > step * 1e-9 and span >= 10.0**-decimals
        if count <= 6 and not fine:
            beyond = ceiling is not None and last * step > ceiling * (1 + 1e-9)
            waste = (count * step - span) / span
            badness = waste + 0.12 * abs(count - 4) + 0.13 * (digit == 2.5) + beyond
            yield badness, first, count, step


def tick_words(ticks: Sequence[float], number: NumberStyle) -> tuple[str, ...]:
    """The ticks as people write them, all with the fewest decimals that tell them exactly."""
    decimals = next(d for d in range(11) if d == 10 or all(abs(t - round(t, d)) < 1e-9 for t in ticks))
    style = NumberStyle(number.prefix, number.suffix, decimals)
    return tuple(style.text(tick) for tick in ticks)


def left_margin(words: Sequence[str], style: Style) -> float:
    """The margin in mm that the value axis needs."""
    return max(LEAST_LEFT, max((measure(word, style, LABEL) for word in words), default=0) + 1.6)


def bottom_margin(ticks: Sequence[Tick]) -> float:
    """The margin in mm that the time axis needs."""
    lowest = SECOND_LINE if any(tick.second for tick in ticks) else FIRST_LINE
    return lowest + DESCENT * LABEL * PT + 0.5


def right_margin(ticks: Sequence[Tick], end: float, style: Style) -> float:
    """The margin in mm that half of the last time label needs."""
    widest = (measure(word, style, LABEL) for t in ticks if t.at >= end for word in (t.first, t.second))
    return max(widest, default=0) / 2 + 0.4


def value_axis(frame: Frame, ticks: Sequence[float], words: Sequence[str], style: Style) -> Iterator[Mark]:
    """Gridlines with their values at the left; the axis itself is drawn stronger."""
    zero = 0.0 if frame.low <= 0 <= frame.high else frame.low
    for tick, word in zip(ticks, words, strict=True):
        level = frame.y(tick)
        if tick == zero:
            axis = ((frame.left, level), (frame.right, level))
            yield Line(axis, "ink", style.size("axes.linewidth"), order=2.5)
        else:
            yield Line(((frame.left, level), (frame.right, level)), "grid", style.size("grid.linewidth"), order=0)
        yield Words(word, (frame.left - 1.2, level - across_middle(LABEL)), anchor="right")


def time_axis(frame: Frame, ticks: Sequence[Tick], style: Style) -> Iterator[Mark]:
    """Tick marks under the plot with one or two lines of words on fixed baselines."""
    for tick in ticks:
        x = frame.x(tick.at)
        mark = ((x, frame.bottom), (x, frame.bottom - style.size("xtick.major.size") * PT))
        yield Line(mark, "ink", style.size("xtick.major.width"), order=2.5)
        for word, depth in ((tick.first, FIRST_LINE), (tick.second, SECOND_LINE)):
            if word:
                yield Words(word, (x, frame.bottom - depth), anchor="center")
