"""A measure by area: one table for each breakdown that the card declares, and where its parts do not make the whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rbaccards.loaded import MeasureData
from rbaccards.measure_words import is_percentage
from rbaccards.measures.amounts import Amount, Compared
from rbaccards.measures.areas import AreaTable, Mismatch, area_table, mismatches
from rbaccards.measures.combine import over, per_of
from rbaccards.periods.period import Period
from rbaccards.schema.measure import Measure
from rbaccards.schema.measure_parts import Breakdown as DeclaredBreakdown
from rbaccards.series import Series


@dataclass(frozen=True, slots=True)
class Breakdown:
    """The areas of one breakdown, and where they do not add up."""

    number: int
    """Its place among the breakdowns of the card, from 0."""
    declared: DeclaredBreakdown
    table: AreaTable
    mismatches: tuple[Mismatch, ...]
    before_estimated: bool
    """True where the values of the year before are estimates."""

    @property
    def by(self) -> str:
        return self.declared.by


def read_breakdowns(measure: Measure, data: MeasureData, series: Series, review: Period) -> tuple[Breakdown, ...]:
    """The breakdowns that have values, each for the last period of its areas.

    `series` is the whole, from after the last break; areas after the end of the review period are left aside.
    """
    found = []
    for number, (declared, areas) in enumerate(zip(measure.breakdown, data.areas, strict=True)):
        until = tuple(each.through(review.end) for each in areas)
        latest = max((each.known[-1].period for each in until if each.known), default=None)
        if latest is None:
            continue
        # shares of the people in each area do not add up to the share for all of them
        whole = None if is_percentage(measure) else _whole(series, latest, measure)
        table = area_table(until, whole, declared.show, declared.of)
        if table is not None:
            wrong = mismatches(until, whole, declared.of)
            estimated = _estimated(until, latest.year_before())
            found.append(Breakdown(number, declared, table, wrong, estimated))
    return tuple(found)


def _estimated(areas: Sequence[Series], period: Period) -> bool:
    return any(each is not None and each.status == "estimated" for each in (area.at(period) for area in areas))


def _whole(series: Series, period: Period, measure: Measure) -> Compared | None:
    """The indicator itself over `period`, and over the same period a year before."""
    now, before = _over(series, period, measure), _over(series, period.year_before(), measure)
    return Compared(now, before) if now else None


def _over(series: Series, period: Period, measure: Measure) -> Amount | None:
    value = over(series, period, measure.adds_up, per_of(measure))
    return None if value is None else Amount(value, period)
