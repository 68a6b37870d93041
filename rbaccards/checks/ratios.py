"""Do ratios have what they are worked out from, and does it give the values in the file?"""

from __future__ import annotations

from collections.abc import Iterable

from rbaccards.issues import Issue
from rbaccards.measure_words import style_of
from rbaccards.measured import MeasuredCard
from rbaccards.measures.alignment import rounds_to
from rbaccards.measures.combine import per_of, ratio
from rbaccards.series import Observation


def ratios_are_counted(card: MeasuredCard) -> Iterable[Issue]:
    for key, measure in card.loaded.measures():
        if measure.adds_up != "ratio" or key not in card.loaded.data:
            continue
        series, steps = card.loaded.data[key].series, (*card.loaded.steps_of(key), "adds_up")
        without = next((each for each in series.known if each.numerator is None or not each.denominator), None)
        if without is not None:
            message = f"{measure.name}: a ratio is added up from what was counted, and {without.period.label} has"
            hint = "Fill in the columns numerator and denominator, or say adds_up: last."
            yield card.loaded.issue("A03", steps, f"{message} no numerator or no denominator.", hint)
        for wrong in (each for each in series.known if not _agrees(each, per_of(measure))):
            found = ratio(wrong.numerator, wrong.denominator, per_of(measure)) or 0.0
            style = style_of(measure)
            message = (
                f"{measure.name}: {wrong.period.label} is given as {style.text(wrong.value or 0.0)}, "
                f"but {wrong.numerator:,g} of {wrong.denominator:,g} make {style.text(found)}."
            )
            place = wrong.place or card.loaded.place(*steps)
            yield Issue("A02", place, message, "Correct the row, or leave its value empty.")


def _agrees(row: Observation, per: float) -> bool:
    """Whether a value is the ratio at the decimals it was written with; true where nothing can be compared."""
    exact = ratio(row.numerator, row.denominator, per)
    return exact is None or row.value is None or rounds_to(exact, row.value)
