"""Twelve months combined, at the end of every month or quarter."""

from __future__ import annotations

from rbaccards.measures.amounts import Amount, Compared
from rbaccards.measures.combine import running
from rbaccards.periods.period import Frequency, Period
from rbaccards.schema.measure import Combination
from rbaccards.series import Series

YEAR = 12


def rolling_year(series: Series, how: Combination = "sum", per: float = 1.0) -> tuple[Amount, ...]:
    """The 12 months to the end of each period combined, oldest first.

    This needs all the 12 months (or 4 quarters): one missing value leaves out every total it is part of.
    Spans may overlap, so only those of 12 months give totals: themselves.
    """
    if not series.known:
        return ()
    step = series.observations[0].period.months
    if YEAR % step or (series.frequency is Frequency.SPAN and step != YEAR):
        return ()
    totals = running(series, YEAR // step, how, per)
    return tuple(Amount(total, _year_to(end)) for end, total in totals.items())


def last_12_months(series: Series, how: Combination = "sum", per: float = 1.0) -> Compared | None:
    """The 12 months to the end of the series against the 12 before; None where they are not all there."""
    found = {total.period.end: total for total in rolling_year(series, how, per)}
    if not found or max(found) != series.known[-1].period.end:
        return None
    end = max(found)
    return Compared(found[end], found.get(end - YEAR))


def _year_to(end: int) -> Period:
    return Period(end=end, start=end - YEAR + 1, frequency=Frequency.SPAN)
