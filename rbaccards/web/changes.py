"""What changed since the period before: ratings, figures and restated values, worked out from the same files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from rbaccards.measure_words import period_name, period_words, style_of
from rbaccards.measured import MeasuredCard, MeasuredPack, reading_before
from rbaccards.measures.reading import Reading
from rbaccards.view.parts import Mark
from rbaccards.view.reasons import rating_mark
from rbaccards.web import addresses
from rbaccards.words import sentence

Kind = Literal["Rating", "Figure", "Restated"]
ORDER: tuple[Kind, ...] = ("Rating", "Figure", "Restated")


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is otherwise than before, told in a sentence that follows the name of the indicator."""

    kind: Kind
    address: str
    name: str
    words: str
    before: Mark | None = None
    now: Mark | None = None


def changes_of(pack: MeasuredPack) -> tuple[Change, ...]:
    """The changes of all cards, ratings first."""
    found = [change for card in pack.cards for change in _of_card(card)]
    return tuple(sorted(found, key=lambda each: ORDER.index(each.kind)))


def _of_card(card: MeasuredCard) -> Iterator[Change]:
    for key in card.loaded.card.indicators:
        if key in card.readings:
            yield from _of_indicator(card, card.readings[key])


def _of_indicator(card: MeasuredCard, reading: Reading) -> Iterator[Change]:
    before = reading_before(card, reading.key)
    address = addresses.indicator_page(card.pack_name, card.name, reading.key)
    measure, name = reading.measure, reading.measure.name
    style, scale = style_of(measure), reading.rules.scale
    old, new = before.rating.colour, reading.rating.colour
    if before.leading and reading.leading and old is not new:
        was, now = rating_mark(old, scale), rating_mark(new, scale)
        yield Change("Rating", address, name, f"went from {was.word.lower()} to {now.word.lower()}.", was, now)
    if before.leading and reading.leading and before.leading.now.period != reading.leading.now.period:
        first, then = before.leading.now, reading.leading.now
        words = f"{style.text(first.value)} {period_words(first.period, measure)}, "
        words += f"{style.text(then.value)} {period_words(then.period, measure)}."
        yield Change("Figure", address, name, words)
    for each in card.loaded.data[reading.key].series.through(card.pack.review_period.end).known:
        if each.restated_from is not None:
            when = sentence(period_name(each.period, measure))
            words = (
                f"{when} was {style.text(each.restated_from)} and is now {style.text(each.value or 0.0)}: {each.note}."
            )
            yield Change("Restated", address, name, words)
