"""What changed in the figures of a measure: ratings, the leading figure, values that were restated."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rbaccards.changes.change import Change, Kind
from rbaccards.measure_words import period_name, period_words, style_of
from rbaccards.measured import MeasuredCard
from rbaccards.measures.rating import Colour
from rbaccards.measures.reading import Reading
from rbaccards.series import Observation, Series
from rbaccards.view.reasons import rating_mark
from rbaccards.words import many, sentence

_FEW = 3
"""As many restated values are told one by one."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A measure as it is read now, and as it was read before."""

    card: MeasuredCard
    before: Reading
    now: Reading

    def change(self, kind: Kind, words: str) -> Change:
        return Change(kind, self.now.measure.name, words, self.card.name, self.now.key)


def rating_changes(compared: Compared) -> Iterator[Change]:
    """The rating now, and the one expected at the year's end."""
    before, now = compared.before, compared.now
    if before.leading and now.leading:
        yield from _went(compared, "Rating", before.colour, now.colour)
    if before.year_end_colour and now.year_end_colour and before.year == now.year:
        yield from _went(compared, "Year’s end", before.year_end_colour, now.year_end_colour)


def _went(compared: Compared, kind: Kind, old: Colour | None, new: Colour | None) -> Iterator[Change]:
    if old is not new:
        scale = compared.now.rules.scale
        was, now = rating_mark(old, scale), rating_mark(new, scale)
        words = f"went from {was.word.lower()} to {now.word.lower()}."
        yield Change(kind, compared.now.measure.name, words, compared.card.name, compared.now.key, was, now)


def figure_change(compared: Compared) -> Iterator[Change]:
    """The figure that the measure leads with, where it is of another period now."""
    before, now, measure = compared.before.leading, compared.now.leading, compared.now.measure
    if before and now and before.now.period != now.now.period:
        style = style_of(measure)
        words = f"{style.text(before.now.value)} {period_words(before.now.period, measure)}, "
        yield compared.change("Figure", f"{words}{style.text(now.now.value)} {period_words(now.now.period, measure)}.")


def stated_restatements(card: MeasuredCard, reading: Reading) -> Iterator[Change]:
    """The values that the file says were published otherwise, with the reason it gives."""
    style, measure = style_of(reading.measure), reading.measure
    for each in card.loaded.data[reading.key].series.through(card.pack.review_period.end).known:
        if each.restated_from is not None:
            when = sentence(period_name(each.period, measure))
            was, now = style.text(each.restated_from), style.text(each.value or 0.0)
            words = f"{when} was {was} and is now {now}: {each.note}."
            yield Change("Restated", measure.name, words, card.name, reading.key)


def restatements(compared: Compared, old: Sequence[Series], new: Sequence[Series]) -> Iterator[Change]:
    """Values of periods that were published and are otherwise now, for the whole and by area and group."""
    whole, parts = list[str](), 0
    for before, now in _pairs(old, new):
        changed = list(_changed(before, now))
        if now.area or now.group:
            parts += len(changed)
        else:
            whole += [_restated(compared, was, each) for was, each in changed]
    for words in whole[:_FEW]:
        yield compared.change("Restated", words)
    if more := len(whole) - _FEW if len(whole) > _FEW else 0:
        yield compared.change("Restated", f"{many(more, 'more value')} restated.")
    if parts:
        yield compared.change("Restated", f"{many(parts, 'value')} by area or group restated.")


def _pairs(old: Sequence[Series], new: Sequence[Series]) -> Iterator[tuple[Series, Series]]:
    before = {(each.area, each.group): each for each in old}
    for each in new:
        if (was := before.get((each.area, each.group))) is not None:
            yield was, each


def _changed(before: Series, now: Series) -> Iterator[tuple[Observation, Observation]]:
    for was in before.known:
        each = now.at(was.period)
        if each is not None and each.value != was.value:
            yield was, each


def _restated(compared: Compared, was: Observation, now: Observation) -> str:
    measure = compared.now.measure
    style, when = style_of(measure), sentence(period_name(now.period, measure))
    is_now = f"is now {style.text(now.value)}" if now.value is not None else "is withdrawn"
    reason = f": {now.note}" if now.note else ""
    return f"{when} was {style.text(was.value or 0.0)} and {is_now}{reason}."
