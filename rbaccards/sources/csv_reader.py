"""A CSV file as a table of cells, each with its place; nothing is given a meaning and nothing is guessed."""

from __future__ import annotations

from collections.abc import Iterable

from rbaccards.issues import Issue, Place
from rbaccards.sources.csv_cells import Broken, Cell, Row, Table, folded, read_rows
from rbaccards.sources.decode import SAVE_AS_CSV, decode
from rbaccards.sources.excerpt import excerpt
from rbaccards.sources.text import Text

__all__ = ["Cell", "Row", "Table", "read_csv"]

ROW_LIMIT = 50_000
CELL_LIMIT = 1_000_000
COLUMN_LIMIT = 10_000
_HEADER_SEARCH = 50
_SERIES = frozenset({"period", "value"})
_OTHER_SEPARATORS = {";": "semicolons", "\t": "Tabs"}


def read_csv(path: str, data: bytes) -> tuple[Table | None, tuple[Issue, ...]]:
    """The table in `data`, or None if there is none to be made out, and all the problems of the file."""
    text, found = decode(path, data)
    if text is None:
        return None, found
    if not any(line.strip() for line in text.lines):
        return None, (
            *found,
            Issue("C18", Place(path), "This file is empty.", "Put the data in, or delete it."),
        )
    if separated := _other_separator(text):
        return None, (*found, separated)
    rows, broken = _read_within_limits(text)
    if rows is None:
        message = f"This file has more than {ROW_LIMIT:,} rows or {CELL_LIMIT:,} cells, the most that can be read."
        return None, (*found, Issue("C27", Place(path), message, "Split it into several files."))
    if not rows and not broken:
        return None, (
            *found,
            Issue("C18", Place(path), "This file is empty.", "Put the data in, or delete it."),
        )
    if not rows:
        return None, (*found, *broken)
    table, in_table = _read_table(rows, text)
    in_order = sorted((*broken, *in_table), key=lambda issue: issue.place)
    return table, (*found, *in_order)


def _read_within_limits(text: Text) -> tuple[list[Row] | None, list[Issue]]:
    """The rows that are not blank and the cells that cannot be read, or None for too much of it."""
    rows: list[Row] = []
    issues: list[Issue] = []
    cells = 0
    if any(line.count(",") >= COLUMN_LIMIT for line in text.lines):
        return None, issues
    for row in read_rows(text):
        if len(rows) + len(issues) > ROW_LIMIT or cells > CELL_LIMIT:
            return None, issues
        if isinstance(row, Broken):
            issues.append(_issue("C12", text, row.place, row.message, row.hint))
        else:
            cells += len(row.cells)
            rows.append(row)
    return rows, issues


def _read_table(rows: list[Row], text: Text) -> tuple[Table, list[Issue]]:
    at, issues = _find_header(rows, text)
    header = tuple(Cell(folded(cell.text), cell.place) for cell in _without_empty_end(rows[at].cells))
    issues += _repeated_names(header, text)
    kept = []
    for row in rows[at + 1 :]:
        cells = row.cells if len(row.cells) <= len(header) else _without_empty_end(row.cells, len(header))
        if len(cells) == len(header):
            kept.append(Row(cells, row.number))
        else:
            issues.append(_ragged(row, len(cells), len(header), text))
    issues += _unnamed_columns(header, kept, text)
    if len(rows) == at + 1:
        message = "This file has a header and no rows under it."
        issues.append(_issue("C18", text, rows[at].cells[0].place, message, "Add a row for each period."))
    return Table(header, tuple(kept), text), issues


def _find_header(rows: list[Row], text: Text) -> tuple[int, list[Issue]]:
    """The index of the header, and an error if it is not the first row of the file."""
    for at, row in enumerate(rows[:_HEADER_SEARCH]):
        if not _SERIES.issubset(folded(cell.text) for cell in row.cells):
            continue
        if at == 0:
            break
        above = rows[at].number - 1
        message = f"The header is not in the first row; row {row.number} looks like it."
        hint = f"Delete {'row 1' if above == 1 else f'rows 1 to {above}'}."
        return at, [_issue("C14", text, rows[0].cells[0].place, message, hint)]
    return 0, []


def _repeated_names(header: tuple[Cell, ...], text: Text) -> list[Issue]:
    issues = []
    for index, cell in enumerate(header):
        before = [other.text for other in header[:index]]
        if cell.text and cell.text in before:
            columns = f"columns {before.index(cell.text) + 1} and {index + 1}"
            message = f'Two columns are called "{cell.text}" ({columns}).'
            issues.append(_issue("C10", text, cell.place, message, "Delete or rename one of them."))
    return issues


def _unnamed_columns(header: tuple[Cell, ...], rows: Iterable[Row], text: Text) -> list[Issue]:
    """An error for each column that has values but no name."""
    issues = []
    unnamed = [index for index, cell in enumerate(header) if not cell.text]
    filled = {index for row in rows for index in unnamed if row.cells[index].text} if unnamed else set()
    for index in sorted(filled):
        message = f"Column {index + 1} has values but no name in the header."
        issues.append(_issue("C10", text, header[index].place, message, "Name the column or delete it."))
    return issues


def _ragged(row: Row, cells: int, columns: int, text: Text) -> Issue:
    has = "1 cell" if cells == 1 else f"{cells} cells"
    message = f"Row {row.number} has {has}, the header has {columns}."
    hint = "Put a text that has commas in it in double quotes."
    if cells == 1:
        hint = "If this row is a note or a source, delete it: only data can stand under the header."
    elif cells < columns:
        hint = "Add what is missing; an empty cell still needs its comma."
    return _issue("C11", text, Place(text.path, row.cells[0].place.line, 1), message, hint)


def _other_separator(text: Text) -> Issue | None:
    """The error for columns that something else than commas separates."""
    lines = [(number, line) for number, line in enumerate(text.lines[:_HEADER_SEARCH], start=1) if line.strip()]
    first = lines[0][1] if lines else ""
    second = lines[1][1] if len(lines) > 1 else ""
    for separator, name in _OTHER_SEPARATORS.items():
        alike = "," not in first and 0 < first.count(separator) == second.count(separator)
        for number, line in lines:
            names = {folded(cell.strip('"')) for cell in line.split(separator)}
            if names >= _SERIES or (alike and line is first):
                message = f"The columns are separated by {name}, not by commas."
                return _issue("C13", text, Place(text.path, number, 1), message, SAVE_AS_CSV)
    return None


def _without_empty_end(cells: tuple[Cell, ...], at_least: int = 1) -> tuple[Cell, ...]:
    """The cells up to the last that is not empty, as Excel leaves empty columns behind."""
    count = len(cells)
    while count > at_least and not cells[count - 1].text:
        count -= 1
    return cells[:count]


def _issue(code: str, text: Text, place: Place, message: str, hint: str) -> Issue:
    return Issue(code, place, message, hint, excerpt(text, place))
