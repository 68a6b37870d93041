"""The series of all cards of a pack as tables, for those who want every figure on paper."""

from __future__ import annotations

from collections.abc import Sequence

from rbaccards.measure_words import period_name, style_of, unit_words
from rbaccards.measured import MeasuredCard, MeasuredPack
from rbaccards.measures.reading import Reading
from rbaccards.series import Observation, Series
from rbaccards.view.parts import Cell, Column, DataView, Row, Table
from rbaccards.view.titles import title_of
from rbaccards.words import many, sentence

_SHORT = 4
"""So few values of every series stand in one table."""


def data_view(pack: MeasuredPack) -> DataView:
    groups = tuple((title_of(card), tables) for card in pack.cards if (tables := _tables(card)))
    number = sum(len(table.rows) for _, tables in groups for table in tables)
    return DataView(f"{many(number, 'value')} as the charts and ratings use them.", groups)


def _tables(card: MeasuredCard) -> tuple[Table, ...]:
    """A table for each series, or one for all where every series is short."""
    found = [
        (series, reading)
        for reading in card.readings.values()
        for series in (reading.groups or (reading.series,))
        if series.known
    ]
    if found and all(len(series.known) <= _SHORT for series, _ in found):
        return (_together(found),)
    return tuple(_table(series, reading) for series, reading in found)


def _together(found: Sequence[tuple[Series, Reading]]) -> Table:
    columns = (Column("Indicator"), *_columns("Value", notes=False))
    rows = (
        Row((Cell(_name(series, reading)), *_cells(each, reading, notes=False)))
        for series, reading in found
        for each in series.known
    )
    return Table(columns, tuple(rows))


def _table(series: Series, reading: Reading) -> Table:
    notes = any(each.note for each in series.known)
    rows = (Row(_cells(each, reading, notes=notes)) for each in series.known)
    columns = _columns(sentence(unit_words(reading.measure) or "Value"), notes=notes)
    return Table(columns, tuple(rows), title=_name(series, reading), subtitle=reading.measure.source or "")


def _name(series: Series, reading: Reading) -> str:
    measure = reading.measure
    name = f"{measure.reference} {measure.name}" if measure.reference else measure.name
    return f"{name}, {series.group}" if series.group else name


def _columns(value: str, *, notes: bool) -> tuple[Column, ...]:
    found = (Column("Period", width="46mm"), Column(value, figures=True, width="30mm"), Column("Status", width="26mm"))
    return (*found, Column("Note")) if notes else found


def _cells(each: Observation, reading: Reading, *, notes: bool) -> tuple[Cell, ...]:
    when = sentence(period_name(each.period, reading.measure))
    found = (Cell(when), Cell(style_of(reading.measure).text(each.value or 0.0)), Cell(sentence(each.status)))
    return (*found, Cell(each.note or "")) if notes else found
