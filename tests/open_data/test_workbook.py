"""The workbook: it opens, has a cover, notes and one table a sheet, and nothing in it is a formula."""

from __future__ import annotations

import datetime as dt
import io

import openpyxl
import pytest
from builders import CARD, COMPLAINTS, Changes, checked
from demonstration import Demonstration
from openpyxl import Workbook

from rbaccards.measured import MeasuredPack
from rbaccards.open_data.series import pack_lines
from rbaccards.open_data.workbook import workbook
from rbaccards.store.cache import NoCache

DAY = dt.date(2012, 11, 14)


def opened(changes: Changes | None = None, more: dict[str, str] | None = None) -> Workbook:
    pack = checked(changes or {}, more).packs[0]
    made = workbook(pack, lines(pack), "Anytown Council", "data@example.org", DAY, NoCache())
    return openpyxl.load_workbook(io.BytesIO(made))


def lines(pack: MeasuredPack) -> list[bytes]:
    return [pack_lines(card) for card in pack.cards]


def cells(book: Workbook) -> list[object]:
    return [cell.value for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]


def test_it_has_a_cover_contents_notes_and_a_sheet_for_each_table() -> None:
    assert opened().sheetnames == ["Cover", "Contents", "Notes", "Table_1", "Table_2"]


def test_every_sheet_with_data_has_one_table_with_a_head(demonstration: Demonstration) -> None:
    books = sorted((demonstration.folder / "site").glob("*/data/*.xlsx"))
    assert len(books) == 5
    for path in books:
        for sheet in openpyxl.load_workbook(path):
            if sheet.title.startswith("Table_"):
                (table,) = sheet.tables.values()
                assert table.headerRowCount == 1
                assert sheet["A1"].value
                assert not sheet.merged_cells.ranges


def test_numbers_are_numbers_and_missing_ones_their_sign() -> None:
    rows = "period,value\n2012-07,12\n2012-08,[c]\n2012-09,9\n"
    values = cells(opened(more={COMPLAINTS: rows}))
    assert 12 in values
    assert "12" not in values
    assert "[c]" in values


@pytest.mark.parametrize("text", ["=1+1", "+44", "-x", "@SUM(A1)", '=HYPERLINK("https://example.org")'])
def test_no_text_is_a_formula_or_a_link(text: str) -> None:
    written = f'period,value,note\n2012-08,12,\'{text}\n2012-09,9,"{text.replace(chr(34), chr(34) * 2)}"\n'
    name = {CARD: {"name: Complaints about cold homes": "name: '=cmd'"}}
    book = opened(name, {COMPLAINTS: written})
    assert not [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert any(text.strip("=+-@") in str(each) for each in cells(book))


@pytest.mark.parametrize("text", ["–", "*", "ŵŷ", ":"])
def test_a_text_of_signs_alone_is_said_to_be_one(text: str) -> None:
    book = opened({CARD: {"name: Complaints about cold homes": f'name: "{text}"'}})
    assert f"the text {text}" in cells(book)


def test_the_same_figures_make_the_same_bytes() -> None:
    pack = checked().packs[0]
    once, again = (workbook(pack, lines(pack), "A", "b", DAY, NoCache()) for _ in range(2))
    assert once == again
