"""Are the text and the data of the review period?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from rbaccards.checks.series import is_before
from rbaccards.checks.texts import written
from rbaccards.issues import Issue, Severity
from rbaccards.loaded import calendar_of
from rbaccards.measured import MeasuredCard
from rbaccards.measures.reading import Reading
from rbaccards.periods.mentions import MENTION, PART_OF_A_YEAR, mentioned
from rbaccards.periods.period import YEARS, Frequency, Period
from rbaccards.periods.text import quoted
from rbaccards.schema.amend import Step
from rbaccards.schema.pack import Pack
from rbaccards.sources.nodes import Document
from rbaccards.words import many, plural

MONTHS_LATE = {Frequency.MONTH: 3, Frequency.QUARTER: 6, Frequency.HALF_YEAR: 12, Frequency.SPAN: 18} | dict.fromkeys(
    YEARS, 18
)
"""How many months before the end of the review period the data of a frequency may end: time to collect them."""

_START = r"(?:the\s)?(?:(?:end|start|beginning|middle)\sof\s|(?:early|late|mid)(?:\sin)?[\s-])?"
_NOT_A_TIME = r"(?!\s(?:to|prices|levels?|figures?|baseline|data|results?|survey|terms|[QH][1-4])\b|\s?[-–]\s?\d)"
_WHEN = rf"{_START}(?P<when>{MENTION}){_NOT_A_TIME}"
_DATE = rf"{_START}(?P<when>{PART_OF_A_YEAR}){_NOT_A_TIME}"
_NOT_OF_THE_PAST = (
    r"(?<!ed\s)(?<!(?:held|done|made|seen|sent|rise|fall|drop|peak)\s)(?<!(?:taken|given|found|level|begun)\s)"
    r"(?<!(?:increase|decrease)\s)"
)
"""Before "in May 2012": what was launched, held or risen then is told, and may be."""
_TO_COME = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\bwill\s(?:be\s|then\s|also\s){{0,2}}[a-z]+\s(?:(?:out|up|off|over)\s)?(?:in|during|by|before|until)\s{_WHEN}",
        rf"\bwill\s(?:[^\s.;:!?()|]+\s){{1,12}}?{_NOT_OF_THE_PAST}(?:in|on|at|by|before|until)\s{_DATE}",
        rf"{_NOT_OF_THE_PAST}(?<!up\s)\b[Bb]y\s{_WHEN},?\s(?:[a-z]+\s){{0,3}}will\b",
        rf"\b(?:hope|plan|aim|intend|expect)s?\sto\s(?:[a-z]+\s){{1,4}}(?:by|in|before)\s{_WHEN}",
        r"(?:\b(?:is|are|now|still)\s|\(|\A)(?:[Dd]ue|[Pp]lanned|[Ss]cheduled|[Ee]xpected)\s(?:for\s[a-z]+\s)?"
        rf"(?:(?:by|for|in|on|before|from)\s)?{_WHEN}",
        r"(?<!(?:been|were)\s)(?<!(?:was|had)\s)(?<!ly\s)\b(?:due|planned|scheduled|expected)\sto\s(?:[a-z]+\s){1,3}"
        rf"(?:by|in|on|before|from)\s{_WHEN}",
    )
)
"""A day that is spoken of as still to come: "will be launched in May 2012", "by May 2012 we will", "is due in"."""
_NOW = re.compile(
    r"\b(?:(?:[Tt]his|[Cc]urrent|[Ll]atest)\s(?:(?:financial\s)?year|half-year|quarter|month|period)|[Cc]urrently"
    rf"|[Cc]urrent\s[a-z]+)\s?(?:\((?:as\sat\s|at\s|to\s)?|,\s|:\s|[–-]\s){_WHEN}"
)
"""A period that is said to be the present one: "this quarter (Q1 2012/13)", "currently (June 2012)"."""
_REVIEW = re.compile(rf"\b[Rr]eview\s[Pp]eriod(?::|\sis)?\s{_WHEN}")


def stale_text(document: Document, pack: Pack) -> Iterable[Issue]:
    """A text from an earlier quarter

    A date before the review period is spoken of as still to come ("will be launched in May 2011", "by May 2011 we
    will", "is due in May 2011"); an earlier period is said to be the present one ("this quarter (Q1 2012/13)"); or
    another review period is named. Only what is certain is told: figures of earlier years are no mistake.

    Example (part of a card):

        what_worked: |
          The advice line will be opened in May 2012.

    Better:

        what_worked: |
          The advice line was opened in May 2012.
    """
    review, calendar = pack.review_period, calendar_of(pack)
    for text in written(document):
        told = set[int]()
        for pattern in (*_TO_COME, _NOW, _REVIEW):
            for match in text.matches(pattern):
                when, stands = mentioned(match["when"], calendar), match.start("when")
                if when is None or stands in told or not _stale(pattern, when, review):
                    continue
                told.add(stands)
                as_if = "still to come" if pattern in _TO_COME else "the present"
                message = f"{quoted(match[0])} speaks of {when.label} as {as_if}; the review period is {review.label}."
                yield text.warning("E01", match.start(), message, "Say what came of it, or bring the text up to date.")


def _stale(pattern: re.Pattern[str], when: Period, review: Period) -> bool:
    return when != review if pattern is _REVIEW else when.end < review.start


def timely_data(card: MeasuredCard) -> Iterable[Issue]:
    """Data older than they need be

    Figures take time to collect: months may end three months before the end of the review period, quarters six,
    half-years twelve, years and other stretches eighteen. Where a leading figure of periods no longer than the review
    period ends before that even begins, D03 says so instead. The areas of a breakdown are looked at too.

    Example (data/wards.csv):

        area,period,value
        North & East,Oct 2008 to Sep 2009,70
        North & East,Oct 2009 to Sep 2010,50

    Better:

        area,period,value
        North & East,Oct 2010 to Sep 2011,70
        North & East,Oct 2011 to Sep 2012,50
    """
    review = card.pack.review_period
    for key, reading in card.readings.items():
        for noun, when, steps in _latest(reading, card.loaded.steps_of(key), review):
            allowed = MONTHS_LATE[when.frequency]
            if review.end - when.end > allowed:
                message = (
                    f"{reading.measure.name}: the latest {noun} are for {when.label}, "
                    f"{many(review.end - when.end, 'month')} before the end of the review period."
                )
                hint = f"{many(allowed, 'month')} are usual. Add newer rows, or say in data_quality why there are none."
                yield card.loaded.issue("E02", steps, message, hint, severity=Severity.WARNING)


def _latest(
    reading: Reading, steps: tuple[Step, ...], review: Period
) -> Iterator[tuple[str, Period, tuple[Step, ...]]]:
    """The latest periods of a measure and of its areas, with what they are of and where that stands."""
    if reading.leading and not is_before(reading, review):
        known = reading.series.known
        yield "figures", known[-1].period, steps
    for breakdown in reading.breakdowns:
        yield plural(breakdown.by), breakdown.table.period, (*steps, "breakdown", breakdown.number)
