"""Days: read day first or as ISO, written in words."""

from __future__ import annotations

import datetime as dt
import re

from rbaccards.issues import Refusal
from rbaccards.periods.period import MONTH_NAMES

_IN_WORDS = re.compile(r"([0-9]{1,2}) ([A-Za-z]+) ([0-9]{4})")
_DAY_FIRST = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")


def read_date(text: str) -> dt.date | Refusal:
    """The day that a text names: 14 November 2012, 14/11/2012 (day first) or 2012-11-14."""
    plain = " ".join(text.split())
    if match := _IN_WORDS.fullmatch(plain):
        day, name, year = match.groups()
        names = [each.lower() for each in MONTH_NAMES]
        found = [number for number, each in enumerate(names, 1) if len(name) >= 3 and each.startswith(name.lower())]
        return _day(int(year), found[0], int(day), text) if found else _refuse(text)
    if match := _DAY_FIRST.fullmatch(plain):
        day, month, year = match.groups()
        return _day(int(year), int(month), int(day), text)
    if match := _ISO.fullmatch(plain):
        year, month, day = match.groups()
        return _day(int(year), int(month), int(day), text)
    return _refuse(text)


def _day(year: int, month: int, day: int, text: str) -> dt.date | Refusal:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return Refusal("S05", f'There is no such day as "{text}". Days come first: 14/11/2012.')


def _refuse(text: str) -> Refusal:
    return Refusal("S05", f'Expected a day such as 14 November 2012; found "{text}".')


def day_in_words(day: dt.date) -> str:
    """The day as people write it: "14 November 2012"."""
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"
