"""Does a rating that an officer stated say why, who and when, where it is not the one worked out?"""

from __future__ import annotations

from collections.abc import Iterable

from rbaccards.issues import Issue
from rbaccards.measured import MeasuredCard
from rbaccards.measures.rating import Colour, Rating
from rbaccards.measures.reading import stated
from rbaccards.schema.amend import Step
from rbaccards.schema.judgement import Progress, Scale


def stated_rating(card: MeasuredCard) -> Iterable[Issue]:
    """The ratings stated for the card and for its measures, now and at the end of the year."""
    progress = card.loaded.card.progress
    if card.headline is not None:
        yield from _judgement(progress, card.headline.rating, card.scale, ("progress",), card)
    elif card.loaded.card.headline is None and stated(progress) is not None and not progress.because:
        message = f"Progress is stated as {progress.rating}, and no indicator leads the card. Say why; it is printed."
        wanted = f"progress: {{rating: {progress.rating}, because: the reason in one sentence}}"
        yield card.loaded.issue("R01", ("progress",), message, wanted)
    for key, reading in card.readings.items():
        steps, scale, measure = card.loaded.steps_of(key), reading.rules.scale, reading.measure
        yield from _judgement(measure.progress, reading.rating, scale, (*steps, "progress"), card)
        year_end = reading.year_end.rating if reading.year_end else None
        yield from _judgement(measure.forecast_rating, year_end, scale, (*steps, "forecast_rating"), card)


def _judgement(
    progress: Progress, rule: Rating | None, scale: Scale, steps: tuple[Step, ...], card: MeasuredCard
) -> Iterable[Issue]:
    colour = stated(progress)
    if colour is None:
        return
    if colour is Colour.BLUE and scale != "BRAG":
        message = f"The rating is stated as blue, and the scale here is {scale}."
        yield card.loaded.issue("R05", steps, message, "Say scale: BRAG, or another rating.")
    if (rule is not None and colour is rule.colour) or (rule is None and steps[-1] == "forecast_rating"):
        return  # the year's end may be judged where nothing is projected
    worked_out = "nothing" if rule is None else rule.colour or f"not rated ({rule.not_rated})"
    name = "Progress" if steps[-1] == "progress" else "The rating at the year's end"
    wanted = (
        f"{steps[-1]}: {{rating: {colour}, because: the reason in one sentence, by: the post, on: 14 November 2012}}"
    )
    if not progress.because:
        message = f"{name} is stated as {colour}, but the figures give {worked_out}. Say why; it is printed."
        yield card.loaded.issue("R01", steps, message, wanted)
    elif not progress.by or progress.on is None:
        message = f"{name} is stated as {colour}, but the figures give {worked_out}. Say who judged so, and when."
        yield card.loaded.issue("R04", steps, message, wanted)
