"""An edition for an audience: what is for fewer people is not in it, before anything is measured or worded.

Drafts are for their authors, the board's edition for the board, the public edition for everybody. A card, a section, a
row or an indicator may be for fewer people than what it stands in, never for more.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Any, TypeVar

from rbaccards.loaded import LoadedCard, MeasureData
from rbaccards.measured import (
    AUDIENCES,
    MeasuredCard,
    MeasuredPack,
    Past,
    audience_of,
    measured_as,
    with_pulled_figures,
)
from rbaccards.schema.card import Card
from rbaccards.schema.fields import Declared
from rbaccards.schema.measure import Measure
from rbaccards.schema.names import Audience
from rbaccards.schema.pack import Council, Pack
from rbaccards.store.memory import NOTHING_REMEMBERED, Memory
from rbaccards.suppression import withhold

D = TypeVar("D", bound=Declared)


@dataclass(frozen=True, slots=True)
class Edition:
    """For whom something is made, and the names that they read as roles."""

    audience: Audience
    people: Mapping[str, str] = field(default_factory=dict)

    def admits(self, stated: Audience | None) -> bool:
        """Whether this audience may see what is stated to be for another."""
        return stated is None or AUDIENCES.index(stated) >= AUDIENCES.index(self.audience)

    def worded(self, text: str) -> str:
        """The text with persons by their roles."""
        if not self.people:
            return text
        names = "|".join(re.escape(name) for name in sorted(self.people, key=len, reverse=True))
        return re.sub(rf"(?<!\w)(?:{names})(?!\w)", lambda found: self.people[found[0]], text)


def edition_for(audience: Audience, council: Council | None) -> Edition:
    """The edition for an audience; names become roles in what everybody may read."""
    return Edition(audience, council.people if council and audience == "public" else {})


def pack_for(pack: MeasuredPack, edition: Edition, memory: Memory = NOTHING_REMEMBERED) -> MeasuredPack | None:
    """The pack as this audience gets it, measured without what is withheld; None where nothing of it is for them.

    What the checks found stays with the cards: it is about the files, whoever reads them.
    """
    found = _seen_by(pack, edition, memory)
    return replace(found, past=_past_for(pack.past, found, edition, memory)) if found and pack.past else found


def _past_for(past: Past, now: MeasuredPack, edition: Edition, memory: Memory) -> Past | None:
    """The edition before as this audience gets it, with the forecasts of what it sees today."""
    before = _seen_by(past.pack, edition, memory)
    if before is None:
        return None
    seen = {
        (name, key) for card in now.cards for name in (card.name, *card.loaded.card.formerly) for key in card.readings
    }
    return Past(before, tuple(each for each in past.forecasts if (each.card, each.measure) in seen))


def _seen_by(pack: MeasuredPack, edition: Edition, memory: Memory) -> MeasuredPack | None:
    """The pack itself, without what came before it."""
    loaded = pack.loaded
    seen = [card_for(card, edition, memory) for card in pack.cards] if edition.admits(pack.pack.audience) else []
    cards = [card for card in seen if card is not None]
    if not cards and not (loaded.broken and edition.admits(pack.pack.audience)):
        return None
    there = {*(card.name for card in cards), *loaded.broken}
    names = tuple(name for name in pack.pack.cards if name in there)
    declared = _own_texts(_seen(pack.pack, edition), edition).model_copy(update={"cards": names})
    if all(card is whole for card, whole in zip(seen, pack.cards, strict=True)) and declared == pack.pack:
        return pack
    # what a report had of the other cards may be withheld now
    own = (measured_as(card, card.loaded, card.pack) if card.pulls else card for card in cards)
    kept = replace(loaded, pack=declared, cards=tuple(card.loaded for card in cards))
    return with_pulled_figures(replace(pack, loaded=kept, cards=tuple(own), past=None))


def card_for(card: MeasuredCard, edition: Edition, memory: Memory = NOTHING_REMEMBERED) -> MeasuredCard | None:
    """A card as this audience gets it, alone; the same one where all of it is for them, None where nothing is."""
    if not edition.admits(card.audience):
        return None
    parts = "edition", (card.key, repr(edition))
    seen = memory.recall(*parts, lambda: _changed(card, edition)) if card.key else _changed(card, edition)
    if seen is _UNCHANGED:
        return card
    return replace(seen, key=memory.key(*parts) if card.key else "")


class _Unchanged(Enum):
    ALL_OF_IT = "all of it"


_UNCHANGED = _Unchanged.ALL_OF_IT


def _changed(card: MeasuredCard, edition: Edition) -> MeasuredCard | _Unchanged:
    """The card measured without what is withheld, where anything is."""
    loaded, pack = _card_for(card.loaded, card.pack, edition, card.small_numbers.below), _seen(card.pack, edition)
    return _UNCHANGED if (loaded, pack) == (card.loaded, card.pack) else measured_as(card, loaded, pack)


def _own_texts(pack: Pack, edition: Edition) -> Pack:
    """The pack without its own texts, where its cards are for more people than it says of itself."""
    if edition.admits(pack.audience or "board"):
        return pack
    return pack.model_copy(update={"summary": None, "note": None, "theme": None, "glossary": {}})


def _card_for(card: LoadedCard, pack: Pack, edition: Edition, below: int) -> LoadedCard:
    """The card with only what this audience may see, and the audience that it is now for."""
    declared = _seen(_without_parts(card.card, edition), edition)
    stated = audience_of(card.card, pack)
    data = {
        key: _data_for(card.data[key], measure, edition, below)
        for key, measure in card.measures()
        if key in card.data and edition.admits(measure.audience)
    }
    if declared.headline not in declared.indicators:
        declared = declared.model_copy(update={"headline": None})
    whole = edition.audience == "board" and stated == "public" and _untouched(card, below)
    said: Audience = "public" if whole else edition.audience
    declared = _consistent(declared)
    if said != stated:
        declared = declared.model_copy(update={"audience": said})
    return replace(card, card=declared, data=data)


def _untouched(card: LoadedCard, below: int) -> bool:
    """Whether the public edition of a card has everything that the card has."""
    everybody = Edition("public")
    seen = _seen(_without_parts(card.card, everybody), everybody)
    kept = all(
        _data_for(card.data[key], measure, everybody, below) == card.data[key]
        for key, measure in card.measures()
        if key in card.data
    )
    return seen == card.card and kept


def _without_parts(card: Card, edition: Edition) -> Card:
    """The card without the sections that are for fewer people."""
    gone = [name for name, audience in card.narrowed.items() if not edition.admits(audience)]
    fields = Card.model_fields
    return card.model_copy(
        update={name: fields[name].get_default(call_default_factory=True) for name in gone} if gone else {}
    )


def _seen(declared: D, edition: Edition) -> D:
    """What was declared with only what this audience may see, wherever in it that stands."""
    found = {name: (value, _value(value, edition)) for name, value in declared if name not in ("audience", "narrowed")}
    return declared.model_copy(update={name: new for name, (old, new) in found.items() if new != old})


def _value(value: Any, edition: Edition) -> Any:
    match value:
        case Declared():
            return _seen(value, edition)
        case tuple():
            return tuple(_value(each, edition) for each in value if edition.admits(getattr(each, "audience", None)))
        case dict():
            admitted = (each for each in value.items() if edition.admits(getattr(each[1], "audience", None)))
            return {_value(key, edition): _value(each, edition) for key, each in admitted}
        case str():
            return edition.worded(value)
        case _:
            return value


def _consistent(card: Card) -> Card:
    """The card without mentions of indicators that are not in it any more."""
    there = card.indicators.keys()
    indicators = {
        key: each if each.counts_with in (None, *there) else each.model_copy(update={"counts_with": None})
        for key, each in card.indicators.items()
    }
    plan = tuple(
        each.model_copy(update={"measured_by": tuple(key for key in each.measured_by if key in there)})
        for each in card.plan
    )
    return card.model_copy(update={"indicators": indicators, "plan": plan})


def _data_for(data: MeasureData, measure: Measure, edition: Edition, below: int) -> MeasureData:
    """The series without the breakdowns that are for fewer people, and for the public without small counts."""
    pairs = zip(measure.breakdown, data.areas, strict=False)
    if edition.audience != "public":
        return replace(data, areas=tuple(areas for declared, areas in pairs if edition.admits(declared.audience)))
    # tables for fewer people are withheld with their counts, so that nothing has to be hidden on their account
    open_to_all = [(declared, areas) for declared, areas in pairs if edition.admits(declared.audience)]
    shown = replace(data, areas=tuple(areas for _, areas in open_to_all))
    kept = measure.model_copy(update={"breakdown": tuple(declared for declared, _ in open_to_all)})
    return _worded(withhold(shown, kept, below), edition)


def _worded(data: MeasureData, edition: Edition) -> MeasureData:
    """The series with persons by their roles in the notes of their rows."""
    if not edition.people:
        return data

    def series(each: Any) -> Any:
        rows = tuple(replace(row, note=edition.worded(row.note)) for row in each.observations)
        return replace(each, observations=rows)

    return replace(
        data,
        series=series(data.series),
        groups=tuple(map(series, data.groups)),
        areas=tuple(tuple(map(series, areas)) for areas in data.areas),
        totals=series(data.totals) if data.totals else None,
        comparators=tuple(map(series, data.comparators)),
    )
