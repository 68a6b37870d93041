"""A series in the terms of its card: ratios worked out, running totals taken apart, shorter periods combined."""

from __future__ import annotations

from dataclasses import replace

from rbaccards.measures.amounts import Amount, Compared
from rbaccards.measures.combine import combined, per_of, ratio
from rbaccards.measures.rating import ALMOST_NOTHING
from rbaccards.periods.period import Calendar, Frequency, Period, parts, period_containing, year_containing
from rbaccards.schema.measure import Combination, Measure
from rbaccards.schema.names import Status
from rbaccards.series import Observation, Series

_LEAST_CERTAIN: tuple[Status, ...] = ("illustrative", "estimated", "provisional")


def aligned(series: Series, measure: Measure, calendar: Calendar) -> Series:
    """The series as its measure is to be read."""
    per = per_of(measure)
    if measure.adds_up == "ratio":
        series = worked_out(series, per)
    if measure.covers == "year so far":
        series = increments(series, calendar)
    if measure.shown_by is None or not series.observations:
        return series
    return by_longer(series, measure.shown_by, measure.adds_up, per, calendar)


def worked_out(series: Series, per: float) -> Series:
    """The series with a value wherever there is a numerator and a denominator; a value in the file stays."""
    return replace(
        series,
        observations=tuple(
            replace(each, value=ratio(each.numerator, each.denominator, per)) if each.value is None else each
            for each in series.observations
        ),
    )


def increments(series: Series, calendar: Calendar) -> Series:
    """Running totals from the start of each financial year as what each period added: 100, 230, 340 give 100, 130, 110.

    Where the period before is missing, so is the increment.
    """
    found = []
    for each in series.observations:
        year = year_containing(each.period, calendar)
        if each.period.start == year.start:
            found.append(each)
            continue
        before = series.at(each.period.shift(-1))
        found.append(replace(each, value=_added(each, before), lower=None, upper=None))
    return replace(series, observations=tuple(found))


def _added(now: Observation, before: Observation | None) -> float | None:
    if now.value is None or before is None or before.value is None:
        return None
    return Compared(Amount(now.value, now.period), Amount(before.value, before.period)).difference


def by_longer(series: Series, frequency: Frequency, how: Combination, per: float, calendar: Calendar) -> Series:
    """Months as quarters, or quarters as years; a longer period whose parts are not all there has no value."""
    wholes = dict.fromkeys(period_containing(each.period, frequency, calendar) for each in series.observations)
    return replace(series, observations=tuple(_whole(series, each, how, per) for each in wholes))


def disagreeing(series: Series, totals: Series, how: Combination, per: float) -> tuple[tuple[Observation, float], ...]:
    """The years whose own value is not what their months or quarters make, with what they do make.

    Only years whose parts are all there can be compared; half a unit of the last decimal is no difference.
    """
    found = []
    for year in totals.known:
        made = combined([series.at(each) for each in parts(year.period, series.frequency)], how, per)
        if made is not None and year.value is not None and not rounds_to(made, year.value):
            found.append((year, made))
    return tuple(found)


def rounds_to(exact: float, written: float) -> bool:
    """Whether a number is what another one rounds to at the decimals that one was written with."""
    decimals = len(repr(float(written)).partition(".")[2].rstrip("0"))
    return bool(abs(written - exact) <= 0.5 * 10.0**-decimals + ALMOST_NOTHING)


def _whole(series: Series, period: Period, how: Combination, per: float) -> Observation:
    inside = [series.at(each) for each in parts(period, series.frequency)]
    known = [each for each in inside if each is not None]
    statuses = {each.status for each in known}
    numerators = [each.numerator for each in known if each.numerator is not None]
    denominators = [each.denominator for each in known if each.denominator is not None]
    whole = len(known) == len(inside)
    return Observation(
        period,
        combined(inside, how, per),
        next((status for status in _LEAST_CERTAIN if status in statuses), "actual"),
        numerator=sum(numerators) if whole and len(numerators) == len(inside) else None,
        denominator=sum(denominators) if whole and len(denominators) == len(inside) else None,
    )
