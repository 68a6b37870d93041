"""Do the ways of projecting the year agree on the direction?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from rbaccards.issues import Issue, Severity
from rbaccards.measure_words import change
from rbaccards.measured import MeasuredCard
from rbaccards.measures.projection import disagree


def projections_agree(card: MeasuredCard) -> Iterable[Issue]:
    for key, reading in card.readings.items():
        one, other = reading.projection, reading.other_projection
        printed = reading.measure.reads_as == "year to date" or reading.year_end
        if not printed or one is None or other is None or not disagree(one, other):
            continue
        said = [f"{each.method} says {change(each.compared, reading.measure)}" for each in (one, other)]
        message = f"{reading.measure.name}: two projections of {one.year.period.label} point different ways: "
        steps = card.loaded.steps_of(key)
        hint = "Both are printed. Claim neither a rise nor a fall yet."
        issue = card.loaded.issue("R02", steps, message + " and ".join(said) + ".", hint)
        yield replace(issue, severity=Severity.WARNING)
