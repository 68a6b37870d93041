"""Is the card what a report card should be: a baseline with a forecast, few indicators, causes in its story?"""

from __future__ import annotations

import re
from collections.abc import Iterable

from rbaccards.issues import Issue, Severity
from rbaccards.measured import MeasuredCard
from rbaccards.periods.text import quoted
from rbaccards.schema.amend import find
from rbaccards.schema.measure import Indicator, Measure
from rbaccards.words import count, sentence

LEAST_FOR_A_CURVE = 3
MOST_INDICATORS = 5
LEAST_STATEMENTS = 3
"""A story of fewer statements is too short to call it a list."""
SHARE_OF_ACTIVITIES = 0.5

_OF_A_SERVICE = re.compile(
    r"\b(?:customers?|clients?|service users?|users? of|calls (?:answered|taken|handled)|enquiries (?:answered|logged)"
    r"|cases (?:closed|opened)|visits made|satisf(?:ied|action) with the (?:service|council|team)"
    r"|within (?:timescale|\d+ (?:working )?(?:hours?|days?|weeks?))|applications (?:processed|decided|determined)"
    r"|staff|sickness absence|invoices)\b",
    re.IGNORECASE,
)
_OF_A_POPULATION = re.compile(
    r"\b(?:(?:residents|people|adults|children|households) (?:of|in|who live in|living in)|(?:all|the) population"
    r"|per [\d,]+ (?:residents|people|population|households))\b",
    re.IGNORECASE,
)
_STATEMENTS = re.compile(r"(?<=[.!?])\s+|\n\s*(?:[-*•]|\d{1,3}\.)\s+|\n\s*\n")
_DONE = (
    "attended|began|carried out|commissioned|completed|consulted|continued|delivered|developed|distributed|established|"
    "held|implemented|installed|introduced|launched|met with|opened|organised|produced|promoted|provided|published|ran|"
    "recruited|reviewed|set up|started|supported|trained|updated|visited|worked with"
)
_ACTIVITY = re.compile(
    r"[\s*_>•-]{0,9}(?:(?:we|the (?:council|team|partnership|board|service)|officers|partners|staff)\s+"
    rf"(?:(?:have|has|also|then)\s+){{0,2}})?(?:{_DONE})\b",
    re.IGNORECASE,
)


def headline_has_a_forecast(card: MeasuredCard) -> Iterable[Issue]:
    """A headline without a forecast

    A baseline is history and forecast: where the curve is heading if we carry on as we are. Only against a
    forecast can anybody say later whether the curve was turned. A headline of fewer than three values has no
    curve yet, and needs none.

    Example (part of an indicator):

        chart: baseline

    Better:

        chart: baseline
        forecast:
          made: Mar 2012
          method: the trend of three years
          values: {Mar 2013: 140}
    """
    reading = card.headline
    if reading is None or reading.measure.forecast is not None or len(reading.series.known) < LEAST_FOR_A_CURVE:
        return
    entry, _ = find(card.loaded.document.root, (*card.loaded.steps_of(reading.key), "forecast"))
    if entry is not None and entry.key.text == "forecast":  # one with a mistake in it, which is told by itself
        return
    message = f"{reading.measure.name}: without a forecast nobody can say later whether the curve was turned."
    hint = "Add forecast: when it was made, by which method, and its values."
    yield card.loaded.issue("E03", card.loaded.steps_of(reading.key), message, hint, severity=Severity.NOTE)


def few_indicators(card: MeasuredCard) -> Iterable[Issue]:
    """More than five indicators on a card

    A board follows a handful. Keep the three to five that say most about the outcome; the others belong to
    another card or under data development.

    Example (part of a card):

        headline: damp
        indicators:
          damp: {name: Damp, unit: homes, polarity: lower, frequency: quarter, values: {Q2 2012/13: 70}, chart: none}
          cold: {name: Cold, unit: homes, polarity: lower, frequency: quarter, values: {Q2 2012/13: 60}, chart: none}
          old: {name: Old, unit: homes, polarity: lower, frequency: quarter, values: {Q2 2012/13: 50}, chart: none}
          thin: {name: Thin, unit: homes, polarity: lower, frequency: quarter, values: {Q2 2012/13: 40}, chart: none}
          debt: {name: Debt, unit: homes, polarity: lower, frequency: quarter, values: {Q2 2012/13: 30}, chart: none}
          bare: {name: Bare, unit: homes, polarity: lower, frequency: quarter, values: {Q2 2012/13: 20}, chart: none}

    Better:

        headline: damp
        indicators:
          damp: {name: Damp, unit: homes, polarity: lower, frequency: quarter, values: {Q2 2012/13: 70}, chart: none}
          cold: {name: Cold, unit: homes, polarity: lower, frequency: quarter, values: {Q2 2012/13: 60}, chart: none}
          debt: {name: Debt, unit: homes, polarity: lower, frequency: quarter, values: {Q2 2012/13: 30}, chart: none}
    """
    number = len(card.loaded.card.indicators)
    if number > MOST_INDICATORS and card.layout.draws:
        message = f"The card has {number} indicators. A board follows {count(MOST_INDICATORS)} at most."
        hint = "Keep those that say most about the outcome."
        yield card.loaded.issue("E04", ("indicators",), message, hint, severity=Severity.NOTE)


def populations_and_services_apart(card: MeasuredCard) -> Iterable[Issue]:
    """A measure on the wrong list

    Indicators measure a whole population, and all partners answer for them. Performance measures measure a service
    and its customers, and its manager answers for them. Only the name, the unit, the caption and the subtitle are
    looked at, for words such as customers, calls answered, within 7 days; or residents of, per 1,000 people.

    Example (part of an indicator):

        name: Calls answered by the advice line

    Better:

        name: Households in cold homes
    """
    for key, measure in card.loaded.measures():
        population = isinstance(measure, Indicator)
        wrong = _OF_A_SERVICE if population else _OF_A_POPULATION
        if match := wrong.search(_described(measure)):
            about, other = ("a service", "performance") if population else ("a population", "indicators")
            message = f'{measure.name}: "{match[0]}" sounds like {about}.'
            hint = f"If so, it belongs under {other}."
            yield card.loaded.issue("E06", card.loaded.steps_of(key), message, hint, severity=Severity.NOTE)


def story_tells_causes(card: MeasuredCard) -> Iterable[Issue]:
    """A story that lists activities

    The story behind the baseline says why the curve is as it is: causes, not what was done. A story of three
    statements or more is told where at least half of them begin with something done ("We launched", "Held").

    Example (part of a card):

        story: |
          - We launched an advice line.
          - Held two meetings with landlords.
          - Trained twelve volunteers.

    Better:

        story: |
          - Fuel prices rose by a tenth.
          - Insulation came late.
          - The winter was hard.
    """
    statements = [each for each in _STATEMENTS.split(card.loaded.card.story or "") if each.strip(" \n-*•_")]
    activities = [each for each in statements if _ACTIVITY.match(each)]
    if len(statements) >= LEAST_STATEMENTS and len(activities) >= SHARE_OF_ACTIVITIES * len(statements):
        said = sentence(count(len(activities)))
        message = f"{said} of {count(len(statements))} statements tell what was done, such as {quoted(activities[0])}."
        hint = "Say why the curve is as it is; what was done belongs under what_we_did."
        yield card.loaded.issue("E07", ("story",), message, hint, severity=Severity.NOTE)


def _described(measure: Measure) -> str:
    return "\n".join(filter(None, (measure.name, measure.unit, measure.caption, measure.subtitle)))
