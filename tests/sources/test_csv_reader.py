"""CSV files to tables, with the row and the cell of everything that is wrong."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rbaccards.issues import Issue, Place
from rbaccards.sources.csv_reader import ROW_LIMIT, Table, read_csv

PATH = "cards/data/a.csv"


def read(content: str) -> tuple[Table, list[Issue]]:
    table, issues = read_csv(PATH, content.encode())
    assert table is not None
    return table, list(issues)


def texts(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_cells_know_their_line_and_column() -> None:
    table, issues = read('period,value,note\n2012-09, 402 ,"one, ""two""\nthree"\n2012-10,1,x\n')
    assert issues == []
    first, second = table.rows
    assert [cell.text for cell in first.cells] == ["2012-09", "402", 'one, "two"\nthree']
    assert [(cell.place.line, cell.place.column) for cell in first.cells] == [(2, 1), (2, 10), (2, 16)]
    assert [(cell.place.line, cell.place.column) for cell in second.cells] == [(4, 1), (4, 9), (4, 11)]
    assert (first.number, second.number) == (2, 3)


@pytest.mark.parametrize(
    ("header", "names"),
    [
        ("Value ,PERIOD", ["value", "period"]),
        ("\ufeffperiod,value", ["period", "value"]),
        ("\u00a0My  Note\u00a0here ,value", ["my_note_here", "value"]),
        ('" Value ",period,,', ["value", "period"]),
    ],
)
def test_header_names_are_folded(header: str, names: list[str]) -> None:
    table, issues = read(f"{header}\n1,2\n")
    assert [cell.text for cell in table.header] == names
    assert issues == []


def test_blank_rows_and_empty_columns_are_ignored() -> None:
    table, issues = read("period,value,,\n\n2012,5,,\n,,,\n \u00a0,\n2013,6,,,,\n")
    assert texts(table) == [["2012", "5"], ["2013", "6"]]
    assert [row.number for row in table.rows] == [3, 6]
    assert issues == []


def test_cells_are_trimmed_and_otherwise_left_alone() -> None:
    table, _ = read('period,value\n 2012\u00a0,#DIV/0!\nNA,"  "\n5" pipe,None\n')
    assert texts(table) == [["2012", "#DIV/0!"], ["NA", ""], ['5" pipe', "None"]]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_all_line_ends_are_the_same(end: str) -> None:
    table, issues = read(end.join(["period,value", "2012,5", '2013,"a', 'b"', "2014,7"]))
    assert texts(table) == [["2012", "5"], ["2013", "a\nb"], ["2014", "7"]]
    assert issues == []


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("2012,5,6,7", "Row 3 has 4 cells, the header has 3."),
        ("2012,5", "Row 3 has 2 cells, the header has 3."),
        ("Source: ONS", "Row 3 has 1 cell, the header has 3."),
    ],
)
def test_a_ragged_row_is_left_out_and_named(row: str, said: str) -> None:
    table, (issue,) = read(f"period,value,note\n2011,4,\n{row}\n2013,6,\n")
    assert texts(table) == [["2011", "4", ""], ["2013", "6", ""]]
    assert (issue.code, issue.message, issue.place) == ("C11", said, Place(PATH, 3, 1))
    assert issue.hint
    assert issue.excerpt == row


@pytest.mark.parametrize(
    ("content", "place", "said"),
    [
        ('period,value\n2012,"5\n2013,6\n', Place(PATH, 2, 6), "opened on line 2"),
        ('period,value\n2012,"5\n2013,6\n2014,"7"\n', Place(PATH, 2, 6), "opened on line 2"),
        ('period,value\n2012,5\n"2013"x,6\n', Place(PATH, 3, 1), "after the closing quote"),
    ],
)
def test_a_quote_that_goes_wrong_is_named_where_it_was_opened(content: str, place: Place, said: str) -> None:
    table, (issue,) = read(content)
    assert (issue.code, issue.place) == ("C12", place)
    assert said in issue.message
    assert table.rows[-1].cells[0].text in ("2012", "2013", "2014")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "is empty"),
        (" \n\n", "is empty"),
        (",,\n,\n", "is empty"),
        ("period,value\n\n", "a header and no rows"),
    ],
)
def test_a_file_without_data_says_which_kind_it_is(content: str, said: str) -> None:
    _, (issue,) = read_csv(PATH, content.encode())
    assert issue.code == "C18"
    assert said in issue.message


def test_a_header_further_down_is_found_and_reported() -> None:
    table, (issue,) = read("Burglary in Leeds\nSource,Police\n\nperiod,value\n2012,5\n")
    assert issue.code == "C14"
    assert "row 4" in issue.message
    assert issue.hint == "Delete rows 1 to 3."
    assert texts(table) == [["2012", "5"]]


@pytest.mark.parametrize(
    "content",
    [
        "period;value\n2012;1,5\n",
        "Period\tValue\n2012\t5\n",
        "Title, of a kind\nperiod;value\n",
        "a;b\n1;2\n",
    ],
)
def test_other_separators_are_refused(content: str) -> None:
    table, (issue,) = read_csv(PATH, content.encode())
    assert table is None
    assert issue.code == "C13"
    assert "CSV UTF-8" in issue.hint


def test_names_that_are_missing_or_used_twice_are_errors() -> None:
    table, (unnamed, twice) = read("period,Value,,value\n2012,5,6,7\n")
    assert (twice.code, twice.place.column) == ("C10", 15)
    assert (unnamed.code, unnamed.message) == ("C10", "Column 3 has values but no name in the header.")
    assert len(table.rows) == 1


def test_the_row_limit_has_two_sides() -> None:
    rows = "2012,5\n" * ROW_LIMIT
    assert read_csv(PATH, f"period,value\n{rows}".encode())[1] == ()
    table, (issue,) = read_csv(PATH, f"period,value\n{rows}2012,5\n".encode())
    assert table is None
    assert issue.code == "C27"


@pytest.mark.parametrize("content", ["a," * 10_001, f"{'a,' * 9_000}\n" * 150])
def test_too_many_columns_are_refused(content: str) -> None:
    table, (issue,) = read_csv(PATH, content.encode())
    assert table is None
    assert issue.code == "C27"


def test_a_long_cell_is_read() -> None:
    table, issues = read(f'period,value\n2012,"{"x, " * 3000}"\n')
    assert len(table.rows[0].cells[1].text) == 8999
    assert issues == []


CELL = st.text(st.characters(codec="utf-8", exclude_characters="\0\r")).map(str.strip)


@given(st.lists(st.tuples(CELL, CELL), max_size=5))
def test_what_a_program_writes_is_read_back(rows: list[tuple[str, str]]) -> None:
    stream = io.StringIO()
    csv.writer(stream, quoting=csv.QUOTE_ALL).writerows([("period", "value"), *rows])
    table, _ = read(stream.getvalue())
    trim = " \t\u00a0\u2007\u202f\u200b\ufeff"
    expected = [[cell.strip(trim) for cell in row] for row in rows]
    assert texts(table) == [row for row in expected if any(row)]


@given(st.data())
def test_damaged_files_never_raise(data: st.DataObject) -> None:
    content = bytearray(b'Period , "Value",note\r\n2012-09,"1,234","a ""b""\nc"\r\n2012-10,5,\r\n,,\r\n')
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at] = data.draw(st.sampled_from(b'",;\r\n\t x\x00\x81\xc3\xff') | st.integers(0, 255))
    table, issues = read_csv(PATH, bytes(content))
    assert table is not None or issues
    for row in table.rows if table else ():
        assert len(row.cells) == len(table.header) if table else False
