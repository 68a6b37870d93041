"""The plan of an import: which files it makes of which tables, and what was refused, before anything is written."""

from __future__ import annotations

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from io import StringIO
from itertools import pairwise

from rbaccards.importing.observations import Choice, Reading, Refused, Row
from rbaccards.importing.sheets import Sheet, column_name
from rbaccards.importing.tables import Table, find_tables
from rbaccards.importing.tidy import read_table
from rbaccards.periods.period import Frequency, Period
from rbaccards.periods.text import parse_period

_NOT_DATA = re.compile(r"(?:table of )?contents|index|cover(?: ?sheet)?|notes?|metadata|information", re.IGNORECASE)
_NOT_ASKED = "not asked for"
_TOLD = 3
"""As many cells of one kind are told by name; a book may have thousands."""


@dataclass(frozen=True, slots=True)
class Made:
    """One CSV file, and what it holds."""

    name: str
    data: bytes
    rows: int
    indicators: tuple[tuple[str, str], ...]
    """The key that a card uses, and the words of the book; none where the file has no indicator column."""
    areas: int
    groups: int
    first: Period
    last: Period
    frequency: Frequency


@dataclass(frozen=True, slots=True)
class TablePlan:
    """What becomes of one table."""

    table: Table
    reading: Reading
    made: tuple[Made, ...]


@dataclass(frozen=True, slots=True)
class SheetPlan:
    sheet: Sheet
    tables: tuple[TablePlan, ...]
    passed_over: str = ""
    """Why nothing of the sheet was read."""


@dataclass(frozen=True, slots=True)
class Plan:
    book: str
    sheets: tuple[SheetPlan, ...]

    @property
    def made(self) -> tuple[Made, ...]:
        return tuple(made for sheet in self.sheets for table in sheet.tables for made in table.made)

    @property
    def rows(self) -> int:
        return sum(made.rows for made in self.made)

    @property
    def refused(self) -> tuple[Refused, ...]:
        return tuple(each for sheet in self.sheets for table in sheet.tables for each in table.reading.refused)


def plan(book: str, stem: str, sheets: Sequence[Sheet], choice: Choice, only: Sequence[str] = ()) -> Plan:
    """What an import of these sheets makes: files that begin with `stem`.

    `only` names the sheets that are wanted, else all that are to be seen.
    """
    planned = []
    for sheet in sheets:
        if reason := _passed_over(sheet, only):
            planned.append(SheetPlan(sheet, (), reason))
            continue
        name = stem if len(sheets) == 1 else f"{stem}-{slug(sheet.name)}"
        tables = find_tables(sheet)
        names = [name, *(f"{name}-{number}" for number in range(2, len(tables) + 1))]
        read = tuple(_planned(table, choice, each) for table, each in zip(tables, names, strict=False))
        planned.append(SheetPlan(sheet, read, "" if read else "no table of figures under headings"))
    return Plan(book, tuple(planned))


def slug(words: str) -> str:
    """A name for a file: "tourism-table-1"."""
    return re.sub("[^a-z0-9]+", "-", words.lower()).strip("-")[:60].strip("-") or "series"


def _passed_over(sheet: Sheet, only: Sequence[str]) -> str:
    if only:
        return "" if sheet.name.strip() in only else _NOT_ASKED
    if sheet.hidden:
        return "hidden; name it with --sheet to read it"
    if _NOT_DATA.fullmatch(sheet.name.strip()):
        return "about the book; name it with --sheet to read it"
    return "" if sheet.rows else "empty"


def _planned(table: Table, choice: Choice, name: str) -> TablePlan:
    reading = read_table(table, choice)
    by_frequency: dict[Frequency, list[Row]] = defaultdict(list)
    for row in reading.rows:
        by_frequency[row.period.frequency].append(row)
    many = len(by_frequency) > 1
    made = tuple(_made(f"{name}-{slug(frequency)}" if many else name, rows) for frequency, rows in by_frequency.items())
    return TablePlan(table, reading, made)


def _made(name: str, rows: list[Row]) -> Made:
    keys = _keys([row.indicator for row in rows])
    named = len(keys) > 1
    order = {key: at for at, key in enumerate(dict.fromkeys(row.key for row in rows))}
    in_order = sorted(rows, key=lambda row: (order[row.key], row.period))
    columns: dict[str, list[str]] = {
        "period": [_period(row.period) for row in in_order],
        "indicator": [keys[row.indicator] if named else "" for row in in_order],
        "area": [row.area for row in in_order],
        "group": [row.group for row in in_order],
        "value": [row.value for row in in_order],
        "lower": [row.lower for row in in_order],
        "upper": [row.upper for row in in_order],
        "status": [row.status or "" for row in in_order],
        "note": [row.note for row in in_order],
    }
    used = {column: cells for column, cells in columns.items() if column in ("period", "value") or any(cells)}
    periods = [row.period for row in rows]
    return Made(
        f"{name}.csv",
        _csv(used),
        len(rows),
        tuple((key, words) for words, key in keys.items()) if named else (),
        len({row.area for row in rows}),
        len({row.group for row in rows}),
        min(periods),
        max(periods),
        periods[0].frequency,
    )


def _period(period: Period) -> str:
    """The period as a person writes it; by its code where that would be read as another: Apr to Sep is a half-year."""
    read = parse_period(period.short, expected=period.frequency)
    same = isinstance(read, Period) and (read, read.frequency) == (period, period.frequency)
    return period.short if same else period.code


def _csv(columns: dict[str, list[str]]) -> bytes:
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(zip(*columns.values(), strict=True))
    return text.getvalue().encode()


def _keys(indicators: Sequence[str]) -> dict[str, str]:
    """The key of each indicator: small letters, digits and _, as cards name them, no two the same."""
    keys: dict[str, str] = {}
    for words in dict.fromkeys(indicators):
        key = re.sub("[^a-z0-9]+", "_", words.lower()).strip("_")
        key = (key if key[:1].isalpha() else f"n_{key}")[:56].rstrip("_")
        number = Counter(keys.values())[key] and sum(1 for each in keys.values() if each.startswith(key)) + 1
        keys[words] = f"{key}_{number}" if number else key
    return keys


def lines(planned: Plan) -> list[str]:
    """The plan in words, a few lines a table."""
    said = [f"{planned.book}: {_count(len(planned.sheets), 'sheet')}"]
    for sheet in planned.sheets:
        if sheet.passed_over and sheet.passed_over != _NOT_ASKED:
            said.append(f"\n  {sheet.sheet.name}: {sheet.passed_over}")
        if cells := sheet.sheet.without_result:
            said.append(f"\n  {sheet.sheet.name}: {_count(len(cells), 'formula')} without a result ({_some(cells)}).")
            said.append("    Open the book in Excel, save it, and import it again.")
        for table in sheet.tables:
            said += ["", *_table_lines(table)]
    return said


def _table_lines(planned: TablePlan) -> list[str]:
    table = planned.table
    heads = f"header {_rows(table.headings)}"
    title = f', "{_short(table.title)}"' if table.title else ""
    columns = f"figures in {_columns(table.values)}"
    said = [f"  {table.sheet.name}{title}", f"    {heads}, body {_rows(table.body)}, {columns}"]
    for made in planned.made:
        said.append(f"    -> {made.name}: {_held(made)}")
        said += [f"       {key}: {words}" for key, words in made.indicators[:8]]
        if len(made.indicators) > 8:
            said.append(f"       and {len(made.indicators) - 8} more indicators")
    if not planned.made:
        said.append("    -> nothing")
    said += [f"    {remark}" for remark in (*_unit(table), *planned.reading.remarks, *_spacing(planned))]
    return said + _refused_lines(planned.reading.refused)


def _held(made: Made) -> str:
    parts = [
        _count(made.rows, "row"),
        *([_count(len(made.indicators), "indicator")] if made.indicators else []),
        *([_count(made.areas, "area")] if made.areas > 1 else []),
        *([_count(made.groups, "group")] if made.groups > 1 else []),
        made.first.short if made.first == made.last else f"{made.first.short} to {made.last.short}",
    ]
    return ", ".join(parts)


def _unit(table: Table) -> list[str]:
    return [f"in {table.unit}"] if table.unit else []


def _spacing(planned: TablePlan) -> list[str]:
    """What to say where months stand 3 or 12 apart, as quarters and years that are written as dates do."""
    said = []
    for made in planned.made:
        months = sorted({row.period.end for row in planned.reading.rows if row.period.frequency is Frequency.MONTH})
        steps = {later - earlier for earlier, later in pairwise(months)}
        length = {3: "quarter", 12: "year"}.get(steps.pop()) if len(steps) == 1 else None
        if made.frequency is Frequency.MONTH and length:
            said.append(
                f"the months stand a {length} apart: if each stands for the {length} up to it, add --dates {length}"
            )
    return said


def _refused_lines(refused: Sequence[Refused]) -> list[str]:
    by_reason: dict[str, list[Refused]] = defaultdict(list)
    for each in refused:
        by_reason[each.why].append(each)
    said = [f"    {_count(len(refused), 'cell')} refused:"] if refused else []
    for why, cells in by_reason.items():
        where = _some([each.cell for each in cells])
        said.append(f"      {where}: {why}")
    if any("which period it is about" in why for why in by_reason):
        said.append('      Try:  --period "Apr 2020"  (the period you know it to be about)')
    return said


def _some(cells: Sequence[str]) -> str:
    more = f" and {len(cells) - _TOLD} more" if len(cells) > _TOLD else ""
    return ", ".join(cells[:_TOLD]) + more


def _rows(rows: Sequence[int]) -> str:
    return f"row {rows[0] + 1}" if len(rows) == 1 else f"rows {rows[0] + 1} to {rows[-1] + 1}"


def _columns(columns: Sequence[int]) -> str:
    first, last = column_name(columns[0]), column_name(columns[-1])
    return f"column {first}" if first == last else f"columns {first} to {last}"


def _short(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:77]}..."


def _count(number: int, noun: str) -> str:
    plural = noun if number == 1 else f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{number:,} {plural}"
