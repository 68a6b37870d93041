"""The origin of a figure, told in a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rbaccards.issues import Place
from rbaccards.measured import MeasuredCard, MeasuredPack, scored
from rbaccards.nearest import nearest
from rbaccards.origins import Origin, exact, origin
from rbaccards.series import Observation
from rbaccards.sources.excerpt import visible


class UnknownFigureError(Exception):
    """There is no such card or figure; the message names what there is."""


def explained(packs: Iterable[MeasuredPack], what: str, figure: str) -> tuple[str, ...]:
    """The origin of a figure of the card PACK/CARD, in lines. The headline indicator's key may be left out.

    Raises UnknownFigureError for a card or a figure that is not there.
    """
    packs = tuple(packs)
    card = card_named(packs, what)
    headline = card.loaded.card.headline
    name = next((each for each in (figure, f"{headline}.{figure}") if each in card.figures), "")
    if card.pulls and name:
        pack = next(each for each in packs if card in each.cards)
        return tuple(visible(line) for line in _pulled(name, card, pack))
    found = origin(card, name)
    if found is None:
        known = sorted(card.figures)
        guess = nearest(figure, known) or nearest(f"{headline}.{figure}", known) if figure else None
        hint = f"Did you mean {guess}?" if guess else f"Its figures: {', '.join(known)}."
        said = f"There is no figure {figure} on {what}." if figure else "Say which figure: --figure NAME."
        raise UnknownFigureError(f"{said} {hint}")
    return tuple(visible(line) for line in _told(name, card.figures[name], found))


def _pulled(name: str, card: MeasuredCard, pack: MeasuredPack) -> Iterator[str]:
    """The origin of a figure that a card takes from the others of its pack."""
    for each in pack.cards:
        if not each.pulls and (found := origin(each, name)) is not None:
            yield from _told(name, card.figures[name], found)
            return
    yield f"{{{{ {name} }}}} prints {card.figures[name]}"
    yield ""
    yield "Definition  how many indicators of the pack stand where; those counted together count once"
    for standing in scored(pack.cards):
        measure = standing.reading.measure
        once = "" if standing.counted else "  (counted with another)"
        yield f"            {standing.outlook.value:20}  {measure.reference or ''} {measure.name}{once}"


def card_named(packs: Iterable[MeasuredPack], what: str) -> MeasuredCard:
    """The card PACK/CARD. Raises UnknownFigureError where there is none."""
    cards = {f"{pack.loaded.name}/{card.name}": card for pack in packs for card in pack.cards}
    if what not in cards:
        guess = nearest(what, cards)
        raise UnknownFigureError(f"There is no card {what}." + (f" Did you mean {guess}?" if guess else ""))
    return cards[what]


def _told(name: str, text: str, found: Origin) -> Iterator[str]:
    """The origin of a figure in lines for a terminal."""
    yield f"{{{{ {name} }}}} prints {text}"
    yield ""
    yield f"Definition  {found.definition}"
    if found.typed_at:
        yield f"Typed       {found.typed_at}"
    if found.rows:
        yield f"Rows        {len(found.rows):,}"
        yield from _table(found.rows)
    if found.arithmetic:
        yield f"Exact       {found.arithmetic}"
    if found.rounding:
        yield f"Rounding    {found.rounding}"


def _table(rows: Iterable[tuple[Observation, str]]) -> Iterator[str]:
    """A line for each row: where it stands, its period, area or group, value or counts, status and note."""
    cells = [
        (
            str(Place(row.place.path, row.place.line)) if row.place else "typed in the card",
            row.period.short,
            name,
            "" if row.value is None else exact(row.value),
            "" if row.numerator is None or row.denominator is None else f"{row.numerator:,g} of {row.denominator:,g}",
            "" if row.status == "actual" else row.status,
            "" if row.restated_from is None else f"restated from {exact(row.restated_from)}",
            row.note,
        )
        for row, name in rows
    ]
    widths = [max(len(line[column]) for line in cells) for column in range(len(cells[0]))]
    for line in cells:
        shown = [text.ljust(width) for text, width in zip(line, widths, strict=True) if width]
        yield f"            {'  '.join(shown)}".rstrip()
