"""What each chart kind draws: plain values, already chosen, ordered and labelled.

Positions along the time axis (`at`) are whole numbers: months since year 0 for `baseline`, `lines`, `spc` and `spark`
(so that a missing month leaves its space), 0, 1, 2... for the columns of `columns`. Sizes are millimetres on paper.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rbaccards.words import NumberStyle

COLUMN_WIDTH = 132.0
"""Width in mm of the main column of a card, at which charts are drawn and printed one to one."""


@dataclass(frozen=True, slots=True)
class Point:
    """A value at a position; None is a gap and is drawn as one."""

    at: int
    value: float | None


@dataclass(frozen=True, slots=True)
class Tick:
    """A two-line label under the time axis: "Sep" over "2012"; the second line may be empty."""

    at: int
    first: str
    second: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """A printed value at a point of the history, such as "5,938"."""

    at: int
    value: float
    text: str


@dataclass(frozen=True, slots=True)
class Level:
    """A horizontal line between two positions: the target or the stretch target over its year."""

    value: float
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Band:
    """A shaded range, such as the milestone range or a confidence interval: one (at, low, high) a position."""

    edges: tuple[tuple[int, float, float], ...]
    text: str


@dataclass(frozen=True, slots=True)
class Curve:
    """A named line through points; the name stands at its end."""

    points: tuple[Point, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Cut:
    """Where a series changed its meaning: between two positions, so `at` may lie halfway."""

    at: float
    text: str


@dataclass(frozen=True, slots=True)
class BaselineSpec:
    """History (solid) and, where there are any, forecast (dashed), target, stretch target, milestones, interval."""

    history: tuple[Point, ...]
    labels: tuple[Label, ...]
    ticks: tuple[Tick, ...]
    style: NumberStyle
    forecast: Curve | None = None
    target: Level | None = None
    stretch: Level | None = None
    milestones: Band | None = None
    interval: Band | None = None
    ahead: Band | None = None
    """What the forecast may lie between."""
    cuts: tuple[Cut, ...] = ()
    """The history has a gap at each of them, too."""
    ceiling: float | None = None
    """The largest possible value (100 for percentages); the axis never goes past it."""
    height: float = 46.0
    width: float = COLUMN_WIDTH


@dataclass(frozen=True, slots=True)
class Bar:
    """One area: its value, the words at the bar's end, and the value a year before, drawn as a mark, if known."""

    name: str
    value: float
    text: str
    before: float | None = None
    remainder: bool = False
    """True for "other areas": drawn lighter, below the rest."""


@dataclass(frozen=True, slots=True)
class AreasSpec:
    """Horizontal bars in the order given, first on top. `before_text` explains the marks ("12 months before")."""

    bars: tuple[Bar, ...]
    before_text: str = ""
    width: float = COLUMN_WIDTH


@dataclass(frozen=True, slots=True)
class Column:
    """One quarter or year: what happened (solid) and what is projected on top of it or instead of it (hatched)."""

    first: str
    second: str
    value: float | None
    projected: float | None = None
    """The whole height including the projected part, where there is one."""
    text: str = ""


@dataclass(frozen=True, slots=True)
class ColumnsSpec:
    """Columns of quarters or years; `projected_text` names the method beside the hatched ones."""

    columns: tuple[Column, ...]
    style: NumberStyle
    projected_text: str = ""
    height: float = 32.0
    width: float = COLUMN_WIDTH


@dataclass(frozen=True, slots=True)
class LinesSpec:
    """At most four series over the same axis, told apart by dash and marker as well as colour; names at the ends."""

    curves: tuple[Curve, ...]
    ticks: tuple[Tick, ...]
    style: NumberStyle
    ceiling: float | None = None
    height: float = 35.0
    width: float = COLUMN_WIDTH


@dataclass(frozen=True, slots=True)
class Standing:
    """One area among others: its rank ("3", "2=" for equals), its value with its words, its 95% interval if known."""

    rank: str
    name: str
    value: float
    text: str
    low: float | None = None
    high: float | None = None
    ours: bool = False


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Areas that are not drawn, as a row of words: "… 12 others"."""

    text: str


@dataclass(frozen=True, slots=True)
class Upright:
    """A value that stands for more than one place, drawn across all rows: "England 12.1%"."""

    value: float
    text: str


@dataclass(frozen=True, slots=True)
class CompareSpec:
    """Areas in the order given, first on top, ours emphasised; `before` is our own value a year before, if shown."""

    rows: tuple[Standing | LeftOut, ...]
    style: NumberStyle
    uprights: tuple[Upright, ...] = ()
    before: float | None = None
    before_text: str = ""
    width: float = COLUMN_WIDTH


Finding = Literal["common cause", "improvement", "concern", "neither"]
"""What the rules find at a point; each is drawn in its own shape and colour."""


@dataclass(frozen=True, slots=True)
class Found:
    """A point of a process with what the rules find at it."""

    at: int
    value: float
    finding: Finding


@dataclass(frozen=True, slots=True)
class Process:
    """A mean with its limits between two positions; a limit beyond what can be is None and is not drawn."""

    start: int
    end: int
    mean: float
    lower: float | None
    upper: float | None


@dataclass(frozen=True, slots=True)
class SpcSpec:
    """A process: points by what the rules find, mean and limits of each stretch; or a run chart with its median.

    `key` names the findings that are drawn; `settings` are the words under it.
    """

    history: tuple[Point, ...]
    found: tuple[Found, ...]
    ticks: tuple[Tick, ...]
    style: NumberStyle
    settings: str
    processes: tuple[Process, ...] = ()
    median: Level | None = None
    """The middle of a run chart."""
    target: Level | None = None
    latest: Label | None = None
    cuts: tuple[Cut, ...] = ()
    key: tuple[tuple[Finding, str], ...] = ()
    ceiling: float | None = None
    height: float = 48.0
    """The height of the plot with its time axis; the key and the settings stand under it."""
    width: float = COLUMN_WIDTH


@dataclass(frozen=True, slots=True)
class SparkSpec:
    """A sparkline without axes: the last point marked, the target dotted; shapes are compared, not heights."""

    history: tuple[Point, ...]
    target: float | None = None
    width: float = 25.0
    height: float = 7.0


@dataclass(frozen=True, slots=True)
class CoverSpec:
    """The pack's own curves as decoration, each scaled to its first value; the first one is emphasised."""

    curves: tuple[tuple[float, ...], ...]
    width: float = 210.0
    height: float = 118.0


ChartSpec = BaselineSpec | AreasSpec | ColumnsSpec | LinesSpec | CompareSpec | SpcSpec | SparkSpec | CoverSpec
