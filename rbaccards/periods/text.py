"""Periods as people write them: `parse_period` reads one, or says what is wrong and what to write instead."""

from __future__ import annotations

import datetime
import re
import unicodedata
from dataclasses import replace
from functools import lru_cache

from rbaccards.issues import Refusal
from rbaccards.periods.forms import (
    MONTH_NUMBERS,
    NAME,
    YEAR,
    Reader,
    full_year,
    read_form,
    refuse,
    rows,
    span_ends,
)
from rbaccards.periods.period import APRIL, MONTH_NAMES, Calendar, Frequency, Period, month, span

_LONGEST = 80
_HYPHENS = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))
_UNAMBIGUOUS = {
    Frequency.MONTH: r"\1-\2-month",
    Frequency.FINANCIAL_YEAR: r"\1/\2",
    Frequency.SPAN: r"\1 - \2",
}
"""How 2009-10 or 2001-03 is written when it is known which of its meanings is meant."""


def parse_period(text: str, calendar: Calendar = APRIL, *, expected: Frequency | None = None) -> Period | Refusal:
    """The period a text stands for, or why it stands for none: "Q2 12/13" is July to September 2012.

    `expected`, the frequency a series is declared to have, settles what could be a month, a financial year or
    a span of years, and nothing else: 2009-10 and 2001-03.
    """
    plain = _plain(text)
    if not plain:
        return Refusal("C21", "The period is blank.")
    reading = _read(plain, calendar, expected) if len(plain) <= _LONGEST else _UNKNOWN
    if not isinstance(reading, Refusal):
        return reading
    if expected is Frequency.MONTH and (cell := _EXCEL_MONTH.fullmatch(plain)):
        reading = _excel_month(cell)
    return _finished(reading, text, calendar, expected)


def quoted(text: str) -> str:
    """The text between quotation marks, fit for a message: cut if long, nothing in it invisible."""
    shown = " ".join(text.split())
    shown = shown if len(shown) <= 40 else f"{shown[:40]}..."
    return '"' + "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in shown) + '"'


def _plain(text: str) -> str:
    """The text in lower case, with single spaces, plain hyphens and no space around a slash."""
    return re.sub(" ?/ ?", "/", " ".join(text.translate(_HYPHENS).lower().split()))


def _as_expected(plain: str, calendar: Calendar, expected: Frequency | None) -> Period | None:
    pattern = _UNAMBIGUOUS.get(expected) if expected else None
    match = re.fullmatch(f"({YEAR})-([0-9]{{2}})", plain)
    return _known(match.expand(pattern), calendar) if pattern and match else None


def _known(plain: str, calendar: Calendar) -> Period | None:
    """The period, if this is one of the forms that are read."""
    reading = read_form(plain, calendar)
    return reading if isinstance(reading, Period) else None


@lru_cache(maxsize=4096)  # a series by area repeats its periods
def _read(plain: str, calendar: Calendar, expected: Frequency | None) -> Period | Refusal:
    return _as_expected(plain, calendar, expected) or read_form(plain, calendar) or _explain(plain, calendar)


def _explain(plain: str, calendar: Calendar) -> Refusal:
    """What is wrong with a text in no known form: the first row that has something to say."""
    matches = ((pattern.fullmatch(plain), read) for pattern, read in _MISTAKES)
    found = (read(match, calendar) for match, read in matches if match)
    return next((refusal for refusal in found if refusal), _UNKNOWN)


def _finished(refusal: Refusal, text: str, calendar: Calendar, expected: Frequency | None) -> Refusal:
    """The refusal as a whole sentence, without its suggestion if that would be refused as well, or not fit."""
    suggested = _known(_plain(refusal.suggestion), calendar)
    fits = suggested is not None and expected in (None, suggested.frequency)
    suggestion = refusal.suggestion if fits else ""
    return replace(refusal, message=f"{quoted(text)} {refusal.message}", suggestion=suggestion)


_UNKNOWN = refuse("is not a period I can read. Write it like Sep 2012, Q2 2012/13, 2012/13 or 2012.")


# What Excel does to a period


def _excel_cell(match: re.Match[str], _calendar: Calendar) -> Refusal:
    if not match.string.strip("#"):
        return refuse("is what Excel shows when a column is too narrow. Widen it and save again.", code="C22")
    return refuse("is an Excel error. Mend the formula and save again.", code="C22")


def _month_and_year(match: re.Match[str], _calendar: Calendar) -> Refusal:
    """Dec-11, which Excel makes of 2011-12 and of Dec 2011 alike."""
    named = month(full_year(int(match["yy"])), MONTH_NUMBERS[match["month"]])
    return _changed_by_excel(named, f"{named.first_month[0]}-{named.first_month[1]:02}")


_EXCEL_MONTH = re.compile(rf"(?P<month>{NAME})-(?P<yy>[0-9]{{2}})")


def _excel_month(match: re.Match[str]) -> Refusal:
    """Dec-11 in a monthly series, where it can only have been Dec 2011."""
    named = month(full_year(int(match["yy"])), MONTH_NUMBERS[match["month"]])
    return refuse(f"looks like Excel changed it into a date. Write {named.short}.", named.short, "C22")


def _day_and_month(match: re.Match[str], _calendar: Calendar) -> Refusal:
    """11-Dec, which Excel makes of 11/12 and of Dec 11 alike."""
    named = month(2000 + int(match["day"]), MONTH_NUMBERS[match["month"]])
    return _changed_by_excel(named, f"{match['day']}/{named.first_month[1]:02}")


def _changed_by_excel(named: Period, typed: str) -> Refusal:
    year, number = named.first_month
    if number == (year + 1) % 100:
        reason = f'looks like Excel changed "{typed}" into a date. If it is a month, write {named.short}.'
        return refuse(reason, f"{year}/{number:02}", "C22")
    reason = f'looks like Excel changed it into a date. It could be {named.end_label} or "{typed}".'
    return refuse(reason, named.short, "C22")


def _day_number(match: re.Match[str], _calendar: Calendar) -> Refusal | None:
    """41000, the number Excel keeps for 1 April 2012; an even number of figures may be something else."""
    whole = match["whole"]
    if len(whole) == 5 and 20_000 <= int(whole) < 70_000:
        day = datetime.date(1899, 12, 30) + datetime.timedelta(int(whole))
        date = f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"
        return refuse(f"is the number Excel keeps for {date}.", month(day.year, day.month).short, "C22")
    if len(whole) in (2, 4, 6, 8) and whole == match.string:
        return None
    return refuse("is a bare number: Excel may have put it in place of a period.", code="C22")


# Other mistakes


def _short_year(match: re.Match[str], calendar: Calendar) -> Refusal | None:
    before = re.sub(" ?['’]", " ", match["before"] or "")
    named = _known(f"{before}{full_year(int(match['yy']))}", calendar)
    return refuse("needs its year in four figures.", named.short) if named else None


def _number_beside_year(match: re.Match[str], calendar: Calendar) -> Refusal | None:
    """09/2012, 2012-9 or 2012.09: a month; 13/2012: rather a financial year."""
    year, number = int(match["year"]), int(match["number"])
    if 1 <= number <= 12:
        named = month(year, number).short
        return refuse(f"looks like a month. Write {named}.", named)
    financial = _known(f"{year}/{number:02}", calendar)
    return refuse(f"is not a month: there is no month {number}.", financial.short if financial else "")


def _twelve_months(match: re.Match[str], calendar: Calendar) -> Refusal:
    end = month(int(match["year"]), MONTH_NUMBERS[match["month"]]).end
    return refuse("is twelve months. Write the first and the last.", span(end - 11, end, calendar).short)


def _ends_of_span(match: re.Match[str], calendar: Calendar) -> Refusal | None:
    """What is wrong with one end of a span, and the whole span put right if that is possible."""
    ends = span_ends(match.string)
    if not ends:
        return None
    readings = [_read(end, calendar, None) for end in ends]
    right = " to ".join(end.short if isinstance(end, Period) else end.suggestion for end in readings)
    named = _known(_plain(right), calendar)
    return refuse("is not a span I can read. Write both ends in full, without days.", right) if named else None


def _rewritten(pattern: str, reason: str) -> Reader[Refusal | None]:
    """A reader that gives the reason if the text, put right by the pattern, is a period."""

    def read(match: re.Match[str], calendar: Calendar) -> Refusal | None:
        named = _known(_plain(match.expand(pattern)), calendar)
        return refuse(reason, named.short) if named else None

    return read


def _always(reason: str) -> Reader[Refusal | None]:
    return lambda _match, _calendar: refuse(reason)


def _strange_characters(match: re.Match[str], calendar: Calendar) -> Refusal | None:
    """Full-width figures, invisible characters and the like, which look like what they are not."""
    folded = unicodedata.normalize("NFKC", match.string)
    ordinary = _plain("".join(c for c in folded if c.isprintable()))
    named = _known(ordinary, calendar) if ordinary != match.string else None
    return refuse("has unusual or invisible characters. Type it again.", named.short) if named else None


_MISTAKES = rows(
    ("#.*", _excel_cell),
    (f"(?P<month>{NAME})-(?P<yy>[0-9]{{2}})", _month_and_year),
    (f"(?P<day>[0-9]{{1,2}})-(?P<month>{NAME})", _day_and_month),
    (rf"(?P<year>{YEAR})(?:[/ -]|\.(?=[0-9]{{2}}))(?P<number>[0-9]{{1,2}})", _number_beside_year),
    (r"(?P<whole>[0-9]+)(?:\.[0-9]+)?", _day_number),
    ("([0-9]{2})-([0-9]{2})", _rewritten(r"\1/\2", "needs its first year in four figures.")),
    ("(?P<before>.*[^0-9])?(?P<yy>[0-9]{2})", _short_year),
    (f"(?P<number>[0-9]{{1,2}})[/. -](?P<year>{YEAR})", _number_beside_year),
    (f"({YEAR})([0-9]{{2}})", _rewritten(r"\1-\2-month", "runs a year and a month together.")),
    (f"({YEAR})([0-9]{{2}})", _rewritten(r"\1/\2", "runs two years together.")),
    (f"({YEAR})([0-9]{{2}})([0-9]{{2}})", _rewritten(r"\1-\2-\3", "is a date without its marks.")),
    ("(.+?)[ t][0-9]{1,2}:[0-9]{2}.*", _rewritten(r"\1", "has a time of day in it.")),
    (
        r"(.+?) ?(?:[*†‡]+|[(\[].*|[a-z]|prov.*|est.*)",
        _rewritten(r"\1", "has a note in it. Move it to the note column."),
    ),
    (f"({NAME})[ .,/_]*({YEAR})", _rewritten(r"\1 \2", "needs one space between month and year.")),
    (f"fy ?({YEAR})", _rewritten(r"fye \1", "could start or end in that year. Write both years.")),
    (
        "(.*?)(?:quarter|qtr|q) ?([1-4])(.*)",
        _rewritten(r"\1q\2\3", "has a quarter that is not written Q1 to Q4."),
    ),
    (
        f"(?:.*year|12 months|twelve months)(?: to| ending| ended)? (?P<month>{NAME}) (?P<year>{YEAR})",
        _twelve_months,
    ),
    (".+", _ends_of_span),
    (".*[^\x00-\x7f].*", _strange_characters),
    (f"(?:[0-9]{{1,2}} )?(?:{NAME})|[qh][0-9]", _always("has no year.")),
    (".*[0-9]{5,}.*", _always("has a year with too many figures: a year has four.")),
    ("[0-9]{4}", _always("is not a year between 1800 and 2199.")),
)
