"""The numbers behind a chart as a table, for those who would rather read them, and the values of an indicator."""

from __future__ import annotations

from collections.abc import Iterator

from rbaccards.measure_words import is_percentage, period_name, style_of, unit_words
from rbaccards.measures.comparison import Comparison
from rbaccards.measures.process import ProcessReading
from rbaccards.measures.reading import Reading
from rbaccards.measures.xmr import Limits, Signal
from rbaccards.open_data.series import missing_sign
from rbaccards.periods.period import Period
from rbaccards.series import Observation, Series
from rbaccards.view.history import history
from rbaccards.view.parts import Cell, Column, Row, Table
from rbaccards.view.process import FINDING_WORDS
from rbaccards.words import sentence

_NONE = Cell("[z]", quiet=True)
"""Not applicable; the signs are those of the Government Statistical Service (about.html explains them)."""


def chart_table(reading: Reading) -> Table | None:
    """The table under the chart of a measure: what the chart draws, period by period or area by area."""
    match reading.measure.chart:
        case "baseline":
            return _curve_table(reading)
        case "lines" if reading.groups:
            return _groups_table(reading)
        case "compare" if reading.comparison:
            return comparison_table(reading.comparison, reading)
        case "spc" if reading.process:
            return _process_table(reading.process, reading)
        case _:
            return values_table(reading)


def values_table(reading: Reading) -> Table:
    """Every value of a measure with its status, those that are missing with the reason."""
    rows = reading.series.observations
    noted = any(each.note for each in rows)
    marked = any(each.status not in ("actual", "suppressed", "not due") for each in rows)
    columns = [Column("Period"), Column(_value_head(reading), figures=True)]
    columns += [Column("Status")] if marked else []
    columns += [Column("Note")] if noted else []
    found = (Row(tuple(_value_cells(each, reading, marked=marked, noted=noted))) for each in rows)
    return Table(tuple(columns), tuple(found))


def _value_head(reading: Reading) -> str:
    return "Per cent" if is_percentage(reading.measure) else sentence(unit_words(reading.measure) or "Value")


def _value_cells(each: Observation, reading: Reading, *, marked: bool, noted: bool) -> Iterator[Cell]:
    yield Cell(sentence(period_name(each.period, reading.measure)))
    yield _value_cell(each, reading)
    if marked:
        yield Cell(sentence(each.status))
    if noted:
        yield Cell(each.note)


def _value_cell(each: Observation | None, reading: Reading) -> Cell:
    if each is None:
        return _NONE
    if each.value is None:
        return Cell(missing_sign(each), quiet=True)
    return Cell(style_of(reading.measure).text(each.value))


def _curve_table(reading: Reading) -> Table:
    """History and forecast, side by side, and the milestones where there are any."""
    measure, style = reading.measure, style_of(reading.measure)
    known = {each.period.end: each for each in history(reading)}
    rolling = measure.reads_as == "last 12 months"
    forecast = {at.end: value for at, value in measure.forecast.values.items()} if measure.forecast else {}
    milestones = {period.end: ends for period, ends in reading.milestones}
    periods = {each.end: each for each in (measure.forecast.values if measure.forecast else ())}
    periods |= {period.end: period for period, _ in reading.milestones} | {
        at: each.period for at, each in known.items()
    }
    columns = [Column("12 months to" if rolling else "Period"), Column(_value_head(reading), figures=True)]
    if measure.forecast:
        columns.append(Column(f"Forecast made {measure.forecast.made.end_label}", figures=True))
    if milestones:
        columns.append(Column("Milestone", figures=True))
    rows = []
    for end in sorted(periods):
        when = periods[end].end_label if rolling else sentence(period_name(periods[end], measure))
        cells = [Cell(when)]
        cells.append(Cell(style.text(known[end].value)) if end in known else _NONE)
        if measure.forecast:
            cells.append(Cell(style.text(forecast[end])) if end in forecast else _NONE)
        if milestones:
            ends = milestones.get(end)
            low, high = (style.text(ends.low), style.text(ends.high)) if ends else ("", "")
            cells.append(Cell(low if low == high else f"{low} to {high}") if ends else _NONE)
        rows.append(Row(tuple(cells)))
    return Table(tuple(columns), tuple(rows))


def _groups_table(reading: Reading) -> Table:
    columns = (Column("Period"), *(Column(_group(each, reading), figures=True) for each in reading.groups))
    periods = sorted({row.period for each in reading.groups for row in each.observations})
    rows = (
        Row(
            (
                Cell(sentence(period_name(period, reading.measure))),
                *(_value_cell(each.at(period), reading) for each in reading.groups),
            )
        )
        for period in periods
    )
    return Table(columns, tuple(rows))


def _group(series: Series, reading: Reading) -> str:
    return series.group or reading.measure.name


def comparison_table(comparison: Comparison, reading: Reading) -> Table:
    """Every area that is ranked, and those that stand for more than one place."""
    style = style_of(reading.measure)
    bounded = any(each.lower is not None for each in comparison.ranked)
    columns = [Column("Area"), Column("Rank", figures=True), Column(_value_head(reading), figures=True)]
    columns += [Column("95% interval", figures=True)] if bounded else []
    rows = []
    for each in comparison.ranked:
        cells = [Cell(each.name), Cell(f"{each.rank}{'=' if each.joint else ''}"), Cell(style.text(each.value))]
        if bounded:
            both = each.lower is not None and each.upper is not None
            cells.append(Cell(f"{style.text(each.lower or 0)} to {style.text(each.upper or 0)}") if both else _NONE)
        rows.append(Row(tuple(cells)))
    blank = (_NONE,) if bounded else ()
    named = (Row((Cell(each.name), _NONE, Cell(style.text(each.value)), *blank)) for each in comparison.named)
    return Table(tuple(columns), (*rows, *named))


def _process_table(process: ProcessReading, reading: Reading) -> Table:
    """The points with the limits they are held against and what the rules find; without limits the points alone."""
    style = style_of(reading.measure)
    head = (Column("Period"), Column(_value_head(reading), figures=True))
    if not process.stretches:
        rows = (Row((Cell(_point(each.period, reading)), Cell(style.text(each.value)))) for each in process.points)
        return Table(head, tuple(rows))
    signals = iter(process.signals)
    found = {point.period: (stretch.limits, next(signals)) for stretch in process.stretches for point in stretch.points}
    columns = (
        *head,
        *(Column(name, figures=True) for name in ("Mean", "Lower limit", "Upper limit")),
        Column("What the rules find"),
    )
    rows = (
        Row(
            (
                Cell(_point(each.period, reading)),
                Cell(style.text(each.value)),
                *_limit_cells(found.get(each.period), reading),
            )
        )
        for each in process.points
    )
    return Table(columns, tuple(rows))


def _point(period: Period, reading: Reading) -> str:
    return sentence(period_name(period, reading.measure))


def _limit_cells(found: tuple[Limits, Signal] | None, reading: Reading) -> Iterator[Cell]:
    if found is None:
        yield from (_NONE, _NONE, _NONE, _NONE)
        return
    limits, signal = found
    style = style_of(reading.measure)
    yield from (Cell(style.text(each)) for each in (limits.mean, limits.lower, limits.upper))
    yield Cell(FINDING_WORDS[signal])
