"""Periods named in running text: the forms that nobody takes for anything else."""

from __future__ import annotations

from rbaccards.periods.period import MONTH_NAMES, Calendar, Period
from rbaccards.periods.text import parse_period

MONTH = f"(?:{'|'.join(MONTH_NAMES)}|{'|'.join(name[:3] for name in MONTH_NAMES)}|Sept)"
"""A pattern for the name of a month; with its capital, as may and march are words too."""
_YEAR = "(?:19|20)[0-9]{2}"
_YEARS = f"{_YEAR}/[0-9]{{2}}"

PART_OF_A_YEAR = (
    rf"(?:{MONTH}(?:\sto\s|\s?[-–]\s?){MONTH}\s{_YEAR}"
    rf"|(?:[0-9]{{1,2}}(?:st|nd|rd|th)?\s)?{MONTH}\s{_YEAR}"
    rf"|Q[1-4],?\s(?:{_YEARS}|[0-9]{{2}}/[0-9]{{2}}|{_YEAR})|{_YEARS}\s?Q[1-4])(?![0-9/])"
)
"""A pattern for a period within a year: May 2012, 3 May 2012, April to June 2012, Q1 2012/13 or 2012/13 Q1."""
MENTION = rf"(?:{PART_OF_A_YEAR}|(?:{_YEARS}|{_YEAR})(?![0-9/]))"
"""A pattern for a period: the same, 2012/13 or 2012."""


def mentioned(text: str, calendar: Calendar) -> Period | None:
    """The period that a text found by `MENTION` names; None where no such period exists."""
    found = parse_period(text.replace(",", ""), calendar)
    return found if isinstance(found, Period) else None
