"""Do the areas of a breakdown make the whole?"""

from __future__ import annotations

from collections.abc import Iterable

from rbaccards.issues import Issue
from rbaccards.measure_words import style_of
from rbaccards.measured import MeasuredCard
from rbaccards.words import plural


def areas_add_up(card: MeasuredCard) -> Iterable[Issue]:
    for key, reading in card.readings.items():
        style = style_of(reading.measure)
        for breakdown in reading.breakdowns:
            for wrong in breakdown.mismatches:
                message = (
                    f"The {plural(breakdown.by)} come to {style.text(wrong.parts)} in {wrong.period.label}, "
                    f"but the whole is {style.text(wrong.whole)}."
                )
                hint = "Correct the file; where it holds only some areas, say how many there are in all: of: 33"
                steps = (*card.loaded.steps_of(key), "breakdown", breakdown.number)
                yield card.loaded.issue("A01", steps, message, hint)
