"""Rows of a file as series: one for each area and group, in order of time, with what each row said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from rbaccards.issues import Place
from rbaccards.periods.period import Frequency, Period
from rbaccards.schema.names import Status
from rbaccards.sources.numbers import Missing


@dataclass(frozen=True, slots=True)
class Observation:
    """One row: a value, or the reason why there is none. A missing value is never zero."""

    period: Period
    value: float | None
    status: Status = "actual"
    missing: Missing | None = None
    numerator: float | None = None
    denominator: float | None = None
    lower: float | None = None
    upper: float | None = None
    note: str = ""
    restated_from: float | None = None
    """What was published before, where this value replaces it; the note says why."""
    place: Place | None = field(default=None, compare=False)
    """Where the row stands; None where it was worked out from others."""


@dataclass(frozen=True, slots=True)
class Series:
    """The observations of one indicator for the whole, or for one area or group, ordered by period."""

    observations: tuple[Observation, ...]
    area: str = ""
    group: str = ""

    @property
    def known(self) -> tuple[Observation, ...]:
        """The observations that have a value."""
        return tuple(each for each in self.observations if each.value is not None)

    @property
    def frequency(self) -> Frequency:
        return self.observations[0].period.frequency

    def at(self, period: Period) -> Observation | None:
        return next((each for each in self.observations if each.period == period), None)

    def through(self, month: int) -> Series:
        """The part of the series that begins no later than `month` (months since year 0)."""
        kept = tuple(each for each in self.observations if each.period.start <= month)
        return Series(kept, self.area, self.group)

    def has(self, status: Status) -> bool:
        return any(each.status == status for each in self.observations)


def column(series: Series, name: Literal["value", "numerator", "denominator"] = "value") -> dict[int, float | None]:
    """Numbers by the last month of their period, one place for every period from first to last: a gap is None.

    Spans may overlap (12 months to each quarter) and have no places between them.
    """
    known: dict[int, float | None] = {
        each.period.end: amount for each in series.observations if (amount := getattr(each, name)) is not None
    }
    if not known or series.frequency is Frequency.SPAN:
        return known
    step = series.observations[0].period.months
    return {end: known.get(end) for end in range(min(known), max(known) + 1, step)}


def in_order(observations: Iterable[Observation], area: str = "", group: str = "") -> Series:
    return Series(tuple(sorted(observations, key=lambda each: each.period)), area, group)


def inline(typed: Mapping[Period, float]) -> Series:
    """The series typed in a card as `values`."""
    return in_order(Observation(period, value) for period, value in typed.items())
