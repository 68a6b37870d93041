"""Periods as values: a stretch of whole months with a name, an order and neighbours.

A month is counted from year 0: September 2012 is 2012 * 12 + 8. What people write is read in `text`.
"""

from __future__ import annotations

import datetime
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

MONTH_NAMES = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


class Frequency(StrEnum):
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half-year"
    FINANCIAL_YEAR = "financial year"
    CALENDAR_YEAR = "calendar year"
    ACADEMIC_YEAR = "academic year"
    SPAN = "span"


_LENGTHS = {Frequency.MONTH: 1, Frequency.QUARTER: 3, Frequency.HALF_YEAR: 6}
YEARS = (Frequency.FINANCIAL_YEAR, Frequency.CALENDAR_YEAR, Frequency.ACADEMIC_YEAR)
_FIXED_STARTS = {Frequency.CALENDAR_YEAR: 1, Frequency.ACADEMIC_YEAR: 9}


@dataclass(frozen=True, slots=True)
class Calendar:
    """The month (1 to 12) a financial year starts in; with January, financial years are calendar years."""

    financial_start: int = 4


APRIL = Calendar()
JANUARY = Calendar(1)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """The months from `start` to `end`, both included; ordered by end, then start.

    Quarters are numbered from the month `year_starts`. It only names them: Q4 2021/22 equals Q1 2022.
    """

    end: int
    start: int
    frequency: Frequency
    year_starts: int = field(default=4, compare=False)

    @property
    def months(self) -> int:
        return self.end - self.start + 1

    @property
    def first_month(self) -> tuple[int, int]:
        """The (year, month) it starts with: (2012, 7)."""
        return _year_and_month(self.start)

    @property
    def last_month(self) -> tuple[int, int]:
        """The (year, month) it ends with: (2012, 9)."""
        return _year_and_month(self.end)

    @property
    def last_day(self) -> datetime.date:
        year, number = self.last_month
        return datetime.date(year, number, monthrange(year, number)[1])

    @property
    def label(self) -> str:
        """The name in full, for text: "September 2012", "July to September 2012", "2012/13"."""
        if self.frequency is Frequency.ACADEMIC_YEAR:
            return f"{_year_name(self.start)} academic year"
        return _in_words(self, letters=None)

    @property
    def short(self) -> str:
        """The name for tables and axes, which can be typed back: "Sep 2012", "Q2 2012/13", "2015 to 2017"."""
        if self.frequency in (Frequency.QUARTER, Frequency.HALF_YEAR):
            return f"{_part_name(self)} {_year_name(_year_start(self))}"
        if self.frequency is Frequency.ACADEMIC_YEAR:
            return f"{_year_name(self.start)} academic"
        return _in_words(self, letters=3)

    @property
    def code(self) -> str:
        """The name for files and data, which sorts by time and reads back as this period: "2012-13-q2".

        "2009-10" could be a month or a financial year, so these say which: "2009-10-month", "2009-10-year".
        """
        match self.frequency:
            case Frequency.MONTH:
                return _hyphenated(*self.first_month, kind="month")
            case Frequency.FINANCIAL_YEAR:
                first = self.first_month[0]
                return _hyphenated(first, (first + 1) % 100, kind="year")
            case Frequency.SPAN:
                return "{:04}-{:02}..{:04}-{:02}".format(*self.first_month, *self.last_month)
            case Frequency.ACADEMIC_YEAR:
                return f"{_year_code(self.start)}-academic"
            case Frequency.CALENDAR_YEAR:
                return _year_name(self.start)
            case _:
                return f"{_year_code(_year_start(self))}-{_part_name(self).lower()}"

    @property
    def end_label(self) -> str:
        """Its last month in full: "September 2012"."""
        return _month_name(self.end, letters=None)

    def shift(self, count: int) -> Period:
        """The period so many of its own lengths later, or earlier if negative: Q2 shifted by 1 is Q3."""
        return _moved(self, count * self.months)

    def next(self) -> Period:
        return self.shift(1)

    def year_before(self) -> Period:
        """The same months one year earlier, whatever its length."""
        return _moved(self, -12)

    def contains(self, other: Period) -> bool:
        return self.start <= other.start and other.end <= self.end

    def follows(self, other: Period) -> bool:
        """Whether it starts in the month after `other` ends."""
        return self.start == other.end + 1


def month(year: int, number: int) -> Period:
    """One month: month(2012, 9) is September 2012."""
    return period_containing(year * 12 + number - 1, Frequency.MONTH)


def calendar_year(year: int) -> Period:
    return period_containing(year * 12, Frequency.CALENDAR_YEAR)


def financial_year(first: int, calendar: Calendar = APRIL) -> Period:
    """The financial year that starts in the year `first`: financial_year(2012) is 2012/13."""
    return year_containing(first * 12 + calendar.financial_start - 1, calendar)


def academic_year(first: int) -> Period:
    """September to August: academic_year(2012) is the 2012/13 academic year."""
    return period_containing(first * 12 + 8, Frequency.ACADEMIC_YEAR)


def span(start: int, end: int, calendar: Calendar = APRIL) -> Period:
    """The months from `start` to `end` as a span, even where they make up a quarter or a year."""
    return Period(end, start, Frequency.SPAN, calendar.financial_start)


def period_containing(when: Period | int, frequency: Frequency, calendar: Calendar = APRIL) -> Period:
    """The period of this frequency (not a span) in which a month, or the last month of a period, lies."""
    if frequency is Frequency.FINANCIAL_YEAR and calendar == JANUARY:
        frequency = Frequency.CALENDAR_YEAR
    last = when.end if isinstance(when, Period) else when
    length = _LENGTHS.get(frequency, 12)
    start = last - (last - _FIXED_STARTS.get(frequency, calendar.financial_start) + 1) % length
    year_starts = 1 if frequency is Frequency.CALENDAR_YEAR else calendar.financial_start
    return Period(start + length - 1, start, frequency, year_starts)


def quarter_of(when: Period | int, calendar: Calendar = APRIL) -> Period:
    """The quarter in which a month, or the last month of a period, lies."""
    return period_containing(when, Frequency.QUARTER, calendar)


def year_containing(when: Period | int, calendar: Calendar = APRIL) -> Period:
    """The financial year in which a month, or the last month of a period, lies."""
    return period_containing(when, Frequency.FINANCIAL_YEAR, calendar)


def parts(whole: Period, frequency: Frequency) -> tuple[Period, ...]:
    """The periods that make up `whole`, in order: the four quarters, or the twelve months, of 2012/13."""
    first = period_containing(whole.start, frequency, Calendar(whole.year_starts))
    if first.start != whole.start or whole.months % first.months:
        raise ValueError(f"{whole.label} is not made of whole periods of one {frequency}")
    return tuple(first.shift(count) for count in range(whole.months // first.months))


def gaps(periods: Sequence[Period]) -> tuple[Period, ...]:
    """The periods missing between the first and the last; none for spans or for mixed frequencies."""
    if frequency_of(periods) in (None, Frequency.SPAN):
        return ()
    first, last, present = min(periods), max(periods), set(periods)
    steps = range((last.end - first.end) // first.months)
    return tuple(step for count in steps if (step := first.shift(count)) not in present)


def frequency_of(periods: Sequence[Period]) -> Frequency | None:
    """The one frequency that all have, or None if they differ or there are no periods."""
    frequencies = {period.frequency for period in periods}
    return frequencies.pop() if len(frequencies) == 1 else None


def reads_two_ways(first: int, second: int) -> bool:
    """Whether two numbers with a hyphen are both a month and a financial year: 2009-10 is, 2012-13 is not."""
    return 1 <= second <= 12 and second == (first + 1) % 100


def _moved(period: Period, months: int) -> Period:
    return replace(period, end=period.end + months, start=period.start + months)


def _year_and_month(index: int) -> tuple[int, int]:
    return index // 12, index % 12 + 1


def _month_name(index: int, letters: int | None) -> str:
    year, number = _year_and_month(index)
    return f"{MONTH_NAMES[number - 1][:letters]} {year}"


def _year_name(start: int) -> str:
    """The name of the year that starts in this month: "2012" in January, otherwise "2012/13"."""
    year, number = _year_and_month(start)
    return f"{year}" if number == 1 else f"{year}/{(year + 1) % 100:02}"


def _year_code(start: int) -> str:
    return _year_name(start).replace("/", "-")


def _year_start(part: Period) -> int:
    """The first month of the year by which a quarter or half-year is named."""
    return part.start - (part.start - part.year_starts + 1) % 12


def _part_name(part: Period) -> str:
    """ "Q2" or "H1"."""
    number = (part.start - _year_start(part)) // part.months + 1
    return f"{part.frequency[0].upper()}{number}"


def _hyphenated(first: int, second: int, kind: str) -> str:
    plain = f"{first}-{second:02}"
    return f"{plain}-{kind}" if reads_two_ways(first, second) else plain


def _in_words(period: Period, letters: int | None) -> str:
    """A year by its number, years by the first and the last, otherwise the first and the last month."""
    whole_years = period.start % 12 in (0, period.year_starts - 1) and period.months % 12 == 0
    if period.frequency in (Frequency.CALENDAR_YEAR, Frequency.FINANCIAL_YEAR):
        return _year_name(period.start)
    if whole_years and period.months > 12:
        return f"{_year_name(period.start)} to {_year_name(period.end - 11)}"
    first, last = _month_name(period.start, letters), _month_name(period.end, letters)
    if period.months == 1:
        return last
    same_year = period.first_month[0] == period.last_month[0]
    return f"{first.split()[0] if same_year else first} to {last}"
