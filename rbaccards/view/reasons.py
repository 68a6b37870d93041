"""Why a card has its rating, in words: the rule, the numbers, the tolerance."""

from __future__ import annotations

from collections.abc import Iterator

from rbaccards.figures import Figures, fill
from rbaccards.measure_words import is_percentage, period_words, style_of, unit_words
from rbaccards.measured import MeasuredCard
from rbaccards.measures.direction import Direction
from rbaccards.measures.rating import Colour, NotRated, Rating
from rbaccards.measures.reading import Reading, stated
from rbaccards.periods.dates import day_in_words
from rbaccards.schema.fields import Range, Tolerance
from rbaccards.schema.judgement import Progress, Scale
from rbaccards.view.parts import Mark
from rbaccards.view.tables import method_words
from rbaccards.words import NumberStyle

NOT_RATED = "Not rated"
_STARS = {
    Colour.BLUE: Mark("star", "Better"),
    Colour.GREEN: Mark("star", "Better"),
    Colour.AMBER: Mark("disc", "Within range"),
    Colour.RED: Mark("triangle", "Worse"),
}
"""The marks of a scorecard; blue is only said on its own scale."""


def rating_mark(colour: Colour | None, scale: Scale) -> Mark:
    if colour is None:
        return Mark("none", NOT_RATED)
    return _STARS[colour] if scale == "stars" else Mark(colour.value, colour.value.capitalize())


def direction_mark(direction: Direction) -> Mark:
    """The arrow goes along, never up or down: for most crime measures down is good."""
    match direction:
        case Direction.IMPROVING | Direction.STEADY | Direction.WORSENING:
            return Mark(direction.value, direction.value.capitalize())
        case Direction.NOT_ENOUGH_DATA:
            return Mark("unknown", "Not enough data")
        case Direction.NO_POLARITY:
            return Mark("unknown", "Not judged")


def overall_reason(card: MeasuredCard) -> str:
    """One or two sentences that explain the rating of a card."""
    judgement = card.judgement
    if card.loaded.card.headline is None:
        return judged(judgement, "", card.figures) if judgement else "No indicator leads this priority."
    worked_out = reason(card.headline) if card.headline else "There is no data for the headline indicator."
    if judgement is None:
        return _with(worked_out, card.loaded.card.progress, card)
    return _with(worked_out, judgement, card) if not card.judged else judged(judgement, worked_out, card.figures)


def _with(worked_out: str, progress: Progress, card: MeasuredCard) -> str:
    """The rule's own words, with the remark of an officer who agrees with it."""
    because = fill(progress.because or "", card.figures)
    return f"{worked_out} {because}" if because else worked_out


def judged(progress: Progress, worked_out: str, figures: Figures) -> str:
    """An officer's judgement with its reason, who made it and when, and what the rule says."""
    day = day_in_words(progress.on) if progress.on else ""
    who = ", ".join(part for part in (progress.by, day) if part)
    opened = f"Officers\N{RIGHT SINGLE QUOTATION MARK} judgement{f' ({who})' if who else ''}:"
    because = fill(progress.because or "", figures)
    if not because and not worked_out:
        return f"As officers expect{f' ({who})' if who else ''}."
    said = f"{opened} {because}"
    return f"{said} By the rule: {worked_out[:1].lower()}{worked_out[1:]}" if worked_out else said


def reason(reading: Reading) -> str:
    """The rule at work: "5,938 offences in the 12 months to September 2012 is below, so better than, the target..."."""
    amount = reading.rating.amount
    if reading.rating.colour is None or amount is None:
        return _obstacle(reading)
    value = f"{style_of(reading.measure).text(amount.value)} {unit_words(reading.measure)}".strip()
    return _rule_words(f"{value} {period_words(amount.period, reading.measure)}", reading.rating, reading)


def judgement_notes(reading: Reading, figures: Figures) -> Iterator[str]:
    """What officers judged of an indicator, with the reason, for a place where a table shows only the marks."""
    measure, name = reading.measure, reading.measure.reference or reading.measure.name
    if measure.progress.because and reading.colour != reading.rating.colour:
        yield f"{name}, rating now: {judged(measure.progress, '', figures)}"
    if measure.forecast_rating.because:
        word = rating_mark(reading.year_end_colour, reading.rules.scale).word
        year_end = "the year\N{RIGHT SINGLE QUOTATION MARK}s end"
        yield f"{name}, {word} at {year_end}: {judged(measure.forecast_rating, '', figures)}"


def indicator_reason(reading: Reading, figures: Figures) -> str:
    """Why an indicator has its rating: the rule at work, or an officer's judgement beside it."""
    progress, worked_out = reading.measure.progress, reason(reading)
    if stated(progress) in (None, reading.rating.colour):
        return worked_out
    return judged(progress, worked_out, figures)


def year_end_reason(reading: Reading, figures: Figures) -> str:
    """What the year is expected to come to against its target, projected or judged; empty where it is neither."""
    colour, progress = reading.year_end_colour, reading.measure.forecast_rating
    if colour is None:
        return ""
    worked_out = _projected_words(reading)
    if stated(progress) is not None and not (reading.year_end and reading.year_end.rating.colour is colour):
        worked_out = judged(progress, worked_out, figures)
    return f"{rating_mark(colour, reading.rules.scale).word}: {worked_out}"


def _projected_words(reading: Reading) -> str:
    """The projected year beside its target: "5,376 projected (same rate to the year's end), target 7,056."."""
    found, style = reading.year_end, style_of(reading.measure)
    if found is None or found.projection is None or found.rating.amount is None:
        return ""
    aims = found.rating.aims
    aim = f"{style.text(aims.keep_to.low)} to {style.text(aims.keep_to.high)}" if aims.keep_to else ""
    target = style.text(aims.target.value) if aims.target else aim
    value = style.text(found.rating.amount.value)
    said = f"{value} projected ({method_words(found.projection, style)}), target {target}"
    return f"{said}{_tolerance_words(found.rating, reading)}."


def _rule_words(value: str, rating: Rating, reading: Reading) -> str:
    """A figure against what it is judged by, with the tolerance where that decides."""
    style, aims = style_of(reading.measure), rating.aims
    if rating.milestone is not None:
        return f"{value} {_against_milestone(rating, style)}{_tolerance_words(rating, reading)}."
    if rating.amount is not None and aims.keep_to is not None:
        return f"{value} {_against_range(rating.amount.value, aims.keep_to, style)}{_tolerance_words(rating, reading)}."
    if rating.amount is None or aims.target is None:
        return f"{value}."
    compared = _against(rating.amount.value, aims.target.value, reading.measure.polarity)
    target = f"the {aims.target.period.label} target of {style.text(aims.target.value)}"
    return f"{value} {compared} {target}{_stretch(rating, style)}{_tolerance_words(rating, reading)}."


def _against_range(value: float, keep_to: Range, style: NumberStyle) -> str:
    ends = f"{style.text(keep_to.low)} to {style.text(keep_to.high)}"
    if keep_to.low <= value <= keep_to.high:
        return f"is inside the range of {ends}"
    return f"is {'below' if value < keep_to.low else 'above'} the range of {ends}"


def _against(value: float, target: float, polarity: str) -> str:
    if value == target:
        return "meets"
    side = "below" if value < target else "above"
    better = (value < target) == (polarity == "lower")
    return f"is {side}, so {'better' if better else 'worse'} than,"


def _against_milestone(rating: Rating, style: NumberStyle) -> str:
    """A part of a year against the milestone for its date: "keeps to the milestone of 250 to 350"."""
    milestone, colour = rating.milestone, rating.colour
    if milestone is None:
        return ""
    ends = style.text(milestone.low)
    if milestone.high != milestone.low:
        ends = f"{ends} to {style.text(milestone.high)}"
    return f"{'keeps to' if colour is Colour.GREEN else 'misses'} the milestone of {ends}"


def _stretch(rating: Rating, style: NumberStyle) -> str:
    if rating.stretch is None or rating.colour not in (Colour.GREEN, Colour.BLUE):
        return ""
    value = style.text(rating.stretch.value)
    return (
        f" and meets the stretch target of {value}"
        if rating.stretch_met
        else f" but does not yet meet the stretch target of {value}"
    )


def _tolerance_words(rating: Rating, reading: Reading) -> str:
    if rating.colour in (Colour.GREEN, Colour.BLUE):
        return ""
    if rating.aims.minimum is not None and rating.milestone is None:
        least = style_of(reading.measure).text(rating.aims.minimum.value)
        return f", {'but not' if rating.colour is Colour.AMBER else 'and'} worse than the least acceptable {least}"
    if rating.tolerance is None:
        return ""
    inside = "within" if rating.colour is Colour.AMBER else "beyond"
    return f", {inside} the tolerance of {tolerance_words(rating.tolerance, reading)}"


def tolerance_words(tolerance: Tolerance, reading: Reading) -> str:
    """A tolerance in words: "5% of the target", "2 points", "10 offences"."""
    number = f"{tolerance.amount:g}"
    match tolerance.kind:
        case "per cent":
            return f"{number}% of the target"
        case "points":
            return f"{number} points"
        case _:
            unit = "points" if is_percentage(reading.measure) else unit_words(reading.measure)
            return f"{number} {unit}".strip()


def _obstacle(reading: Reading) -> str:
    match reading.rating.not_rated:
        case NotRated.NO_TARGET:
            return f"No target has been agreed for {reading.year.label}, so there is nothing to rate against."
        case NotRated.IN_WORDS:
            aims = reading.rating.aims
            year = aims.period.label if aims.period else ""
            return f"The {year} target is in words, “{aims.in_words}”, which no rule can rate."
        case NotRated.PART_YEAR:
            return "A part of a year cannot be rated against a target for the whole year without a milestone."
        case NotRated.OTHER_LENGTH:
            return "The figure covers a longer time than the target is for, so the two cannot be compared."
        case NotRated.NO_POLARITY:
            return "Neither a higher nor a lower value is better, so there is nothing to rate."
        case NotRated.NO_RANGE:
            return "The range this indicator should keep to has not been set."
        case _:
            return "There are no data for the review period."
