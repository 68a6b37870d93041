"""A workbook as sheets of text, each cell as it is shown, with all its decimals."""

from __future__ import annotations

import re
from dataclasses import dataclass
from io import BytesIO
from zipfile import BadZipFile, ZipFile

LARGEST_BOOK = 40_000_000
_LARGEST_UNPACKED = 400_000_000
_LARGEST_SHEET = 2_000_000

Merged = tuple[int, int, int, int]
"""The first row, first column, last row and last column of cells that were merged, counted from 0."""


class BookError(Exception):
    """Why a file cannot be read as a workbook, in words for whoever chose it."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The cells of a sheet as a rectangle of text; a blank cell is ""."""

    name: str
    rows: tuple[tuple[str, ...], ...]
    merged: tuple[Merged, ...] = ()
    hidden: bool = False
    without_result: tuple[str, ...] = ()
    """Cells with a formula and no result, such as "B7", which only Excel can work out."""

    def at(self, row: int, column: int) -> str:
        """The text of a cell, or of the merged cells that it is one of."""
        text = self.rows[row][column]
        if text:
            return text
        for top, left, bottom, right in self.merged:
            if top <= row <= bottom and left <= column <= right:
                return self.rows[top][left]
        return ""


def read_book(name: str, data: bytes) -> tuple[Sheet, ...]:
    """The sheets of an .xlsx, .xls, .ods or CSV file, told by its content.

    Raises BookError for anything else, or for a book too large or damaged.
    """
    if len(data) > LARGEST_BOOK:
        raise BookError(
            f"The file has more than {LARGEST_BOOK // 1_000_000} MB. Save the sheets you need as a new book."
        )
    try:
        sheets = _read(name, data)
    except BookError:
        raise
    except Exception as problem:  # the libraries raise what they please for a damaged file
        raise BookError("The file is damaged, or not of the kind that its name says. Save it again.") from problem
    for sheet in sheets:
        if len(sheet.rows) * len(sheet.rows[0] if sheet.rows else ()) > _LARGEST_SHEET:
            raise BookError(f'Sheet "{sheet.name}" has more than {_LARGEST_SHEET:,} cells.')
    return sheets


def _read(name: str, data: bytes) -> tuple[Sheet, ...]:
    if data.startswith(b"PK\x03\x04"):
        kind = _zipped(data)
        if kind == "xlsx":
            from rbaccards.importing.excel import read_xlsx

            return read_xlsx(data)
        from rbaccards.importing.open_document import read_ods

        return read_ods(data)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        from rbaccards.importing.excel import read_xls

        return read_xls(data)
    return (_read_csv(name, data),)


def _zipped(data: bytes) -> str:
    """xlsx or ods."""
    try:
        with ZipFile(BytesIO(data)) as book:
            entries = {entry.filename: entry.file_size for entry in book.infolist()}
    except BadZipFile as problem:
        raise BookError("The file is damaged: it starts like a workbook and ends too soon.") from problem
    if sum(entries.values()) > _LARGEST_UNPACKED:
        raise BookError("The book is far larger than it looks. Save the sheets you need as a new book.")
    if "xl/workbook.xml" in entries:
        return "xlsx"
    if "content.xml" in entries:
        return "ods"
    raise BookError("This is no workbook. Save it as .xlsx, .ods or CSV UTF-8.")


def _read_csv(name: str, data: bytes) -> Sheet:
    from rbaccards.sources.csv_cells import Broken, read_rows
    from rbaccards.sources.decode import decode

    text, issues = decode(f"{name}.csv", data)
    if text is None:
        raise BookError(f"{issues[0].message} {issues[0].hint}".strip())
    rows = []
    for row in read_rows(text):
        if isinstance(row, Broken):
            raise BookError(f"Line {row.place.line}: {row.message} {row.hint}".strip())
        rows.append((row.number, tuple(cell.text.strip() for cell in row.cells)))
    return Sheet(re.sub(r"\.[A-Za-z]+$", "", name), rectangle(_in_place(rows)))


def _in_place(rows: list[tuple[int, tuple[str, ...]]]) -> list[tuple[str, ...]]:
    """The rows at the numbers they have in the file, so that messages name the right one."""
    placed: list[tuple[str, ...]] = []
    for number, cells in rows:
        placed += [()] * (number - 1 - len(placed))
        placed.append(cells)
    return placed


def rectangle(rows: list[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """The rows made equally long, without the blank rows and columns at the end."""
    width = max((at + 1 for row in rows for at, cell in enumerate(row) if cell), default=0)
    height = max((at + 1 for at, row in enumerate(rows) if any(row)), default=0)
    return tuple(row[:width] + ("",) * (width - len(row)) for row in rows[:height])


def cell_name(row: int, column: int) -> str:
    """The name of a cell counted from 0, as a spreadsheet shows it: "AB7"."""
    return f"{column_name(column)}{row + 1}"


def column_name(column: int) -> str:
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
