"""The facts under a measure: rating, target, stretch, milestone, forecast, direction."""

from __future__ import annotations

from collections.abc import Iterator

from rbaccards.measure_words import period_name, style_of
from rbaccards.measured import MeasuredCard
from rbaccards.measures.direction import Direction, DirectionReading
from rbaccards.measures.reading import Reading
from rbaccards.schema.fields import Range
from rbaccards.view.parts import Fact
from rbaccards.view.process import assurance_mark, variation_mark
from rbaccards.view.reasons import direction_mark, rating_mark
from rbaccards.words import count, share

_COMPARISONS = {
    "last 12 months": "against the 12 months before",
    "year to date": "against the same months last year",
}


def facts(reading: Reading, card: MeasuredCard) -> tuple[Fact, ...]:
    """Rating, target, stretch, milestone, forecast and direction, each under its own label."""
    measure, style = reading.measure, style_of(reading.measure)
    target, stretch = reading.target, reading.stretch
    found = [*_rating_fact(reading, card), _target_fact(reading)]
    if stretch:
        below = ""
        if target and target.value:
            gap = stretch.value / target.value - 1
            below = f"{share(abs(gap))} {'below' if gap < 0 else 'above'} target"
        found.append(Fact("Stretch target", style.text(stretch.value), below, strong=True))
    if reading.milestone and reading.leading:
        label = f"Milestone range, {reading.leading.now.period.end_label}"
        ends = f"{style.text(reading.milestone.low)} to {style.text(reading.milestone.high)}"
        found.append(Fact(label, ends, _position(reading.leading.now.value, reading.milestone)))
    if measure.forecast:
        period, value = max(measure.forecast.values.items())
        made = f"made {measure.forecast.made.end_label}"
        found.append(Fact(f"Forecast, {period.label}", style.text(value), made, strong=True))
    if reading.process and reading.process.variation:
        found.append(Fact("Variation", "", "the last point", mark=variation_mark(reading.process.variation)))
    if reading.process and reading.process.assurance:
        found.append(Fact("Assurance", "", "if nothing changes", mark=assurance_mark(reading.process.assurance)))
    found.append(Fact("Direction of travel", "", comparison_words(reading), mark=direction_mark(reading.direction)))
    return tuple(found)


def _rating_fact(reading: Reading, card: MeasuredCard) -> Iterator[Fact]:
    """The rating of an indicator beside the headline one, whose own stands at the top of the card."""
    if reading is not card.headline and (reading.colour or reading.rating.aims.period):
        yield Fact("Rating now", "", mark=rating_mark(reading.colour, reading.rules.scale))


def _target_fact(reading: Reading) -> Fact:
    aims, style = reading.rating.aims, style_of(reading.measure)
    if aims.period is None:
        return Fact("Target", "None agreed")
    if aims.target:
        least = f"least acceptable: {style.text(aims.minimum.value)}" if aims.minimum else ""
        return Fact(f"Target, {aims.period.label}", style.text(aims.target.value), least, strong=True)
    words = f"{style.text(aims.keep_to.low)} to {style.text(aims.keep_to.high)}" if aims.keep_to else aims.in_words
    return Fact(f"Target, {aims.period.label}", words, strong=aims.keep_to is not None)


def _position(value: float, milestone: Range) -> str:
    """Where a figure lies in the milestone range."""
    low, high = milestone.low, milestone.high
    if value < low:
        return "figure lies below it"
    if value > high:
        return "figure lies above it"
    third = (high - low) / 3
    if value < low + third:
        return "figure at its lower end"
    return "figure at its upper end" if value > high - third else "figure in its middle"


def comparison_words(reading: Reading) -> str:
    """What the direction of travel was judged on."""
    measure, compared = reading.measure, reading.travel.compared
    stated = measure.direction.compared_with
    if stated == "run chart":
        return _run_words(reading.travel)
    if compared is None or compared.before is None:
        return ""
    words = _COMPARISONS.get(measure.reads_as if stated == "as the figure" else stated)
    return words or f"against {period_name(compared.before.period, measure)}"


def _run_words(travel: DirectionReading) -> str:
    if travel.direction is Direction.STEADY:
        return "no shift or trend on the run chart"
    return f"the last {count(travel.run)} points, on the run chart" if travel.run else ""
