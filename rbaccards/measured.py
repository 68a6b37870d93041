"""A pack measured: every card's readings and figures, its overall rating, and what the checks found."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import get_args

from rbaccards.editions.kept import MadeForecast
from rbaccards.figures import Figures, figures_of, scorecard_figures
from rbaccards.issues import Issue, has_errors
from rbaccards.loaded import LoadedCard, LoadedPack
from rbaccards.measures.outlook import Standing, standings
from rbaccards.measures.rating import Colour
from rbaccards.measures.reading import Reading, read_measure, stated
from rbaccards.periods.period import Calendar
from rbaccards.schema.card import Action, Card
from rbaccards.schema.judgement import Progress, Scale
from rbaccards.schema.layout import Layout
from rbaccards.schema.names import Audience
from rbaccards.schema.pack import Pack, SmallNumbers

AUDIENCES: tuple[Audience, ...] = get_args(Audience)
"""From the fewest people to everybody."""


@dataclass(frozen=True, slots=True)
class MeasuredCard:
    """A card with the reading of each of its measures and the figures its text may use."""

    loaded: LoadedCard
    pack_name: str
    pack: Pack
    calendar: Calendar
    readings: Mapping[str, Reading]
    figures: Figures
    issues: tuple[Issue, ...] = ()
    """What the card's files and the checks have against it."""
    before: Mapping[str, Reading] = field(default_factory=dict)
    """The readings of its indicators at the end of the period before, from the same data."""
    small_numbers: SmallNumbers = field(default_factory=SmallNumbers)
    key: str = ""
    """What stands for everything that it was made from; empty where it depends on the other cards of its pack."""

    @property
    def name(self) -> str:
        return self.loaded.name

    @property
    def audience(self) -> Audience:
        return audience_of(self.loaded.card, self.pack)

    @property
    def headline(self) -> Reading | None:
        return self.readings.get(self.loaded.card.headline or "")

    @property
    def colour(self) -> Colour | None:
        """The overall rating: as stated, else that of the headline indicator."""
        return stated(self.loaded.card.progress) or (self.headline.colour if self.headline else None)

    @property
    def judgement(self) -> Progress | None:
        """The rating that an officer stated: that of the card, else that of its headline indicator."""
        declared = [self.loaded.card.progress, *([self.headline.measure.progress] if self.headline else [])]
        return next((each for each in declared if stated(each) is not None), None)

    @property
    def judged(self) -> bool:
        """True where an officer's judgement stands in place of the worked-out rating."""
        return self.judgement is not None and self.colour != self.worked_out

    @property
    def scale(self) -> Scale:
        """How the overall rating is shown."""
        return self.headline.rules.scale if self.headline else self.pack.scale

    @property
    def worked_out(self) -> Colour | None:
        """What the rule gives for the headline indicator."""
        return self.headline.rating.colour if self.headline else None

    @property
    def layout(self) -> Layout:
        return self.loaded.layout.layout

    @property
    def pulls(self) -> bool:
        """Whether its texts may use the figures of the other cards of the pack."""
        return self.layout.figures_of == "pack"

    @property
    def alone(self) -> bool:
        """Whether nothing of it is made from the other cards of its pack."""
        card = self.loaded.card
        inside = (section for appendix in card.appendices for section in appendix.sections)
        pulled = (each.part for part in (card.sections, card.appendices, inside) for each in part)
        return not self.pulls and not any(pulled)

    @property
    def good(self) -> bool:
        return not has_errors(self.issues)

    @property
    def data_in_doubt(self) -> bool:
        """True where a data file could not be read in full, so that figures may be missing or wrong."""
        return has_errors(issue for issue in self.loaded.issues if issue.code.startswith("C"))


@dataclass(frozen=True, slots=True)
class MeasuredPack:
    """A pack with its cards measured; `found` is what the checks have against the pack itself."""

    loaded: LoadedPack
    cards: tuple[MeasuredCard, ...]
    found: tuple[Issue, ...] = ()
    past: Past | None = None

    @property
    def pack(self) -> Pack:
        return self.loaded.pack

    @property
    def whole(self) -> bool:
        """True where every card of the pack can be made, and nothing is wrong with the pack itself."""
        own = has_errors((*self.loaded.issues, *self.found))
        return not self.loaded.broken and not own and all(card.good for card in self.cards)

    @property
    def shared_names(self) -> frozenset[str]:
        """The names of figures that more than one card has."""
        counted = Counter(name for card in self.cards for name in card.figures)
        return frozenset(name for name, number in counted.items() if number > 1)

    @property
    def figures(self) -> Figures:
        """The figures that the pack's own text may use: those whose name only one card has."""
        shared = self.shared_names
        return {name: text for card in self.cards for name, text in card.figures.items() if name not in shared}

    def issues(self) -> tuple[Issue, ...]:
        found = [*self.loaded.issues, *self.found, *(issue for card in self.cards for issue in card.issues)]
        return tuple(dict.fromkeys(found))


@dataclass(frozen=True)
class Past:
    """The pack as it was kept when the period before was closed, and what every edition kept had forecast."""

    pack: MeasuredPack
    forecasts: tuple[MadeForecast, ...] = ()

    def card(self, now: MeasuredCard) -> MeasuredCard | None:
        """The card as it was, under the name that it has now or had before."""
        names = (now.name, *now.loaded.card.formerly)
        return next((self.by_name[name] for name in names if name in self.by_name), None)

    @cached_property
    def by_name(self) -> Mapping[str, MeasuredCard]:
        return {card.name: card for card in self.pack.cards}


def measure_pack(loaded: LoadedPack) -> MeasuredPack:
    """The pack with all its cards measured."""
    return with_pulled_figures(MeasuredPack(loaded, tuple(measure_card(card, loaded) for card in loaded.cards)))


def with_pulled_figures(pack: MeasuredPack) -> MeasuredPack:
    """The pack whose reports have the figures of the other cards beside their own, and how many stand where."""
    if not any(card.pulls for card in pack.cards):
        return pack
    shared = {**scorecard_figures(scored(pack.cards)), **pack.figures}
    pulled = (replace(card, figures={**shared, **card.figures}) if card.pulls else card for card in pack.cards)
    return replace(pack, cards=tuple(pulled))


def scored(cards: Iterable[MeasuredCard]) -> list[Standing]:
    """Where every indicator of these cards stands, by card and in the order of its file."""
    return [each for card in cards for each in _standings(card)]


def _standings(card: MeasuredCard) -> list[Standing]:
    declared = card.loaded.card
    readings = {key: card.readings[key] for key in declared.indicators if key in card.readings}
    together = {key: each.counts_with for key, each in declared.indicators.items() if each.counts_with}
    return standings(readings, declared.theme or declared.priority, together)


def measure_card(loaded: LoadedCard, pack: LoadedPack) -> MeasuredCard:
    """The card with the readings of all measures whose data could be read."""
    rules = pack.for_cards
    card = MeasuredCard(
        loaded, pack.name, rules, pack.calendar, {}, {}, loaded.issues, small_numbers=pack.small_numbers
    )
    return measured_as(card, loaded, rules)


def measured_as(card: MeasuredCard, loaded: LoadedCard, pack: Pack) -> MeasuredCard:
    """The card as it is with these contents under these rules, with the figures of its own measures."""
    data = [(key, measure, loaded.data[key]) for key, measure in loaded.measures() if key in loaded.data]
    readings = {key: read_measure(key, measure, series, pack, card.calendar) for key, measure, series in data}
    figures = {name: text for reading in readings.values() for name, text in figures_of(reading).items()}
    then = pack.model_copy(update={"review_period": pack.review_period.shift(-1)})
    before = {
        key: read_measure(key, measure, series, then, card.calendar)
        for key, measure, series in data
        if key in loaded.card.indicators
    }
    return replace(card, loaded=loaded, pack=pack, readings=readings, figures=figures, before=before)


def audience_of(card: Card, pack: Pack) -> Audience:
    """For whom a card is: as it says, else as its pack says, and never for more people than the pack."""
    stated = card.audience or pack.audience or "board"
    return min(stated, pack.audience or stated, key=AUDIENCES.index)


def as_at(pack: Pack) -> dt.date:
    """The day the pack speaks of: the board's meeting, else the last day of the review period."""
    return pack.meeting or pack.review_period.last_day


def status_of(action: Action, day: dt.date) -> str:
    """The action's status on a day: late where it should have been finished in a month before."""
    open_still = action.status in ("planned", "under way")
    return "late" if open_still and action.due is not None and action.due.last_day < day else action.status
