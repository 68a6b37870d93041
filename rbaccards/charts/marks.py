"""What a drawn chart consists of: lines, shapes, dots and words, in mm from the lower left of the paper.

A chart kind works out a `Picture`; `canvas.py` draws it. Between the two there is only this plain value.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rbaccards.charts.style import Style, measure

Place = tuple[float, float]
Anchor = Literal["left", "center", "right"]
Dash = Literal["solid", "dashed", "dotted", "dashdot"]

PT = 25.4 / 72
"""A point in mm."""
LEADING = 11 * PT
"""From one line of a label to the next, in mm."""
LABEL = 9.5
"""The size of labels in points; nothing is smaller."""
ASCENT, DESCENT = 0.72, 0.21
"""How far letters reach above and below their line, in em."""


@dataclass(frozen=True, slots=True)
class Line:
    """A stroke through places; a place that is not a number lifts the pen."""

    places: tuple[Place, ...]
    colour: str
    width: float
    dash: Dash = "solid"
    order: float = 3


@dataclass(frozen=True, slots=True)
class Shape:
    """A filled outline."""

    places: tuple[Place, ...]
    fill: str
    edge: str = ""
    edge_width: float = 0
    order: float = 2


@dataclass(frozen=True, slots=True)
class Dot:
    """A round mark; radius in mm."""

    centre: Place
    radius: float
    fill: str
    edge: str = ""
    edge_width: float = 0
    order: float = 6


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text; `at` is on its baseline, at the side that `anchor` names."""

    text: str
    at: Place
    colour: str = "ink"
    size: float = LABEL
    weight: int = 400
    italic: bool = False
    anchor: Anchor = "left"

    def box(self, style: Style) -> Box:
        """The ground the words stand on."""
        width = measure(self.text, style, self.size, self.weight, italic=self.italic)
        left = self.at[0] - {"left": 0.0, "center": width / 2, "right": width}[self.anchor]
        em = self.size * PT
        return Box(left, self.at[1] - DESCENT * em, left + width, self.at[1] + ASCENT * em)


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def centre(self) -> Place:
        return (self.left + self.right) / 2, (self.bottom + self.top) / 2


Mark = Line | Shape | Dot | Words


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart, worked out: its size in mm and its marks."""

    width: float
    height: float
    marks: tuple[Mark, ...]


def rectangle(left: float, bottom: float, right: float, top: float) -> tuple[Place, ...]:
    """The corners of an upright rectangle."""
    return (left, bottom), (right, bottom), (right, top), (left, top)


def across_middle(size: float) -> float:
    """How far below a level the baseline of a line of figures stands, so that they are centred on it."""
    return 0.33 * size * PT
