"""How the cards stand, as a page for whoever has to get them done; no part of the site."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rbaccards.measured import MeasuredCard, MeasuredPack
from rbaccards.periods.dates import day_in_words
from rbaccards.schema.pack import Council
from rbaccards.status import CardStatus, statuses
from rbaccards.view.parts import Cell, Column, Row, Table
from rbaccards.view.reasons import rating_mark
from rbaccards.web.files import assets_of
from rbaccards.web.frame import Frame, publisher_of
from rbaccards.words import many
from rbaccards.workshop import Workshop

ADDRESS = "index.html"
_COLUMNS = tuple(
    Column(head) for head in ("Card", "Rating now", "At the year’s end", "Direction", "Data to", "Score", "To do")
)


@dataclass(frozen=True, slots=True)
class PackStanding:
    title: str
    words: str
    table: Table


@dataclass(frozen=True, slots=True)
class StatusPage:
    packs: tuple[PackStanding, ...]
    people: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    """Who has something to do: for each post the cards and what is to be done there."""


def status_files(packs: Sequence[MeasuredPack], council: Council | None, workshop: Workshop) -> dict[str, bytes]:
    """The page and what it looks like, by address in its folder."""
    publisher = publisher_of(council)
    frame = Frame(publisher, ADDRESS, "How the cards stand", "Ratings, data, and what is to be done by whom.", ())
    html = workshop.press.filled("site/status.html", frame=frame, page=status_page(packs))
    page = "\n".join(line.strip() for line in html.splitlines() if line.strip()).encode("utf-8") + b"\n"
    assets = {
        name: data for name, data in assets_of(publisher, council, workshop).items() if name.startswith("assets/")
    }
    return {ADDRESS: page, **assets}


def status_page(packs: Sequence[MeasuredPack]) -> StatusPage:
    found = {pack.loaded.name: statuses(pack) for pack in packs}
    return StatusPage(tuple(_standing(pack, found[pack.loaded.name]) for pack in packs), _people(found))


def _standing(pack: MeasuredPack, cards: Sequence[CardStatus]) -> PackStanding:
    meeting = f", meeting of {day_in_words(pack.pack.meeting)}" if pack.pack.meeting else ""
    words = f"{pack.pack.review_period.label}{meeting}"
    return PackStanding(pack.pack.title, words, Table(_COLUMNS, tuple(map(_row, cards, pack.cards))))


def _row(card: CardStatus, measured: MeasuredCard) -> Row:
    mark = rating_mark(measured.colour, measured.scale) if measured.layout.rated else None
    return Row(
        (
            Cell(card.title, under=card.name),
            Cell(many(card.problems, "error")) if card.problems else Cell(card.rating, mark=mark),
            Cell(card.year_end),
            Cell(card.direction),
            Cell(card.data_to or "no data", quiet=not card.data_to),
            Cell(card.score),
            Cell(many(len(card.to_do), "thing") if card.to_do else "nothing", quiet=not card.to_do),
        )
    )


def _people(found: Mapping[str, Sequence[CardStatus]]) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """Those with most to do first."""
    by_person: dict[str, list[tuple[str, str]]] = {}
    for cards in found.values():
        for card in cards:
            for to_do in card.to_do:
                by_person.setdefault(to_do.who, []).append((card.title, to_do.what))
    ordered = sorted(by_person.items(), key=lambda each: (-len(each[1]), each[0]))
    return tuple((who, tuple(items)) for who, items in ordered)
