"""What stands round every page: who publishes, where the reader is, what leads on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rbaccards.measured import MeasuredCard
from rbaccards.periods.dates import day_in_words
from rbaccards.schema.pack import Council, Pack
from rbaccards.view.titles import link_title
from rbaccards.web import addresses
from rbaccards.words import sentence


@dataclass(frozen=True, slots=True)
class Link:
    """An address in the site and its words."""

    address: str
    text: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class Download:
    """A file with what a reader wants to know before taking it: "Burglary, by month (CSV, 3.0 kB)"."""

    address: str
    text: str
    kind: str
    size: str

    @property
    def words(self) -> str:
        return f"{self.text} ({self.kind}, {self.size})"


@dataclass(frozen=True, slots=True)
class Publisher:
    """The council that publishes; words are empty where council.yaml does not say."""

    name: str
    website: str
    contact: str
    language: str


@dataclass(frozen=True, slots=True)
class Past:
    """An edition that is kept: its folder, the day it shows, and the page that has taken its place."""

    folder: str
    day: str
    latest: Link


@dataclass(frozen=True, slots=True)
class Frame:
    """Title, description and way of one page; `up` leads to the folder of the site."""

    publisher: Publisher
    address: str
    title: str
    description: str
    crumbs: tuple[Link, ...]
    period: str = ""
    """The review period of what the page shows; empty for pages about all packs."""
    dates: tuple[tuple[str, str], ...] = ()
    """When it was published and when the next figures come, as far as the pack says."""
    note: str = ""
    """Where the figures come from, as the pack says; on top, as it may say that they are illustrative."""
    menu: tuple[Link, ...] = ()
    """The pages of its pack."""
    section: str = ""
    """Which part of the main menu the page belongs to."""
    past: Past | None = None
    """Set on the pages of an edition that is kept."""

    @property
    def up(self) -> str:
        return addresses.way_up(self.address)

    @property
    def assets(self) -> str:
        """The way to style sheets, script and marks: an edition has its own, so that it looks as it did for ever."""
        return f"{self.up}{self.past.folder}/" if self.past else self.up


def publisher_of(council: Council | None) -> Publisher:
    if council is None:
        return Publisher("Report cards", "", "", "en-GB")
    return Publisher(sentence(council.name), council.website or "", council.contact or "", council.language)


def publication_dates(declared: Pack) -> Iterator[tuple[str, str]]:
    """When the website shows a pack, and when the next figures come, as far as the pack says."""
    if declared.published:
        yield "Published", day_in_words(declared.published)
    if declared.next_update:
        yield "Next update", day_in_words(declared.next_update)


def card_link(card: MeasuredCard) -> Link:
    """The page of a card under its name."""
    return Link(addresses.card_page(card.pack_name, card.name), link_title(card))


def size_of(size: int) -> str:
    """How large a file is: 635 bytes, 3.0 kB, 1.2 MB."""
    if size < 1_000:
        return f"{size} bytes"
    return f"{size / 1_000:.1f} kB" if size < 1_000_000 else f"{size / 1_000_000:.1f} MB"
