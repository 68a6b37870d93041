"""A card as its template receives it: title, rating and reason, facts, sections in the layout's order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from rbaccards.figures import fill
from rbaccards.measured import MeasuredCard, as_at
from rbaccards.measures.reading import Reading
from rbaccards.prose import to_blocks
from rbaccards.schema.fields import SectionName
from rbaccards.schema.layout import Layout
from rbaccards.view.about import about_data
from rbaccards.view.measures import areas_blocks, measure_block
from rbaccards.view.parts import Chart, Fact, Mark, Section
from rbaccards.view.reasons import overall_reason, rating_mark, year_end_reason
from rbaccards.view.tables import actions_table

EDITIONS = {"draft": "Draft", "board": "Edition for the board", "public": "Public edition"}


@dataclass(frozen=True, slots=True)
class CardView:
    name: str
    title: str
    partnership: str
    kind: str
    edition: str
    description: str
    rating: Mark
    reason: str
    year_end: str
    """The rating expected at the end of the year, with its reason; empty where there is none."""
    facts: tuple[Fact, ...]
    sections: tuple[Section, ...]

    @property
    def charts(self) -> Iterator[Chart]:
        """Every chart of the card, in page order."""
        for section in self.sections:
            yield from (block.chart for block in section.measures if block.chart)
            yield from (block.chart for block in section.areas if block.chart)


def card_view(card: MeasuredCard, layout: Layout) -> CardView:
    declared, pack = card.loaded.card, card.pack
    period = pack.review_period.label
    title = title_of(card)
    return CardView(
        name=card.name,
        title=title,
        partnership=pack.partnership,
        kind=f"Report card, {period}",
        edition=f"Report card, {period}. {EDITIONS[declared.audience]}",
        description=f"Report card of {pack.partnership} for {period}: {title}",
        rating=rating_mark(card.colour, card.scale),
        reason=overall_reason(card),
        year_end=year_end_reason(card.headline, card.figures) if card.headline else "",
        facts=_facts(card),
        sections=tuple(_sections(card, layout)),
    )


def title_of(card: MeasuredCard) -> str:
    declared = card.loaded.card
    return f"{declared.priority}: {declared.focus}" if declared.focus else declared.priority


def short_title(card: MeasuredCard) -> str:
    """A card's priority as a name in a sentence: the focus where it has one."""
    return card.loaded.card.focus or card.loaded.card.priority


def _facts(card: MeasuredCard) -> tuple[Fact, ...]:
    declared, pack = card.loaded.card, card.pack
    lead = declared.lead
    facts = [
        Fact("Population", declared.population, width="39mm"),
        Fact("Outcome", pack.outcomes.get(declared.outcome, declared.outcome), width="49mm"),
        Fact("Review period", pack.review_period.label, width="39mm"),
    ]
    if lead:
        facts.append(Fact("Lead", lead.role, lead.organisation or ""))
    return tuple(facts)


def _sections(card: MeasuredCard, layout: Layout) -> Iterator[Section]:
    """The sections that have something to say, each with its heading, and the card's own ones where they belong."""
    for name in layout.parts:
        yield from _BUILDERS[name](card, name, _heading(name, card, layout))
        if name != "performance":
            yield from _services(card, name, _heading("performance", card, layout))
        for own in card.loaded.card.sections:
            if own.after == name:
                yield Section(name, "prose", fill(own.title, card.figures), text=to_blocks(own.text, card.figures))


def _heading(name: SectionName, card: MeasuredCard, layout: Layout) -> str:
    """The pack's own heading for a section, else the layout's."""
    return card.pack.headings.get(name, layout.headings.get(name, name))


Builder = Callable[[MeasuredCard, SectionName, str], Iterator[Section]]


def _prose(card: MeasuredCard, name: SectionName, heading: str) -> Iterator[Section]:
    if text := getattr(card.loaded.card, name):
        yield Section(name, "prose", heading, text=to_blocks(text, card.figures))


def _headline(card: MeasuredCard, name: SectionName, heading: str) -> Iterator[Section]:
    if reading := card.headline:
        yield Section(name, "measures", heading, measures=(measure_block(reading, card),))
        yield from _where(card, reading)


def _where(card: MeasuredCard, reading: Reading) -> Iterator[Section]:
    if reading.breakdowns:
        yield Section("areas", "areas", "Where it happens", areas=areas_blocks(reading, card))


def _indicators(card: MeasuredCard, name: SectionName, heading: str) -> Iterator[Section]:
    """The indicators beside the headline one."""
    others = [key for key in card.loaded.card.indicators if key != card.loaded.card.headline]
    for reading in (card.readings[key] for key in others if key in card.readings):
        block = replace(measure_block(reading, card), question=reading.measure.name)
        yield Section(name, "measures", heading, measures=(block,))
        yield from _where(card, reading)


def _performance(card: MeasuredCard, name: SectionName, heading: str) -> Iterator[Section]:
    """Services, under a heading of their own: they never count towards the rating."""
    yield from _services(card, name, heading)


def _services(card: MeasuredCard, after: SectionName, heading: str) -> Iterator[Section]:
    """The performance measures that are printed after a section: as figure and chart, or as a table of years."""
    for each in card.loaded.card.performance:
        if each.after == after and each.key in card.readings:
            block = measure_block(card.readings[each.key], card)
            if block.table is not None:
                question = f"{block.question[:1].lower()}{block.question[1:]}"
                yield Section(after, "counts", f"{each.name}: {question}", measures=(block,))
            else:
                yield Section(after, "measures", heading, measures=(block,))


def _actions(card: MeasuredCard, name: SectionName, heading: str) -> Iterator[Section]:
    if actions := card.loaded.card.new_actions:
        yield Section(name, "table", heading, table=actions_table(actions, card.figures, as_at(card.pack)))


def _data_development(card: MeasuredCard, name: SectionName, heading: str) -> Iterator[Section]:
    wanted = card.loaded.card.data_development
    items = tuple(
        (fill(f"{number}. {each.want}", card.figures), fill(each.note or "", card.figures))
        for number, each in enumerate(wanted, 1)
    )
    if items:
        yield Section(name, "items", heading, items=items)


def _risks(card: MeasuredCard, name: SectionName, heading: str) -> Iterator[Section]:
    items = tuple(
        (fill(each.risk, card.figures), fill(each.response or "", card.figures)) for each in card.loaded.card.risks
    )
    if items:
        yield Section(name, "items", heading, items=items)


def _about(card: MeasuredCard, name: SectionName, heading: str) -> Iterator[Section]:
    yield Section(name, "prose", heading, text=about_data(card))


_BUILDERS: dict[SectionName, Builder] = {
    "why": _prose,
    "headline": _headline,
    "indicators": _indicators,
    "performance": _performance,
    "story": _prose,
    "factors": _prose,
    "stakeholders": _prose,
    "what_we_did": _prose,
    "what_worked": _prose,
    "new_actions": _actions,
    "data_development": _data_development,
    "risks": _risks,
    "about": _about,
}
