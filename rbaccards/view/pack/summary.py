"""The table of the summary: every priority of a pack on one page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rbaccards.figures import fill
from rbaccards.measure_words import period_name, style_of
from rbaccards.measured import MeasuredCard
from rbaccards.measures.reading import Reading
from rbaccards.view.parts import Cell, Chart, Column, Row, Table
from rbaccards.view.reasons import direction_mark, overall_reason, rating_mark
from rbaccards.view.titles import title_of
from rbaccards.words import count, plural, sentence, share


def summary_table(cards: Sequence[MeasuredCard], sparks: Mapping[str, Chart]) -> Table:
    """A row for each priority: its headline figure, or, where no card has one, why it is rated so."""
    if not any(card.loaded.card.headline for card in cards):
        return _judgements(cards)
    columns = (
        Column("Priority and headline indicator"),
        Column("Trend", width="27mm"),
        Column("Latest", figures=True, width="15mm"),
        Column("Target", figures=True, width="14mm"),
        Column("Rating now", width="24mm"),
        Column("Direction of travel", width="26mm"),
    )
    return Table(columns, tuple(_summary_row(card, sparks.get(card.name)) for card in cards))


def _summary_row(card: MeasuredCard, image: Chart | None) -> Row:
    reading = card.headline
    rating = Cell(
        mark=rating_mark(card.colour, card.scale),
        under="officers\N{RIGHT SINGLE QUOTATION MARK} judgement" if card.judged else "",
    )
    if reading is None or reading.leading is None:
        blank = Cell("no data yet", quiet=True)
        return Row((Cell(strong=title_of(card)), Cell(), blank, Cell(), rating, Cell()))
    style = style_of(reading.measure)
    name = f"{reading.measure.name}, {period_name(reading.leading.now.period, reading.measure)}"
    return Row(
        (
            Cell(name, strong=title_of(card), under=_where(reading)),
            Cell(image=image) if image else Cell("first result", quiet=True),
            Cell(style.text(reading.leading.now.value)),
            Cell(style.text(reading.target.value)) if reading.target else Cell("none", quiet=True),
            rating,
            Cell(mark=direction_mark(reading.direction)),
        )
    )


def _judgements(cards: Sequence[MeasuredCard]) -> Table:
    columns = (
        Column("Priority", width="54mm"),
        Column("Rating now", width="23mm"),
        Column("Why"),
        Column("Lead", width="34mm"),
    )
    rows = (
        Row(
            (
                Cell(strong=title_of(card), under=card.loaded.card.theme or ""),
                Cell(mark=rating_mark(card.colour, card.scale)),
                Cell(fill(card.judgement.because or "", card.figures) if card.judgement else overall_reason(card)),
                Cell(card.loaded.card.lead.role if card.loaded.card.lead else ""),
            )
        )
        for card in cards
    )
    return Table(columns, tuple(rows))


def _where(reading: Reading) -> str:
    """The areas with the most, where the indicator has a breakdown that leaves some out."""
    for breakdown in reading.breakdowns:
        table = breakdown.table
        if table.other is not None and table.shown_share is not None and table.whole is not None:
            style = style_of(reading.measure)
            named = f"{sentence(count(len(table.shown)))} of {table.count} {plural(breakdown.by)}"
            part = f"{style.text(table.shown_total)} of {style.text(table.whole.now.value)}"
            return f"{named}: {part} ({share(table.shown_share)})"
    return ""
