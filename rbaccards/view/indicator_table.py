"""The indicators of a card as one table, in the columns that the layout or the pack asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from rbaccards.figures import fill
from rbaccards.measure_words import style_of
from rbaccards.measured import MeasuredCard
from rbaccards.measures.reading import Reading
from rbaccards.periods.period import Period
from rbaccards.prose import to_blocks
from rbaccards.schema.fields import Range
from rbaccards.schema.names import IndicatorColumn
from rbaccards.view.parts import Cell, Column, Row, Table
from rbaccards.view.reasons import rating_mark, reason
from rbaccards.view.titles import heading_of
from rbaccards.words import NumberStyle

POLARITIES = {"lower": "Lower is better", "higher": "Higher is better", "range": "Best inside a range", "none": ""}

Builder = Callable[[Reading, MeasuredCard], Cell]


def indicator_table(card: MeasuredCard) -> Table | None:
    """A row for each indicator; None for a card without indicators."""
    readings = [card.readings[key] for key in card.loaded.card.indicators if key in card.readings]
    if not readings:
        return None
    names = card.pack.columns or card.layout.columns
    years = sorted({year for each in readings for year in each.measure.targets}, key=lambda year: year.end)
    columns = [column for name in names for column in _columns(name, years, card, names)]
    rows = (Row(tuple(cell for name in names for cell in _cells(name, years, each, card))) for each in readings)
    return Table(tuple(columns), tuple(rows))


def _columns(
    name: IndicatorColumn, years: list[Period], card: MeasuredCard, names: tuple[IndicatorColumn, ...]
) -> Iterator[Column]:
    """The columns that one name stands for: `targets` has one for each year."""
    head = heading_of(name, card)
    if name == "targets":
        yield from (Column(f"{head} {year.label}", figures=True, width="20mm") for year in years)
        return
    figures = name in ("starting_value", "result")
    narrow = _BESIDE_COMMENTS if name == "definition" and "comments" in names else ""
    yield Column(head, figures=figures, width=_WIDTHS.get(name, narrow))


def _cells(name: IndicatorColumn, years: list[Period], reading: Reading, card: MeasuredCard) -> Iterator[Cell]:
    if name == "targets":
        yield from (_target(reading, year) for year in years)
    else:
        yield _BUILDERS[name](reading, card)


def _reference(reading: Reading, _: MeasuredCard) -> Cell:
    return Cell(reading.measure.reference) if reading.measure.reference else Cell("none", quiet=True)


def _definition(reading: Reading, card: MeasuredCard) -> Cell:
    measure = reading.measure
    return Cell(fill(measure.definition or measure.name, card.figures), under=POLARITIES[measure.polarity])


def _comments(reading: Reading, card: MeasuredCard) -> Cell:
    return Cell(blocks=to_blocks(reading.measure.commentary, card.figures))


def _starting_value(reading: Reading, _: MeasuredCard) -> Cell:
    stated, style = reading.measure.starting_value, style_of(reading.measure)
    if stated:
        ((period, value),) = stated.items()
        return Cell(style.text(value), under=period.short)
    known = reading.series.known
    if len(known) < 2:
        return Cell("none", quiet=True)
    return Cell(style.text(known[0].value or 0.0), under=known[0].period.short)


def _target(reading: Reading, year: Period) -> Cell:
    aim = reading.measure.targets.get(year)
    stretch = reading.measure.stretch.get(year)
    style = style_of(reading.measure)
    under = f"stretch {style.text(stretch)}" if stretch is not None and stretch != aim else ""
    return Cell(aim_words(aim, style), under=under) if aim is not None else Cell("none", quiet=True)


def aim_words(aim: float | Range | str, style: NumberStyle) -> str:
    """A target as it is printed: a number, the ends of a range, or its words."""
    match aim:
        case Range(low=low, high=high):
            return f"{style.text(low)} to {style.text(high)}"
        case str():
            return aim
        case _:
            return style.text(aim)


def _result(reading: Reading, _: MeasuredCard) -> Cell:
    if reading.leading is None:
        return Cell(reading.measure.placeholder or "no data yet", quiet=True)
    now = reading.leading.now
    status = next((each.status for each in reading.series.known if each.period == now.period), "actual")
    marked = "" if status == "actual" else f", {status}"
    return Cell(strong=style_of(reading.measure).text(now.value), under=f"{now.period.short}{marked}")


def _rating(reading: Reading, _: MeasuredCard) -> Cell:
    mark = rating_mark(reading.colour, reading.rules.scale)
    if reading.colour is None:
        why = "" if reading.measure.placeholder else reason(reading)
        return Cell(mark=mark, under=why)
    judged = reading.colour != reading.rating.colour
    return Cell(mark=mark, under="officers\N{RIGHT SINGLE QUOTATION MARK} judgement" if judged else "")


def _data_quality(reading: Reading, _: MeasuredCard) -> Cell:
    quality = reading.measure.data_quality
    if quality is None:
        return Cell("not stated", quiet=True)
    return Cell(quality.note or quality.rating.capitalize())


_BUILDERS: dict[IndicatorColumn, Builder] = {
    "reference": _reference,
    "definition": _definition,
    "comments": _comments,
    "starting_value": _starting_value,
    "result": _result,
    "rating": _rating,
    "data_quality": _data_quality,
}
_WIDTHS: dict[IndicatorColumn, str] = {
    "reference": "21mm",
    "starting_value": "21mm",
    "result": "25mm",
    "rating": "30mm",
    "data_quality": "25mm",
}
_BESIDE_COMMENTS = "44mm"
"""How wide a definition is where comments take what is left."""
