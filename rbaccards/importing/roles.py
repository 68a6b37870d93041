"""What the columns of labels of a table are: periods, areas, codes, names of indicators, or groups."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rbaccards.importing.cells import is_year, read_cell, without_marks
from rbaccards.importing.tables import Table
from rbaccards.periods.period import Calendar, Frequency, Period
from rbaccards.periods.text import parse_period

_AREA = re.compile(
    r"(area|area name|wards?|boroughs?|local authority|authority|councils?|districts?|count(y|ies)|regions?"
    r"|countr(y|ies)|nations?|lsoa|msoa|geography|places?|towns?|neighbourhoods?|localit(y|ies)|sites?|stations?"
    r"|organisations?|la|la name)( name| \([0-9]{4}\)| [0-9]{4})?"
)
_CODE = re.compile(r"[EWSNKJLT][0-9]{8}|[A-Z]{2,4}[0-9]{0,3}")
_CODED = re.compile(r".*\b(code|id|cd)")
_INDICATOR = ("indicator", "indicator name", "measure", "metric", "series", "unit", "units")


@dataclass(frozen=True, slots=True)
class Roles:
    """The columns of labels by what they are, each from the left."""

    period: tuple[int, ...]
    """None, the one column of periods, or two: months or quarters, and their year."""
    areas: tuple[int, ...]
    indicators: tuple[int, ...]
    others: tuple[int, ...]
    left_out: tuple[int, ...]
    """Codes, which say again what a name says."""


def roles_of(table: Table, calendar: Calendar) -> Roles:
    """Told by the headings of the columns and by what is in them."""
    columns = {column: [table.sheet.at(row, column) for row in table.body] for column in table.labels}
    names = {column: _plain(name) for column, name in zip(table.labels, table.label_names, strict=True)}
    period = _period_columns(columns, calendar)
    rest = [column for column in table.labels if column not in period]
    codes = [column for column in rest if _are_codes(names[column], columns[column])]
    areas = [column for column in rest if _AREA.fullmatch(names[column]) and column not in codes]
    if codes and not areas:
        # a column of names that is called a code, beside the codes that are called names
        swapped = [column for column in rest if column not in codes and "area" in names[column]]
        areas, codes = (swapped, codes) if swapped else (codes[:1], codes[1:])
    indicators = [column for name in _INDICATOR for column in rest if names[column] == name]
    used = {*codes, *areas, *indicators}
    others = [column for column in rest if column not in used]
    return Roles(period, tuple(areas), tuple(indicators), tuple(others), tuple(codes))


def _plain(name: str) -> str:
    return " ".join(without_marks(name)[0].lower().replace("_", " ").split())


def _are_codes(name: str, cells: list[str]) -> bool:
    known = {cell for cell in cells if cell}
    exact = sum(1 for cell in known if re.fullmatch(r"[EWSNKJLT][0-9]{8}", cell))
    return bool(known) and (
        2 * exact > len(known) or (bool(_CODED.fullmatch(name)) and all(map(_CODE.fullmatch, known)))
    )


def _period_columns(columns: dict[int, list[str]], calendar: Calendar) -> tuple[int, ...]:
    years = [
        column
        for column, cells in columns.items()
        if (filled := [cell for cell in cells if read_cell(cell)]) and all(is_year(cell) for cell in filled)
    ]
    for year in years:
        below = filled_down(columns[year], only_years=True)
        for part in columns:
            joined = [
                f"{without_marks(cell)[0]} {at}" for cell, at in zip(columns[part], below, strict=True) if cell and at
            ]
            if part != year and _mostly_periods(joined, calendar):
                return part, year
    found = [column for column, cells in columns.items() if _mostly_periods([cell for cell in cells if cell], calendar)]
    return tuple(found[:1])


def filled_down(cells: list[str], *, only_years: bool = False) -> list[str]:
    """The cells with a blank one reading as the last that was filled; with years alone, any other text ends it."""
    filled, last = [], ""
    for cell in cells:
        if cell and only_years and not is_year(cell):
            last = ""
        elif cell:
            last = cell
        filled.append(last)
    return filled


def _mostly_periods(cells: list[str], calendar: Calendar) -> bool:
    known = set(cells)
    read = PeriodReader(tuple(known), calendar)
    return bool(known) and 2 * sum(1 for cell in known if read(cell)) > len(known)


_MEANINGS = (None, Frequency.SPAN, Frequency.FINANCIAL_YEAR, Frequency.MONTH)
"""What 2001-03 or 2009-10 may be, the usual reading first."""


class PeriodReader:
    """Reads the periods of one table: what could be two things is what the others are."""

    def __init__(self, texts: tuple[str, ...], calendar: Calendar) -> None:
        self._calendar = calendar
        self._expected: Frequency | None = None
        self._expected = max(_MEANINGS, key=lambda expected: self._fit(texts, expected))

    def _fit(self, texts: tuple[str, ...], expected: Frequency | None) -> tuple[int, int]:
        """How many texts are read if this is expected, and how few frequencies they then have."""
        self._expected = expected
        read = [period.frequency for text in texts if (period := self(text))]
        return len(read), -len(set(read))

    def __call__(self, text: str) -> Period | None:
        period = parse_period(without_marks(text)[0], self._calendar, expected=self._expected)
        return period if isinstance(period, Period) else None
