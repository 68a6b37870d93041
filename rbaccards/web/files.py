"""The files of the site that are no pages: data, style sheets, fonts, the feed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import partial

from rbaccards.measured import MeasuredCard, MeasuredPack, as_at
from rbaccards.open_data import readings
from rbaccards.open_data.csvw import metadata
from rbaccards.open_data.feed import News, feed, sitemap
from rbaccards.open_data.series import COLUMNS, PACK_COLUMNS, pack_csv, pack_lines, series_csv
from rbaccards.schema.pack import Council
from rbaccards.store.cache import remembered
from rbaccards.web import addresses
from rbaccards.web.changes import LinkedChange
from rbaccards.web.frame import Download, Publisher, size_of
from rbaccards.workshop import Workshop


def downloads_of(packs: Sequence[MeasuredPack], sizes: Mapping[str, int]) -> dict[str, Download]:
    """What of the files, given with their bytes, is offered to readers, by address."""
    titles = {address: title for pack in packs for address, title in _titles(pack)}
    return {each: _download(each, titles[each], size) for each, size in sizes.items() if each in titles}


def data_of(pack: MeasuredPack, publisher: Publisher, workshop: Workshop) -> Iterator[tuple[str, bytes]]:
    """The series of a pack, each with the description of its columns; all of them as CSV, JSON and workbook."""
    from rbaccards.open_data.workbook import workbook

    name = pack.loaded.name
    data = [workshop.recall("data", card, partial(_data_of, card, publisher)) for card in pack.cards]
    for files, _ in data:
        yield from files.items()
    lines = [each for _, each in data]
    file = addresses.pack_file(name, "csv")
    yield file, pack_csv(lines)
    yield addresses.metadata_file(file), metadata(_last(file), pack.pack.title, publisher.name, PACK_COLUMNS)
    yield addresses.pack_file(name, "json"), readings.readings_json(pack)
    if any(card.readings for card in pack.cards):  # a report may have no measure that this audience sees
        book = workbook(pack, lines, publisher.name, publisher.contact, as_at(pack.pack), workshop.cache)
        yield addresses.pack_file(name, "xlsx"), book


def _data_of(card: MeasuredCard, publisher: Publisher) -> tuple[dict[str, bytes], bytes]:
    """The files of a card's series by their address, and its lines in the file of its pack."""
    files = dict[str, bytes]()
    for key, reading in card.readings.items():
        if card.loaded.data[key].series.observations:
            file = addresses.series_file(card.pack_name, card.name, key)
            files[file] = series_csv(reading, card.loaded.data[key])
            described = metadata(_last(file), reading.measure.name, publisher.name, COLUMNS)
            files[addresses.metadata_file(file)] = described
    return files, pack_lines(card)


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


def _download(address: str, title: str, size: int) -> Download:
    return Download(address, title, _KINDS[address.rpartition(".")[2]], size_of(size))


def _last(address: str) -> str:
    return address.rpartition("/")[2]


def assets_of(publisher: Publisher, council: Council | None, workshop: Workshop) -> dict[str, bytes]:
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
    schema = remembered(workshop.cache, "readings schema", (), readings.schema)
    return {**shipped, **marks, "assets/brand.css": brand.encode("utf-8"), addresses.SCHEMA: schema}


def indexes_of(
    packs: Sequence[MeasuredPack],
    pages: Collection[str],
    changes: Mapping[str, tuple[LinkedChange, ...]],
    publisher: Publisher,
) -> dict[str, bytes]:
    """The feed of changes and, where the address of the site is known, the list of its pages."""
    website = f"{publisher.website.rstrip('/')}/" if publisher.website else ""
    news = list(_news(packs, changes))
    days = {pack.loaded.name: as_at(pack.pack) for pack in packs}
    found = {addresses.FEED: feed(f"{publisher.name}: what changed", publisher.name, website, news)}
    if website:
        latest = max(days.values())
        listed = [(page, days.get(page.partition("/")[0], latest)) for page in sorted(pages)]
        found[addresses.SITEMAP] = sitemap(website, listed)
    return found


def _news(packs: Sequence[MeasuredPack], changes: Mapping[str, tuple[LinkedChange, ...]]) -> Iterator[News]:
    for pack in packs:
        day, period = as_at(pack.pack), pack.pack.review_period.label
        title = f"{pack.pack.title}, {period}"
        yield News(title, f"The pack for the {pack.pack.board}.", addresses.pack_page(pack.loaded.name), day)
        for each in changes[pack.loaded.name]:
            yield News(f"{each.change.kind}: {each.change.name}, {period}", each.change.sentence, each.address, day)
