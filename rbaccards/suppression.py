"""Small counts taken out of a measure's data, with those by which they could be worked out.

What is withheld is gone before anything is measured: a sum that needs it is not known, and no chart, text, file or
alternative text can tell it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from rbaccards.loaded import MeasureData
from rbaccards.measures.disclosure import Cell, withheld
from rbaccards.measures.small_counts import Parts, count_of, parts_of, whole_numbers, withheld_by_period
from rbaccards.periods.period import Period
from rbaccards.schema.measure import Measure
from rbaccards.series import Observation, Series
from rbaccards.sources.numbers import Missing


def withhold(data: MeasureData, measure: Measure, below: int) -> MeasureData:
    """The data without the counts that the public must not see.

    Primary and secondary suppression of every table by area or group, of the whole, and of the whole within the longer
    periods that are published beside it (measures/disclosure.py has the rule).
    """
    shown, hidden = data, set[Period]()
    for parts in parts_of(measure, data):
        if not whole_numbers(measure, parts.series):
            continue
        gone = defaultdict[str, set[Period]](set)
        for period, names in withheld_by_period(parts, measure, data.totals, below):
            for name in (*names.small, *names.beside):
                gone[name].add(period)
            hidden |= {period} if names.total else set()
        shown = _with(shown, parts, tuple(_without(each, gone[each.area or each.group]) for each in parts.series))
    series, totals = _of_the_whole(shown, measure, hidden, below)
    return _without_sums(replace(shown, series=series, totals=totals), measure)


def _with(data: MeasureData, parts: Parts, series: tuple[Series, ...]) -> MeasureData:
    """The data with other series in the place of these parts."""
    if parts.number is None:
        leading = next((each for each in series if each.group == data.series.group), data.series)
        return replace(data, groups=series, series=leading if data.series.group else data.series)
    return replace(data, areas=(*data.areas[: parts.number], series, *data.areas[parts.number + 1 :]))


def _without_sums(data: MeasureData, measure: Measure) -> MeasureData:
    """The data without the parts that add up to a figure for all that is withheld."""
    gone = {row.period for row in data.series.observations if row.status == "suppressed"}
    for parts in parts_of(measure, data):
        if parts.whole is not None and gone:
            data = _with(data, parts, tuple(_without(each, gone) for each in parts.series))
    return data


def _of_the_whole(data: MeasureData, measure: Measure, hidden: set[Period], below: int) -> tuple[Series, Series | None]:
    """The whole and the years beside it, without what is small or would give a withheld count away."""
    series, totals = _without(data.series, hidden), data.totals
    if not whole_numbers(measure, (series,)):
        return series, totals
    own = {row.period for row in series.known if 1 <= (count_of(row, measure) or 0) < below}
    series = _without(series, own)
    if totals is not None:
        small = {row.period for row in totals.known if 1 <= (count_of(row, measure) or 0) < below}
        totals = _without(totals, hidden | small)
    if measure.adds_up not in ("sum", "ratio"):
        return series, totals
    for period, total in _longer(data, totals, measure, series):
        rows = [row for row in data.series.observations if period.contains(row.period)]
        shown = {row.period for row in series.known}
        if {row.period for row in rows} - shown:
            cells = [
                Cell(row.period.code, count_of(row, measure) if row.period in shown | own else None) for row in rows
            ]
            names = withheld(cells, total, below)
            series = _without(series, {row.period for row in rows if row.period.code in names.beside})
            if names.total:
                series = _without(series, {row.period for row in rows})
    return series, totals


def _longer(
    data: MeasureData, totals: Series | None, measure: Measure, series: Series
) -> Iterator[tuple[Period, float | None]]:
    """The periods longer than those of the whole of which the figure for all is published, or can be added up."""
    if totals is not None:
        yield from ((row.period, count_of(row, measure)) for row in totals.known)
    for parts in parts_of(measure, data):
        if parts.whole is None:
            continue
        for period in sorted({row.period for each in parts.series for row in each.known}):
            known = [count_of(each.at(period), measure) for each in parts.series]
            if period.months > series.observations[0].period.months and None not in known:
                yield period, sum(each or 0.0 for each in known)


def _without(series: Series, periods: set[Period]) -> Series:
    """The series with the values of some periods withheld: value, counts and intervals alike."""
    if not periods:
        return series
    return replace(
        series, observations=tuple(_gone(row) if row.period in periods else row for row in series.observations)
    )


def _gone(row: Observation) -> Observation:
    """A row that says only that its count is withheld: a note could tell it."""
    return Observation(row.period, None, "suppressed", Missing.SUPPRESSED, place=row.place)
