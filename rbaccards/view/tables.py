"""Tables of a card: areas, years by quarter, actions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from rbaccards.figures import Figures, fill
from rbaccards.measure_words import change, is_percentage, style_of
from rbaccards.measured import status_of
from rbaccards.measures.amounts import Amount, Compared
from rbaccards.measures.annual import Year
from rbaccards.measures.breakdowns import Breakdown
from rbaccards.measures.projection import Projection
from rbaccards.measures.reading import Reading
from rbaccards.periods.period import Period
from rbaccards.schema.card import Action
from rbaccards.sources.numbers import Number, read_number
from rbaccards.view.parts import Cell, Column, Row, Table
from rbaccards.words import NumberStyle, plural, sentence, share, signed_percent

METHODS = {
    "straight line": "same rate to the year\N{RIGHT SINGLE QUOTATION MARK}s end",
    "last year's pattern": "last year\N{RIGHT SINGLE QUOTATION MARK}s seasonal pattern",
    "same-period growth": "last year\N{RIGHT SINGLE QUOTATION MARK}s other months, changed as the latest ones did",
    "exponential smoothing": "exponential smoothing",
}


def method_words(projection: Projection, style: NumberStyle) -> str:
    """How a total was projected, with its interval: "exponential smoothing, 5,100 to 5,650 in 8 of 10 futures"."""
    within = projection.interval
    ends = f", {style.text(within.low)} to {style.text(within.high)} in 8 of 10 futures" if within else ""
    return METHODS[projection.method] + ends


def areas_table(breakdown: Breakdown, reading: Reading) -> Table:
    """Areas largest first with their share and change; the others and the whole below them."""
    table = breakdown.table
    shares = table.whole is not None and not is_percentage(reading.measure)
    rows = [_area_row(area.name, area.compared, area.share, reading, shares=shares) for area in table.shown]
    whole = table.whole
    if table.other is not None and whole is not None:
        name = f"{breakdown.declared.other} ({table.count - len(table.shown)})"
        rows.append(_area_row(name, table.other, table.other_share, reading, shares=shares))
    if whole is not None and not is_percentage(reading.measure):
        row = _area_row(f"All {table.count} {plural(breakdown.by)}", whole, 1.0, reading, shares=shares)
        rows.append(Row(row.cells, total=True))
    columns = [
        Column(sentence(breakdown.by)),
        Column("12 months" if table.period.months == 12 else table.period.label, figures=True),
    ]
    if shares:
        columns.append(Column("Share", figures=True))
    columns.append(Column("Change", figures=True))
    return Table(tuple(columns), tuple(rows))


def _area_row(name: str, compared: Compared, part: float | None, reading: Reading, *, shares: bool) -> Row:
    style = style_of(reading.measure)
    cells = [Cell(name), Cell(style.text(compared.now.value))]
    if shares:
        cells.append(Cell(share(part, 1)) if part is not None else Cell("not known", quiet=True))
    cells.append(_change_cell(compared, reading))
    return Row(tuple(cells))


def _change_cell(compared: Compared, reading: Reading) -> Cell:
    if is_percentage(reading.measure):
        words = change(compared, reading.measure)
        return Cell(words) if words else Cell("not known", quiet=True)
    fraction = compared.relative
    return Cell(signed_percent(fraction)) if fraction is not None else Cell("not known", quiet=True)


def years_table(reading: Reading) -> Table | None:
    """One row a year with its quarters or months and its total; projections as rows of their own."""
    if not reading.years or len(reading.years[0].parts) > 4:
        return None
    style = style_of(reading.measure)
    first = reading.years[0]
    heads = [Column(_months(part), figures=True) for part, _ in first.parts]
    columns = (
        Column("Year", width="58mm"),
        *heads,
        Column("Year", figures=True),
        Column("Change", figures=True),
    )
    rows = [
        _year_row(year, before, style, reading)
        for before, year in zip((None, *reading.years), reading.years, strict=False)
    ]
    projections = [each for each in (reading.projection, reading.other_projection) if each is not None]
    rows += [_projected_row(each, style, reading) for each in projections]
    return Table(columns, tuple(rows))


def _months(part: Period) -> str:
    """The months of a quarter: "Apr-Jun"."""
    names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    return f"{names[part.start % 12]}\N{EN DASH}{names[part.end % 12]}"


def _year_row(year: Year, before: Year | None, style: NumberStyle, reading: Reading) -> Row:
    name = year.period.label if year.complete else f"{year.period.label} so far"
    parts = [Cell(style.text(value)) if value is not None else Cell("not due", quiet=True) for _, value in year.parts]
    total = Cell(style.text(year.total)) if year.total is not None else Cell("not complete", quiet=True)
    return Row((Cell(name), *parts, total, Cell(_year_change(year, before, reading))))


def _year_change(year: Year, before: Year | None, reading: Reading) -> str:
    if before is None or not year.period.follows(before.period) or not (year.complete and before.complete):
        return ""
    if year.total is None or before.total is None:
        return ""
    compared = Compared(Amount(year.total, year.period), Amount(before.total, before.period))
    return change(compared, reading.measure) or ""


def _projected_row(projection: Projection, style: NumberStyle, reading: Reading) -> Row:
    name = f"{projection.year.period.label} projected: {method_words(projection, style)}"
    blanks = [Cell() for _ in projection.year.parts]
    words = change(projection.compared, reading.measure) or ""
    return Row((Cell(name), *blanks, Cell(style.text(projection.value)), Cell(words)), projected=True)


def still_open(actions: Sequence[Action], day: dt.date) -> tuple[Action, ...]:
    """The actions that are neither done nor dropped."""
    return tuple(each for each in actions if status_of(each, day) not in ("done", "dropped"))


def actions_table(actions: Sequence[Action], figures: Figures, day: dt.date) -> Table:
    """What will be done: by whom, by when, at what cost, and how it stands."""
    columns = (
        Column("Action"),
        Column("Owner", width="36mm"),
        Column("Due", width="17mm"),
        Column("Cost", width="17mm"),
        Column("Status", width="19mm"),
    )
    rows = tuple(_action_row(each, figures, status_of(each, day)) for each in actions)
    return Table(columns, rows)


def _action_row(action: Action, figures: Figures, status: str) -> Row:
    return Row(
        (
            Cell(fill(action.action, figures)),
            _or("not named", action.owner),
            _or("not set", action.due.short if action.due else None),
            _or("not stated", _cost(action.cost)),
            Cell(strong="Late") if status == "late" else Cell(sentence(status)),
        )
    )


def _or(words: str, text: str | None) -> Cell:
    return Cell(text) if text else Cell(words, quiet=True)


def _cost(cost: str | None) -> str | None:
    match cost:
        case None:
            return None
        case "none" | "low":
            return {"none": "No cost", "low": "Low cost"}[cost]
        case _:
            number = read_number(cost)
            return NumberStyle("£").text(number.value) if isinstance(number, Number) else cost
