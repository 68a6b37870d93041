"""The years of a series: their parts, totals, and the year to date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rbaccards.measures.amounts import Amount, Compared
from rbaccards.periods.period import Calendar, Frequency, Period, parts, year_containing
from rbaccards.series import Series


@dataclass(frozen=True, slots=True)
class Year:
    """One year of a series: a value or None for each of its months or quarters, and their sum.

    `total` adds up what is there: the whole year where it is complete, the year so far where later parts are
    still to come, None where a part in between is missing.
    """

    period: Period
    parts: tuple[tuple[Period, float | None], ...]

    @property
    def done(self) -> int:
        """How many parts have a value, from the first one on without a gap."""
        values = [value for _, value in self.parts]
        return values.index(None) if None in values else len(values)

    @property
    def complete(self) -> bool:
        return self.done == len(self.parts)

    @property
    def total(self) -> float | None:
        known = [value for _, value in self.parts if value is not None]
        return sum(known) if known and len(known) == self.done else None


def years(series: Series, calendar: Calendar) -> tuple[Year, ...]:
    """The years that a monthly or quarterly series reaches, oldest first."""
    if not series.known or series.frequency not in (Frequency.MONTH, Frequency.QUARTER):
        return ()
    known = {each.period: each.value for each in series.known}
    reached = dict.fromkeys(year_containing(each, calendar) for each in sorted(known))
    return tuple(
        Year(year, tuple((part, known.get(part)) for part in parts(year, series.frequency))) for year in reached
    )


def year_to_date(series: Series, calendar: Calendar) -> Compared | None:
    """The year so far against the same months of the year before."""
    found = years(series, calendar)
    if not found or found[-1].total is None:
        return None
    now, done = found[-1], found[-1].done
    before = year_before(found)
    compared = before is not None and before.done >= done
    return Compared(_first_parts(now, done), _first_parts(before, done) if before and compared else None)


def year_before(found: Sequence[Year]) -> Year | None:
    """The year just before the last; None where the series has nothing for it."""
    return found[-2] if len(found) > 1 and found[-1].period.follows(found[-2].period) else None


def _first_parts(year: Year, count: int) -> Amount:
    taken = year.parts[:count]
    total = sum(value for _, value in taken if value is not None)
    period = Period(end=taken[-1][0].end, start=taken[0][0].start, frequency=Frequency.SPAN)
    return Amount(total, year.period if count == len(year.parts) else period)
