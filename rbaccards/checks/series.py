"""Is there enough data, and is it of the review period?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from rbaccards.issues import Issue, Severity
from rbaccards.measured import MeasuredCard
from rbaccards.words import many


def enough_data(card: MeasuredCard) -> Iterable[Issue]:
    review = card.pack.review_period
    for key, reading in card.readings.items():
        steps, name = card.loaded.steps_of(key), reading.measure.name
        known = len(reading.series.known)
        if reading.leading is None:
            message = f"{name}: there is no figure for {reading.measure.reads_as}."
            yield card.loaded.issue("D02", (*steps, "reads_as"), message, "More data, or another figure, is needed.")
        elif reading.leading.now.period.end < review.start:
            message = f"{name}: the latest figure is for {reading.leading.now.period.label}, before the review period."
            yield replace(card.loaded.issue("D03", steps, message), severity=Severity.WARNING)
        if 0 < known < 3 and reading.measure.chart in ("baseline", "lines"):
            message = f"{name} has {many(known, 'value')}, too few for a curve; the chart waits for three."
            yield replace(card.loaded.issue("D01", steps, message), severity=Severity.NOTE)
