"""Horizontal bars, one an area, with a mark for the value before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rbaccards.charts.labels import wrap
from rbaccards.charts.marks import (
    LABEL,
    LEADING,
    Line,
    Mark,
    Picture,
    Place,
    Shape,
    Words,
    across_middle,
    rectangle,
)
from rbaccards.charts.spec import AreasSpec, Bar
from rbaccards.charts.style import Style, measure

PITCH, THICK, MARK = 4.6, 3.1, 4.3
"""Height in mm of a row, of its bar, and of the mark of the value before."""
EDGE = 0.4
NAME_LIMIT, NAME_GAP, TEXT_GAP = 64.0, 3.0, 1.2
KEY = 5.0
"""Height in mm of the line that explains the marks."""
DWARFING = 1.6
"""A remainder longer than this many times the longest area is broken off, so that the areas stay readable."""


@dataclass(frozen=True, slots=True)
class Ground:
    """Where bars stand: nought and the right end in mm, mm a unit, and the longest value shown unbroken."""

    zero: float
    right: float
    unit: float
    longest: float

    def x(self, value: float) -> float:
        """Where a value is, in mm."""
        return self.zero + value * self.unit


def areas(spec: AreasSpec, style: Style) -> Picture:
    """The picture of the bars, as high as they need."""
    names = [wrap(bar.name, NAME_LIMIT, style) for bar in spec.bars]
    rows = [PITCH + (len(lines) - 1) * LEADING for lines in names]
    keyed = bool(spec.before_text) and any(bar.before is not None for bar in spec.bars)
    height = sum(rows) + 2 * EDGE + (KEY if keyed else 0)
    ground = _ground(spec, names, style)
    marks: list[Mark] = []
    top = height - EDGE - (KEY if keyed else 0)
    if keyed:
        marks += _key(spec, ground, top, style)
    for bar, lines, row in zip(spec.bars, names, rows, strict=True):
        middle = top - row / 2
        for index, line in enumerate(lines):
            baseline = middle + ((len(lines) - 1) / 2 - index) * LEADING - across_middle(LABEL)
            marks.append(Words(line, (0, baseline)))
        marks += _bar(bar, ground, middle, style)
        top -= row
    return Picture(spec.width, round(height, 2), tuple(marks))


def _ground(spec: AreasSpec, names: Sequence[Sequence[str]], style: Style) -> Ground:
    """The scale on which every bar, mark and text has room."""
    longest_of_areas = max((bar.value for bar in spec.bars if not bar.remainder), default=0.0)
    longest = longest_of_areas * DWARFING if longest_of_areas > 0 else max((b.value for b in spec.bars), default=0)
    left = NAME_GAP + max((measure(line, style, LABEL) for lines in names for line in lines), default=0)
    shown = [value for bar in spec.bars for value in (bar.value, bar.before or 0.0) if value <= longest]
    least = min(0.0, *shown) if shown else 0.0
    unit = min(
        ((spec.width - left - room) / (value - least) for value, room in _rooms(spec, longest, style) if value > least),
        default=1.0,
    )
    return Ground(left - least * unit, spec.width, unit, longest)


def _rooms(spec: AreasSpec, longest: float, style: Style) -> Iterator[tuple[float, float]]:
    """Each value that must be on the paper, and the mm that are needed right of it."""
    for bar in spec.bars:
        text = TEXT_GAP + measure(bar.text, style, LABEL) + 0.3
        if bar.value <= longest:
            yield bar.value, text
            if bar.before is not None:
                yield bar.before, text if bar.before >= bar.value else 0.5
    yield 0.0, 0.0


def _bar(bar: Bar, ground: Ground, middle: float, style: Style) -> Iterator[Mark]:
    """One bar with its value, and the mark of the value before where that is on the scale."""
    text_width = measure(bar.text, style, LABEL)
    broken = bar.value > ground.longest
    end = ground.right - TEXT_GAP - text_width - 0.3 if broken else ground.x(bar.value)
    left, right = sorted((ground.zero, end))
    outline = rectangle(left, middle - THICK / 2, right, middle + THICK / 2)
    if bar.remainder:
        yield Shape(outline, "band", "grey", style.size("axes.linewidth"))
    else:
        yield Shape(outline, "blue")
    if broken:
        yield from _cut(left + (right - left) * 0.86, middle)
    text_at = max(right, ground.zero) + TEXT_GAP
    if bar.before is not None and not broken and bar.before <= ground.longest * 1.0001:
        at = ground.x(bar.before)
        if text_at - TEXT_GAP - 0.5 < at < text_at + text_width + TEXT_GAP:
            text_at = at + TEXT_GAP
        elif at > text_at:
            thread = ((text_at + text_width + 0.9, middle), (at, middle))
            yield Line(thread, "rule", style.size("grid.linewidth"), order=1)
        yield from _before(at, middle)
    yield Words(bar.text, (text_at, middle - across_middle(LABEL)))


def _before(at: float, middle: float) -> Iterator[Mark]:
    """An upright mark with a white edge, so that it shows on a dark bar too."""
    reach: tuple[Place, Place] = ((at, middle - MARK / 2), (at, middle + MARK / 2))
    inner: tuple[Place, Place] = ((at, middle - THICK / 2 - 0.1), (at, middle + THICK / 2 + 0.1))
    yield Line(inner, "white", 3.4, order=3)
    yield Line(reach, "ink", 1.4, order=4)


def _cut(at: float, middle: float) -> Iterator[Mark]:
    """Two slanted strokes through a bar: it is longer than it is drawn."""
    low, high, slant, gap = middle - THICK / 2 - 0.6, middle + THICK / 2 + 0.6, 1.1, 1.5
    yield Shape(((at, low), (at + gap, low), (at + gap + slant, high), (at + slant, high)), "white", order=3)
    for left in (at, at + gap):
        yield Line(((left, low), (left + slant, high)), "grey", 0.9, order=4)


def _key(spec: AreasSpec, ground: Ground, top: float, style: Style) -> Iterator[Mark]:
    """The words that explain the marks, over the first bar's mark and joined to it where it has one."""
    width, baseline = measure(spec.before_text, style, LABEL), top + KEY - 0.72 * 3.35
    before = spec.bars[0].before
    if before is not None and before <= ground.longest and spec.bars[0].value <= ground.longest:
        at = ground.x(before)
        left = min(max(at - width / 2, 0), ground.right - width - 0.3)
        foot = top - PITCH / 2 + MARK / 2
        yield Line(((at, foot), (at, baseline - 0.9)), "ink", 0.6, order=4)
        yield Words(spec.before_text, (left, baseline), "quiet")
    else:
        left = min(ground.zero, ground.right - width - 2.5)
        middle = baseline + across_middle(LABEL)
        yield Line(((left + 0.5, middle - 1.6), (left + 0.5, middle + 1.6)), "ink", 1.4, order=4)
        yield Words(spec.before_text, (left + 2.0, baseline), "quiet")
