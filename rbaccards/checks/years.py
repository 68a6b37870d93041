"""Do the months or quarters of a year make the year that the same file gives?"""

from __future__ import annotations

from collections.abc import Iterable

from rbaccards.issues import Issue
from rbaccards.measure_words import style_of
from rbaccards.measured import MeasuredCard
from rbaccards.measures.alignment import aligned, disagreeing
from rbaccards.measures.combine import per_of


def years_agree(card: MeasuredCard) -> Iterable[Issue]:
    for key, measure in card.loaded.measures():
        data = card.loaded.data.get(key)
        if data is None or data.totals is None or measure.adds_up == "last":
            continue
        series = aligned(data.series, measure, card.calendar)
        style = style_of(measure)
        for year, made in disagreeing(series, data.totals, measure.adds_up, per_of(measure)):
            message = (
                f"{measure.name}: {year.period.label} is given as {style.text(year.value or 0.0)}, "
                f"but its {series.frequency}s make {style.text(made)}."
            )
            hint = "Correct the year or its parts; a restated part names what it replaces in restated_from."
            yield card.loaded.issue("A04", card.loaded.steps_of(key), message, hint)
