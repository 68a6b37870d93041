"""What an import is told, and what a table gives: observations, refused cells, remarks."""

from __future__ import annotations

from dataclasses import dataclass

from rbaccards.periods.period import APRIL, Calendar, Period
from rbaccards.schema.names import Status


@dataclass(frozen=True, slots=True)
class Choice:
    """What cannot be seen in a book, so that whoever imports it says it."""

    period: Period | None = None
    """The period of tables that name none."""
    dates: str = "month"
    """What a date stands for: its month, the quarter or the year that ends with it."""
    only: tuple[tuple[str, str], ...] = ()
    """Columns of labels with the one text that is wanted in each."""
    calendar: Calendar = APRIL


@dataclass(frozen=True, slots=True)
class Row:
    """One observation, with its place in the book."""

    period: Period
    value: str
    cell: str
    indicator: str = ""
    area: str = ""
    group: str = ""
    lower: str = ""
    upper: str = ""
    status: Status | None = None
    note: str = ""

    @property
    def key(self) -> tuple[str, str, str]:
        return self.indicator, self.area, self.group


@dataclass(frozen=True, slots=True)
class Refused:
    """A cell, or a row of cells, that was not read, and why."""

    cell: str
    text: str
    why: str
    cells: int = 1


@dataclass(frozen=True, slots=True)
class Reading:
    """What a table gave."""

    rows: tuple[Row, ...]
    refused: tuple[Refused, ...]
    remarks: tuple[str, ...] = ()
    """What was left out or made of something, for whoever reads the plan."""
