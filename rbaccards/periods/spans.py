"""What the stretch between two periods is called, or why it cannot be one."""

from __future__ import annotations

from rbaccards.issues import Refusal
from rbaccards.periods.period import JANUARY, Calendar, Frequency, Period, calendar_year, period_containing, span

_LONGEST_SPAN = 50
"""The longest span, in years, whose last year may be written with two digits."""


def from_to(first: Period, last: Period, calendar: Calendar) -> Period | Refusal:
    """The span between two periods of one kind; two months may turn out to enclose a quarter or half-year."""
    if first == last:
        return Refusal("C21", "starts and ends with the same period.", first.short)
    if first.frequency is not last.frequency:
        months = span(min(first.start, last.start), max(first.end, last.end), calendar)
        reason = f"joins a {first.frequency} and a {last.frequency}. Write both ends as months."
        return Refusal("C21", reason, months.short)
    if first > last:
        return Refusal("C21", "ends before it starts.", f"{last.short} to {first.short}")
    whole = span(first.start, last.end, calendar)
    return _named_months(whole, calendar) if first.frequency is Frequency.MONTH else whole


def years_from_to(first: int, second: str, calendar: Calendar) -> Period | Refusal:
    """The calendar years from one to another of two or four digits: 2015 - 17, 1998 - 01."""
    last = int(second) if len(second) == 4 else first - first % 100 + int(second)
    if last < first and len(second) == 2 and last + 100 - first <= _LONGEST_SPAN:
        last += 100
    return from_to(calendar_year(first), calendar_year(last), calendar)


def _named_months(whole: Period, calendar: Calendar) -> Period:
    """The quarter or half-year that has exactly these months, if there is one: July to September is Q2."""
    for frequency in (Frequency.QUARTER, Frequency.HALF_YEAR):
        for year in (calendar, JANUARY):
            named = period_containing(whole, frequency, year)
            if (named.start, named.end) == (whole.start, whole.end):
                return named
    return whole
