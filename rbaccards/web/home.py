"""The first page, and the list of everything from A to Z."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rbaccards.measured import MeasuredPack
from rbaccards.view.titles import title_of
from rbaccards.web import addresses
from rbaccards.web.changes import LinkedChange
from rbaccards.web.frame import Link, publication_dates
from rbaccards.web.pack import PackPage, Priority, tally

_CHANGES = 5
"""So many changes of a pack stand on the first page."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What we want for people here, and the priorities that serve it."""

    anchor: str
    name: str
    tally: str
    priorities: tuple[Priority, ...]


@dataclass(frozen=True, slots=True)
class PackSummary:
    """A pack on the first page."""

    anchor: str
    link: Link
    board: str
    period: str
    dates: tuple[tuple[str, str], ...]
    lede: str
    outcomes: tuple[Outcome, ...]
    others: tuple[Link, ...]
    changes: tuple[LinkedChange, ...]
    more: bool
    """Whether there are more changes than are shown."""
    before: str


@dataclass(frozen=True, slots=True)
class HomePage:
    packs: tuple[PackSummary, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry of the list of everything."""

    link: Link
    kind: str
    pack: str


def home_page(packs: Sequence[MeasuredPack], pages: Mapping[str, PackPage]) -> HomePage:
    """The packs, that of the latest review period first."""
    latest = sorted(packs, key=lambda pack: -pack.pack.review_period.end)
    return HomePage(tuple(_summary(pack, pages[pack.loaded.name]) for pack in latest))


def _summary(pack: MeasuredPack, page: PackPage) -> PackSummary:
    declared, name = pack.pack, pack.loaded.name
    return PackSummary(
        anchor=name,
        link=Link(addresses.pack_page(name), declared.title),
        board=declared.board,
        period=declared.review_period.label,
        dates=tuple(publication_dates(declared)),
        lede=page.view.lede if page.priorities else "",
        outcomes=tuple(_outcomes(pack, page)),
        others=page.others,
        changes=page.changes[:_CHANGES],
        more=len(page.changes) > _CHANGES,
        before=page.before,
    )


def _outcomes(pack: MeasuredPack, page: PackPage) -> Iterator[Outcome]:
    """The outcomes in the order of pack.yaml; priorities that serve none of them come last."""
    for key, name in (*pack.pack.outcomes.items(), ("", "Other priorities")):
        found = tuple(each for each in page.priorities if each.outcome == key)
        if found:
            yield Outcome(f"{pack.loaded.name}-{key or 'other'}", name, tally(found), found)


def everything(packs: Sequence[MeasuredPack]) -> tuple[Listed, ...]:
    """Every pack, card and measure with a page, from A to Z."""
    found = [each for pack in packs for each in _of_pack(pack)]
    return tuple(sorted(found, key=lambda each: (each.link.text.casefold(), each.link.address)))


def _of_pack(pack: MeasuredPack) -> Iterator[Listed]:
    title = pack.pack.title
    yield Listed(Link(addresses.pack_page(pack.loaded.name), title), "Pack", pack.pack.review_period.label)
    for card in pack.cards:
        page = addresses.card_page(pack.loaded.name, card.name)
        yield Listed(Link(page, title_of(card)), card.layout.document, title)
        for key, measure in card.loaded.measures():
            kind = "Indicator" if key in card.loaded.card.indicators else "Performance measure"
            yield Listed(Link(addresses.indicator_page(pack.loaded.name, card.name, key), measure.name), kind, title)
