"""Can the limits of an SPC chart be worked out as the card asks?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rbaccards.issues import Issue, Severity
from rbaccards.loaded import LoadedCard
from rbaccards.measured import MeasuredCard
from rbaccards.measures.process import ProcessReading
from rbaccards.measures.reading import Reading
from rbaccards.periods.period import Period
from rbaccards.schema.amend import Step


def limits_can_be_told(card: MeasuredCard) -> Iterable[Issue]:
    """Process charts that become run charts, and periods of the settings at which nothing changes."""
    for key, reading in card.readings.items():
        if reading.process is None:
            continue
        steps = (*card.loaded.steps_of(key), "spc")
        if reading.process.refused is not None:
            message = (
                f"{reading.measure.name} has no limits, because of {reading.process.refused}; a run chart is drawn."
            )
            place = card.loaded.steps_of(key)
            yield card.loaded.issue("D05", (*place, "chart"), message, severity=Severity.NOTE)
        yield from _idle(reading, reading.process, steps, card.loaded)


def _idle(reading: Reading, process: ProcessReading, steps: tuple[Step, ...], loaded: LoadedCard) -> Iterator[Issue]:
    """The baseline and the recalculations that do not lie between two points."""
    declared = reading.measure.spc
    named = [("recalculate_after", each) for each in declared.recalculate_after]
    named += [("baseline", declared.baseline)] if declared.baseline else []
    for field, period in named:
        if not _between(period, process):
            message = f"{reading.measure.name}: there are no points on both sides of the end of {period.label}."
            yield loaded.issue("D06", (*steps, field), message, "Give the last period before the change.")


def _between(period: Period, process: ProcessReading) -> bool:
    points = [each.period.end for each in process.points]
    return points[0] <= period.end < points[-1]
