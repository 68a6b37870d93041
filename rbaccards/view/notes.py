"""The notes under a measure: what has to be known to read its figures."""

from __future__ import annotations

from collections.abc import Iterator

from rbaccards.measure_words import style_of
from rbaccards.measured import MeasuredCard
from rbaccards.measures.projection import Projection, disagree
from rbaccards.measures.reading import Reading, stated
from rbaccards.view.charts import LEAST_POINTS
from rbaccards.view.compare import compare_note, standing
from rbaccards.view.curve import curve_words
from rbaccards.view.history import history
from rbaccards.view.process import process_notes
from rbaccards.view.reasons import judged, reason
from rbaccards.view.surveys import change_words, survey_words
from rbaccards.view.tables import method_words
from rbaccards.words import count, sentence


def notes(reading: Reading, card: MeasuredCard, *, drawn: bool) -> Iterator[str]:
    """What has to be known to read the figures: why there is no chart, survey size, projection."""
    points = len(history(reading))
    if not drawn and reading.measure.chart in ("baseline", "lines", "spc") and points < LEAST_POINTS:
        results = "No result" if not points else "One result" if points == 1 else f"{sentence(count(points))} results"
        yield f"{results} so far; a curve needs {count(LEAST_POINTS)}."
    yield from _judgement(reading, card)
    yield from _break_words(reading)
    if reading.curve:
        yield curve_words(reading.curve, reading)
    if reading.process and drawn:
        yield from process_notes(reading.process, reading.measure)
    if reading.survey:
        yield survey_words(reading.survey)
    yield change_words(reading.tested, reading.latest, reading.measure)
    if reading.comparison:
        titled = reading.measure.chart == "compare" and not reading.measure.title
        said = "" if titled else f"{standing(reading.comparison)}."
        yield f"{said} {compare_note(reading.comparison)}".strip()
    if reading.projection and (not drawn or reading.measure.reads_as == "year to date"):
        yield _projection_words(reading, reading.projection, drawn=drawn)


def _judgement(reading: Reading, card: MeasuredCard) -> Iterator[str]:
    """Why an indicator beside the headline one is rated otherwise than by the rule."""
    progress = reading.measure.progress
    if reading is not card.headline and stated(progress) not in (None, reading.rating.colour):
        yield judged(progress, reason(reading), card.figures)


def _break_words(reading: Reading) -> Iterator[str]:
    for each in reading.breaks:
        yield f"Values after {each.after.label} cannot be compared with earlier ones: {each.because}."


def _projection_words(reading: Reading, projection: Projection, *, drawn: bool) -> str:
    """The projected total with its method, and a word of care where the other method points the other way.

    A table has both totals already, so only the word of care stands under it.
    """
    style, other = style_of(reading.measure), reading.other_projection
    value = style.text(projection.value)
    said = f"{value} projected for {projection.year.period.label}: {method_words(projection, style)}. " if drawn else ""
    if other is None or not disagree(projection, other):
        return said.strip()
    otherwise = f"By {method_words(other, style)} it would be {style.text(other.value)}. " if drawn else ""
    return f"{said}{otherwise}The two projections point different ways, so neither a rise nor a fall is claimed."
