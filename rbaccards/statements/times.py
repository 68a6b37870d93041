"""The times that a text names, and how: in a period, up to a month, a year before."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from rbaccards.periods.forms import MONTH_NUMBERS
from rbaccards.periods.mentions import MONTH
from rbaccards.periods.period import Calendar, Frequency, Period, quarter_of, year_containing
from rbaccards.periods.text import parse_period
from rbaccards.statements.find import NUMBER_WORDS, WORDS


class Sort(StrEnum):
    AT = "at"
    """In a period."""
    UNTIL = "until"
    """By the end of a month."""
    SO_FAR = "so far"
    """Since the financial year began."""
    SINCE = "since"
    """Since the month in which the financial year began: its months so far, or what it began with."""
    FROM_TO = "from ... to"
    """Over some months, or from the first of them to the last."""
    YEAR_BEFORE = "year before"
    """A year before whatever is spoken of."""
    WITHIN_A_YEAR = "within a year"
    """From a year before until now."""
    BEFORE = "before"
    """The time before whatever is spoken of."""
    UNKNOWN = "unknown"
    """A time that no figure is known to be for: a day, this summer."""


@dataclass(frozen=True, slots=True)
class When:
    """A time named at `start` to `end` of a text; `first` and `last` are its months (0 where they are not known)."""

    start: int
    end: int
    sort: Sort
    first: int = 0
    last: int = 0


@dataclass(frozen=True, slots=True)
class Moment:
    """What "this year" and a month without its year are understood from."""

    review: Period
    calendar: Calendar


Months = tuple[int, int]
Reader = Callable[[re.Match[str], Moment], tuple[Sort, Months] | None]

_JUST_AFTER = 3
"""So many months after the review period a card may still be written."""
_YEAR = r"(?:19|20)\d\d"
_FINANCIAL = rf"{_YEAR}[/–-]\d\d(?:\d\d)?(?![\d/])"
_END = r"(?:the\s)?(?:very\s)?end\sof\s"
_DAY = r"(?:\d{1,2}(?:st|nd|rd|th)?\s)?"
_LENGTH = rf"(?:rolling\s)?(?P<length>(?:\d{{1,2}}|{NUMBER_WORDS})(?=[\s-]months?\b)|year|quarter)(?:[\s-]months?)?"
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}


def find_times(text: str, moment: Moment) -> Iterator[When]:
    """The times named in a text, in their order."""
    for match in _TIMES.finditer(text):
        if match["month"] and match[0].islower():  # may and march are words too
            continue
        read = _READERS[match.lastgroup or ""]
        found = read(_PATTERNS[match.lastgroup or ""].fullmatch(match[0]) or match, moment)
        sort, (first, last) = found or (Sort.UNKNOWN, (0, 0))
        yield When(*match.span(), sort, first, last)


def _months_to(match: re.Match[str], moment: Moment) -> tuple[Sort, Months] | None:
    """So many months that end with one: "the 12 months to September 2012"."""
    end, length = _month(match["month"], match["year"], moment), match["length"].lower()
    months = {"year": 12, "quarter": 3}.get(length) or WORDS.get(length) or int(length)
    return Sort.AT, (end - months + 1, end)


def _span(match: re.Match[str], moment: Moment) -> tuple[Sort, Months] | None:
    last = _month(match["to"], match["year"], moment)
    if match["from_year"]:
        first = _month(match["from"], match["from_year"], moment)
    else:
        first = last - (last - _number(match["from"]) + 1) % 12
    return (Sort.FROM_TO if match["ends"] else Sort.AT, (first, last)) if first < last else None


def _quarter(match: re.Match[str], moment: Moment) -> tuple[Sort, Months] | None:
    number = match["number"] or str(_ORDINALS.get((match["nth"] or "").lower(), ""))
    year = match["of"] or year_containing(moment.review, moment.calendar).short
    return _parsed(f"Q{number} {year}", moment)


def _named(match: re.Match[str], moment: Moment) -> tuple[Sort, Months] | None:
    return _parsed(match[0].replace("–", "-"), moment)


def _month_alone(match: re.Match[str], moment: Moment) -> tuple[Sort, Months] | None:
    """A month; without its year one shortly after the review period may be the one to come."""
    if not match["year"] and 0 < (_number(match["month"]) - 1 - moment.review.end) % 12 <= _JUST_AFTER:
        return None
    month = _month(match["month"], match["year"], moment)
    sort = Sort.UNTIL if match["by"] else Sort.AT
    return sort, (month, month)


def _since(match: re.Match[str], moment: Moment) -> tuple[Sort, Months] | None:
    start = year_containing(moment.review, moment.calendar).start
    return (Sort.SINCE, (start, moment.review.end)) if start % 12 + 1 == _number(match["month"]) else None


def _so_far(_match: re.Match[str], moment: Moment) -> tuple[Sort, Months] | None:
    return Sort.SO_FAR, (year_containing(moment.review, moment.calendar).start, moment.review.end)


def _this_quarter(_match: re.Match[str], moment: Moment) -> tuple[Sort, Months] | None:
    quarter = quarter_of(moment.review, moment.calendar)
    return Sort.AT, (quarter.start, quarter.end)


def _sort(sort: Sort) -> Reader:
    return lambda _match, _moment: (sort, (0, 0))


def _parsed(text: str, moment: Moment) -> tuple[Sort, Months] | None:
    found = parse_period(text, moment.calendar, expected=Frequency.FINANCIAL_YEAR)
    return (Sort.AT, (found.start, found.end)) if isinstance(found, Period) else None


def _number(month: str) -> int:
    return MONTH_NUMBERS[month.lower()]


def _month(name: str, year: str | None, moment: Moment) -> int:
    """The month, counted from year 0; without its year the last one that the review period has reached."""
    number = _number(name)
    if year:
        return int(year) * 12 + number - 1
    return moment.review.end - (moment.review.end - number + 1) % 12


_SAME = r"(?:the\s)?(?:same|corresponding|equivalent)\s(?:period|quarter|month|months|time|point|half)\s"
_TABLE: tuple[tuple[str, str, Reader], ...] = (
    (
        "months_to",
        rf"(?:(?:in|over|within|during|for)\s)?(?:(?:the|last|latest)\s){{0,2}}{_LENGTH}\s(?:up\s)?(?:to|ending|ended|until)\s(?:in\s)?(?:{_END})?{_DAY}"
        rf"(?P<month>{MONTH})(?:\s(?P<year>{_YEAR}))?",
        _months_to,
    ),
    (
        "span",
        rf"(?P<ends>between\s|(?:from\s)?(?={MONTH}(?:\s{_YEAR})?(?:\s(?:to|until)\s|\s?[-–]\s?)))"
        rf"(?P<from>{MONTH})(?:\s(?P<from_year>{_YEAR}))?(?:\s(?:to|and|until)\s|\s?[-–]\s?)(?:{_END})?(?P<to>{MONTH})"
        rf"(?:\s(?P<year>{_YEAR}))?",
        _span,
    ),
    (
        "day",
        rf"\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?(?:{MONTH})(?:\s{_YEAR})?|\d{{1,2}}/\d{{1,2}}/\d{{2,4}}",
        _sort(Sort.UNKNOWN),
    ),
    ("since", rf"since\s(?P<month>{MONTH})(?!\s(?:19|20)\d\d)", _since),
    (
        "month",
        rf"(?P<by>(?:by|to|until)\s(?:{_END})?|(?:at\s)?{_END})?(?P<month>{MONTH})(?:\s(?P<year>{_YEAR}))?",
        _month_alone,
    ),
    (
        "quarter",
        rf"(?:(?:quarter|Q)\s?(?P<number>[1-4])|(?P<nth>first|second|third|fourth)\squarter)"
        rf"(?:,?\s(?:of\s)?(?P<of>{_FINANCIAL}|{_YEAR}))?(?!\d)",
        _quarter,
    ),
    ("named", rf"{_FINANCIAL}|{_YEAR}", _named),
    (
        "so_far",
        r"so\sfar\sthis\syear|(?:the\s)?year[\s-]to[\s-]date|this\syear(?:\sso\sfar)?|the\syear\sso\sfar",
        _so_far,
    ),
    ("this_quarter", r"(?:in\s)?(?:this|the)\squarter(?:\sunder\sreview)?", _this_quarter),
    (
        "year_before",
        rf"{_SAME}(?:of\s)?(?:the\s)?(?:last\syear|year\sbefore|previous\syear|a\syear\s(?:before|earlier|ago))"
        r"|(?:the\s|a\s)?(?:year\s(?:before|earlier|ago)|previous\syear)|last\syear|(?:the\s)?(?:12|twelve)\smonths\s(?:before|earlier|ago)",
        _sort(Sort.YEAR_BEFORE),
    ),
    (
        "within",
        r"(?:in|over|within|during)\s(?:a|the|one|the\s(?:last|past))\syear(?!\s(?:up\s)?(?:to|ending|ended|until)\b)"
        r"|year[\s-]on[\s-]year|in\s(?:12|twelve)\smonths",
        _sort(Sort.WITHIN_A_YEAR),
    ),
    ("before", r"(?:the\s)?(?:previous|last|preceding)\s(?:quarter|month|half-year|period|survey)", _sort(Sort.BEFORE)),
    (
        "unknown",
        r"(?:(?:in|over|within|during|for|after)\s|(?=(?:the\s)?(?:past|last|first|next|every)\s))"
        r"(?:(?:the|these|those|its|past|last|first|next|every)\s){0,2}"
        rf"(?:\d{{1,3}}|{NUMBER_WORDS}|eighteen|a|several|many|few|recent|some|half\sa|couple\sof)[\s-]"
        r"(?:decades?|years?|quarters?|months|weeks?|days|nights|hours)"
        r"|(?:at\s)?(?:its|the|their)\s(?:peak|height|worst|best|start|outset|turn)|christmas|easter|halloween"
        r"|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|weekends?|weekdays?|mid-(?:19|20)\d\d"
        r"|(?:this|last|next|each|every|per|a|the)\s(?:spring|summer|autumn|winter|month|week|day|half-year)"
        r"|next\s(?:year|quarter)|(?:each|every|per)\s(?:year|quarter)|a\s(?:month|week|day)",
        _sort(Sort.UNKNOWN),
    ),
)
"""The forms in which times are named, the more special first."""
_PATTERNS = {name: re.compile(pattern, re.IGNORECASE) for name, pattern, _ in _TABLE}
_READERS: dict[str, Reader] = {name: read for name, _, read in _TABLE}
_TIMES = re.compile(
    r"(?<![\w/,.£])(?:"
    + "|".join(f"(?P<{name}>{re.sub(r'[?]P<[a-z_]+>', '?:', pattern)})" for name, pattern, _ in _TABLE)
    + r")(?![\w%])(?!,\d|\.\d)",
    re.IGNORECASE,
)
