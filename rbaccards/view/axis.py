"""Labels of a time axis: as many as fit, the year under the first and under each new year."""

from __future__ import annotations

from collections.abc import Sequence

from rbaccards.charts.spec import Tick
from rbaccards.periods.period import YEARS, Period

MOST_TICKS = 8
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_STRIDES = (1, 3, 6, 12, 24, 36, 60, 120)


def month_ticks(first: int, last: int, step: int) -> tuple[Tick, ...]:
    """Ticks from month `first` to `last` (months since year 0), counted back from the last."""
    stride = next((s for s in _STRIDES if s >= step and (last - first) / s < MOST_TICKS), last - first or 1)
    at = range(last, first - 1, -stride)
    ticks: list[Tick] = []
    year = None
    for month in reversed(at):
        show = month // 12 != year
        ticks.append(Tick(month, _MONTHS[month % 12], str(month // 12) if show else ""))
        year = month // 12
    return tuple(ticks)


def year_ticks(periods: Sequence[Period], review_end: int) -> tuple[Tick, ...]:
    """A tick a year; the last says how far it goes where the year is not over."""
    stride = -(-len(periods) // MOST_TICKS)
    shown = periods[::-1][::stride][::-1]
    return tuple(
        Tick(each.end, each.short, f"to {_MONTHS[review_end % 12]}" if each.end > review_end else "") for each in shown
    )


def ticks_for(periods: Sequence[Period], review_end: int) -> tuple[Tick, ...]:
    """Ticks under the periods of a series."""
    if periods[0].frequency in YEARS:
        return year_ticks(periods, review_end)
    return month_ticks(periods[0].end, periods[-1].end, periods[0].months)
