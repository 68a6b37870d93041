"""What a year will come to if it goes on as it began; the method is always part of the result."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from rbaccards.measures.amounts import Amount, Compared
from rbaccards.measures.annual import Year, year_before

Method = Literal["straight line", "last year's pattern"]


@dataclass(frozen=True, slots=True)
class Projection:
    """The projected total of a year, against the total of the year before."""

    method: Method
    year: Year
    compared: Compared

    @property
    def value(self) -> float:
        return self.compared.now.value


def straight_line(so_far: float, done: int, whole: int) -> float:
    """so_far x whole / done: 725 + 958 after 2 of 4 quarters project to 3,366."""
    return so_far * whole / done


def last_years_pattern(so_far: float, last_year: Sequence[float], done: int) -> float | None:
    """so_far divided by the share of last year's total that its first `done` parts made up.

    725 + 958 with last year 1,011, 916, 645, 725 (58.4% in the first half) project to 2,879.5. None where
    last year's first parts were zero.
    """
    first = sum(last_year[:done])
    return so_far * sum(last_year) / first if first else None


def project(found: Sequence[Year], method: Method) -> Projection | None:
    """The projection of the last year by one method.

    None for a complete year, and where the method needs the year before and it is not complete.
    """
    if not found or found[-1].complete or not found[-1].done or found[-1].total is None:
        return None
    year, so_far = found[-1], found[-1].total
    earlier = year_before(found)
    before = earlier if earlier and earlier.complete else None
    if method == "straight line":
        value: float | None = straight_line(so_far, year.done, len(year.parts))
    else:
        value = last_years_pattern(so_far, [v or 0.0 for _, v in before.parts], year.done) if before else None
    if value is None:
        return None
    last = Amount(before.total, before.period) if before and before.total is not None else None
    return Projection(method, year, Compared(Amount(value, year.period), last))


def disagree(one: Projection | None, other: Projection | None) -> bool:
    """True where two projections point different ways from the year before: up 2% and down 13%."""
    if one is None or other is None:
        return False
    a, b = one.compared.difference, other.compared.difference
    return a is not None and b is not None and a * b < 0
