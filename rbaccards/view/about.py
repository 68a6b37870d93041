"""About the data: sources, quality, what is not published, methods and rules, said by the card itself."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from rbaccards.measure_words import period_name, style_of
from rbaccards.measured import MeasuredCard
from rbaccards.measures.alignment import worked_out
from rbaccards.measures.combine import per_of
from rbaccards.measures.reading import Reading
from rbaccards.prose import to_blocks
from rbaccards.schema.measure import Measure
from rbaccards.schema.names import Status
from rbaccards.series import Series
from rbaccards.view.reasons import tolerance_words
from rbaccards.words import count, listed

MARKED: tuple[tuple[Status, str], ...] = (
    ("illustrative", "illustrative, not published"),
    ("estimated", "estimated"),
    ("provisional", "provisional"),
)
RATING_HABIT = (
    "Red, amber and green are a local convention, no part of the Results-Based Accountability method of Mark Friedman."
)


def about_data(card: MeasuredCard) -> tuple[Markup, ...]:
    """Paragraphs about the data of a card; the officers' own words come last."""
    said = [*_measures(card), *_rule(card)]
    opened = (Markup("<p>{}</p>").format(" ".join(said)),) if said else ()
    return (*opened, *to_blocks(card.loaded.card.about, card.figures))


def _measures(card: MeasuredCard) -> Iterator[str]:
    """A sentence on each measure; where no curves are drawn only on those that there is something to say of."""
    draws = card.layout.draws
    given = {key: each for key, each in card.readings.items() if draws or each.measure.placeholder is None}
    unsaid = 0
    for key, reading in given.items():
        said = list(_said_of(key, reading, card))
        unsaid += not said
        if said or draws:
            yield f"{reading.measure.name}: {'; '.join(said or ['source not stated'])}."
    if unsaid and not draws:
        noun = "indicator" if len(given) == 1 else "indicators"
        yield f"No source is stated for {count(unsaid)} of {count(len(given))} {noun} with data."


def _said_of(key: str, reading: Reading, card: MeasuredCard) -> Iterator[str]:
    """The source of a measure, its quality, and what of it is not a published, final figure."""
    measure = reading.measure
    if measure.source:
        yield measure.source
    in_a_column = "data_quality" in (card.pack.columns or card.layout.columns)
    if (quality := measure.data_quality) and not in_a_column:
        yield f"data quality {quality.rating}{f' ({quality.note})' if quality.note else ''}"
    for status, words in MARKED:
        if parts := _marked(key, reading, card, status):
            yield f"{listed(parts)} {words}"
    yield from _restated(card.loaded.data[key].series, measure)
    if reading.survey and reading.survey.invited is not None:
        yield "margin of error corrected for the size of the group"
    if forecast := measure.forecast:
        yield f"forecast made in {forecast.made.end_label}: {forecast.method}"


def _marked(key: str, reading: Reading, card: MeasuredCard, status: Status) -> list[str]:
    """The parts of a measure that have a status: values of its series, figures by area, milestones, forecast."""
    measure, data = reading.measure, card.loaded.data[key]
    parts = []
    series = next((each for each in (reading.series, *reading.groups) if each.has(status)), None)
    if series is not None:
        parts.append(_which(series, status, measure))
    for declared, areas in zip(measure.breakdown, data.areas, strict=False):
        if any(each.has(status) for each in areas):
            parts.append(f"some {declared.by} figures")
    return parts + (list(measure.illustrative) if status == "illustrative" else [])


def _which(series: Series, status: Status, measure: Measure) -> str:
    """The values of a series that have a status: all of them, all but a few, or those of certain periods."""
    marked = [each for each in series.known if each.status == status]
    others = [period_name(each.period, measure) for each in series.known if each.status != status]
    if not others:
        return f"all {series.frequency} values"
    if len(others) <= min(4, len(marked)):
        return f"all values except {listed(others)}"
    return (
        f"values for {listed(period_name(each.period, measure) for each in marked)}"
        if len(marked) <= 4
        else "some values"
    )


def _restated(series: Series, measure: Measure) -> Iterator[str]:
    """Values that replace published ones: "September 2012 restated from 448 to 454 (late records)"."""
    style = style_of(measure)
    for each in worked_out(series, per_of(measure)).known:
        if each.restated_from is not None:
            old, new = style.text(each.restated_from), style.text(each.value or 0.0)
            yield f"{period_name(each.period, measure)} restated from {old} to {new} ({each.note})"


def _rule(card: MeasuredCard) -> Iterator[str]:
    """The rule of the headline rating, with its numbers."""
    if card.headline and (rule := rating_rule(card.headline)):
        yield f"Rating: {rule}."
    if card.layout.draws:
        yield RATING_HABIT


def rating_rule(reading: Reading) -> str:
    """When a measure is green, amber and red: "green at or better than the target, amber within 5%..., red beyond"."""
    aims = reading.rating.aims
    if aims.period is None or aims.in_words:
        return ""
    met = "inside the range" if aims.keep_to else "at or better than the target"
    best = f"blue where the stretch target is met as well, green {met}"
    return f"{best if reading.rules.scale == 'BRAG' else f'green {met}'}, {_amber(reading)}red beyond"


def _amber(reading: Reading) -> str:
    least, tolerance = reading.rating.aims.minimum, reading.rules.tolerance
    if least is not None:
        return f"amber to the least acceptable {style_of(reading.measure).text(least.value)}, "
    return f"amber within {tolerance_words(tolerance, reading)}, " if tolerance else ""
