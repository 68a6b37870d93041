"""Editions that are kept, and pages that stay where something once was."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from rbaccards.measured import MeasuredPack, as_at
from rbaccards.periods.dates import day_in_words
from rbaccards.periods.period import Calendar, Period
from rbaccards.periods.text import parse_period
from rbaccards.schema.pack import Council
from rbaccards.view.titles import title_of
from rbaccards.web import addresses
from rbaccards.web.changes import linked_changes
from rbaccards.web.files import assets_of, data_of, downloads_of
from rbaccards.web.frame import Frame, Link, Past, Publisher, publisher_of
from rbaccards.web.pack import pack_page
from rbaccards.web.pages import SitePage, cards_of_site, pages_of_card, pages_of_pack, rendered
from rbaccards.workshop import Workshop


def freeze(
    pack: MeasuredPack, pdfs: Mapping[str, bytes], council: Council | None, workshop: Workshop
) -> dict[str, bytes]:
    """The pages, data and PDFs of a pack as an edition that is kept, by address in its folder; `pdfs` by PACK/CARD.pdf.

    It has all it needs, so that nothing that changes later can change how it looks.
    """
    name, declared = pack.loaded.name, pack.pack
    folder = addresses.edition_folder(name, declared.review_period.code)
    moved = replace(
        pack,
        loaded=replace(pack.loaded, name=folder),
        cards=tuple(replace(card, pack_name=folder, key="") for card in pack.cards),
    )
    publisher = publisher_of(council)
    files = {
        **dict(data_of(moved, publisher, workshop)),
        **{f"{folder}{each.removeprefix(name)}": pdfs[each] for each in pdfs},
    }
    downloads = downloads_of([moved], {address: len(data) for address, data in files.items()})
    page = pack_page(moved, publisher.name, downloads, (), linked_changes(moved))
    cards = (each for site in cards_of_site(moved, downloads, publisher) for each in pages_of_card(site))
    found = chain(pages_of_pack(moved, page, publisher), cards)
    pages = rendered((_past(each, name, folder, pack) for each in found), workshop)
    assets = {f"{folder}/{each}": data for each, data in assets_of(publisher, council, workshop).items()}
    return {each.removeprefix(f"{folder}/"): data for each, data in {**pages, **files, **assets}.items()}


def _past(page: SitePage, name: str, folder: str, pack: MeasuredPack) -> SitePage:
    """The page with the banner that says that it is old, and a link to the one that is not."""
    latest = Link(f"{name}{page.frame.address.removeprefix(folder)}", "Go to the latest edition of this page")
    past = Past(folder, day_in_words(as_at(pack.pack)), latest)
    title = f"{page.frame.title}, {pack.pack.review_period.label}"
    return replace(page, frame=replace(page.frame, past=past, title=title))


def kept_of(pack: str, editions: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """The files of the editions of a pack, as they were published."""
    start = f"{pack}/editions/"
    return ((address, data) for address, data in editions.items() if address.startswith(start))


def left_behind(
    packs: Sequence[MeasuredPack], pages: Collection[str], kept: Mapping[str, bytes], publisher: Publisher
) -> Iterator[SitePage]:
    """A page at every address that once had one: that of a card with another name now, or with none."""
    moved = dict(_moved(packs))
    for pack in packs:
        name = pack.loaded.name
        start = f"{name}/editions/"
        for address in kept:
            inside = address.removeprefix(start).partition("/")[2] if address.startswith(start) else ""
            if inside.endswith(".html") and f"{name}/{inside}" not in pages:
                moved.setdefault(f"{name}/{inside}", Link(addresses.pack_page(name), pack.pack.title))
    title = "This page has moved"
    for address, target in moved.items():
        frame = Frame(publisher, address, title, f"{title} to {target.text}.", (Link(addresses.HOME, "Overview"),))
        yield SitePage(frame, "moved", target)


def _moved(packs: Sequence[MeasuredPack]) -> Iterator[tuple[str, Link]]:
    """The old addresses of cards that have been renamed, and of their measures."""
    for pack in packs:
        for card in pack.cards:
            for old in card.loaded.card.formerly:
                now = Link(addresses.card_page(card.pack_name, card.name), title_of(card))
                yield addresses.card_page(card.pack_name, old), now
                for key, measure in card.loaded.measures():
                    page = addresses.indicator_page(card.pack_name, card.name, key)
                    yield addresses.indicator_page(card.pack_name, old, key), Link(page, measure.name)


def editions_of(pack: str, editions: Mapping[str, bytes]) -> Iterator[Link]:
    """The first pages of the editions that are kept, latest first."""
    start = f"{pack}/editions/"
    codes = {address.removeprefix(start).partition("/")[0] for address in editions if address.startswith(start)}
    for code in sorted(codes, reverse=True):
        period = parse_period(code, Calendar())
        words = period.label if isinstance(period, Period) else code
        yield Link(addresses.pack_page(addresses.edition_folder(pack, code)), words)
