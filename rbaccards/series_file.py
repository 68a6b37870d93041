"""A CSV table as series, every row checked and every problem placed at its cell."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import get_args

from rbaccards.issues import Fix, Issue, Place, Refusal, Severity, has_errors
from rbaccards.nearest import either, nearest
from rbaccards.periods.period import Calendar, Frequency, Period, gaps
from rbaccards.periods.text import parse_period
from rbaccards.schema.names import Status
from rbaccards.series import Observation, Series, in_order
from rbaccards.sources.csv_reader import Cell, Row, Table
from rbaccards.sources.numbers import Missing, Number, read_number

COLUMNS = (
    "period",
    "value",
    "indicator",
    "area",
    "group",
    "numerator",
    "denominator",
    "lower",
    "upper",
    "status",
    "note",
    "restated_from",
)
_STATUSES: tuple[Status, ...] = get_args(Status)
_SHORT = (Frequency.MONTH, Frequency.QUARTER)
_NO_VALUE = ("suppressed", "not due")
_BELOW = re.compile(r"(?:grand |sub)?total\b|sources?\b|notes?\b|©|\* ?\w", re.IGNORECASE)
"""How rows begin that stand below a table and are none of its data."""


@dataclass(frozen=True, slots=True)
class SeriesFile:
    """What a CSV holds: series by indicator (the empty name where the file has no indicator column)."""

    path: str
    series: tuple[tuple[str, Series], ...]

    def of(self, indicator: str) -> tuple[Series, ...]:
        """The series of one indicator; a file without an indicator column belongs to whoever names it."""
        return tuple(series for name, series in self.series if name in ("", indicator))


@dataclass(frozen=True, slots=True)
class _Read:
    """One row as read, with where it stood."""

    key: tuple[str, str, str]
    observation: Observation
    place: Place


def read_series(
    table: Table, calendar: Calendar, expected: Frequency | None = None
) -> tuple[SeriesFile, tuple[Issue, ...]]:
    """The series of a table, and what is wrong with it; a row that cannot be read has no value, or is left out."""
    path = table.text.path
    issues = list(_check_header(table))
    if any(issue.code == "C16" for issue in issues):
        return SeriesFile(path, ()), tuple(issues)
    columns = {cell.text: index for index, cell in enumerate(table.header) if cell.text in COLUMNS}
    rows: list[_Read] = []
    for row in table.rows:
        read, found = _read_row(row, columns, table, calendar, expected)
        issues += found
        if read is not None:
            rows.append(read)
    issues += _duplicates(rows, table)
    issues += _mixed(rows, expected, table)
    series = []
    for key in dict.fromkeys((row.key, row.observation.period.frequency) for row in rows):
        mine = [row for row in rows if (row.key, row.observation.period.frequency) == key]
        issues += _check_series(mine, table)
        first_of_period = {row.observation.period: row.observation for row in reversed(mine)}
        (indicator, area, group), _ = key
        series.append((indicator, in_order(first_of_period.values(), area, group)))
    if rows and not has_errors(issues) and not any(_says_something(row.observation) for row in rows):
        message = "None of the values is a number, so there is nothing to show."
        issues.append(Issue("C18", Place(path), message, "Fill in the value column."))
    return SeriesFile(path, tuple(series)), tuple(issues)


def _says_something(row: Observation) -> bool:
    """Whether a row has a value, or the counts that a ratio is worked out from."""
    return row.value is not None or (row.numerator is not None and row.denominator is not None)


def _check_header(table: Table) -> list[Issue]:
    names = [cell.text for cell in table.header]
    line = table.text.line(table.header[0].place.line) if table.header else ""
    issues = []
    for cell in table.header:
        if cell.text and cell.text not in COLUMNS:
            guess = nearest(cell.text, [name for name in COLUMNS if name not in names])
            said = f' Did you mean "{guess}"?' if guess else ""
            fix = _fixed(table, cell, guess) if guess else None
            hint = "" if fix else f"Known columns: {', '.join(COLUMNS)}."
            issues.append(Issue("C17", cell.place, f'I don\'t know the column "{cell.text}".{said}', hint, line, fix))
    for needed in ("period", "value"):
        if needed not in names:
            message = f'The first line has no column called "{needed}".'
            hint = "The first line names the columns; period and value are always needed."
            issues.append(Issue("C16", Place(table.text.path, 1, 1), message, hint, line))
    return issues


def _read_row(
    row: Row, columns: dict[str, int], table: Table, calendar: Calendar, expected: Frequency | None
) -> tuple[_Read | None, list[Issue]]:
    cells = {name: row.cells[index] for name, index in columns.items()}
    first = cells["period"]
    period = parse_period(first.text, calendar, expected=expected)
    issues = [_no_period(period, first, table)] if isinstance(period, Refusal) else []
    amounts, missing, refused = _amounts(cells, table)
    issues += refused
    status, wrong = _status(cells.get("status"), table)
    issues += wrong
    if status in _NO_VALUE and amounts.get("value") is not None:
        issues.append(_has_value(status, cells["value"], table))
    if "indicator" in cells and not cells["indicator"].text:
        issues.append(_no_indicator(cells["indicator"], table))
    if amounts.get("restated_from") is not None and not _text("note", cells):
        issues.append(_no_reason(cells["restated_from"], table))
    if isinstance(period, Refusal):
        return None, issues
    observation = Observation(
        period,
        None if issues else amounts["value"],
        status,
        missing,
        amounts.get("numerator"),
        amounts.get("denominator"),
        amounts.get("lower"),
        amounts.get("upper"),
        _text("note", cells),
        amounts.get("restated_from"),
        first.place,
    )
    key = (_text("indicator", cells), _text("area", cells), _text("group", cells))
    return _Read(key, observation, first.place), issues


def _amounts(cells: dict[str, Cell], table: Table) -> tuple[dict[str, float | None], Missing | None, list[Issue]]:
    """The numbers of a row by column, why its value is missing where it is, and what cannot be read."""
    amounts: dict[str, float | None] = {}
    missing: Missing | None = None
    issues: list[Issue] = []
    for name in ("value", "numerator", "denominator", "lower", "upper", "restated_from"):
        found = cells.get(name)
        match read_number(found.text) if found else Missing.BLANK:
            case Number(value=number):
                amounts[name] = number
            case Missing() as reason:
                amounts[name] = None
                missing = reason if name == "value" else missing
            case Refusal() as refusal if found:
                issues.append(_refused(refusal, found, name, table))
    return amounts, missing, issues


def _text(name: str, cells: dict[str, Cell]) -> str:
    return cells[name].text if name in cells else ""


def _has_value(status: Status, cell: Cell, table: Table) -> Issue:
    message = f'{_where(cell, "value")}: the row says "{status}", but has a value.'
    hint = "Leave the value empty, or change the status."
    return Issue("C32", cell.place, message, hint, table.text.line(cell.place.line))


def _no_reason(cell: Cell, table: Table) -> Issue:
    message = f"{_where(cell, 'restated_from')}: the value was restated, and nothing says why."
    return Issue("C33", cell.place, message, "Say why in the note column.", table.text.line(cell.place.line))


def _no_indicator(cell: Cell, table: Table) -> Issue:
    message = f"{_where(cell, 'indicator')}: the row does not say which indicator it belongs to."
    return Issue("C30", cell.place, message, "Fill the cell.", table.text.line(cell.place.line))


def _status(cell: Cell | None, table: Table) -> tuple[Status, list[Issue]]:
    if cell is None or not cell.text:
        return "actual", []
    for status in _STATUSES:
        if cell.text.lower() == status:
            return status, []
    guess = nearest(cell.text, _STATUSES)
    message = f'{_where(cell, "status")}: expected {either(_STATUSES)}; found "{cell.text}".'
    line = table.text.line(cell.place.line)
    return "actual", [Issue("C28", cell.place, message, "", line, _fixed(table, cell, guess) if guess else None)]


def _duplicates(rows: list[_Read], table: Table) -> list[Issue]:
    seen: dict[tuple[tuple[str, str, str], Period], Place] = {}
    issues = []
    for row in rows:
        before = seen.setdefault((row.key, row.observation.period), row.place)
        if before is not row.place:
            message = f"{row.observation.period.label} is there twice, in rows {before.line} and {row.place.line}."
            line = table.text.line(row.place.line)
            hint = "Keep one of the two rows."
            issues.append(Issue("C24", row.place, message, hint, line, Fix(row.place.line, None)))
    return issues


def _mixed(rows: list[_Read], expected: Frequency | None, table: Table) -> list[Issue]:
    """The first row of each series that is of another frequency; years beside their months or quarters are no such."""
    issues = []
    for key in dict.fromkeys(row.key for row in rows):
        mine = [row for row in rows if row.key == key]
        for before, after in pairwise(mine):
            old, new = before.observation.period.frequency, after.observation.period.frequency
            if old != new and not _years_beside({old, new}, expected):
                message = (
                    f"Row {after.place.line} is a {new} and the row before it a {old}: one series has one frequency."
                )
                line = table.text.line(after.place.line)
                issues.append(Issue("C25", after.place, message, "Put them into two files or two areas.", line))
                break
    return issues


def _years_beside(found: set[Frequency], expected: Frequency | None) -> bool:
    """Whether years stand beside the months or quarters that the card asks for."""
    return expected in found and expected in _SHORT and found == {expected, Frequency.FINANCIAL_YEAR}


def _check_series(rows: list[_Read], table: Table) -> list[Issue]:
    """Rows out of order, gaps."""
    path, name = table.text.path, _series_name(rows[0].key)
    issues: list[Issue] = []
    if any(a.observation.period > b.observation.period for a, b in pairwise(rows)):
        place = next(b.place for a, b in pairwise(rows) if a.observation.period > b.observation.period)
        message = f"The rows{name} are not in order of time; they were sorted."
        issues.append(Issue("C23", place, message, severity=Severity.NOTE))
    for first, last in _runs(gaps(sorted({row.observation.period for row in rows}))):
        missing = first.label if first == last else f"{first.label} to {last.label}"
        message = f"No row for {missing}{name}. The line will show a gap."
        issues.append(Issue("C23", Place(path), message, severity=Severity.WARNING))
    return issues


def _runs(periods: Iterable[Period]) -> list[tuple[Period, Period]]:
    """The first and the last of every run of neighbours: one mistyped year leaves a thousand months out."""
    runs: list[tuple[Period, Period]] = []
    for period in periods:
        if runs and period.follows(runs[-1][1]):
            runs[-1] = runs[-1][0], period
        else:
            runs.append((period, period))
    return runs


def _series_name(key: tuple[str, str, str]) -> str:
    name = ", ".join(part for part in key if part)
    return f" of {name}" if name else ""


def _refused(refusal: Refusal, cell: Cell, column: str, table: Table) -> Issue:
    fix = _fixed(table, cell, refusal.suggestion) if refusal.suggestion else None
    message = f"{_where(cell, column)}: {refusal.message}"
    return Issue(refusal.code, cell.place, message, "", table.text.line(cell.place.line), fix)


def _no_period(refusal: Refusal, cell: Cell, table: Table) -> Issue:
    """Why the row has no period: it may be no row of data at all."""
    if _BELOW.match(cell.text):
        message = f'{_where(cell, "period")}: "{cell.text}" stands below the data and is none of it.'
        return Issue("C14", cell.place, message, "Delete this row.", table.text.line(cell.place.line))
    return _refused(refusal, cell, "period", table)


def _where(cell: Cell, column: str) -> str:
    return f'Row {cell.place.line}, column "{column}"'


def _fixed(table: Table, cell: Cell, text: str) -> Fix | None:
    """The cell's line with `text` in place of the cell, quoted where it holds a comma."""
    line = table.text.line(cell.place.line)
    start = line.find(cell.text, cell.place.column - 1) if cell.text else cell.place.column - 1
    if start < 0:
        return None
    quoted = "," in text and line[start - 1 : start] != '"'
    return Fix(cell.place.line, line[:start] + (f'"{text}"' if quoted else text) + line[start + len(cell.text) :])
