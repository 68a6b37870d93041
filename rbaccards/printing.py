"""Cards printed: pages filled, PDFs made and numbered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from rbaccards.charts.anchors import for_paper
from rbaccards.charts.spec import ChartSpec
from rbaccards.issues import BadHouseError, Issue, Place, Severity
from rbaccards.measured import MeasuredCard, MeasuredPack, as_at
from rbaccards.open_data.series import series_csv
from rbaccards.render.html import make_page
from rbaccards.render.page import Attachment, Page
from rbaccards.sources.text import Text
from rbaccards.store.cache import kept_as, key_of
from rbaccards.tasks import PAGE_LABEL
from rbaccards.view.card import CardView, card_view
from rbaccards.workshop import (
    FEW_PAGES,
    Printed,
    Workshop,
    begin_drawing,
    begin_printing,
    draw_charts,
    print_all,
    printed_before,
)

PAGES = ("auto", "wide", "wide-a3")
"""The named pages of shared/print.css, one for each size of paper."""


Beside = Callable[[], Sequence[Page]]
"""A way to make the pages that are printed with some cards."""
Meanwhile = Callable[[Sequence[MeasuredCard]], None]
"""What is done while cards are printed anew."""


@dataclass(frozen=True, slots=True)
class PrintedCard:
    """A printed card: `pdf` without page numbers, for packs, and `numbered`, to stand alone."""

    name: str
    pdf: bytes
    numbered: bytes
    pages: int
    issues: tuple[Issue, ...]
    made_from: str
    """What stands for `pdf`."""


def print_cards(
    pack: MeasuredPack, cards: Sequence[MeasuredCard], workshop: Workshop, beside: Beside, meanwhile: Meanwhile
) -> list[PrintedCard]:
    """The cards of a pack, printed wherever the executor has room; those that are as before are not printed again.

    `beside` makes pages that are printed with them, to be found in the cache when they are wanted; `meanwhile` is told
    which cards are printed anew while they are.
    """
    before = {card.name: printed for card in cards if (printed := _printed_before(card, workshop)) is not None}
    new = [card for card in cards if card.name not in before]
    now = {printed.name: printed for printed in _print(pack, new, workshop, beside, meanwhile)}
    return [before.get(card.name) or now[card.name] for card in cards]


_Kept = tuple[str, str, tuple[Issue, ...]]
"""What is kept of a printed card: the keys of its PDF without and with numbers, and its issues."""


def _printed_before(card: MeasuredCard, workshop: Workshop) -> PrintedCard | None:
    key = workshop.key_for("printed", card)
    kept: _Kept | None = workshop.memory.known(key) if key else None
    if kept is None:
        return None
    printed, numbered = printed_before(kept[0], workshop), workshop.cache.get(kept[1])
    if printed is None or numbered is None:
        return None
    return PrintedCard(card.name, printed.pdf, numbered, printed.pages, kept[2], kept[0])


def _print(
    pack: MeasuredPack, cards: Sequence[MeasuredCard], workshop: Workshop, beside: Beside, meanwhile: Meanwhile
) -> Iterator[PrintedCard]:
    if not cards:
        return
    sheet = number_page(pack, workshop)
    begin_printing([sheet], workshop)
    begun = _begin(pack, cards, workshop, beside)
    meanwhile(cards)
    numbers = print_whole(sheet, workshop)
    for card, view, page in begun:
        (printed,) = print_all([page], workshop)
        stamp = key_of("stamp", (printed.key, numbers.key, PAGE_LABEL))
        stamped = partial(_stamped, printed.pdf, numbers.pdf)
        numbered = kept_as(stamp, workshop.cache, stamped) if printed.pages else b""
        too_long = () if workshop.one_column else _too_long(card, view, printed.pages)
        unprintable = tuple(no_font_has(page, card.loaded.document.text, workshop))
        heard = (issue for issue in printed.issues if not unprintable or issue.code != "P02")  # said without a place
        issues = (*(_at(card, issue) for issue in heard), *unprintable, *too_long)
        if printed.pages and (key := workshop.key_for("printed", card)):
            workshop.memory.keep(key, (printed.key, stamp, issues))
        yield PrintedCard(card.name, printed.pdf, numbered, printed.pages, issues, printed.key)


def _begin(
    pack: MeasuredPack, cards: Sequence[MeasuredCard], workshop: Workshop, beside: Beside
) -> list[tuple[MeasuredCard, CardView, Page]]:
    """Let cards be printed, each as soon as its page is made, and what is beside them: that takes longest.

    It begins before many cards, behind a few, which are waited for.
    """
    many, begun = len(cards) >= FEW_PAGES, list[tuple[MeasuredCard, CardView, Page]]()
    views = [card_view(card, pack) for card in cards]
    begin_drawing(_charts_of(views, workshop), workshop)
    if many:
        begin_printing(beside(), workshop, len(cards))
    for card, view in zip(cards, views, strict=True):
        (page,) = card_pages(pack, [card], [view], workshop)
        begin_printing([page], workshop, len(cards))
        begun.append((card, view, page))
    if not many:
        begin_printing(beside(), workshop, len(cards))
    return begun


def card_pages(
    pack: MeasuredPack, cards: Sequence[MeasuredCard], views: Sequence[CardView], workshop: Workshop
) -> list[Page]:
    """The cards as pages ready to print, their charts drawn."""
    charts = draw_charts(_charts_of(views, workshop), workshop)
    return [_card_page(card, view, charts, pack, workshop) for card, view in zip(cards, views, strict=True)]


def _charts_of(views: Iterable[CardView], workshop: Workshop) -> Iterator[ChartSpec]:
    return (workshop.form_of(chart.spec) for view in views for chart in view.charts)


def _stamped(pdf: bytes, numbers: bytes) -> bytes:
    """A card under page numbers of its own."""
    from rbaccards.render.stamp import stamp_page_numbers

    return stamp_page_numbers(pdf, numbers, PAGE_LABEL)


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
        if reading.series.known
    ]
    return make_page(
        workshop.press,
        f"{card.loaded.layout.name}/card.html",
        f"{pack.loaded.name}/{card.name}",
        as_at(pack.pack),
        charts={chart.address: for_paper(charts[workshop.form_of(chart.spec)]) for chart in view.charts},
        attachments=attachments,
        page=replace(view, wide="") if workshop.one_column else view,
    )


def number_page(pack: MeasuredPack, workshop: Workshop) -> Page:
    """The page to print for the sheet that page numbers are taken from."""
    from rbaccards.render.stamp import number_sheet

    sheets = ["tokens.css", "shared/print.css"]
    assets = {name: data for name, data in workshop.press.assets.items() if name.startswith(("shared/", "tokens"))}
    return number_sheet(PAGE_LABEL, sheets, tuple(sorted(assets.items())), as_at(pack.pack), PAGES)


def print_whole(page: Page, workshop: Workshop) -> Printed:
    """A page that nothing can do without. Raises BadHouseError where it cannot be printed."""
    (made,) = print_all([page], workshop)
    if not made.pages:
        raise BadHouseError(made.issues)
    return made


def _at(card: MeasuredCard, issue: Issue) -> Issue:
    """The issue at the card's file in place of the page's name."""
    return Issue(issue.code, Place(card.loaded.path), issue.message, issue.hint, severity=issue.severity)


def no_font_has(page: Page, text: Text, workshop: Workshop) -> Iterable[Issue]:
    """The characters of a page that the bundled fonts cannot print, each where it first stands in its file."""
    from rbaccards.render.glyphs import unprintable

    for sign in unprintable(page.html, workshop.characters):
        number = next((n for n, line in enumerate(text.lines, 1) if sign in line), 0)
        line = text.line(number)
        place = Place(text.path, number, line.find(sign) + 1 if number else 0)
        message = f'The character "{sign}" (U+{ord(sign):04X}) cannot be printed: no font of the layout has it.'
        yield Issue("P02", place, message, "Use a word or another sign.", line)


def _too_long(card: MeasuredCard, view: CardView, pages: int) -> Iterable[Issue]:
    """A card longer than its layout means it to be, and its longest section."""
    meant = card.layout.pages
    if meant is None or pages <= meant:
        return
    texts = [section for section in view.sections if section.kind == "prose" and section.name != "about"]
    longest = max(texts, key=lambda section: sum(len(block.striptags()) for block in section.text), default=None)
    named = f' The longest section is "{longest.heading}".' if longest else ""
    message = f"The card takes {pages} pages; {meant} are meant.{named}"
    yield Issue(
        "L01",
        Place(card.loaded.path),
        message,
        "Nothing is lost: shorten it, or leave it.",
        severity=Severity.WARNING,
    )
