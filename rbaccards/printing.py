"""Cards printed and packs bound: pages filled, PDFs made, numbered and merged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rbaccards.charts.spec import ChartSpec
from rbaccards.issues import Issue, Place, Severity
from rbaccards.measured import MeasuredCard, MeasuredPack, as_at
from rbaccards.open_data import series_csv
from rbaccards.render.html import make_page
from rbaccards.render.page import Attachment, Page
from rbaccards.schema.layout import Layout
from rbaccards.sources.text import Text
from rbaccards.view.card import CardView
from rbaccards.view.pack import COVER_ADDRESS, PackView, pack_view
from rbaccards.workshop import Workshop, draw_charts, print_all

_FRONT_TRIES = 4
"""The front settles at the second printing, unless its own length changes with the page numbers in it."""
PAGE_LABEL = "Page {page} of {pages}"


@dataclass(frozen=True, slots=True)
class PrintedCard:
    """A printed card: `pdf` without page numbers, for packs, and `numbered`, to stand alone."""

    name: str
    pdf: bytes
    numbered: bytes
    pages: int
    issues: tuple[Issue, ...]


def card_pages(
    pack: MeasuredPack, cards: Sequence[MeasuredCard], views: Sequence[CardView], workshop: Workshop
) -> list[Page]:
    """The cards as pages ready to print, their charts drawn."""
    charts = draw_charts([chart.spec for view in views for chart in view.charts], workshop)
    return [_card_page(card, view, charts, pack, workshop) for card, view in zip(cards, views, strict=True)]


def print_cards(
    pack: MeasuredPack,
    cards: Sequence[MeasuredCard],
    views: Sequence[CardView],
    layout: Layout,
    workshop: Workshop,
) -> list[PrintedCard]:
    """The cards of a pack, printed wherever the executor has room."""
    from rbaccards.render.stamp import stamp_page_numbers

    made = card_pages(pack, cards, views, workshop)
    printed = print_all(made, workshop)
    numbers = _number_sheet(pack, workshop)
    return [
        PrintedCard(
            card.name,
            pdf,
            stamp_page_numbers(pdf, numbers, PAGE_LABEL),
            pages,
            (
                *(_at(card, issue) for issue in issues),
                *_no_font_has(page, card.loaded.document.text, workshop),
                *_too_long(card, view, pages, layout),
            ),
        )
        for card, view, page, (pdf, pages, issues) in zip(cards, views, made, printed, strict=True)
    ]


def print_pack(pack: MeasuredPack, cards: Sequence[PrintedCard], workshop: Workshop) -> tuple[bytes, tuple[Issue, ...]]:
    """The pack as one file: front matter, then the cards, under continuous page numbers."""
    from rbaccards.render.merge import Bound, merge
    from rbaccards.render.stamp import stamp_page_numbers

    front, pages, issues = _print_front(pack, cards, workshop)
    bound = merge(front, [Bound(card.name, card.pdf) for card in cards])
    numbers = _number_sheet(pack, workshop)
    total = pages + sum(card.pages for card in cards)
    cover = frozenset({1}) if pack.pack.parts[0] == "cover" else frozenset()
    workshop.progress(f"{pack.loaded.name}: {total} pages bound")
    return stamp_page_numbers(bound, numbers, PAGE_LABEL, total=total, skip=cover), issues


def _print_front(
    pack: MeasuredPack, cards: Sequence[PrintedCard], workshop: Workshop
) -> tuple[bytes, int, tuple[Issue, ...]]:
    """The front matter, printed again where its own length moved the pages that it names."""
    from rbaccards.render.bookmarks import bookmarked_pages

    parts = [part for part in pack.pack.parts if part != "cards"]
    length, places = len(parts), {part.capitalize(): number for number, part in enumerate(parts, 1)}
    for _ in range(_FRONT_TRIES):
        view = pack_view(pack, workshop.publisher, _first_pages(cards, length), places)
        page = _front_page(pack, view, workshop)
        ((pdf, pages, issues),) = print_all([page], workshop)
        found = {**places, **bookmarked_pages(pdf)}
        if (pages, found) == (length, places):
            break
        length, places = pages, found
    return pdf, pages, (*issues, *_no_font_has(page, pack.loaded.document.text, workshop))


def _first_pages(cards: Sequence[PrintedCard], front: int) -> dict[str, int]:
    starts, page = {}, front + 1
    for card in cards:
        starts[card.name] = page
        page += card.pages
    return starts


def _card_page(
    card: MeasuredCard,
    view: CardView,
    charts: Mapping[ChartSpec, bytes],
    pack: MeasuredPack,
    workshop: Workshop,
) -> Page:
    attachments = [
        Attachment(
            f"{card.name}-{key}.csv",
            f"Data of {reading.measure.name}",
            series_csv(reading, card.loaded.data[key]),
        )
        for key, reading in card.readings.items()
    ]
    return make_page(
        workshop.press,
        f"{pack.pack.layout}/card.html",
        card.name,
        as_at(pack.pack),
        charts={chart.address: charts[chart.spec] for chart in view.charts},
        attachments=attachments,
        page=view,
    )


def _front_page(pack: MeasuredPack, view: PackView, workshop: Workshop) -> Page:
    charted = (*view.sparks, *view.exceptions.charts) if "exceptions" in view.parts else view.sparks
    specs = {chart.address: chart.spec for chart in charted}
    drawn = draw_charts([*specs.values(), view.cover], workshop)
    charts = {address: drawn[spec] for address, spec in specs.items()} | {COVER_ADDRESS: drawn[view.cover]}
    return make_page(workshop.press, "pack/front.html", pack.loaded.name, as_at(pack.pack), charts=charts, page=view)


def _number_sheet(pack: MeasuredPack, workshop: Workshop) -> bytes:
    """The printed sheet that page numbers are taken from."""
    from rbaccards.render.stamp import number_sheet

    sheets = ["tokens.css", "shared/print.css"]
    assets = {name: data for name, data in workshop.press.assets.items() if name.startswith(("shared/", "tokens"))}
    page = number_sheet(PAGE_LABEL, sheets, tuple(sorted(assets.items())), as_at(pack.pack))
    ((pdf, _, _),) = print_all([page], workshop)
    return pdf


def _at(card: MeasuredCard, issue: Issue) -> Issue:
    """The issue at the card's file in place of the page's name."""
    return Issue(issue.code, Place(card.loaded.path), issue.message, issue.hint, severity=issue.severity)


def _no_font_has(page: Page, text: Text, workshop: Workshop) -> Iterable[Issue]:
    """The characters of a page that the bundled fonts cannot print, each where it first stands in its file."""
    from rbaccards.render.glyphs import unprintable

    for sign in unprintable(page.html, workshop.characters):
        number = next((n for n, line in enumerate(text.lines, 1) if sign in line), 0)
        line = text.line(number)
        place = Place(text.path, number, line.find(sign) + 1 if number else 0)
        message = f'The character "{sign}" (U+{ord(sign):04X}) cannot be printed: no font of the layout has it.'
        yield Issue("P02", place, message, "Use a word or another sign.", line)


def _too_long(card: MeasuredCard, view: CardView, pages: int, layout: Layout) -> Iterable[Issue]:
    """A card longer than its layout means it to be, and its longest section."""
    if pages <= layout.pages:
        return
    texts = [section for section in view.sections if section.kind == "prose" and section.name != "about"]
    longest = max(texts, key=lambda section: sum(len(block.striptags()) for block in section.text), default=None)
    named = f' The longest section is "{longest.heading}".' if longest else ""
    message = f"The card takes {pages} pages; {layout.pages} are meant.{named}"
    yield Issue(
        "L01",
        Place(card.loaded.path),
        message,
        "Nothing is lost: shorten it, or leave it.",
        severity=Severity.WARNING,
    )
