"""What changed in a pack: since the edition that was kept last, else since the period before, as its own files tell."""

from __future__ import annotations

from collections.abc import Iterator

from rbaccards.changes.actions import action_changes
from rbaccards.changes.aims import forecast_changes, judged_forecasts, target_changes
from rbaccards.changes.change import KINDS, Change
from rbaccards.changes.figures import (
    Compared,
    figure_change,
    rating_changes,
    restatements,
    stated_restatements,
)
from rbaccards.changes.texts import text_changes
from rbaccards.measured import MeasuredCard, MeasuredPack, Past
from rbaccards.periods.period import Period
from rbaccards.view.titles import short_title
from rbaccards.words import many, sentence


def since(pack: MeasuredPack) -> Period:
    """The period that the changes are told since."""
    return pack.past.pack.pack.review_period if pack.past else pack.pack.review_period.shift(-1)


def changes_of(pack: MeasuredPack) -> tuple[Change, ...]:
    """The changes of a pack, the most important first, else in the order of its cards."""
    past = pack.past
    found = list(_since_edition(pack, past)) if past else [each for card in pack.cards for each in _since_period(card)]
    return tuple(sorted(found, key=lambda each: KINDS.index(each.kind)))


def _since_period(card: MeasuredCard) -> Iterator[Change]:
    """What the files themselves tell of the period before."""
    for key in card.loaded.card.indicators:
        if key in card.readings:
            compared = Compared(card, card.before[key], card.readings[key])
            yield from rating_changes(compared)
            yield from figure_change(compared)
            yield from stated_restatements(card, card.readings[key])


def _since_edition(pack: MeasuredPack, past: Past) -> Iterator[Change]:
    known = set()
    for card in pack.cards:
        before = past.card(card)
        title = sentence(short_title(card))
        if before is None:
            yield Change("Card", title, "new in this pack.", card.name)
            continue
        known.add(before.name)
        if before.name != card.name:
            yield Change("Card", title, f"its file was called {before.name} until now.", card.name)
        yield from _of_measures(card, before, past)
        yield from action_changes(before, card)
        yield from text_changes(before, card)
    for gone in past.pack.cards:
        if gone.name not in known:
            yield Change("Card", sentence(short_title(gone)), "no longer in this pack.", "")


def _of_measures(card: MeasuredCard, before: MeasuredCard, past: Past) -> Iterator[Change]:
    for key, reading in card.readings.items():
        yield from judged_forecasts(card, reading, past.pack.pack.review_period, past.forecasts, card.calendar)
        if key not in before.readings:
            yield Change("Card", reading.measure.name, "measured for the first time.", card.name, key)
            continue
        compared = Compared(card, before.readings[key], reading)
        if key in card.loaded.card.indicators:
            yield from rating_changes(compared)
        yield from figure_change(compared)
        yield from target_changes(compared)
        yield from forecast_changes(compared)
        old, new = before.loaded.data[key], card.loaded.data[key]
        parts = ((each.series, *each.groups, *(one for areas in each.areas for one in areas)) for each in (old, new))
        yield from restatements(compared, *parts)


def as_lines(pack: MeasuredPack) -> Iterator[str]:
    """The changes for a terminal."""
    found = changes_of(pack)
    now = pack.pack.review_period.label
    yield f"{pack.loaded.name}: {now}, since {since(pack).label}: {many(len(found), 'change')}"
    width = max((len(each.kind) for each in found), default=0)
    for each in found:
        yield f"  {each.kind.ljust(width)}  {each.sentence}"


def as_data(pack: MeasuredPack) -> dict[str, object]:
    """The changes for another program."""
    changes = [
        {"kind": each.kind, "card": each.card, "measure": each.key, "name": each.name, "words": each.words}
        for each in changes_of(pack)
    ]
    return {
        "pack": pack.loaded.name,
        "review_period": pack.pack.review_period.label,
        "since": since(pack).label,
        "changes": changes,
    }
