"""The priorities of a pack that need attention, most serious first: why, their history, what is being done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rbaccards.measure_words import change, period_name, style_of
from rbaccards.measured import MeasuredCard, MeasuredPack, as_at
from rbaccards.measures.amounts import Amount, Compared
from rbaccards.measures.direction import Direction
from rbaccards.measures.rating import Colour
from rbaccards.measures.reading import Reading
from rbaccards.schema.card import Action
from rbaccards.view.card import short_title, title_of
from rbaccards.view.charts import measure_chart
from rbaccards.view.history import history
from rbaccards.view.parts import Cell, Chart, Column, Mark, Row, Table
from rbaccards.view.reasons import direction_mark, overall_reason, rating_mark, year_end_reason
from rbaccards.view.tables import actions_table, still_open
from rbaccards.words import count, listed, sentence

YEARS_SHOWN = 3
RULE = (
    "Listed are priorities that are red or amber, expected to be at the year\N{RIGHT SINGLE QUOTATION MARK}s end, or "
    "worsening; the most serious first."
)


@dataclass(frozen=True, slots=True)
class ExceptionView:
    """One priority: `link` is the name of its card."""

    link: str
    title: str
    rating: Mark
    direction: Mark | None
    reason: str
    year_end: str
    chart: Chart | None
    history: Table | None
    """The figure of this year and of the years before, where more than one is known."""
    actions: Table | None
    """What is still to be done."""


@dataclass(frozen=True, slots=True)
class ExceptionsView:
    lede: str
    rule: str
    entries: tuple[ExceptionView, ...]

    @property
    def charts(self) -> Iterator[Chart]:
        return (each.chart for each in self.entries if each.chart)


def exceptions_view(pack: MeasuredPack) -> ExceptionsView:
    ranked = [(rank, card) for card in pack.cards if (rank := _seriousness(card)) is not None]
    found = [card for _, card in sorted(ranked, key=lambda each: each[0])]
    return ExceptionsView(_lede(pack, found), RULE, tuple(_exception(card) for card in found))


def _seriousness(card: MeasuredCard) -> int | None:
    """How serious it is, from 0 for the worst; None for a priority that needs no attention."""
    reading = card.headline
    expected = reading.year_end_colour if reading else None
    worsening = reading is not None and reading.direction is Direction.WORSENING
    signs = (
        card.colour is Colour.RED,
        card.colour is Colour.AMBER,
        expected is Colour.RED,
        expected is Colour.AMBER,
        worsening,
    )
    return signs.index(True) if any(signs) else None


def _lede(pack: MeasuredPack, found: Sequence[MeasuredCard]) -> str:
    if not found:
        return "No priority of this pack needs attention."
    priorities = "priority" if len(pack.cards) == 1 else "priorities"
    need, names = "needs" if len(found) == 1 else "need", listed(short_title(card) for card in found)
    return f"{sentence(count(len(found)))} of {count(len(pack.cards))} {priorities} {need} attention: {names}."


def _exception(card: MeasuredCard) -> ExceptionView:
    reading = card.headline
    open_still = still_open(card.loaded.card.new_actions, as_at(card.pack))
    return ExceptionView(
        link=card.name,
        title=title_of(card),
        rating=rating_mark(card.colour, card.scale),
        direction=direction_mark(reading.direction) if reading else None,
        reason=overall_reason(card),
        year_end=year_end_reason(reading, card.figures) if reading else "",
        chart=_chart(card, reading) if reading else None,
        history=_history(reading) if reading else None,
        actions=_actions(card, open_still) if open_still else None,
    )


def _chart(card: MeasuredCard, reading: Reading) -> Chart | None:
    address = f"charts/{card.name}-{reading.key}-exception.svg"
    return measure_chart(reading, card.figures, address, card.pack.review_period.end)


def _actions(card: MeasuredCard, actions: tuple[Action, ...]) -> Table:
    return actions_table(actions, card.figures, as_at(card.pack))


def _history(reading: Reading) -> Table | None:
    """The leading figure and those for the same months of the years before."""
    if reading.leading is None:
        return None
    known = {each.period: each for each in _amounts(reading)}
    found, period = [reading.leading.now], reading.leading.now.period
    for _ in range(YEARS_SHOWN - 1):
        period = period.year_before()
        if period not in known:
            break
        found.append(known[period])
    if len(found) < 2:
        return None
    columns = (Column("Period"), Column("Value", figures=True, width="30mm"), Column("Change", width="40mm"))
    rows = [_row(now, before, reading) for now, before in zip(found, [*found[1:], None], strict=True)]
    return Table(columns, tuple(rows))


def _amounts(reading: Reading) -> Iterator[Amount]:
    """The figure that the card leads with, of every year for which it is known."""
    if reading.measure.reads_as != "year to date" or reading.leading is None:
        yield from history(reading)
        return
    now = reading.leading.now.period
    for year in reading.years:
        back = year.period.start - now.start
        done = [part for part, _ in year.parts if part.end <= now.end + back]
        value = year.of_first(len(done))
        if value is not None and done:
            yield Amount(value, replace(now, start=now.start + back, end=now.end + back))


def _row(now: Amount, before: Amount | None, reading: Reading) -> Row:
    words = change(Compared(now, before), reading.measure) if before else None
    return Row(
        (
            Cell(sentence(period_name(now.period, reading.measure))),
            Cell(style_of(reading.measure).text(now.value)),
            Cell(sentence(words)) if words else Cell("first shown", quiet=True),
        )
    )
