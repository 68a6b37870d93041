"""Can every date in the text be?"""

from __future__ import annotations

import re
from collections.abc import Iterable

from rbaccards.checks.texts import written
from rbaccards.issues import Issue, Refusal
from rbaccards.periods.mentions import MONTH
from rbaccards.periods.text import parse_period, quoted
from rbaccards.schema.pack import Pack
from rbaccards.sources.nodes import Document

_LEAP = 2000
LONGEST = 10
"""Plans cover so many years at most."""
_DATES = re.compile(
    rf"(?<![\w/])(?:(?P<day>[12][0-9]|3[01]|0?[1-9])(?:st|nd|rd|th)?\s(?P<month>{MONTH})(?:\s(?P<year>(?:19|20)[0-9]{{2}}))?"
    r"|(?P<years>(?P<first>(?:19|20)[0-9]{2})/(?P<second>(?:19|20)[0-9]{2}|[0-9]{2}))"
    r"|(?P<long>[12][0-9]{4})/(?P<next>[0-9]{2})"
    r"|[0-3]?[0-9]/[0-9]{1,2}/(?:19|20)[0-9]{2}"
    r"|Q[05-9]\s(?:19|20)[0-9]{2}(?:/[0-9]{2})?)(?![\w/])"
)


def impossible_dates(document: Document, _pack: Pack) -> Iterable[Issue]:
    """A date that cannot be

    A day that its month does not have (31 September), a quarter beyond the fourth, a financial year whose second
    year is not after the first (2012/11), a year with a figure too many (21010/11). Several years, as in the name of a
    plan for 2008/11, are left alone.

    Example (part of a card):

        story: |
          Fuel prices have risen since 21010/11.

    Better:

        story: |
          Fuel prices have risen since 2010/11.
    """
    for text in written(document):
        for match in text.matches(_DATES):
            if wrong := _wrong(match):
                yield text.warning("E18", match.start(), f"{quoted(match[0])} {wrong}", "Correct the date.")


def _wrong(match: re.Match[str]) -> str:
    """What is wrong with a date, empty where nothing is."""
    if match["long"]:
        return _too_long(match["long"], match["next"])
    if match["years"]:
        first, second = int(match["first"]), match["second"]
        last = int(second) if len(second) == 4 else first + (int(second) - first) % 100
        after = f"after {first} comes {first + 1}, and plans over several years end within {LONGEST}."
        return "" if 1 <= last - first <= LONGEST else f"is no financial year: {after}"
    day = f"{match['day']} {match['month']} {match['year'] or _LEAP}" if match["day"] else match[0]
    cannot_be = isinstance(parse_period(day), Refusal)
    return "is a day or a quarter that does not exist." if cannot_be else ""


def _too_long(written: str, second: str) -> str:
    """A year of five figures is a mistake where one figure less makes a financial year with the second."""
    shorter = (written[:at] + written[at + 1 :] for at in range(len(written)))
    meant = next((each for each in shorter if each[:2] in ("19", "20") and f"{int(each) + 1}".endswith(second)), None)
    return f"has a year of five figures. Is it {meant}/{second}?" if meant else ""
