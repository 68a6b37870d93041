"""Is there enough data, and is it of the review period?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from rbaccards.issues import Issue, Severity
from rbaccards.measure_words import is_percentage
from rbaccards.measured import MeasuredCard
from rbaccards.measures.reading import Reading
from rbaccards.periods.period import YEARS, Frequency, Period
from rbaccards.words import count, many

MOST_CURVES = 4


def is_before(reading: Reading, review: Period) -> bool:
    """Whether the leading figure is from before the review period; one of longer periods, such as years, is judged by
    its age alone.
    """
    if reading.leading is None or reading.leading.now.period.end >= review.start:
        return False
    return reading.series.known[-1].period.months <= review.months


def enough_data(card: MeasuredCard) -> Iterable[Issue]:
    review = card.pack.review_period
    for key, reading in card.readings.items():
        steps, name = card.loaded.steps_of(key), reading.measure.name
        known = len(reading.series.known)
        if reading.measure.placeholder is not None:
            continue
        if reading.leading is None:
            message = f"{name}: there is no figure for {reading.measure.reads_as}."
            yield card.loaded.issue("D02", (*steps, "reads_as"), message, "More data, or another figure, is needed.")
        elif is_before(reading, review):
            message = f"{name}: the latest figure is for {reading.leading.now.period.label}, before the review period."
            yield replace(card.loaded.issue("D03", steps, message), severity=Severity.WARNING)
        if complaint := _unfit(reading):
            yield card.loaded.issue("D04", (*steps, "chart"), f"{name}: {complaint}")
        if _part_for_a_year(reading):
            message = f"{name}: the figure for {_when(reading)} is judged against a target for a longer time."
            hint = "If shorter periods add up to the year, say adds_up: sum."
            yield replace(card.loaded.issue("R03", steps, message, hint), severity=Severity.WARNING)
        if card.layout.draws and 0 < known < 3 and reading.measure.chart in ("baseline", "lines", "spc"):
            message = f"{name} has {many(known, 'value')}, too few for a curve; the chart waits for three."
            yield replace(card.loaded.issue("D01", steps, message), severity=Severity.NOTE)


def _unfit(reading: Reading) -> str:
    """Why the chart asked for cannot show the data; empty where it can."""
    kind, yearly = reading.measure.chart, reading.series.frequency in YEARS
    if kind == "lines" and len(reading.groups) > MOST_CURVES:
        return f"lines shows at most {count(MOST_CURVES)} groups, and there are {len(reading.groups)}."
    if kind == "columns" and not yearly and not (reading.years and reading.series.frequency is Frequency.QUARTER):
        return "columns shows years, or quarters that add up (adds_up: sum)."
    if kind == "compare" and reading.comparison is None:
        return "compare needs comparators, with a value for a period of our own data."
    return ""


def _part_for_a_year(reading: Reading) -> bool:
    """True for a count of a month or quarter that is not said to add up, against a target for a longer time."""
    rating, measure = reading.rating, reading.measure
    if rating.colour is None or rating.amount is None or rating.target is None:
        return False
    shorter = rating.amount.period.months < rating.target.period.months
    return shorter and measure.adds_up == "last" and measure.covers == "its period" and not is_percentage(measure)


def _when(reading: Reading) -> str:
    return reading.leading.now.period.label if reading.leading else ""
