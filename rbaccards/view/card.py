"""A card as its template receives it: title, rating and reason, facts, sections in the layout's order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from rbaccards.measured import MeasuredCard, MeasuredPack
from rbaccards.periods.dates import day_in_words
from rbaccards.schema.layout import FactName
from rbaccards.view.parts import Chart, Fact, Mark, Section
from rbaccards.view.reasons import direction_mark, overall_reason, rating_mark, year_end_reason
from rbaccards.view.sections import sections
from rbaccards.view.titles import title_of

EDITIONS = {"draft": "Draft", "board": "Edition for the board", "public": "Public edition"}


@dataclass(frozen=True, slots=True)
class CardView:
    name: str
    layout: str
    title: str
    partnership: str
    over: str
    """The line over the title: the partnership, the theme, or whom a report is for."""
    kind: str
    edition: str
    description: str
    wide: str
    """The name of its landscape pages, by the paper of the pack; empty where they are upright."""
    rating: Mark | None
    """None for a document that is not rated as a whole."""
    reason: str
    year_end: str
    """The rating expected at the end of the year, with its reason; empty where there is none."""
    facts: tuple[Fact, ...]
    sections: tuple[Section, ...]

    @property
    def charts(self) -> Iterator[Chart]:
        """Every chart of the card, in page order."""
        for section in self.sections:
            yield from _charts(section)


def _charts(section: Section) -> Iterator[Chart]:
    yield from (block.chart for block in section.measures if block.chart)
    yield from (block.chart for block in section.areas if block.chart)
    if section.exceptions:
        yield from section.exceptions.charts
    for inside in section.sections:
        yield from _charts(inside)


def card_view(card: MeasuredCard, pack: MeasuredPack) -> CardView:
    """The card in its own layout; parts that it pulls are made from the other cards of the pack."""
    layout, title = card.layout, title_of(card)
    period = card.pack.review_period.label
    over, kind = _over(card)
    return CardView(
        name=card.name,
        layout=card.loaded.layout.name,
        title=title,
        partnership=card.pack.partnership,
        over=over,
        kind=kind,
        edition=f"{layout.document}, {period}. {EDITIONS[card.audience]}",
        description=f"{layout.document} of {card.pack.partnership} for {period}: {title}",
        wide=card.pack.wide if layout.landscape else "",
        rating=rating_mark(card.colour, card.scale) if layout.rated else None,
        reason=overall_reason(card) if layout.rated else "",
        year_end=year_end_reason(card.headline, card.figures) if card.headline and layout.rated else "",
        facts=_facts(card),
        sections=tuple(sections(card, pack)),
    )


def _over(card: MeasuredCard) -> tuple[str, str]:
    """The two lines over the title."""
    pack, layout = card.pack, card.layout
    if layout.masthead == "board":
        day = day_in_words(pack.meeting) if pack.meeting else pack.review_period.label
        return f"{layout.document} to {pack.board}", day
    theme = card.loaded.card.theme or (pack.theme.name if pack.theme else "")
    kind = f"{layout.document}, {pack.review_period.label}"
    return (theme if layout.masthead == "theme" and theme else pack.partnership), kind


def _facts(card: MeasuredCard) -> tuple[Fact, ...]:
    """The facts that the layout asks for and the card gives; the last one takes what room is left."""
    return tuple(fact for name in card.layout.facts if (fact := _FACTS[name](card)) is not None)


def _outcome(card: MeasuredCard) -> Fact | None:
    key = card.loaded.card.outcome or ""
    return _said("Outcome", card.pack.outcomes.get(key, key), "49mm")


def _lead(card: MeasuredCard) -> Fact | None:
    lead = card.loaded.card.lead
    return Fact("Lead", lead.role, lead.organisation or "") if lead else None


def _decision(card: MeasuredCard) -> Fact | None:
    declared = card.loaded.card.decision
    return Fact("Key decision", "Yes" if declared.key else "No", declared.by) if declared else None


def _said(label: str, value: str | None, width: str = "") -> Fact | None:
    return Fact(label, value, width=width) if value else None


def _direction(card: MeasuredCard) -> Fact | None:
    """The direction of travel: that of the headline indicator, else as officers judge it."""
    stated = card.loaded.card.direction
    if stated:
        judged = "officers\N{RIGHT SINGLE QUOTATION MARK} judgement"
        return Fact("Direction of travel", "", judged, mark=Mark(stated, stated.capitalize()), width="46mm")
    if card.headline is None:
        return None
    return Fact("Direction of travel", "", mark=direction_mark(card.headline.direction), width="46mm")


_FACTS: dict[FactName, Callable[[MeasuredCard], Fact | None]] = {
    "population": lambda card: _said("Population", card.loaded.card.population, "39mm"),
    "outcome": _outcome,
    "period": lambda card: _said("Review period", card.pack.review_period.label, "39mm"),
    "lead": _lead,
    "reference": lambda card: _said("Reference", card.loaded.card.reference, "30mm"),
    "theme": lambda card: _said("Theme", card.loaded.card.theme),
    "direction": _direction,
    "wards": lambda card: _said("Wards affected", card.loaded.card.wards),
    "decision": _decision,
    "board": lambda card: _said("Board", card.pack.board),
}
