"""What a year will come to if it goes on as it began; the method is always part of the result."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from rbaccards.measures.ahead import Model, ahead, enough, interval
from rbaccards.measures.amounts import Amount, Compared
from rbaccards.measures.annual import Year, year_before
from rbaccards.schema.fields import Range
from rbaccards.schema.measure import ProjectionMethod


@dataclass(frozen=True, slots=True)
class Projection:
    """The projected total of a year, against the total of the year before."""

    method: ProjectionMethod
    year: Year
    compared: Compared
    interval: Range | None = None
    """What the total lies between in eight of ten futures, where the method tells."""

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


def same_period_growth(parts: Sequence[float], last_year: Sequence[float]) -> float | None:
    """The year so far, and last year's remaining parts changed as the latest part changed on its own part then.

    725 + 958 with last year 1,011, 916, 645, 725: the latest grew by 958 / 916, so 645 + 725 become 1,432.8 and the
    year 3,115.8. (The growth of the whole year so far would give the same as last year's pattern.) None where the part
    a year before was zero.
    """
    done = len(parts)
    earlier = last_year[done - 1]
    return sum(parts) + sum(last_year[done:]) * parts[-1] / earlier if earlier else None


def project(found: Sequence[Year], method: ProjectionMethod) -> Projection | None:
    """The projection of the last year by one method.

    None for a complete year, and where the method needs the year before and it is not complete.
    """
    if not found or found[-1].complete or not found[-1].done or found[-1].total is None:
        return None
    year, so_far = found[-1], found[-1].total
    earlier = year_before(found)
    before = earlier if earlier and earlier.complete else None
    within = None
    if method == "exponential smoothing":
        value, within = smoothed(found) or (None, None)
    else:
        value = _projected(year, so_far, before, method)
    if value is None:
        return None
    last = Amount(before.total, before.period) if before and before.total is not None else None
    return Projection(method, year, Compared(Amount(value, year.period), last), within)


def smoothed(found: Sequence[Year]) -> tuple[float, Range] | None:
    """The year so far and what exponential smoothing makes of its other parts, with an interval for the total.

    The model is seasonal from two full years on (quarters: three and a half), else a damped trend; all parts known go
    into it. None over a gap, and with fewer than ten parts.
    """
    year = found[-1]
    known = [value for each in found for _, value in each.parts]
    while known and known[0] is None:
        known.pop(0)
    values = known[: len(known) - len(year.parts) + year.done]
    numbers = [value for value in values if value is not None]
    if len(numbers) < len(values) or not all(each.period.follows(before.period) for before, each in pairwise(found)):
        return None
    season = len(year.parts)
    model: Model = "seasonal" if enough(len(numbers), "seasonal", season) else "damped trend"
    coming = ahead(numbers, season - year.done, model, season)
    if coming is None or year.total is None:
        return None
    low, high = interval(coming.futures.sum(axis=1))
    return year.total + sum(coming.values), Range(low=year.total + low, high=year.total + high)


def _projected(year: Year, so_far: float, before: Year | None, method: ProjectionMethod) -> float | None:
    if method == "straight line":
        return straight_line(so_far, year.done, len(year.parts))
    if before is None:
        return None
    last_year = [value or 0.0 for _, value in before.parts]
    if method == "last year's pattern":
        return last_years_pattern(so_far, last_year, year.done)
    return same_period_growth([value or 0.0 for _, value in year.parts[: year.done]], last_year)


def disagree(one: Projection | None, other: Projection | None) -> bool:
    """True where two projections point different ways from the year before: up 2% and down 13%."""
    if one is None or other is None:
        return False
    a, b = one.compared.difference, other.compared.difference
    return a is not None and b is not None and a * b < 0
