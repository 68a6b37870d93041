"""Why a card has its rating, in words: the rule, the numbers, the tolerance."""

from __future__ import annotations

from rbaccards.figures import fill
from rbaccards.measure_words import is_percentage, period_words, style_of, unit_words
from rbaccards.measured import MeasuredCard
from rbaccards.measures.direction import Direction
from rbaccards.measures.rating import Colour, NotRated, Rating
from rbaccards.measures.reading import Reading
from rbaccards.schema.fields import Tolerance
from rbaccards.view.parts import Mark
from rbaccards.words import NumberStyle

NOT_RATED = "Not rated"


def rating_mark(colour: Colour | None) -> Mark:
    return Mark(colour.value, colour.value.capitalize()) if colour else Mark("none", NOT_RATED)


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
    headline = card.headline
    worked_out = reason(headline) if headline else "There is no data for the headline indicator."
    because = fill(card.loaded.card.progress.because or "", card.figures)
    if not card.judged:
        return f"{worked_out} {because}" if because else worked_out
    return f"Officers' judgement: {because} By the rule: {worked_out[:1].lower()}{worked_out[1:]}".replace(
        "'", "\N{RIGHT SINGLE QUOTATION MARK}"
    )


def reason(reading: Reading) -> str:
    """The rule at work: "5,938 offences in the 12 months to September 2012 is below, so better than, the target..."."""
    rating = reading.rating
    if rating.colour is None or rating.amount is None or rating.target is None:
        return _obstacle(reading)
    style = style_of(reading.measure)
    value = f"{style.text(rating.amount.value)} {unit_words(reading.measure)}".strip()
    when = period_words(rating.amount.period, reading.measure)
    if rating.milestone is not None:
        return f"{value} {when} {_against_milestone(rating, style)}{_tolerance_words(rating, reading)}."
    compared = _against(rating.amount.value, rating.target.value, reading.measure.polarity)
    target = f"the {rating.target.period.label} target of {style.text(rating.target.value)}"
    return f"{value} {when} {compared} {target}{_stretch(rating, style)}{_tolerance_words(rating, reading)}."


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
    if rating.stretch is None or rating.colour is not Colour.GREEN:
        return ""
    value = style.text(rating.stretch.value)
    return (
        f" and meets the stretch target of {value}"
        if rating.stretch_met
        else f" but does not yet meet the stretch target of {value}"
    )


def _tolerance_words(rating: Rating, reading: Reading) -> str:
    if rating.colour is Colour.GREEN or rating.tolerance is None:
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
