"""OpenDocument spreadsheets (.ods).

Read here because the readers to be had give the stored number alone, and a percentage then reads as a fraction.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from xml.etree.ElementTree import Element, fromstring
from zipfile import ZipFile

from rbaccards.importing.sheets import BookError, Merged, Sheet, rectangle
from rbaccards.importing.shown import shown

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_MOST_REPEATED = 1_000_000
_NUMBERS = ("float", "currency", "percentage")


def read_ods(data: bytes) -> tuple[Sheet, ...]:
    with ZipFile(BytesIO(data)) as book:
        content = book.read("content.xml")
    if b"<!DOCTYPE" in content[:2000]:
        raise BookError("The book has a document type, which no spreadsheet program writes. It was not read.")
    root = fromstring(content)  # noqa: S314 - without a document type there are no entities
    return tuple(_sheet(table) for table in root.iter(f"{_TABLE}table"))


def _sheet(table: Element) -> Sheet:
    rows: list[tuple[str, ...]] = []
    merged: list[Merged] = []
    for row in table.iter(f"{_TABLE}table-row"):
        cells: list[str] = []
        for cell in row:
            if cell.tag not in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
                continue
            text = _text(cell)
            across, down = (int(cell.get(f"{_TABLE}number-{way}-spanned", 1)) for way in ("columns", "rows"))
            if across > 1 or down > 1:
                top, left = len(rows), len(cells)
                merged.append((top, left, top + down - 1, left + across - 1))
            cells += [text] * _repeated(cell, "columns", text)
        blank = not any(cells)
        rows += [tuple(cells)] * _repeated(row, "rows", "" if blank else "x")
    return Sheet(table.get(f"{_TABLE}name", ""), rectangle(rows), tuple(merged))


def _repeated(element: Element, way: str, text: str) -> int:
    """How often a cell or row stands there; blank ones are repeated to the end of the sheet, which says nothing."""
    times = int(element.get(f"{_TABLE}number-{way}-repeated", 1))
    if text and times > _MOST_REPEATED:
        raise BookError("The book repeats a cell more often than a sheet has room.")
    return times if text else min(times, 1000)


def _text(cell: Element) -> str:
    kind = cell.get(f"{_OFFICE}value-type", "")
    said = "\n".join("".join(_words(line)) for line in cell.iter(f"{_TEXT}p")).strip()
    if kind in _NUMBERS:
        number = float(cell.get(f"{_OFFICE}value", "0"))
        if number == 0 and not any(sign.isdigit() for sign in said):
            return said or "0"
        return shown(number, "0%" if kind == "percentage" else "General")
    if kind == "date":
        return cell.get(f"{_OFFICE}date-value", "")[:10]
    return said


def _words(element: Element) -> Iterator[str]:
    yield element.text or ""
    for part in element:
        if part.tag == f"{_TEXT}s":
            yield " " * int(part.get(f"{_TEXT}c", 1))
        elif part.tag in (f"{_TEXT}tab", f"{_TEXT}line-break"):
            yield " "
        yield from _words(part)
        yield part.tail or ""
