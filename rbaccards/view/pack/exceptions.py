"""The priorities of a pack that need attention, most serious first: why, their history, what is being done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rbaccards.measure_words import change, period_name, style_of
from rbaccards.measured import MeasuredCard, MeasuredPack, as_at
from rbaccards.measures.amounts import Amount, Compared
from rbaccards.measures.direction import Direction
from rbaccards.measures.outlook import Outlook, outlook_of
from rbaccards.measures.rating import Colour
from rbaccards.measures.reading import Reading
from rbaccards.prose import to_blocks
from rbaccards.schema.card import Action
from rbaccards.schema.judgement import Scale
from rbaccards.view.charts import measure_chart
from rbaccards.view.history import history
from rbaccards.view.parts import Cell, Chart, Column, ExceptionsView, ExceptionView, Row, Table
from rbaccards.view.reasons import direction_mark, indicator_reason, overall_reason, rating_mark, year_end_reason
from rbaccards.view.tables import actions_table, still_open
from rbaccards.view.titles import short_title, title_of
from rbaccards.words import count, listed, plural, sentence

YEARS_SHOWN = 3
_YEAR_END = "the year\N{RIGHT SINGLE QUOTATION MARK}s end"
RULE = (
    f"Listed are priorities that are red or amber, expected to be at {_YEAR_END}, or worsening; the most serious first."
)
RULE_OF_INDICATORS = (
    f"Listed are indicators at risk: worse than their target, beyond the tolerance, at {_YEAR_END} as expected today, "
    "or now where nothing else is expected."
)


@dataclass(frozen=True, slots=True)
class _Attended:
    """What may need attention: a priority by its headline indicator, or an indicator of a card without one."""

    card: MeasuredCard
    reading: Reading | None
    whole: bool
    """Whether it stands for the whole card."""

    @property
    def colour(self) -> Colour | None:
        return self.card.colour if self.whole else self.reading.colour if self.reading else None

    @property
    def scale(self) -> Scale:
        return self.card.scale if self.whole or self.reading is None else self.reading.rules.scale

    @property
    def name(self) -> str:
        if self.whole or self.reading is None:
            return short_title(self.card)
        measure = self.reading.measure
        return f"{measure.reference} {measure.name}" if measure.reference else measure.name


def exceptions_view(pack: MeasuredPack) -> ExceptionsView:
    attended = [each for card in pack.cards for each in _attended(card)]
    ranked = [(rank, each) for each in attended if (rank := _seriousness(each)) is not None]
    found = [each for _, each in sorted(ranked, key=lambda each: each[0])]
    rule = RULE if all(each.whole for each in attended) else RULE_OF_INDICATORS
    return ExceptionsView(_lede(attended, found), rule, tuple(_exception(each) for each in found), _recovered(attended))


def _attended(card: MeasuredCard) -> Iterator[_Attended]:
    """A rated card as a whole, of any other each indicator."""
    if card.layout.rated:
        yield _Attended(card, card.headline, whole=True)
    else:
        own = (key for key in card.loaded.card.indicators if key in card.readings)
        yield from (_Attended(card, card.readings[key], whole=False) for key in own)


def _seriousness(each: _Attended) -> int | None:
    """How serious it is, from 0 for the worst; None for what needs no attention.

    An indicator of a scorecard needs attention where it is at risk, more where it is worse already: what is worse now
    alone may be expected to recover.
    """
    reading = each.reading
    if not each.whole:
        at_risk = reading is not None and outlook_of(reading) is Outlook.AT_RISK
        return int(each.colour is not Colour.RED) if at_risk else None
    expected = reading.year_end_colour if reading else None
    worsening = reading is not None and reading.direction is Direction.WORSENING
    signs = (
        each.colour is Colour.RED,
        each.colour is Colour.AMBER,
        expected is Colour.RED,
        expected is Colour.AMBER,
        worsening,
    )
    return signs.index(True) if any(signs) else None


def _lede(attended: Sequence[_Attended], found: Sequence[_Attended]) -> str:
    noun = "priority" if all(each.whole for each in attended) else "indicator"
    if not found:
        return f"No {noun} of this pack needs attention."
    nouns = noun if len(attended) == 1 else plural(noun)
    need, names = "needs" if len(found) == 1 else "need", listed(each.name for each in found)
    return f"{sentence(count(len(found)))} of {count(len(attended))} {nouns} {need} attention: {names}."


def _recovered(attended: Sequence[_Attended]) -> str:
    """What was red at the end of the period before, by the rule and the same data, and is not now."""
    well = (each for each in attended if each.colour in (Colour.GREEN, Colour.BLUE))
    names = [each.name for each in well if each.reading and _was_red(each.card, each.reading.key)]
    if not names:
        return ""
    return f"Recovered since the end of the period before: {listed(names)}."


def _was_red(card: MeasuredCard, key: str) -> bool:
    return key in card.before and card.before[key].rating.colour is Colour.RED


def _exception(each: _Attended) -> ExceptionView:
    card, reading = each.card, each.reading
    open_still = still_open(card.loaded.card.new_actions, as_at(card.pack)) if each.whole else ()
    own = () if each.whole or reading is None else to_blocks(reading.measure.commentary, card.figures)
    return ExceptionView(
        link=card.name,
        title=title_of(card) if each.whole else each.name,
        rating=rating_mark(each.colour, each.scale),
        direction=direction_mark(reading.direction) if reading else None,
        reason=overall_reason(card) if each.whole or reading is None else indicator_reason(reading, card.figures),
        year_end=year_end_reason(reading, card.figures) if reading else "",
        text=own,
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
