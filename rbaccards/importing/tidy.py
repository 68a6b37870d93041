"""The figures of a table as rows of a series, one observation a row, and the cells that were refused."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import permutations

from rbaccards.importing.cells import Value, read_cell, why_not, without_marks
from rbaccards.importing.names import Labels, named_rows
from rbaccards.importing.observations import Choice, Reading, Refused, Row
from rbaccards.importing.roles import PeriodReader, Roles, filled_down, roles_of
from rbaccards.importing.sheets import cell_name, column_name
from rbaccards.importing.tables import Table, is_sample
from rbaccards.periods.period import Frequency, Period, span
from rbaccards.schema.names import Status

_BOUND = re.compile(
    r"(?P<end>lower|upper)\b.*\b(?:confidence|interval|limit|bound|ci|95)\b.*|.*\b(?P<short>lci|uci|lcl|ucl)\b.*",
    re.IGNORECASE,
)
_PART = re.compile(r"[-–•]\s+(?P<label>.+)")
"""A label that goes on from the one above it: "- As only type of debt"."""
_LENGTHS = {"quarter": 3, "year": 12}


_Heading = tuple[Period | None, tuple[str, ...]]


@dataclass(slots=True)
class _Found:
    """A figure as it was found, before its row gets a name."""

    period: Period
    value: Value
    labels: Labels
    row: int
    column: int
    lower: str = ""
    upper: str = ""
    samples: str = ""


def read_table(table: Table, choice: Choice) -> Reading:
    """The observations of a table. A cell is refused rather than guessed."""
    names = [without_marks(name)[0].lower() for name in table.label_names]
    if missing := [column for column, _ in choice.only if column.lower() not in names]:
        return Reading((), (), (f'no column of labels is called "{missing[0]}"',))
    return _TableReader(table, choice).read()


class _TableReader:
    """Reads a table from the top; what a row of intervals or sample sizes says goes to the rows above it."""

    def __init__(self, table: Table, choice: Choice) -> None:
        self.table, self.choice = table, choice
        self.roles: Roles = roles_of(table, choice.calendar)
        self.refused: dict[str, Refused] = {}
        """By the name of the cell."""
        self.found: list[_Found] = []
        self.since_sample = 0
        self.wholes: dict[int, str] = {}
        self.read_period = PeriodReader(self._texts(), choice.calendar)
        self.column_periods = self._told_apart(
            {column: self._period_in(table.heading(column)) for column in table.values}
        )

    def read(self) -> Reading:
        periods = self._row_periods()
        named = any(periods.values()) or any(period for period, _ in self.column_periods.values())
        default = None if named else self._in_title() or self.choice.period
        for row in self.table.body:
            if self._wanted(row):
                self._read_row(row, periods[row], default, named=named)
        names, remarks = named_rows(self.table, self.roles, [(each.labels, each.period) for each in self.found])
        made = [
            Row(
                each.period,
                each.value.text,
                cell_name(each.row, each.column),
                *name,
                each.lower,
                each.upper,
                self._status(each),
                self._note(each),
            )
            for each, name in zip(self.found, names, strict=True)
        ]
        rows = self._without_twice(_without_blank_ends(made))
        return Reading(rows, tuple(self.refused.values()), remarks)

    def _texts(self) -> tuple[str, ...]:
        """Everything that may be a period, so that one reading fits all."""
        sheet, table = self.table.sheet, self.table
        headings = [sheet.at(row, column) for row in table.headings for column in table.values]
        labels = [sheet.at(row, column) for column in self.roles.period for row in table.body]
        return tuple({*headings, *labels, *table.sections.values()} - {""})

    def _period_in(self, path: Sequence[str]) -> _Heading:
        """The period that headings name, alone or two together, and the other headings."""
        plain = [without_marks(text)[0] for text in path]
        for part, year in permutations(range(len(path)), 2):
            if period := self.read_period(f"{plain[part]} {plain[year]}"):
                return period, tuple(text for at, text in enumerate(path) if at not in (part, year))
        for at, text in enumerate(plain):
            if period := self.read_period(text):
                return period, (*path[:at], *path[at + 1 :])
        return None, tuple(path)

    def _told_apart(self, columns: dict[int, _Heading]) -> dict[int, _Heading]:
        """The headings of columns; where two are the same the letter of the column is added."""
        found = Counter(columns.values())
        return {
            column: (period, path if found[period, path] == 1 else (*path, f"column {column_name(column)}"))
            for column, (period, path) in columns.items()
        }

    def _row_periods(self) -> dict[int, Period | None]:
        """The period that each row of the body names."""
        sheet, columns = self.table.sheet, self.roles.period
        texts = {row: [sheet.at(row, column) for column in columns] for row in self.table.body}
        if len(columns) == 2:
            years = filled_down([cells[1] for cells in texts.values()], only_years=True)
            return {
                row: self.read_period(f"{without_marks(cells[0])[0]} {year}") if cells[0] and year else None
                for (row, cells), year in zip(texts.items(), years, strict=True)
            }
        if columns:
            return {row: self.read_period(cells[0]) for row, cells in texts.items()}
        return {row: self.read_period(self.table.sections.get(row, "")) for row in self.table.body}

    def _in_title(self) -> Period | None:
        """The period at the end of the title, as in "Households: Great Britain, July 2012 to June 2014"."""
        parts = re.split(r"[,:;]\s+", self.table.title)
        return self.read_period(parts[-1]) if parts[1:] else None

    def _wanted(self, row: int) -> bool:
        """Whether a row has the labels that were asked for."""
        pairs = zip(self.table.label_names, self.table.labels, strict=True)
        names = {without_marks(name)[0].lower(): column for name, column in pairs}
        return all(self.table.sheet.at(row, names[column.lower()]) == text for column, text in self.choice.only)

    def _read_row(self, row: int, period: Period | None, default: Period | None, *, named: bool) -> None:
        labels, marks = self._labels(row)
        last = next((text for text in reversed(labels.others) if text), "")
        if _BOUND.match(last) or is_sample(last):
            self._beside(row, last)
            return
        nameless = bool(self.table.labels) and not any(self.table.sheet.at(row, each) for each in self.table.labels)
        for column in self.table.values:
            in_heading, path = self.column_periods[column]
            when = in_heading or period or default
            text = self.table.sheet.rows[row][column]
            if text and nameless:
                self._refuse(row, column, "The row has no label that says what its figures are.")
            elif path and self.found and self.found[-1].row == row and (bound := _BOUND.match(path[-1])):
                self._set_bound(self.found[-1], bound, row, column)
            elif text and when is None:
                self._refuse(row, column, self._no_period(row, named=named))
            elif when is not None and (value := self._value(row, column)):
                marked = replace(value, marks=value.marks + marks)
                self.found.append(_Found(self._dated(when), marked, replace(labels, heading=path), row, column))

    def _value(self, row: int, column: int) -> Value | None:
        """The value of a cell, that of a blank one as well; None for one that is refused."""
        text = self.table.sheet.rows[row][column]
        value = read_cell(text, self.table.legend) if text else Value("", is_figure=False)
        if value is None:
            self._refuse(row, column, why_not(text))
        return value

    def _labels(self, row: int) -> tuple[Labels, str]:
        """The labels of a row, and the marks that stood at them."""
        sheet = self.table.sheet
        marks = "".join(without_marks(sheet.at(row, column))[1] for column in self.table.labels)

        def texts(columns: tuple[int, ...]) -> tuple[str, ...]:
            return tuple(_no_sign(without_marks(sheet.at(row, column))[0]) for column in columns)

        section = without_marks(self.table.sections.get(row, ""))[0]
        own = tuple(
            self._with_its_whole(column, text)
            for column, text in zip(self.roles.others, texts(self.roles.others), strict=True)
        )
        others = (*(() if self.read_period(section) else (section,)), *own)
        return Labels(texts(self.roles.indicators), texts(self.roles.areas), others), marks

    def _with_its_whole(self, column: int, label: str) -> str:
        """A label; that of a part with the label of its whole before it."""
        part = _PART.fullmatch(label)
        if part is None:
            self.wholes[column] = label
        return f"{self.wholes.get(column, '')}, {part['label']}".lstrip(", ") if part else label

    def _beside(self, row: int, label: str) -> None:
        """The ends of intervals, for the row above; the sizes of samples, for the rows since the last such row."""
        bound = _BOUND.match(label)
        last = max((each.row for each in self.found), default=-1)
        for each in self.found[self.since_sample :]:
            if bound and each.row == last:
                self._set_bound(each, bound, row, each.column)
            elif not bound and (value := self._value(row, each.column)) and value.is_figure:
                each.samples = f"{label}: {value.text}"
        if not bound:
            self.since_sample = len(self.found)

    def _set_bound(self, found: _Found, bound: re.Match[str], row: int, column: int) -> None:
        value = self._value(row, column)
        text = value.text if value and value.is_figure else ""
        if (bound["end"] or bound["short"]).lower().startswith("l"):
            found.lower = text
        else:
            found.upper = text

    def _dated(self, period: Period) -> Period:
        length = _LENGTHS.get(self.choice.dates)
        if length is None or period.frequency is not Frequency.MONTH:
            return period
        return span(period.end - length + 1, period.end, self.choice.calendar)

    def _no_period(self, row: int, *, named: bool) -> str:
        if not named:
            return "The table does not say which period it is about."
        label = next((text for column in self.table.labels if (text := self.table.sheet.at(row, column))), "")
        return f'The row "{label}" has no period that can be read.' if label else "The row has no period."

    def _refuse(self, row: int, column: int, why: str) -> None:
        name = cell_name(row, column)
        self.refused[name] = Refused(name, self.table.sheet.rows[row][column], why)

    def _status(self, found: _Found) -> Status | None:
        return found.value.status or self.table.legend.statuses.get(found.period)

    def _note(self, found: _Found) -> str:
        parts = (found.value.note, self.table.legend.explain(found.value.marks), found.samples)
        return "; ".join(dict.fromkeys(part for part in parts if part))

    def _without_twice(self, rows: list[Row]) -> tuple[Row, ...]:
        """The rows without those that say again what another says, which are refused."""
        first: dict[tuple[tuple[str, str, str], Period], Row] = {}
        for row in rows:
            before = first.setdefault((row.key, row.period), row)
            if before is not row:
                why = f"{row.period.short} is there twice, in {before.cell} as well."
                self.refused[row.cell] = Refused(row.cell, row.value, why)
        return tuple(first.values())


def _no_sign(text: str) -> str:
    """A label; the signs that stand for none of its column say nothing."""
    return "" if text in ("NA", "N/A", "-") else text


def _without_blank_ends(rows: list[Row]) -> list[Row]:
    """The rows without blank cells before the first and after the last figure of their series."""
    known: dict[tuple[str, str, str], tuple[Period, Period]] = {}
    for row in rows:
        if row.value:
            first, last = known.get(row.key, (row.period, row.period))
            known[row.key] = min(first, row.period), max(last, row.period)
    return [
        row for row in rows if row.value or (row.key in known and known[row.key][0] < row.period < known[row.key][1])
    ]
