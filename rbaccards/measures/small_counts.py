"""The counts of a measure that are too small for the public, in every table that its files give."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rbaccards.loaded import MeasureData
from rbaccards.measure_words import POUND_UNITS, is_percentage
from rbaccards.measures.combine import over, per_of
from rbaccards.measures.disclosure import Cell, Withheld, withheld
from rbaccards.periods.period import Period
from rbaccards.schema.measure import Measure
from rbaccards.series import Observation, Series
from rbaccards.words import plural


@dataclass(frozen=True, slots=True)
class Parts:
    """The areas or groups of a measure; `whole` is None where it is not published, or has other parts too."""

    noun: str
    series: tuple[Series, ...]
    whole: Series | None
    number: int | None = None
    """The place of the breakdown among those of the measure; None for groups."""


def parts_of(measure: Measure, data: MeasureData) -> Iterator[Parts]:
    """The tables of a measure that break it down."""
    whole = None if data.series.group else data.series
    for number, (declared, areas) in enumerate(zip(measure.breakdown, data.areas, strict=False)):
        complete = declared.of is None or declared.of == len(areas)
        yield Parts(plural(declared.by), areas, whole if complete else None, number)
    if data.groups:
        yield Parts("groups", data.groups, whole)


def withheld_by_period(
    parts: Parts, measure: Measure, totals: Series | None, below: int
) -> Iterator[tuple[Period, Withheld]]:
    """Each period with something to withhold, latest first."""
    for period in sorted({row.period for each in parts.series for row in each.observations}, reverse=True):
        alike = [each for each in parts.series if each.frequency is period.frequency]
        rows = [(each.area or each.group, each.at(period)) for each in alike]
        cells = [Cell(name, count_of(row, measure)) for name, row in rows]
        names = withheld(cells, _total(parts.whole, totals, cells, period, measure), below)
        if names != Withheld():
            yield period, names


def count_of(row: Observation | None, measure: Measure) -> float | None:
    """How many people or things a row counts: its numerator where it is a rate, else its value; None where neither."""
    if row is None:
        return None
    if row.numerator is not None:
        return row.numerator
    return row.value if counts(measure) else None


def counts(measure: Measure) -> bool:
    """Whether the values of a measure are counts: no shares, money, rates or means."""
    if is_percentage(measure) or measure.unit.lower() in POUND_UNITS or " per " in f" {measure.unit} ":
        return False
    return measure.adds_up not in ("ratio", "mean")


def whole_numbers(measure: Measure, parts: Sequence[Series]) -> bool:
    """Whether all counts of a table are whole numbers; others are no counts, whatever their unit."""
    found = [count_of(row, measure) for each in parts for row in each.known]
    return all(each is None or float(each).is_integer() for each in found)


def _total(
    whole: Series | None, totals: Series | None, cells: Sequence[Cell], period: Period, measure: Measure
) -> float | None:
    """The published figure for all parts in a period, None where it is the sum of other parts than these."""
    found = _counted(whole, period, measure) if whole else None
    if found is None and totals is not None:
        found = count_of(totals.at(period), measure)
    known = [cell.count for cell in cells]
    overlap = None not in known and found != sum(each or 0.0 for each in known)
    return None if overlap else found


def _counted(whole: Series, period: Period, measure: Measure) -> float | None:
    """What the whole counts in a period, added up from shorter ones where it must be."""
    if counts(measure):
        return over(whole, period, measure.adds_up, per_of(measure))
    inside = [each.numerator for each in whole.known if period.contains(each.period)]
    same = count_of(whole.at(period), measure)
    return (
        same if same is not None else (sum(each or 0.0 for each in inside) if inside and None not in inside else None)
    )
