"""The page of a card: everything that its PDF says, four answers on top, the numbers behind each chart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rbaccards.measure_words import change, difference, style_of
from rbaccards.measured import MeasuredCard, MeasuredPack
from rbaccards.measures.curve import Turned
from rbaccards.measures.reading import Reading
from rbaccards.view.card import CardView, card_view
from rbaccards.view.curve import curve_words
from rbaccards.view.facts import comparison_words
from rbaccards.view.parts import Fact, Figure, Mark, Section, Table
from rbaccards.view.reasons import direction_mark, rating_mark, year_end_reason
from rbaccards.web import addresses
from rbaccards.web.frame import Download, Link
from rbaccards.web.tables import chart_table
from rbaccards.words import sentence

_TURNED = {Turned.TURNED: "Yes", Turned.NOT_TURNED: "No", Turned.NOT_CLEAR_YET: "Not clear yet"}


_ON_EVERY_CARD = ("main", "toc", "indicators-here")
"""Names that a page has already."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One of the four answers: what it is about, the answer, and its reason with the numbers."""

    label: str
    says: str
    mark: Mark | None
    reason: str
    printed: bool = True
    """Whether paper has its reason too, in these words."""


@dataclass(frozen=True, slots=True)
class Anchored:
    """A section with the name by which a link leads to it."""

    anchor: str
    heading: str
    section: Section


@dataclass(frozen=True, slots=True)
class Behind:
    """What stands under a chart: its numbers as a table, its file, the page of its indicator."""

    table: Table | None
    file: Download | None
    page: Link | None


@dataclass(frozen=True, slots=True)
class CardPage:
    view: CardView
    figure: Figure | None
    answers: tuple[Answer, ...]
    facts: tuple[Fact, ...]
    sections: tuple[Anchored, ...]
    behind: Mapping[str, Behind]
    """By the address of the chart."""
    indicators: tuple[Link, ...]
    files: tuple[Download, ...]
    before: Link | None
    after: Link | None


def card_page(
    card: MeasuredCard, pack: MeasuredPack, files: Mapping[str, Download], beside: tuple[Link | None, Link | None]
) -> CardPage:
    """The page; `files` are the downloads of the site by their address, `beside` the pages before it and after it."""
    view = card_view(card, pack)
    before, after = beside
    return CardPage(
        view=view,
        figure=_figure(card.headline, view),
        answers=tuple(_answers(card, view)) if view.rating else (),
        facts=view.facts,
        sections=tuple(anchored(view.sections)),
        behind=dict(_behind(card, files)),
        indicators=tuple(_indicators(card)),
        files=tuple(_files(card, pack.loaded.name, files)),
        before=before,
        after=after,
    )


def _figure(reading: Reading | None, view: CardView) -> Figure | None:
    """The figure that the card leads with: that of its first measure on the page."""
    if reading is None:
        return None
    blocks = (block for section in view.sections for block in section.measures if block.name == reading.measure.name)
    return next((block.figure for block in blocks), None)


def _answers(card: MeasuredCard, view: CardView) -> Iterator[Answer]:
    """Rating now, year end, direction, curve: always all four, as "not forecast" is an answer too."""
    reading = card.headline
    yield Answer("Rating now", "", view.rating, view.reason)
    end = reading.year_end_colour if reading else None
    if reading and end:
        mark = rating_mark(end, reading.rules.scale)
        words = year_end_reason(reading, card.figures).removeprefix(f"{mark.word}: ")
        yield Answer("At the year’s end", "", mark, sentence(words))
    else:
        yield Answer("At the year’s end", "Not forecast", None, "")
    if reading:
        yield Answer("Direction of travel", "", direction_mark(reading.direction), _travel(reading), printed=False)
    elif stated := card.loaded.card.direction:
        yield Answer(
            "Direction of travel", "", Mark(stated, stated.capitalize()), "As officers judge it.", printed=False
        )
    else:
        yield Answer("Direction of travel", "Not assessed", None, "No indicator leads this priority.", printed=False)
    if reading and reading.curve:
        yield Answer("Has the curve turned?", _TURNED[reading.curve.turned], None, curve_words(reading.curve, reading))
    else:
        reason = "There is no forecast to hold the figures against."
        yield Answer("Has the curve turned?", "Not assessed", None, reason, printed=False)


def _travel(reading: Reading) -> str:
    """What the direction was judged on, with the change itself: "Down 36%, 3,276 fewer, against 2011/12 (9,214)."."""
    compared, words = reading.travel.compared, comparison_words(reading)
    if compared is None or compared.before is None:
        return sentence(f"{words}.") if words else ""
    before = style_of(reading.measure).text(compared.before.value)
    parts = (change(compared, reading.measure), difference(compared, reading.measure), f"{words} ({before})")
    return f"{sentence(', '.join(part for part in parts if part))}."


def anchored(sections: tuple[Section, ...]) -> Iterator[Anchored]:
    """The sections with names that stay: that of the layout's section, for the card's own ones that of their title."""
    seen = Counter(_ON_EVERY_CARD)
    for section in sections:
        own = section.kind in ("own", "appendix") or (section.name == "report" and section.kind == "prose")
        name = slug(section.heading) if own else section.name.replace("_", "-")
        if seen[name] and not own:
            name = slug(section.heading) if not seen[slug(section.heading)] else name
        seen[name] += 1
        anchor = name if seen[name] == 1 else f"{name}-{seen[name]}"
        yield Anchored(anchor, f"{section.number} {section.heading}".strip(), section)


def slug(text: str) -> str:
    """A text as a name for addresses: "Where it happens" is where-it-happens."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-") or "section"


def _behind(card: MeasuredCard, files: Mapping[str, Download]) -> Iterator[tuple[str, Behind]]:
    for key, reading in card.readings.items():
        file = files.get(addresses.series_file(card.pack_name, card.name, key))
        page = Link(addresses.indicator_page(card.pack_name, card.name, key), f"All about {reading.measure.name}")
        yield f"charts/{card.name}-{key}.svg", Behind(chart_table(reading), file, page)
        for breakdown in reading.breakdowns:
            # the areas stand beside their chart as a table already
            yield f"charts/{card.name}-{key}-areas-{breakdown.number + 1}.svg", Behind(None, file, None)


def _indicators(card: MeasuredCard) -> Iterator[Link]:
    for key, measure in card.loaded.measures():
        name = f"{measure.reference} {measure.name}" if measure.reference else measure.name
        yield Link(addresses.indicator_page(card.pack_name, card.name, key), name)


def _files(card: MeasuredCard, pack: str, files: Mapping[str, Download]) -> Iterator[Download]:
    wanted = [addresses.card_pdf(pack, card.name)]
    wanted += [addresses.series_file(pack, card.name, key) for key in card.readings]
    yield from (files[each] for each in wanted if each in files)
