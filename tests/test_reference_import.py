"""Published workbooks and tables as series: cells looked up in the books, and every file of a council's open data."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

import pytest
from reference_data import REFERENCE

from rbaccards.importing.observations import Choice, Row
from rbaccards.importing.plan import Plan, plan
from rbaccards.importing.sheets import read_book
from rbaccards.issues import has_errors
from rbaccards.periods.period import APRIL, month
from rbaccards.series_file import read_series
from rbaccards.sources.csv_reader import read_csv

BOOKS = sorted((REFERENCE / "import").iterdir())
TABLES = [path for path in sorted((REFERENCE / "trafford").rglob("*.csv")) if path.name != "INDEX.csv"]
WITHOUT_FIGURES = ("cipfa2019.csv", "cipfa2021.csv", "cipfalga0724.csv", "cssn.csv", "nhsennpg.csv")
"""Lists of neighbours."""
with (Path(__file__).parent / "importing" / "spots.csv").open(encoding="utf-8", newline="") as file:
    SPOTS = list(csv.DictReader(file))
"""Cells looked up in the books with another reader, by hand; a dash where a zero is shown as one."""


@cache
def planned(path: Path) -> Plan:
    """The plan of a file; a survey of April 2020 does not say its month as one."""
    return plan(path.name, "book", read_book(path.name, path.read_bytes()), Choice(period=month(2020, 4)))


def rows(book: str, sheet: str) -> dict[str, Row]:
    found = (each for each in planned(REFERENCE / "import" / book).sheets if each.sheet.name == sheet)
    return {row.cell: row for each in found for table in each.tables for row in table.reading.rows}


@pytest.mark.parametrize("spot", SPOTS, ids=lambda spot: f"{spot['sheet']}-{spot['cell']}")
def test_cell_of_a_workbook(spot: dict[str, str]) -> None:
    row = rows(spot["book"], spot["sheet"])[spot["cell"]]
    found = {name: getattr(row, name) for name in ("indicator", "area", "group", "value", "lower", "upper")}
    assert {"period": row.period.short, **found} == {name: spot[name] for name in ("period", *found)}


def test_notes_of_the_books_come_with_their_cells() -> None:
    assert rows("tourism.xlsx", "Table 1")["C43"].note.startswith("Data for Jan to Jun 2021 only includes air visits")
    wards = rows("Children in low income families.xlsx", "Under 18s")
    assert (wards["L100"].status, wards["K100"].status) == ("provisional", None)
    assert wards["N100"].note.startswith("not available, as ONS have not yet produced")
    crossed = rows("coronavirusandlonelinessreferencetable.xlsx", "1.1b Often always & 7 day")["B8"]
    assert (crossed.value, crossed.lower, crossed.upper) == ("6.3%", "4.9", "7.7")
    assert crossed.note.startswith("(1.5 million adults)")


@pytest.mark.parametrize("path", [*BOOKS, *TABLES], ids=lambda path: path.name)
def test_what_is_made_is_read_without_an_error(path: Path) -> None:
    found = planned(path)
    assert bool(found.made) == (path.name not in WITHOUT_FIGURES)
    for made in found.made:
        table, issues = read_csv(made.name, made.data)
        assert table is not None
        read, more = read_series(table, APRIL, made.frequency)
        assert not has_errors((*issues, *more)), (made.name, [each.message for each in (*issues, *more)][:3])
        assert sum(len(series.observations) for _, series in read.series) == made.rows


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.name)
def test_no_cell_of_an_open_data_table_is_lost(path: Path) -> None:
    with path.open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.DictReader(file))
    columns = [name for name in lines[0] if name == "value" or name.startswith("value_")]
    found = planned(path)
    assert found.rows + len(found.refused) == len(lines) * len(columns)
    assert not found.refused


def test_what_is_refused_of_the_books() -> None:
    """Summaries below the months, a sign that no legend explains, sizes of samples without a label."""
    refused = {path.name: len(planned(path).refused) for path in BOOKS}
    assert refused == {
        "Children in low income families.xlsx": 22,
        "coronavirusandlonelinessreferencetable.xlsx": 16,
        "householddebtdataset.xls": 1,
        "tourism.xlsx": 113,
    }
