"""The pages of the site: which there are, and what each is made from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from rbaccards.charts.spec import ChartSpec
from rbaccards.measured import MeasuredCard, MeasuredPack
from rbaccards.open_data.dataset import dataset
from rbaccards.schema.pack import Council
from rbaccards.view.parts import Chart
from rbaccards.web import addresses
from rbaccards.web.actions import actions_page
from rbaccards.web.card import card_page
from rbaccards.web.charts import drawn, specs
from rbaccards.web.frame import Download, Frame, Link, Publisher, card_link, publication_dates
from rbaccards.web.help import about_page
from rbaccards.web.home import everything, home_page
from rbaccards.web.indicator import indicator_page
from rbaccards.web.pack import PackPage
from rbaccards.workshop import Workshop, draw_charts

_OVERVIEW = Link(addresses.HOME, "Overview")
_HELP, _ALL = "How to read these pages", "A to Z"


@dataclass(frozen=True, slots=True)
class SitePage:
    """A page before its charts are drawn: its frame, its template, its view, the charts on it."""

    frame: Frame
    template: str
    view: Any
    charts: tuple[Chart, ...] = ()
    dataset: str = ""


@dataclass(frozen=True, slots=True)
class CardSite:
    """What the pages of a card are made from."""

    card: MeasuredCard
    pack: MeasuredPack
    inside: Frame
    """The frame of the pack's pages, for those of its cards."""
    beside: tuple[Link | None, Link | None]
    """The pages of the cards before and after it."""
    downloads: Mapping[str, Download]
    """Of the card alone."""

    @property
    def depends_on(self) -> tuple[str, ...]:
        """What stands for everything that its pages depend on beside the card."""
        return repr(self.inside), repr(self.beside), repr(self.downloads)


def rendered_cards(sites: Iterable[CardSite], workshop: Workshop) -> dict[str, bytes]:
    """The pages of cards by address; those of a card that is as before are not made again."""
    keys = [(site, workshop.key_for("pages", site.card, site.depends_on)) for site in sites]
    known = {key: pages for _, key in keys if key and (pages := workshop.memory.known(key)) is not None}
    new = [(key, list(pages_of_card(site))) for site, key in keys if key not in known]
    made = rendered((page for _, pages in new for page in pages), workshop)
    for key, pages in new:
        if key:
            workshop.memory.keep(key, {page.frame.address: made[page.frame.address] for page in pages})
    return {address: page for pages in (*known.values(), made) for address, page in pages.items()}


def rendered(pages: Iterable[SitePage], workshop: Workshop) -> dict[str, bytes]:
    """The pages by address, their charts drawn."""
    found = list(pages)
    drawings = draw_charts(specs(chart for page in found for chart in page.charts), workshop)
    return {page.frame.address: _rendered(page, drawings, workshop) for page in found}


def pages_of_site(
    packs: Sequence[MeasuredPack], packed: Mapping[str, PackPage], council: Council | None, publisher: Publisher
) -> Iterator[SitePage]:
    """The pages of the site but those of its cards and packs; `packed` are the pages of packs by name."""
    home = home_page(packs, packed)
    sparks = tuple(each.spark for page in packed.values() for each in page.priorities if each.spark)
    welcome = "What the partnership wants for people here, how it is going, and what happens next."
    yield SitePage(Frame(publisher, addresses.HOME, "Overview", welcome, (), section="Overview"), "home", home, sparks)
    for address, title, template, view in (
        (addresses.INDEX_OF_ALL, _ALL, "a-to-z", everything(packs)),
        (addresses.ABOUT, _HELP, "about", about_page(packs, council)),
        (addresses.ACCESSIBILITY, "Accessibility of these pages", "accessibility", None),
    ):
        frame = Frame(publisher, address, title, f"{title}: {publisher.name}", (_OVERVIEW,), section=title)
        yield SitePage(frame, template, view)


def pages_of_pack(pack: MeasuredPack, page: PackPage, publisher: Publisher) -> tuple[SitePage, SitePage]:
    """The page of a pack and that of its actions."""
    return page_of_pack(pack, page, publisher), page_of_actions(pack, page, publisher)


def page_of_pack(pack: MeasuredPack, page: PackPage, publisher: Publisher) -> SitePage:
    """The page of a pack."""
    declared, name = pack.pack, pack.loaded.name
    address, words = addresses.pack_page(name), page.view.description
    frame = replace(_inside(pack, publisher), title=declared.title, description=words, crumbs=(_OVERVIEW,))
    sparks = tuple(each.spark for each in page.priorities if each.spark)
    exceptions = tuple(page.view.exceptions.charts) if page.view.exceptions else ()
    return SitePage(replace(frame, menu=_menu(name, address)), "pack", page, (*sparks, *exceptions))


def page_of_actions(pack: MeasuredPack, page: PackPage, publisher: Publisher) -> SitePage:
    """The page of a pack's actions."""
    name = pack.loaded.name
    address, words = addresses.actions_page(name), page.view.description
    frame = replace(_inside(pack, publisher), address=address, title="Actions by owner", description=words)
    return SitePage(replace(frame, menu=_menu(name, address)), "actions", actions_page(pack))


def cards_of_site(pack: MeasuredPack, downloads: Mapping[str, Download], publisher: Publisher) -> Iterator[CardSite]:
    """What the pages of each card of a pack are made from."""
    inside = _inside(pack, publisher)
    links = (None, *(card_link(card) for card in pack.cards), None)
    for card, before, after in zip(pack.cards, links, links[2:], strict=False):
        own = {address: downloads[address] for address in _files_of(card) if address in downloads}
        yield CardSite(card, pack, inside, (before, after), own)


def _files_of(card: MeasuredCard) -> Iterator[str]:
    """The addresses that files of a card may have."""
    yield addresses.card_pdf(card.pack_name, card.name)
    for key in card.readings:
        file = addresses.series_file(card.pack_name, card.name, key)
        yield from (file, addresses.metadata_file(file))


def _inside(pack: MeasuredPack, publisher: Publisher) -> Frame:
    """The frame of the pages of a pack's cards, without what each is called."""
    declared = pack.pack
    top = Link(addresses.pack_page(pack.loaded.name), declared.title)
    return Frame(
        publisher,
        top.address,
        declared.title,
        "",
        (_OVERVIEW, top),
        period=declared.review_period.label,
        dates=tuple(publication_dates(declared)),
        note=declared.note or "",
        section="Overview",
    )


def pages_of_card(site: CardSite) -> Iterator[SitePage]:
    """The page of a card and those of its measures."""
    card, inside, downloads = site.card, site.inside, site.downloads
    name, publisher = site.pack.loaded.name, inside.publisher.name
    view = card_page(card, site.pack, downloads, site.beside)
    here = replace(
        inside, address=addresses.card_page(name, card.name), title=view.view.title, description=view.view.description
    )
    yield SitePage(here, "card", view, tuple(view.view.charts))
    back = Link(here.address, here.title)
    for key, measure in card.loaded.measures():
        address = addresses.indicator_page(name, card.name, key)
        page = indicator_page(key, card, publisher, downloads)
        frame = replace(
            here,
            address=address,
            title=measure.name,
            description=f"{measure.name}: history, definition, data quality and data.",
            crumbs=(*here.crumbs, back),
        )
        file = addresses.series_file(name, card.name, key)
        series = card.loaded.data[key].series if key in card.loaded.data else None
        relative = f"{frame.up}{file}" if file in downloads else ""
        yield SitePage(frame, "indicator", page, page.charts, dataset(measure, series, card, publisher, relative))


def _menu(pack: str, current: str) -> tuple[Link, ...]:
    """The pages of a pack; the one that the reader is on is marked."""
    page, actions = addresses.pack_page(pack), addresses.actions_page(pack)
    named = (
        (page, "Summary"),
        (f"{page}#changed", "What changed"),
        (actions, "Actions"),
        (f"{page}#data", "Data"),
        (f"{page}#editions", "Past editions"),
    )
    return tuple(Link(address, words, current=address == current) for address, words in named)


def _rendered(page: SitePage, drawings: Mapping[ChartSpec, bytes], workshop: Workshop) -> bytes:
    charts = drawn(page.charts, drawings)
    html = workshop.press.filled(
        f"site/{page.template}.html", frame=page.frame, page=page.view, drawn=charts, dataset=page.dataset
    )
    return "\n".join(line.strip() for line in html.splitlines() if line.strip()).encode("utf-8") + b"\n"
