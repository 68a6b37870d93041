"""Packs bound: the parts round the cards printed, all put in order under continuous page numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from rbaccards.charts.anchors import for_paper
from rbaccards.charts.spec import ChartSpec
from rbaccards.issues import Issue
from rbaccards.measured import MeasuredPack, as_at
from rbaccards.printing import PrintedCard, no_font_has, number_page, print_whole
from rbaccards.render.html import make_page
from rbaccards.render.page import Page
from rbaccards.store.cache import key_of
from rbaccards.tasks import FRONT, PAGE_LABEL, Sheaf
from rbaccards.view.pack.pages import BACK, COVER_ADDRESS, MIDDLE, PackView, pack_view, part_title
from rbaccards.workshop import Workshop, begin_drawing, begin_printing, bind, draw_charts

_FRONT_TRIES = 4
"""The front settles at the second printing, unless its own length changes with the page numbers in it."""


def print_pack(
    pack: MeasuredPack,
    cards: Sequence[PrintedCard],
    matter: Mapping[str, MatterPage],
    workshop: Workshop,
    *,
    wait: bool = True,
) -> tuple[Callable[[], bytes], tuple[Issue, ...]] | None:
    """A way to get the pack as one file, and what was found wrong with its parts.

    It has the parts before the cards, the cards, the parts after them, under continuous numbers, and is bound while
    other work goes on. `matter` is what `matter_pages` made of it. Unless it is to `wait`, there is none yet while
    the front has to be printed. Raises BadHouseError where a part cannot be made.
    """
    bound = cards if "cards" in pack.pack.parts else ()
    middle, back = (_print_matter(matter.get(name), pack, workshop) for name in (MIDDLE, BACK))
    front = _print_front(pack, bound, middle, back, workshop, wait=wait)
    if front is None:
        return None
    placed = _placed(bound, front.pages, middle.pages, pack)
    total = placed.after + back.pages
    cover = frozenset({1}) if pack.pack.parts[0] == "cover" else frozenset[int]()
    numbers = print_whole(number_page(pack, workshop), workshop)

    parts = [
        front.key,
        middle.key,
        back.key,
        numbers.key,
        PAGE_LABEL,
        str(total),
        str(sorted(cover)),
        str(sorted(placed.padded)),
    ]
    parts += [part for card in bound for part in (card.name, card.made_from)]
    key = key_of("bind", parts)
    issues = (*front.issues, *middle.issues, *back.issues)
    if (known := workshop.cache.get(key)) is not None:
        return lambda: known, issues
    documents = [(MIDDLE, middle.pdf)] if middle.pages else []
    documents += [(card.name, card.pdf) for card in bound]
    documents += [(BACK, back.pdf)] if back.pages else []
    sheaf = Sheaf(front.pdf, tuple(documents), placed.padded, numbers.pdf, total, cover)
    return bind(pack.loaded.name, key, sheaf, workshop), issues


@dataclass(frozen=True, slots=True)
class MatterPage:
    """Some parts of a pack as a page ready to print."""

    view: PackView
    page: Page


def matter_pages(pack: MeasuredPack, workshop: Workshop) -> dict[str, MatterPage]:
    """The parts that name no pages, so that they can be printed before it is known how long the cards are, by name.

    What is drawn on the others is begun as well.
    """
    opening = pack_view(pack, workshop.publisher, pack.pack.opening, {}, {})
    begin_drawing(_charts_of(opening, workshop).values(), workshop)
    made = dict[str, MatterPage]()
    for name, parts in ((MIDDLE, pack.pack.after_contents), (BACK, pack.pack.after_cards)):
        if parts:
            view = pack_view(pack, workshop.publisher, parts, {}, {})
            made[name] = MatterPage(view, _pack_page(f"{pack.loaded.name}/{name}", view, pack, workshop))
    return made


@dataclass(frozen=True, slots=True)
class _Matter:
    """Printed parts of a pack, before or after the cards; `places` are the pages on which its parts begin."""

    key: str = ""
    pdf: bytes = b""
    pages: int = 0
    places: Mapping[str, int] = field(default_factory=dict)
    issues: tuple[Issue, ...] = ()


def _print_matter(matter: MatterPage | None, pack: MeasuredPack, workshop: Workshop) -> _Matter:
    return _print_parts(matter.view, matter.page, pack, workshop) if matter else _Matter()


def _print_front(
    pack: MeasuredPack,
    cards: Sequence[PrintedCard],
    middle: _Matter,
    back: _Matter,
    workshop: Workshop,
    *,
    wait: bool,
) -> _Matter | None:
    """The parts up to the contents, printed again where their own length moved the pages that they name."""
    parts = pack.pack.opening
    length, places = len(parts), dict[str, int](zip(parts, range(1, len(parts) + 1), strict=True))
    for _ in range(_FRONT_TRIES):
        placed = _placed(cards, length, middle.pages, pack)
        part_pages = {
            **places,
            **{part: length + page for part, page in middle.places.items()},
            **{part: placed.after + page for part, page in back.places.items()},
        }
        view = pack_view(pack, workshop.publisher, parts, placed.starts, part_pages)
        page = _pack_page(pack.loaded.name, view, pack, workshop)
        (key,) = begin_printing([page], workshop)
        if not wait and not workshop.is_there(key):
            return None
        made = _print_parts(view, page, pack, workshop)
        found = {**places, **made.places}
        if (made.pages, found) == (length, places):
            break
        length, places = made.pages, found
    return made


def _print_parts(view: PackView, page: Page, pack: MeasuredPack, workshop: Workshop) -> _Matter:
    from rbaccards.render.bookmarks import bookmarked_pages

    made = print_whole(page, workshop)
    found = bookmarked_pages(made.pdf)
    places = {str(part): found[title] for part in view.printed if (title := part_title(part, pack)) in found}
    issues = (*made.issues, *no_font_has(page, pack.loaded.document.text, workshop))
    return _Matter(made.key, made.pdf, made.pages, places, issues)


@dataclass(frozen=True, slots=True)
class _Placed:
    """The page on which each card begins, what has a blank page behind it, and the number of pages up to there."""

    starts: Mapping[str, int]
    padded: frozenset[str]
    after: int


def _placed(cards: Sequence[PrintedCard], front: int, middle: int, pack: MeasuredPack) -> _Placed:
    """Where the cards stand behind so many pages; on right-hand pages, which have odd numbers, where the pack asks."""
    starts, padded, pages, before = dict[str, int](), set[str](), front + middle, MIDDLE if middle else FRONT
    for card in cards:
        if pack.pack.cards_start == "right-hand page" and pages % 2:
            padded.add(before)
            pages += 1
        starts[card.name] = pages + 1
        pages, before = pages + card.pages, card.name
    return _Placed(starts, frozenset(padded), pages)


def _charts_of(view: PackView, workshop: Workshop) -> dict[str, ChartSpec]:
    """What is drawn on some parts, by the address of each chart."""
    charted = (*view.sparks, *view.exceptions.charts) if view.exceptions else view.sparks
    specs: dict[str, ChartSpec] = {chart.address: workshop.form_of(chart.spec) for chart in charted}
    return {**specs, COVER_ADDRESS: view.cover} if view.cover else specs


def _pack_page(name: str, view: PackView, pack: MeasuredPack, workshop: Workshop) -> Page:
    """Some parts of a pack as a page ready to print, their charts drawn."""
    specs = _charts_of(view, workshop)
    drawn = draw_charts(specs.values(), workshop)
    charts = {address: for_paper(drawn[spec]) for address, spec in specs.items()}
    return make_page(
        workshop.press,
        "pack/front.html",
        name,
        as_at(pack.pack),
        charts=charts,
        page=replace(view, wide="") if workshop.one_column else view,
    )
