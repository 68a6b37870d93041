"""The forms in which a period is read, one row each. Dates are day first, always.

Text arrives in lower case, with single spaces and plain hyphens. The message of a refusal made here goes on
from the quoted text: "2012/15" + "is not one financial year."
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from typing import TypeVar

from rbaccards.issues import Refusal
from rbaccards.periods.period import (
    APRIL,
    JANUARY,
    MONTH_NAMES,
    Calendar,
    Frequency,
    Period,
    academic_year,
    calendar_year,
    financial_year,
    month,
    parts,
    reads_two_ways,
    span,
    year_containing,
)
from rbaccards.periods.spans import from_to, years_from_to

MONTH_NUMBERS = {
    **{name.lower(): number for number, name in enumerate(MONTH_NAMES, start=1)},
    **{name[:3].lower(): number for number, name in enumerate(MONTH_NAMES, start=1)},
    "sept": 9,
}
NAME = "|".join(MONTH_NUMBERS)
YEAR = "(?:1[89]|2[01])[0-9]{2}"

_Y = f"(?P<year>{YEAR})"
_M = f"(?P<month>{NAME})"
_MM = "0[1-9]|1[0-2]"
_FIRST_SECOND = f"(?P<first>{YEAR})-(?P<second>[0-9]{{2}})"
_FINANCIAL = f"(?P<first>{YEAR}|[0-9]{{2}}(?=/[0-9]{{2}}(?![0-9])))[/-](?P<second>{YEAR}|[0-9]{{2}})"
_PART = "(?P<kind>[qh])(?P<number>[0-9]{1,2})"

Reading = Period | Refusal
_Answer = TypeVar("_Answer")
Reader = Callable[[re.Match[str], Calendar], _Answer]


def rows(*table: tuple[str, Reader[_Answer]]) -> tuple[tuple[re.Pattern[str], Reader[_Answer]], ...]:
    """The rows of a table with their patterns compiled."""
    return tuple((re.compile(pattern), read) for pattern, read in table)


def read_form(plain: str, calendar: Calendar) -> Reading | None:
    """The period, a refusal if the form is known but says something impossible, None if it is not known."""
    return _first_reading(_NAMED + _DATES + _STRETCHES, plain, calendar) or _read_span(plain, calendar)


def span_ends(plain: str) -> tuple[str, str] | None:
    """The two ends of a text such as "a to b", "a - b" or "a-b", or None."""
    for separator in (" to ", " - ", "-"):
        first, _, last = plain.partition(separator)
        if first and last:
            return None if separator in last else (first, last)
    return None


def full_year(two_digits: int) -> int:
    """The year meant by two digits, 1970 to 2069: 12 is 2012."""
    return two_digits + (2000 if two_digits < 70 else 1900)


def refuse(reason: str, suggestion: str = "", code: str = "C21") -> Refusal:
    return Refusal(code, reason, suggestion)


def _first_reading(
    table: tuple[tuple[re.Pattern[str], Reader[Reading]], ...], plain: str, calendar: Calendar
) -> Reading | None:
    matches = ((pattern.fullmatch(plain), read) for pattern, read in table)
    return next((read(match, calendar) for match, read in matches if match), None)


def _read_span(plain: str, calendar: Calendar) -> Reading | None:
    """The span between two periods that are each written in full, or None."""
    first, last = (_first_reading(_NAMED, end, calendar) for end in span_ends(plain) or ("", ""))
    if not isinstance(first, Period) or not isinstance(last, Period):
        return None
    return None if Frequency.SPAN in (first.frequency, last.frequency) else from_to(first, last, calendar)


# Months and dates


def _month(match: re.Match[str], _calendar: Calendar) -> Period:
    return month(int(match["year"]), _month_number(match["month"]))


def _month_number(written: str) -> int:
    return MONTH_NUMBERS.get(written) or int(written)


def _date(match: re.Match[str], _calendar: Calendar) -> Reading:
    """The month in which a date lies, once the date is known to exist."""
    year, number, day = int(match["year"]), _month_number(match["month"]), int(match["day"])
    if (year, day) == (1900, 0):
        return refuse("is how Excel shows an empty or zero cell as a date.", code="C22")
    if number > 12 and 1 <= day <= 12 and number <= monthrange(year, day)[1]:
        day_first = f"{number:02}/{day:02}/{year}"
        return refuse(f"has the month first. Write the day first: {day_first}.", day_first)
    if not 1 <= number <= 12:
        return refuse(f"is not a date: there is no month {number}.")
    period = month(year, number)
    if not 1 <= day <= period.last_day.day:
        named = period.end_label if (day, number) == (29, 2) else MONTH_NAMES[number - 1]
        return refuse(f"is not a date: {day} {named} does not exist.", period.short)
    return period


# Years and their parts


def _hyphenated(match: re.Match[str], calendar: Calendar) -> Reading:
    """What 2012-09 (a month), 2012-13 (a financial year) or 2015-17 (a span) stands for."""
    first, second = int(match["first"]), int(match["second"])
    if reads_two_ways(first, second):
        named, year = month(first, second), f"{first}/{second:02}"
        reason = f"could be {named.end_label} or the financial year {year}. Write {named.short} or {year}."
        return refuse(reason, named.short if calendar == JANUARY else year)
    if 1 <= second <= 12:
        return month(first, second)
    if second == (first + 1) % 100:
        return _financial_year(match, calendar)
    return _year_span(match, calendar)


def _financial_year(match: re.Match[str], calendar: Calendar) -> Reading:
    first = _first_of_two(match["first"], match["second"])
    if isinstance(first, int) and calendar == JANUARY:
        return refuse(f"spans two years, but here a year starts in January. Write {first}.", f"{first}")
    return financial_year(first, calendar) if isinstance(first, int) else first


def _academic_year(match: re.Match[str], _calendar: Calendar) -> Reading:
    first = _first_of_two(match["first"], match["second"])
    return academic_year(first) if isinstance(first, int) else first


def _first_of_two(written: str, second: str) -> int | Refusal:
    """The first of two years that follow each other: 2012 for 2012/13, 12/13 and 2012/2013."""
    first = int(written) if len(written) == 4 else full_year(int(written))
    if str(first + 1).endswith(second):
        return first
    if named := _month_in(written, second):
        return refuse(f"is not a financial year. If it is a month, write {named.short}.", named.short)
    several = years_from_to(first, second, APRIL)
    advice = f" For several years, write {several.short}." if isinstance(several, Period) else ""
    reason = f"is not one financial year: after {first} comes {first + 1}.{advice}"
    return refuse(reason, f"{first}/{(first + 1) % 100:02}")


def _month_in(first: str, second: str) -> Period | None:
    """The month that someone may have meant by 2012/09 or 09/12."""
    if len(first) == len(second) == 2 and 1 <= int(first) <= 12:
        return month(full_year(int(second)), int(first))
    return month(int(first), int(second)) if len(first) == 4 and 1 <= int(second) <= 12 else None


def _calendar_year(match: re.Match[str], _calendar: Calendar) -> Period:
    return calendar_year(int(match["year"]))


def _year_ending(match: re.Match[str], calendar: Calendar) -> Period:
    """The financial year that ends in a year: FYE 2013 is 2012/13."""
    return year_containing(int(match["year"]) * 12 + (calendar.financial_start - 2) % 12, calendar)


def _part_of_financial_year(match: re.Match[str], calendar: Calendar) -> Reading:
    return _part(match, _financial_year(match, calendar))


def _part_of_calendar_year(match: re.Match[str], calendar: Calendar) -> Reading:
    return _part(match, _calendar_year(match, calendar))


def _part(match: re.Match[str], year: Reading) -> Reading:
    """The quarter or half-year of that number in a year."""
    kind, number = match["kind"], int(match["number"])
    if isinstance(year, Refusal):
        return refuse(year.message, f"{kind.upper()}{number} {year.suggestion}")
    choices = parts(year, Frequency.QUARTER if kind == "q" else Frequency.HALF_YEAR)
    if not 1 <= number <= len(choices):
        return refuse(f"cannot be right: a year has {kind.upper()}1 to {kind.upper()}{len(choices)}.")
    return choices[number - 1]


# Spans


def _year_span(match: re.Match[str], calendar: Calendar) -> Reading:
    return years_from_to(int(match["first"]), match["second"], calendar)


def _spaced_years(match: re.Match[str], calendar: Calendar) -> Reading:
    """The span 2015 - 17; but 2012 - 13 may be a financial year with spaces."""
    first = int(match["first"])
    if not str(first + 1).endswith(match["second"]):
        return _year_span(match, calendar)
    year, both = f"{first}/{(first + 1) % 100:02}", f"{first} to {first + 1}"
    reason = f"could be one financial year or two calendar years. Write {year} or {both}."
    return refuse(reason, both if calendar == JANUARY else year)


def _full_years(match: re.Match[str], calendar: Calendar) -> Reading:
    """The financial year 2012-2013, or the span 2012-2015."""
    consecutive = int(match["second"]) == int(match["first"]) + 1
    return _financial_year(match, calendar) if consecutive else _year_span(match, calendar)


def _months_of_one_year(match: re.Match[str], calendar: Calendar) -> Reading:
    """The months of "July to September 2012", where the year is written once."""
    year = int(match["year"])
    first, last = month(year, MONTH_NUMBERS[match["from"]]), month(year, MONTH_NUMBERS[match["to"]])
    if first > last:
        reason = "crosses a new year, so both months need their year."
        return refuse(reason, f"{first.year_before().short} to {last.short}")
    return from_to(first, last, calendar)


def _span_of_months(match: re.Match[str], calendar: Calendar) -> Reading:
    """The span of a code, to the letter: 2011-10..2012-09."""
    start, end = (int(match[y]) * 12 + int(match[m]) - 1 for y, m in (("y1", "m1"), ("y2", "m2")))
    return span(start, end, calendar) if start <= end else refuse("ends before it starts.")


_NAMED = rows(
    (f"{_M}[ -]{_Y}", _month),
    (f"{_Y} {_M}", _month),
    (f"{_Y}-(?P<month>{_MM})-month", _month),
    (_FIRST_SECOND, _hyphenated),
    (_Y, _calendar_year),
    (f"(?P<first>{YEAR})-(?P<second>{YEAR})", _full_years),
    (f"(?:fy )?{_FINANCIAL}", _financial_year),
    (f"{_FIRST_SECOND}-year", _financial_year),
    (f"fye {_Y}", _year_ending),
    (f"{_PART}[ -]{_FINANCIAL}", _part_of_financial_year),
    (f"{_FINANCIAL}[ -]?{_PART}", _part_of_financial_year),
    (f"{_PART}[ -]{_Y}", _part_of_calendar_year),
    (f"{_Y}[ -]?{_PART}", _part_of_calendar_year),
    (f"(?:ay|academic|academic year) {_FINANCIAL}", _academic_year),
    (f"{_FINANCIAL}[ -]academic(?: year)?", _academic_year),
)

_DATES = rows(
    (f"(?P<day>[0-9]{{1,2}})(?P<sep>[/.-])(?P<month>[0-9]{{1,2}})(?P=sep){_Y}", _date),
    (f"(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?[ -]{_M}[ -]{_Y}", _date),
    (f"{_Y}-(?P<month>[0-9]{{2}})-(?P<day>[0-9]{{2}})", _date),
)

_STRETCHES = rows(
    (f"(?P<first>{YEAR}) - (?P<second>{YEAR}|[0-9]{{2}})", _spaced_years),
    (f"(?P<first>{YEAR}) to (?P<second>{YEAR}|[0-9]{{2}})", _year_span),
    (f"(?P<from>{NAME})(?: to | - |-)(?P<to>{NAME}) {_Y}", _months_of_one_year),
    (rf"(?P<y1>{YEAR})-(?P<m1>{_MM})\.\.(?P<y2>{YEAR})-(?P<m2>{_MM})", _span_of_months),
)
