"""The council website: the public edition of every pack as pages, data and PDF."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from rbaccards.charts.spec import ChartSpec
from rbaccards.measured import MeasuredCard, MeasuredPack, as_at
from rbaccards.open_data import readings
from rbaccards.open_data.csvw import metadata
from rbaccards.open_data.dataset import dataset
from rbaccards.open_data.feed import News, feed, sitemap
from rbaccards.open_data.series import COLUMNS, PACK_COLUMNS, pack_csv, series_csv
from rbaccards.schema.pack import Council
from rbaccards.view.parts import Chart
from rbaccards.web import addresses
from rbaccards.web.actions import actions_page
from rbaccards.web.card import card_page
from rbaccards.web.changes import changes_of
from rbaccards.web.charts import drawn, specs
from rbaccards.web.frame import Download, Frame, Link, Publisher, publisher_of, size_of
from rbaccards.web.help import about_page
from rbaccards.web.home import everything, home_page
from rbaccards.web.indicator import indicator_page
from rbaccards.web.pack import PackPage, pack_page
from rbaccards.workshop import Workshop, draw_charts

_OVERVIEW = Link(addresses.HOME, "Overview")
_HELP, _ALL = "How to read these pages", "A to Z"


@dataclass(frozen=True, slots=True)
class _Page:
    """A page before its charts are drawn: its frame, its template, its view, the charts on it."""

    frame: Frame
    template: str
    view: Any
    charts: tuple[Chart, ...] = ()
    dataset: str = ""


def publish(
    packs: Sequence[MeasuredPack], pdfs: Mapping[str, bytes], council: Council | None, workshop: Workshop
) -> dict[str, bytes]:
    """Every file of the site; `packs` are public editions, `pdfs` theirs by address in the site."""
    publisher = publisher_of(council)
    data = {address: file for pack in packs for address, file in _data(pack, publisher)}
    titles = {address: title for pack in packs for address, title in _titles(pack)}
    files = {**data, **pdfs}
    downloads = {each: _download(each, titles[each], files[each]) for each in files if each in titles}
    found = list(_pages(packs, downloads, council, publisher))
    drawings = draw_charts(specs(chart for page in found for chart in page.charts), workshop)
    pages = {page.frame.address: _rendered(page, drawings, workshop) for page in found}
    days = {pack.loaded.name: as_at(pack.pack) for pack in packs}
    return {**pages, **files, **_assets(publisher, council, workshop), **_indexes(packs, pages, days, publisher)}


def _pages(
    packs: Sequence[MeasuredPack], downloads: Mapping[str, Download], council: Council | None, publisher: Publisher
) -> Iterator[_Page]:
    packed = {pack.loaded.name: pack_page(pack, publisher.name, downloads, ()) for pack in packs}
    home = home_page(packs, packed)
    sparks = tuple(each.spark for page in packed.values() for each in page.priorities if each.spark)
    welcome = "What the partnership wants for people here, how it is going, and what happens next."
    yield _Page(Frame(publisher, addresses.HOME, "Overview", welcome, (), section="Overview"), "home", home, sparks)
    for address, title, template, view in (
        (addresses.INDEX_OF_ALL, _ALL, "a-to-z", everything(packs)),
        (addresses.ABOUT, _HELP, "about", about_page(packs, council)),
        (addresses.ACCESSIBILITY, "Accessibility of these pages", "accessibility", None),
    ):
        frame = Frame(publisher, address, title, f"{title}: {publisher.name}", (_OVERVIEW,), section=title)
        yield _Page(frame, template, view)
    for pack in packs:
        yield from _pages_of(pack, packed[pack.loaded.name], downloads, publisher)


def _pages_of(
    pack: MeasuredPack, page: PackPage, downloads: Mapping[str, Download], publisher: Publisher
) -> Iterator[_Page]:
    """The page of a pack, its actions, its cards and their measures."""
    declared, name = pack.pack, pack.loaded.name
    top = Link(addresses.pack_page(name), declared.title)
    frame = Frame(
        publisher,
        top.address,
        declared.title,
        page.view.description,
        (_OVERVIEW,),
        period=declared.review_period.label,
        note=declared.note or "",
        menu=_menu(name, top.address),
        section="Overview",
    )
    sparks = tuple(each.spark for each in page.priorities if each.spark)
    exceptions = tuple(page.view.exceptions.charts) if page.view.exceptions else ()
    yield _Page(frame, "pack", page, (*sparks, *exceptions))
    at = addresses.actions_page(name)
    actions = replace(frame, address=at, title="Actions by owner", crumbs=(_OVERVIEW, top), menu=_menu(name, at))
    yield _Page(actions, "actions", actions_page(pack))
    inside = replace(frame, crumbs=(_OVERVIEW, top), menu=())
    for card in pack.cards:
        yield from _pages_of_card(card, pack, inside, downloads)


def _pages_of_card(
    card: MeasuredCard, pack: MeasuredPack, inside: Frame, downloads: Mapping[str, Download]
) -> Iterator[_Page]:
    name, publisher = pack.loaded.name, inside.publisher.name
    view = card_page(card, pack, downloads)
    here = replace(
        inside, address=addresses.card_page(name, card.name), title=view.view.title, description=view.view.description
    )
    yield _Page(here, "card", view, tuple(view.view.charts))
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
        yield _Page(frame, "indicator", page, page.charts, dataset(measure, series, card, publisher, relative))


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


def _rendered(page: _Page, drawings: Mapping[ChartSpec, bytes], workshop: Workshop) -> bytes:
    template = workshop.press.environment.get_template(f"site/{page.template}.html")
    charts = drawn(page.charts, drawings)
    html = template.render(frame=page.frame, page=page.view, drawn=charts, dataset=page.dataset)
    return "\n".join(line.strip() for line in html.splitlines() if line.strip()).encode("utf-8") + b"\n"


def _data(pack: MeasuredPack, publisher: Publisher) -> Iterator[tuple[str, bytes]]:
    """The series of a pack, each with the description of its columns; all of them as CSV, JSON and workbook."""
    from rbaccards.open_data.workbook import workbook

    name = pack.loaded.name
    for card in pack.cards:
        for key, reading in card.readings.items():
            if card.loaded.data[key].series.observations:
                file = addresses.series_file(name, card.name, key)
                yield file, series_csv(reading, card.loaded.data[key])
                yield (
                    addresses.metadata_file(file),
                    metadata(_last(file), reading.measure.name, publisher.name, COLUMNS),
                )
    file = addresses.pack_file(name, "csv")
    yield file, pack_csv(pack.cards)
    yield addresses.metadata_file(file), metadata(_last(file), pack.pack.title, publisher.name, PACK_COLUMNS)
    yield addresses.pack_file(name, "json"), readings.readings_json(pack)
    book = workbook(pack, publisher.name, publisher.contact, as_at(pack.pack))
    yield addresses.pack_file(name, "xlsx"), book


def _titles(pack: MeasuredPack) -> Iterator[tuple[str, str]]:
    """What each file of a pack is called where it is offered."""
    name = pack.loaded.name
    for card in pack.cards:
        yield addresses.card_pdf(name, card.name), "This card for printing"
        for key, reading in card.readings.items():
            file = addresses.series_file(name, card.name, key)
            yield file, reading.measure.name
            yield addresses.metadata_file(file), "What its columns mean"
    yield addresses.pack_pdf(name), "The whole pack for printing"
    yield addresses.pack_file(name, "xlsx"), "All series as a workbook"
    yield addresses.pack_file(name, "csv"), "All series"
    yield addresses.pack_file(name, "json"), "All readings with ratings and reasons"


_KINDS = {"csv": "CSV", "json": "JSON", "pdf": "PDF", "xlsx": "Excel"}


def _download(address: str, title: str, data: bytes) -> Download:
    return Download(address, title, _KINDS[address.rpartition(".")[2]], size_of(data))


def _last(address: str) -> str:
    return address.rpartition("/")[2]


def _assets(publisher: Publisher, council: Council | None, workshop: Workshop) -> dict[str, bytes]:
    """Style sheets, fonts, marks and the script, as the templates have them; the council's colour."""
    shipped = {f"assets/{name}": data for name, data in workshop.site_assets.items()}
    colour = council.brand if council else Council.model_fields["brand"].default
    brand = (
        f"/* {publisher.name}: written from council.yaml */\n:root {{ --brand: {colour}; --brand-text: #ffffff; }}\n"
    )
    marks = {
        f"assets/{name.removeprefix('shared/')}": data
        for name, data in workshop.press.assets.items()
        if name.startswith("shared/marks/")
    }
    return {**shipped, **marks, "assets/brand.css": brand.encode("utf-8"), addresses.SCHEMA: readings.schema()}


def _indexes(
    packs: Sequence[MeasuredPack], pages: Mapping[str, bytes], days: Mapping[str, dt.date], publisher: Publisher
) -> dict[str, bytes]:
    """The feed of changes and, where the address of the site is known, the list of its pages."""
    website = f"{publisher.website.rstrip('/')}/" if publisher.website else ""
    news = list(_news(packs))
    found = {addresses.FEED: feed(f"{publisher.name}: what changed", publisher.name, website, news)}
    if website:
        latest = max(days.values())
        listed = [(page, days.get(page.partition("/")[0], latest)) for page in sorted(pages)]
        found[addresses.SITEMAP] = sitemap(website, listed)
    return found


def _news(packs: Sequence[MeasuredPack]) -> Iterator[News]:
    for pack in packs:
        day, period = as_at(pack.pack), pack.pack.review_period.label
        title = f"{pack.pack.title}, {period}"
        yield News(title, f"The pack for the {pack.pack.board}.", addresses.pack_page(pack.loaded.name), day)
        for each in changes_of(pack):
            yield News(f"{each.kind}: {each.name}, {period}", f"{each.name}: {each.words}", each.address, day)
