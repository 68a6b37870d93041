"""Excel's workbooks, new (.xlsx) and old (.xls)."""

from __future__ import annotations

import re
import warnings
from io import BytesIO, StringIO
from typing import Any
from zipfile import ZipFile

import openpyxl
import xlrd
from openpyxl.cell.rich_text import CellRichText, TextBlock

from rbaccards.importing.sheets import Sheet, rectangle
from rbaccards.importing.shown import shown, superscript

_WITHOUT_RESULT = re.compile(
    rb'<c r="([A-Z]+[0-9]+)"[^>]*>\s*<f\b[^>]*?(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v></v>)?\s*</c>'
)


def read_xlsx(data: bytes) -> tuple[Sheet, ...]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about styles and extensions, which are not read
        book = openpyxl.load_workbook(BytesIO(data), data_only=True, rich_text=True)
    unknown = _without_result(data)
    return tuple(
        Sheet(
            sheet.title,
            rectangle([tuple(_text(cell) for cell in row) for row in sheet.iter_rows()]),
            tuple(
                (area.min_row - 1, area.min_col - 1, area.max_row - 1, area.max_col - 1)
                for area in sorted(sheet.merged_cells.ranges, key=lambda each: each.bounds)
            ),
            sheet.sheet_state != "visible",
            unknown.get(number, ()),
        )
        for number, sheet in enumerate(book.worksheets, start=1)
    )


def _text(cell: Any) -> str:
    value = cell.value
    if isinstance(value, CellRichText):
        return "".join(_run(part) for part in value).strip()
    return shown(value, cell.number_format)


def _run(part: str | TextBlock) -> str:
    """A part of a text; what stands above the line is a mark, such as the 1 of "Percentage¹"."""
    if isinstance(part, str):
        return part
    raised = part.font.vertAlign == "superscript"
    return superscript(part.text) if raised else part.text


def _without_result(data: bytes) -> dict[int, tuple[str, ...]]:
    """The cells, by the number of their sheet, whose formula was never worked out: openpyxl gives them as blank."""
    found = {}
    with ZipFile(BytesIO(data)) as book:
        for name in book.namelist():
            if match := re.fullmatch(r"xl/worksheets/sheet([0-9]+)\.xml", name):
                cells = [each.decode() for each in _WITHOUT_RESULT.findall(book.read(name))]
                found[int(match[1])] = tuple(cells)
    return found


def read_xls(data: bytes) -> tuple[Sheet, ...]:
    book = xlrd.open_workbook(file_contents=data, formatting_info=True, logfile=StringIO())
    return tuple(
        Sheet(
            sheet.name,
            rectangle(
                [
                    tuple(_old_text(book, sheet.cell(row, column)) for column in range(sheet.ncols))
                    for row in range(sheet.nrows)
                ]
            ),
            tuple((top, left, bottom - 1, right - 1) for top, bottom, left, right in sorted(sheet.merged_cells)),
            bool(sheet.visibility),
        )
        for sheet in book.sheets()
    )


def _old_text(book: xlrd.Book, cell: Any) -> str:
    if cell.ctype == xlrd.XL_CELL_DATE:
        return shown(xlrd.xldate_as_datetime(cell.value, book.datemode))
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return shown(bool(cell.value))
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return str(xlrd.error_text_from_code.get(cell.value, "#VALUE!"))
    if cell.ctype == xlrd.XL_CELL_NUMBER:
        form = book.format_map[book.xf_list[cell.xf_index].format_key]
        return shown(cell.value, form.format_str)
    return shown(cell.value)
