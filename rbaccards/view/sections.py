"""The sections of a card in the order of its layout, each with its heading and its content."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from rbaccards.figures import fill
from rbaccards.measured import MeasuredCard, MeasuredPack, as_at
from rbaccards.measures.reading import Reading
from rbaccards.prose import numbered, to_blocks
from rbaccards.schema.names import SectionName
from rbaccards.schema.report import Appendix, PulledPart
from rbaccards.schema.report import Section as OwnSection
from rbaccards.view import report
from rbaccards.view.about import about_data
from rbaccards.view.indicator_table import indicator_table
from rbaccards.view.measures import areas_blocks, measure_block
from rbaccards.view.pack.actions import actions_view
from rbaccards.view.pack.exceptions import exceptions_view
from rbaccards.view.parts import Section
from rbaccards.view.plan import money_words, plan_table
from rbaccards.view.reasons import judgement_notes
from rbaccards.view.remarks import with_remarks
from rbaccards.view.scorecard import scorecard_view
from rbaccards.view.tables import actions_table
from rbaccards.view.titles import heading_of
from rbaccards.view.updates import contributors_tables, updates_table

_SHORT = 10
"""Tables of so many rows can stand beside each other."""

Builder = Callable[[MeasuredCard, SectionName, str], Iterator[Section]]


def sections(card: MeasuredCard, pack: MeasuredPack) -> Iterator[Section]:
    """The sections that have something to say; numbered where the layout numbers them."""
    found = _in_order(card, pack)
    if card.audience == "draft":
        found = with_remarks(card, tuple(found))
    if not card.layout.numbered:
        yield from found
        return
    number = 0
    for section in found:
        if section.kind == "appendix":
            yield section
        else:
            number += 1
            yield replace(section, number=str(number), text=numbered(section.text, str(number)))


def _in_order(card: MeasuredCard, pack: MeasuredPack) -> Iterator[Section]:
    """The sections of the layout, and the card's own ones where they belong."""
    layout = card.layout
    for name in layout.parts:
        yield from _BUILDERS[name](card, name, heading_of(name, card))
        if name != "performance":
            yield from _services(card, name, heading_of("performance", card))
        for own in card.loaded.card.sections:
            if own.after == name:
                yield _own(own, name, card, pack)
        if name == "appendices":
            for number, appendix in enumerate(card.loaded.card.appendices, 1):
                yield _appendix(appendix, number, card, pack)


def _own(own: OwnSection, name: str, card: MeasuredCard, pack: MeasuredPack) -> Section:
    """A section of the card's own: its text, then its table or a part made from the other cards of the pack."""
    table = report.text_table(own.table, card) if own.table else None
    text = to_blocks(own.text, card.figures)
    made = Section(name, "own" if own.table or own.part else "prose", fill(own.title, card.figures), text, table=table)
    return _with_part(made, own.part, card, pack)


def _with_part(made: Section, part: PulledPart | None, card: MeasuredCard, pack: MeasuredPack) -> Section:
    """The section with a part that is made from the other cards of the pack."""
    if part is None:
        return made
    others = replace(pack, cards=tuple(each for each in pack.cards if each.name != card.name))
    match part:
        case "scorecard":
            return replace(made, scorecard=scorecard_view(others.cards))
        case "exceptions":
            return replace(made, exceptions=exceptions_view(others))
        case "actions":
            return replace(made, actions=actions_view(others))
        case _:
            return made


def _appendix(appendix: Appendix, number: int, card: MeasuredCard, pack: MeasuredPack) -> Section:
    title = f"Appendix {number}: {fill(appendix.title, card.figures)}"
    inside = tuple(_own(each, "appendices", card, pack) for each in appendix.sections)
    made = Section("appendices", "appendix", title, to_blocks(appendix.text, card.figures), sections=inside)
    return _with_part(made, appendix.part, card, pack)


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
    if text := about_data(card):
        yield Section(name, "prose", heading, text=text)


def _indicator_table(card: MeasuredCard, name: SectionName, heading: str) -> Iterator[Section]:
    if table := indicator_table(card):
        readings = (card.readings[key] for key in card.loaded.card.indicators if key in card.readings)
        notes = tuple(note for each in readings for note in judgement_notes(each, card.figures))
        yield Section(name, "table", heading, table=table, notes=notes)


def _updates(card: MeasuredCard, name: SectionName, heading: str) -> Iterator[Section]:
    if table := updates_table(card):
        yield Section(name, "table", heading, table=table)


def _contributors(card: MeasuredCard, name: SectionName, heading: str) -> Iterator[Section]:
    if tables := contributors_tables(card):
        beside = len(tables) > 1 and all(len(each.columns) <= 2 and len(each.rows) <= _SHORT for each in tables)
        yield Section(name, "tables", heading, tables=tables, beside=beside)


def _plan(card: MeasuredCard, name: SectionName, heading: str) -> Iterator[Section]:
    if table := plan_table(card):
        money = money_words([card])
        yield Section(name, "tables", heading, to_blocks(money, {}), tables=(table,))


def _scorecard(card: MeasuredCard, name: SectionName, heading: str) -> Iterator[Section]:
    if card.loaded.card.indicators:
        yield Section(name, "scorecard", heading, scorecard=scorecard_view([card]))


def _nothing(card: MeasuredCard, name: SectionName, heading: str) -> Iterator[Section]:  # noqa: ARG001 - one shape
    """For the places where only the card's own sections stand."""
    yield from ()


_BUILDERS: dict[SectionName, Builder] = {
    "purpose": _prose,
    "summary": _prose,
    "recommendations": report.recommendations,
    "report": _nothing,
    "why": _prose,
    "assessment": _prose,
    "headline": _headline,
    "indicators": _indicators,
    "indicator_table": _indicator_table,
    "scorecard": _scorecard,
    "performance": _performance,
    "story": _prose,
    "factors": _prose,
    "stakeholders": _prose,
    "what_we_did": _prose,
    "what_worked": _prose,
    "updates": _updates,
    "plan": _plan,
    "new_actions": _actions,
    "data_development": _data_development,
    "risks": _risks,
    "contributors": _contributors,
    "implications": report.implications,
    "other_implications": report.other_implications,
    "background_papers": report.background_papers,
    "consultations": report.consultations,
    "author": report.author,
    "decision": report.decision,
    "about": _about,
    "appendices": _nothing,
}
