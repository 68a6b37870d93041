"""Cards printed and packs bound: pages filled, PDFs made, numbered and merged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from rbaccards.cache import kept_as, key_of, remembered
from rbaccards.charts.spec import ChartSpec
from rbaccards.issues import Issue, Place, Severity
from rbaccards.measured import MeasuredCard, MeasuredPack, as_at
from rbaccards.open_data.series import series_csv
from rbaccards.render.html import make_page
from rbaccards.render.page import Attachment, Page
from rbaccards.sources.text import Text
from rbaccards.view.card import CardView, card_view
from rbaccards.view.pack.pages import BACK, COVER_ADDRESS, PackView, pack_view, part_title
from rbaccards.workshop import Printed, Workshop, draw_charts, print_all, printed_before

_FRONT_TRIES = 4
"""The front settles at the second printing, unless its own length changes with the page numbers in it."""
PAGE_LABEL = "Page {page} of {pages}"
PAGES = ("auto", "wide", "wide-a3")
"""The named pages of shared/print.css, one for each size of paper."""


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


def print_cards(pack: MeasuredPack, cards: Sequence[MeasuredCard], workshop: Workshop) -> list[PrintedCard]:
    """The cards of a pack, printed wherever the executor has room; those that are as before are not printed again."""
    before = {card.name: printed for card in cards if (printed := _printed_before(card, workshop)) is not None}
    new = [card for card in cards if card.name not in before]
    now = {printed.name: printed for printed in _print(pack, new, workshop)}
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


def _print(pack: MeasuredPack, cards: Sequence[MeasuredCard], workshop: Workshop) -> Iterator[PrintedCard]:
    if not cards:
        return
    views = [card_view(card, pack) for card in cards]
    made = card_pages(pack, cards, views, workshop)
    numbers = _number_sheet(pack, workshop)
    for card, view, page, printed in zip(cards, views, made, print_all(made, workshop), strict=True):
        stamp = key_of("stamp", (printed.key, numbers.key, PAGE_LABEL))
        numbered = kept_as(stamp, workshop.cache, partial(_stamped, printed.pdf, numbers.pdf))
        too_long = () if workshop.one_column else _too_long(card, view, printed.pages)
        unprintable = _no_font_has(page, card.loaded.document.text, workshop)
        issues = (*(_at(card, issue) for issue in printed.issues), *unprintable, *too_long)
        if key := workshop.key_for("printed", card):
            workshop.memory.keep(key, (printed.key, stamp, issues))
        yield PrintedCard(card.name, printed.pdf, numbered, printed.pages, issues, printed.key)


def card_pages(
    pack: MeasuredPack, cards: Sequence[MeasuredCard], views: Sequence[CardView], workshop: Workshop
) -> list[Page]:
    """The cards as pages ready to print, their charts drawn."""
    charts = draw_charts([workshop.form_of(chart.spec) for view in views for chart in view.charts], workshop)
    return [_card_page(card, view, charts, pack, workshop) for card, view in zip(cards, views, strict=True)]


def _stamped(pdf: bytes, numbers: bytes) -> bytes:
    """A card under page numbers of its own."""
    from rbaccards.render.stamp import stamp_page_numbers

    return stamp_page_numbers(pdf, numbers, PAGE_LABEL)


def print_pack(pack: MeasuredPack, cards: Sequence[PrintedCard], workshop: Workshop) -> tuple[bytes, tuple[Issue, ...]]:
    """The pack as one file: the parts before the cards, the cards, the parts after them, under continuous numbers."""
    bound = cards if "cards" in pack.pack.parts else ()
    back = _print_back(pack, workshop)
    front = _print_front(pack, bound, back, workshop)
    placed = _placed(bound, front.pages, pack)
    total = placed.after + back.pages
    cover = frozenset({1}) if pack.pack.parts[0] == "cover" else frozenset[int]()
    numbers = _number_sheet(pack, workshop)

    def bind() -> bytes:
        from rbaccards.render.blank import with_blank_page
        from rbaccards.render.merge import Bound, merge
        from rbaccards.render.stamp import number_pages

        def padded(name: str, pdf: bytes) -> bytes:
            return with_blank_page(pdf) if name in placed.padded else pdf

        documents = [Bound(card.name, padded(card.name, card.pdf)) for card in bound]
        if back.pages:
            documents.append(Bound(BACK, back.pdf))
        number = partial(number_pages, numbers=numbers.pdf, label=PAGE_LABEL, total=total, skip=cover)
        file = merge(padded(FRONT, front.pdf), documents, number)
        workshop.progress(f"{pack.loaded.name}: {total} pages bound")
        return file

    parts = [front.key, back.key, numbers.key, PAGE_LABEL, str(total), str(sorted(cover)), str(sorted(placed.padded))]
    parts += [part for card in bound for part in (card.name, card.made_from)]
    return remembered(workshop.cache, "bind", parts, bind), (*front.issues, *back.issues)


@dataclass(frozen=True, slots=True)
class _Matter:
    """Printed parts of a pack, before or after the cards; `places` are the pages on which its parts begin."""

    key: str = ""
    pdf: bytes = b""
    pages: int = 0
    places: Mapping[str, int] = field(default_factory=dict)
    issues: tuple[Issue, ...] = ()


def _print_back(pack: MeasuredPack, workshop: Workshop) -> _Matter:
    """The parts after the cards."""
    if not pack.pack.after_cards:
        return _Matter()
    view = pack_view(pack, workshop.publisher, pack.pack.after_cards, {}, {})
    return _print_parts(f"{pack.loaded.name}/{BACK}", view, pack, workshop)


def _print_front(pack: MeasuredPack, cards: Sequence[PrintedCard], back: _Matter, workshop: Workshop) -> _Matter:
    """The parts before the cards, printed again where their own length moved the pages that they name."""
    parts = pack.pack.before_cards
    length, places = len(parts), dict[str, int](zip(parts, range(1, len(parts) + 1), strict=True))
    for _ in range(_FRONT_TRIES):
        placed = _placed(cards, length, pack)
        part_pages = {**places, **{part: placed.after + page for part, page in back.places.items()}}
        view = pack_view(pack, workshop.publisher, parts, placed.starts, part_pages)
        made = _print_parts(pack.loaded.name, view, pack, workshop)
        found = {**places, **made.places}
        if (made.pages, found) == (length, places):
            break
        length, places = made.pages, found
    return made


def _print_parts(name: str, view: PackView, pack: MeasuredPack, workshop: Workshop) -> _Matter:
    from rbaccards.render.bookmarks import bookmarked_pages

    page = _pack_page(name, view, pack, workshop)
    (made,) = print_all([page], workshop)
    found = bookmarked_pages(made.pdf)
    places = {str(part): found[title] for part in view.printed if (title := part_title(part, pack)) in found}
    issues = (*made.issues, *_no_font_has(page, pack.loaded.document.text, workshop))
    return _Matter(made.key, made.pdf, made.pages, places, issues)


FRONT = "_front"
"""The name of the parts before the cards."""


@dataclass(frozen=True, slots=True)
class _Placed:
    """The page on which each card begins, what has a blank page behind it, and the number of pages up to there."""

    starts: Mapping[str, int]
    padded: frozenset[str]
    after: int


def _placed(cards: Sequence[PrintedCard], front: int, pack: MeasuredPack) -> _Placed:
    """Where the cards stand behind so many pages; on right-hand pages, which have odd numbers, where the pack asks."""
    starts, padded, pages, before = dict[str, int](), set[str](), front, FRONT
    for card in cards:
        if pack.pack.cards_start == "right-hand page" and pages % 2:
            padded.add(before)
            pages += 1
        starts[card.name] = pages + 1
        pages, before = pages + card.pages, card.name
    return _Placed(starts, frozenset(padded), pages)


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
        charts={chart.address: charts[workshop.form_of(chart.spec)] for chart in view.charts},
        attachments=attachments,
        page=replace(view, wide="") if workshop.one_column else view,
    )


def _pack_page(name: str, view: PackView, pack: MeasuredPack, workshop: Workshop) -> Page:
    """Some parts of a pack as a page ready to print, their charts drawn."""
    charted = (*view.sparks, *view.exceptions.charts) if view.exceptions else view.sparks
    specs: dict[str, ChartSpec] = {chart.address: workshop.form_of(chart.spec) for chart in charted}
    if view.cover:
        specs[COVER_ADDRESS] = view.cover
    drawn = draw_charts(specs.values(), workshop)
    charts = {address: drawn[spec] for address, spec in specs.items()}
    return make_page(
        workshop.press,
        "pack/front.html",
        name,
        as_at(pack.pack),
        charts=charts,
        page=replace(view, wide="") if workshop.one_column else view,
    )


def _number_sheet(pack: MeasuredPack, workshop: Workshop) -> Printed:
    """The printed sheet that page numbers are taken from."""
    from rbaccards.render.stamp import number_sheet

    sheets = ["tokens.css", "shared/print.css"]
    assets = {name: data for name, data in workshop.press.assets.items() if name.startswith(("shared/", "tokens"))}
    page = number_sheet(PAGE_LABEL, sheets, tuple(sorted(assets.items())), as_at(pack.pack), PAGES)
    (made,) = print_all([page], workshop)
    return made


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
