"""Words at the ends of lines: measured, wrapped, and moved apart so that none meet or leave the paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rbaccards.charts.marks import ASCENT, DESCENT, LABEL, LEADING, PT, Line, Mark, Words
from rbaccards.charts.style import TEXT_ROLES, Style, measure

GAP = 1.7
"""Air in mm between the end of a line and its label."""
FAR = 1.6
"""A label moved further than this, in mm, is joined to its line by a thin stroke."""
JOIN = 4.0
"""Length in mm of such a stroke."""
LONGEST, WIDEST = 29.0, 42.0
"""A label longer than the first, in mm, is broken, at most as wide as the second if two lines do then."""
BELOW = 1.6
"""How far a label may reach below the plot, in mm: the words of the time axis begin a little further down."""
APART = 0.9
"""Air in mm between labels, so that two of them are not read as one of two lines."""


@dataclass(frozen=True, slots=True)
class End:
    """A label for the end of a line at a level of the paper, in mm."""

    text: str
    level: float
    role: str = "ink"
    weight: int = 400
    size: float = LABEL

    @property
    def colour(self) -> str:
        """The line's own role where words may have it, else ink."""
        return self.role if self.role in TEXT_ROLES else "ink"


@dataclass(frozen=True, slots=True)
class Placed:
    """A label broken into lines, and the level of its middle."""

    end: End
    lines: tuple[str, ...]
    middle: float
    width: float


def wrap(text: str, limit: float, style: Style, size: float = LABEL, weight: int = 400) -> tuple[str, ...]:
    """The text in as few lines as the limit in mm allows, of about the same length; longer words are cut."""

    def width(line: str) -> float:
        return measure(line, style, size, weight)

    words = list(_pieces(text.split(), limit, style, size, weight))
    fewest = _fill(words, limit, style, size, weight)
    if len(fewest) < 2:
        return fewest
    narrower, wanted = limit, len(fewest)
    while narrower > 4 and len(_fill(words, narrower - 0.5, style, size, weight)) == wanted:
        narrower -= 0.5
        if max(map(width, _fill(words, narrower, style, size, weight))) > narrower:
            return _fill(words, narrower + 0.5, style, size, weight)
    return _fill(words, narrower, style, size, weight)


def _fill(words: Sequence[str], limit: float, style: Style, size: float, weight: int) -> tuple[str, ...]:
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and measure(longer, style, size, weight) <= limit:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)


def _pieces(words: Sequence[str], limit: float, style: Style, size: float, weight: int) -> Iterator[str]:
    for word in words:
        piece = ""
        for sign in word:
            if piece and measure(piece + sign, style, size, weight) > limit:
                yield piece
                piece = ""
            piece += sign
        yield piece


def dodge(centres: Sequence[float], heights: Sequence[float], low: float, high: float) -> tuple[float, ...]:
    """The centres moved as little as needed (least squares) so that labels of these heights do not overlap.

    Order is kept; all lie between `low` and `high` if they fit, else they spill over both sides alike.
    """
    order = sorted(range(len(centres)), key=lambda index: (centres[index], index))
    stacked, offsets = 0.0, []
    for index in order:
        offsets.append(stacked + heights[index] / 2)
        stacked += heights[index]
    # without their own heights the labels need only be in order: pool neighbours that are not
    pools: list[tuple[float, int]] = []
    for index, offset in zip(order, offsets, strict=True):
        mean, count = centres[index] - offset, 1
        while pools and pools[-1][0] > mean:
            other, size = pools.pop()
            mean, count = (mean * count + other * size) / (count + size), count + size
        pools.append((mean, count))
    flat = [mean for mean, count in pools for _ in range(count)]
    room = high - stacked
    bounds = (low, room) if low <= room else ((low + room) / 2, (low + room) / 2)
    moved = {
        index: min(max(base, bounds[0]), bounds[1]) + offset
        for index, base, offset in zip(order, flat, offsets, strict=True)
    }
    return tuple(moved[index] for index in range(len(centres)))


def place_ends(ends: Sequence[End], low: float, high: float, style: Style) -> tuple[Placed, ...]:
    """The labels broken into lines and moved apart between two levels; of equals the first is on top."""
    ends = tuple(reversed(ends))
    broken = [_broken(end, style) for end in ends]
    heights = [_height(end, lines) + APART for end, lines in zip(ends, broken, strict=True)]
    middles = dodge([end.level for end in ends], heights, low - APART / 2, high + APART / 2)
    return tuple(
        Placed(end, lines, middle, max(measure(line, style, end.size, end.weight) for line in lines))
        for end, lines, middle in zip(ends, broken, middles, strict=True)
    )


def ends_margin(placed: Sequence[Placed]) -> float:
    """The margin in mm that the labels need at the right of the plot."""
    return _indent(placed) + max((label.width for label in placed), default=-GAP) + 0.4


def end_marks(placed: Sequence[Placed], right: float) -> Iterator[Mark]:
    """The words at the right of the plot, and a stroke to each line whose label stands elsewhere."""
    indent = _indent(placed)
    for label in placed:
        end, em = label.end, label.end.size * PT
        if indent > GAP:
            stroke = ((right + 1.6, end.level), (right + indent - 0.6, label.middle))
            yield Line(stroke, end.role, 0.6, order=2)
        height = _height(end, label.lines)
        for row, text in enumerate(label.lines):
            baseline = label.middle + height / 2 - ASCENT * em - row * LEADING
            yield Words(text, (right + indent, baseline), end.colour, end.size, end.weight)


def _broken(end: End, style: Style) -> tuple[str, ...]:
    lines = wrap(end.text, LONGEST, style, end.size, end.weight)
    return lines if len(lines) < 3 else wrap(end.text, WIDEST, style, end.size, end.weight)


def _height(end: End, lines: Sequence[str]) -> float:
    return (len(lines) - 1) * LEADING + (ASCENT + DESCENT) * end.size * PT


def _indent(placed: Sequence[Placed]) -> float:
    moved = any(abs(label.middle - label.end.level) > FAR for label in placed)
    return GAP + JOIN if moved else GAP
