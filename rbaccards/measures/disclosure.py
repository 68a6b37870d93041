"""Which counts of a table are withheld from the public, so that nobody can be identified."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from math import inf

Bounds = tuple[float, float]
"""The least and the largest value that a reader must think possible."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One count of a table; None where it is withheld already, or not known."""

    name: str
    count: float | None


@dataclass(frozen=True, slots=True)
class Withheld:
    """The cells that must not be published, in the order of the table."""

    small: tuple[str, ...] = ()
    """Those whose count is too small."""
    beside: tuple[str, ...] = ()
    """Those without which a withheld count could be worked out."""
    total: bool = False
    """True where all that is no use: the total cannot be published either."""


def withheld(cells: Sequence[Cell], total: float | None, below: int) -> Withheld:
    """What to withhold of a table whose cells add up to `total`; None where no total is published.

    Primary and secondary suppression (Office for National Statistics, Policy on statistical disclosure control).
    Small counts go first: 1 to `below` - 1. Nought is published, as it describes nobody; where it says that a whole
    group has none of something, that is for the officer to weigh. As long as a withheld count can still be worked
    out, the smallest other count goes too, with all that equal it: of 3, 10, 12 and 30 with their total, 3 and 10 are
    withheld. The limit is 3 or more: a count withheld by the limit 2 is known to be 1.
    """
    small = {at for at, cell in enumerate(cells) if cell.count is not None and 1 <= cell.count < below}
    gone = small | {at for at, cell in enumerate(cells) if cell.count is None}
    beside: set[int] = set()
    kept = sorted({cell.count for at, cell in enumerate(cells) if cell.count and at not in gone})
    left = _left(cells, gone, total)
    # cells without a count are no secret where they come to nothing, or a lone one to no small count: they are missing
    missing = not small and left is not None and (left < 1 or (len(gone) == 1 and left >= below))
    safe = not gone or missing or _safe(_bounds(cells, small, beside, kept, below), left)
    while not safe and kept:
        beside |= {at for at, cell in enumerate(cells) if cell.count == kept[0]}
        kept = kept[1:]
        safe = _safe(_bounds(cells, small, beside, kept, below), _left(cells, gone | beside, total))
    return Withheld(_names(cells, small), _names(cells, beside), total=not safe and total is not None)


def _bounds(
    cells: Sequence[Cell], small: Collection[int], beside: Collection[int], kept: Sequence[float], below: int
) -> list[Bounds]:
    """What a reader who knows the rule, and even which cell is withheld for which reason, knows of each of them.

    A cell withheld beside others is no smaller than the limit and smaller than all that are published.
    """
    unknown = [(1.0, inf) for cell in cells if cell.count is None]
    return [*unknown, *((1.0, below - 1.0) for _ in small), *((float(below), min([*kept, inf]) - 1) for _ in beside)]


def _left(cells: Sequence[Cell], gone: Collection[int], total: float | None) -> float | None:
    """What the withheld cells come to, as anyone can work out from a published total."""
    if total is None:
        return None
    return total - sum(cell.count or 0.0 for at, cell in enumerate(cells) if at not in gone)


def _safe(bounds: Sequence[Bounds], left: float | None) -> bool:
    """Whether every withheld cell has two possible values or more; together they come to `left`."""
    lows, highs = [low for low, _ in bounds], [high for _, high in bounds]
    if left is None:
        return all(low < high for low, high in bounds)
    for at, (low, high) in enumerate(bounds):
        others_low, others_high = sum(lows[:at] + lows[at + 1 :]), sum(highs[:at] + highs[at + 1 :])
        if max(low, left - others_high) >= min(high, left - others_low):
            return False
    return True


def _names(cells: Sequence[Cell], chosen: Collection[int]) -> tuple[str, ...]:
    return tuple(cell.name for at, cell in enumerate(cells) if at in chosen)
