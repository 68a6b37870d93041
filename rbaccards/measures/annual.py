"""The years of a series: their parts, totals, and the year to date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rbaccards.measures.amounts import Amount, Compared
from rbaccards.measures.combine import combined
from rbaccards.periods.period import Calendar, Frequency, Period, parts, year_containing
from rbaccards.schema.measure import Combination
from rbaccards.series import Observation, Series


@dataclass(frozen=True, slots=True)
class Year:
    """One year of a series: each of its months or quarters, with what was observed or None, and how they combine."""

    period: Period
    rows: tuple[tuple[Period, Observation | None], ...]
    how: Combination = "sum"
    per: float = 1.0

    @property
    def parts(self) -> tuple[tuple[Period, float | None], ...]:
        """Every part with its value."""
        return tuple((period, row.value if row else None) for period, row in self.rows)

    @property
    def done(self) -> int:
        """How many parts have a value, from the first one on without a gap."""
        values = [value for _, value in self.parts]
        return values.index(None) if None in values else len(values)

    @property
    def complete(self) -> bool:
        return self.done == len(self.rows)

    @property
    def total(self) -> float | None:
        """What the year comes to, or the year so far; None where a part in between is missing."""
        known = sum(value is not None for _, value in self.parts)
        return self.of_first(known) if known and known == self.done else None

    def of_first(self, count: int) -> float | None:
        """The first `count` parts combined; None where one of them is missing."""
        return combined([row for _, row in self.rows[:count]], self.how, self.per)


def years(series: Series, calendar: Calendar, how: Combination = "sum", per: float = 1.0) -> tuple[Year, ...]:
    """The years that a monthly or quarterly series reaches, oldest first; none where nothing is added up."""
    if how == "last" or not series.known or series.frequency not in (Frequency.MONTH, Frequency.QUARTER):
        return ()
    known = {each.period: each for each in series.known}
    reached = dict.fromkeys(year_containing(each, calendar) for each in sorted(known))
    return tuple(
        Year(year, tuple((part, known.get(part)) for part in parts(year, series.frequency)), how, per)
        for year in reached
    )


def year_to_date(found: Sequence[Year]) -> Compared | None:
    """The year so far against the same months of the year before."""
    if not found or found[-1].total is None:
        return None
    now, done = found[-1], found[-1].done
    so_far = _first_parts(now, done)
    before = year_before(found)
    compared = before is not None and before.done >= done
    return Compared(so_far, _first_parts(before, done) if before and compared else None) if so_far else None


def year_before(found: Sequence[Year]) -> Year | None:
    """The year just before the last; None where the series has nothing for it."""
    return found[-2] if len(found) > 1 and found[-1].period.follows(found[-2].period) else None


def _first_parts(year: Year, count: int) -> Amount | None:
    first, last, value = year.rows[0][0], year.rows[count - 1][0], year.of_first(count)
    whole = count == len(year.rows)
    period = year.period if whole else Period(end=last.end, start=first.start, frequency=Frequency.SPAN)
    return None if value is None else Amount(value, period)
