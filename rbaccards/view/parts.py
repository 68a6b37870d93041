"""The pieces a page is made of, as a template receives them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from rbaccards.charts.spec import ChartSpec


@dataclass(frozen=True, slots=True)
class Mark:
    """A shape and a word, always both; `shape` names the drawing."""

    shape: str
    word: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A label over a value; `strong` values are set large, `under` is a quiet second line."""

    label: str
    value: str
    under: str = ""
    strong: bool = False
    mark: Mark | None = None
    width: str = ""
    """A CSS width, empty for what is left."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing with its words: the finding, what is measured, and what someone who cannot see it is told."""

    address: str
    spec: ChartSpec
    title: str
    subtitle: str
    alt: str


@dataclass(frozen=True, slots=True)
class Column:
    """A table column: its head, whether it holds figures, and its width."""

    head: str
    figures: bool = False
    width: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell; `under` is a quiet second line, `quiet` marks a word in place of a figure."""

    text: str = ""
    under: str = ""
    mark: Mark | None = None
    image: Chart | None = None
    blocks: tuple[Markup, ...] = ()
    """Paragraphs and lists, in place of the text."""
    stack: tuple[Cell, ...] = ()
    """Several contents below each other, in place of one."""
    strong: str = ""
    """A first line in semibold."""
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A table row; the first cell is its head. `projected` rows stand on a tint and in italics."""

    cells: tuple[Cell, ...]
    projected: bool = False
    total: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    band: str = ""
    """A line over the heads of the columns, printed again with them on every page."""
    title: str = ""
    subtitle: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A headline figure beside its chart."""

    big: str
    caption: str
    change: str = ""
    change_caption: str = ""

    @property
    def size(self) -> str:
        """A class that keeps long figures inside the side column."""
        return "long" if len(self.big) > 5 else ""


@dataclass(frozen=True, slots=True)
class MeasureBlock:
    """One measure on the page: figure and chart side by side, or only words; facts, table and notes below."""

    name: str
    question: str
    """The performance question of a performance measure; the name of an indicator beside the headline one."""
    figure: Figure | None
    chart: Chart | None
    facts: tuple[Fact, ...]
    text: tuple[Markup, ...]
    table: Table | None
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AreasBlock:
    """Where it happens: the areas as a chart beside a table, or in words alone."""

    chart: Chart | None
    table: Table
    text: tuple[Markup, ...]


@dataclass(frozen=True, slots=True)
class ActionsView:
    """One table for whoever asks who does what, another for what comes next; `lede` counts them."""

    lede: str
    by_owner: Table
    by_due_date: Table


@dataclass(frozen=True, slots=True)
class ExceptionView:
    """One priority or indicator that needs attention: `link` is the name of its card."""

    link: str
    title: str
    rating: Mark
    direction: Mark | None
    reason: str
    year_end: str
    text: tuple[Markup, ...]
    """What is said about it, where no actions are listed."""
    chart: Chart | None
    history: Table | None
    """The figure of this year and of the years before, where more than one is known."""
    actions: Table | None
    """What is still to be done."""


@dataclass(frozen=True, slots=True)
class ExceptionsView:
    lede: str
    rule: str
    entries: tuple[ExceptionView, ...]
    recovered: str = ""
    """What needed attention at the end of the period before and no longer does; empty where nothing does."""

    @property
    def charts(self) -> Iterator[Chart]:
        return (each.chart for each in self.entries if each.chart)


@dataclass(frozen=True, slots=True)
class PlanView:
    """The planned actions of all cards, one table for each priority; `lists` stand above them."""

    title: str
    facts: tuple[Fact, ...]
    lists: tuple[tuple[str, tuple[str, ...]], ...]
    tables: tuple[Table, ...]
    money: str


@dataclass(frozen=True, slots=True)
class ContributorsView:
    """Everybody who is named on the cards of a pack."""

    lede: str
    table: Table


@dataclass(frozen=True, slots=True)
class DataView:
    """The series of all cards as tables, by card."""

    lede: str
    groups: tuple[tuple[str, tuple[Table, ...]], ...]


@dataclass(frozen=True, slots=True)
class ScorecardView:
    """Indicators grouped by where they stand; the counts are those of the rows."""

    lede: str
    counts: tuple[tuple[str, int], ...]
    legend: tuple[tuple[Mark, str], ...]
    tables: tuple[Table, ...]
    by_theme: Table | None
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a card. `kind` names the template that prints it; exactly one kind of content is set."""

    name: str
    kind: str
    heading: str
    text: tuple[Markup, ...] = ()
    measures: tuple[MeasureBlock, ...] = ()
    areas: tuple[AreasBlock, ...] = ()
    table: Table | None = None
    items: tuple[tuple[str, str], ...] = ()
    """Pairs of a strong beginning and what follows it."""
    tables: tuple[Table, ...] = ()
    notes: tuple[str, ...] = ()
    """Below a table."""
    beside: bool = False
    """Whether the tables are short and narrow enough to stand beside each other on a landscape page."""
    number: str = ""
    """Its number, in a layout that numbers them."""
    remarks: tuple[str, ...] = ()
    """What is still to be settled, in a draft."""
    scorecard: ScorecardView | None = None
    exceptions: ExceptionsView | None = None
    actions: ActionsView | None = None
    sections: tuple[Section, ...] = ()
    """Those inside it, in an appendix."""
