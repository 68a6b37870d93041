"""What the page that explains the pages has to know."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rbaccards.measured import MeasuredPack
from rbaccards.measures.direction import Direction
from rbaccards.measures.rating import Colour
from rbaccards.schema.pack import Council
from rbaccards.view.parts import Mark
from rbaccards.view.reasons import direction_mark, rating_mark

_MEANINGS: tuple[tuple[Colour | None, str], ...] = (
    (Colour.BLUE, "The stretch target is met as well."),
    (Colour.GREEN, "At or better than the target for the date."),
    (Colour.AMBER, "Worse, but by no more than the tolerance, or not below the least acceptable value."),
    (Colour.RED, "Worse by more than that."),
    (None, "No target, no figure, or a part of a year without a milestone. The reason is always given."),
)


@dataclass(frozen=True, slots=True)
class AboutPage:
    ratings: tuple[tuple[Mark, str], ...]
    directions: tuple[Mark, ...]
    below: int
    """Counts from 1 to below this number are withheld."""


def about_page(packs: Sequence[MeasuredPack], council: Council | None) -> AboutPage:
    """The marks of every scale in use, with what they mean."""
    scales = dict.fromkeys(card.scale for pack in packs for card in pack.cards)
    found: dict[Mark, str] = {}
    for scale in scales:
        for colour, meaning in _MEANINGS:
            if colour is not Colour.BLUE or scale == "BRAG":
                found.setdefault(rating_mark(colour, scale), meaning)
    directions = (Direction.IMPROVING, Direction.STEADY, Direction.WORSENING)
    below = council.small_numbers.below if council else 0
    return AboutPage(tuple(found.items()), tuple(map(direction_mark, directions)), below)
