"""One measure on the page: its figure, chart, facts, tables and notes."""

from __future__ import annotations

from collections.abc import Iterator

from rbaccards.figures import Figures, fill
from rbaccards.measure_words import change, difference, period_name, period_words, style_of, unit_words
from rbaccards.measured import MeasuredCard
from rbaccards.measures.amounts import Compared
from rbaccards.measures.projection import Projection, disagree
from rbaccards.measures.reading import Reading
from rbaccards.measures.survey import SurveyReading
from rbaccards.prose import to_blocks
from rbaccards.schema.card import PerformanceMeasure
from rbaccards.schema.fields import Range
from rbaccards.view.charts import LEAST_POINTS, areas_chart, history, measure_chart
from rbaccards.view.parts import AreasBlock, Fact, Figure, MeasureBlock
from rbaccards.view.reasons import direction_mark
from rbaccards.view.tables import METHODS, areas_table, years_table
from rbaccards.words import count, sentence, share

QUESTIONS = {
    "how_much": "How much did we do?",
    "how_well": "How well did we do it?",
    "better_off": "Is anyone better off?",
}
_COMPARISONS = {
    "last 12 months": "against the 12 months before",
    "year to date": "against the same months last year",
}


def measure_block(reading: Reading, card: MeasuredCard) -> MeasureBlock:
    measure, figures = reading.measure, card.figures
    address = f"charts/{card.name}-{reading.key}.svg"
    chart = measure_chart(reading, figures, address, card.pack.review_period.end)
    table = years_table(reading) if chart is None else None
    return MeasureBlock(
        name=measure.name,
        question=QUESTIONS[measure.question] if isinstance(measure, PerformanceMeasure) else "",
        figure=_figure(reading, figures),
        chart=chart,
        facts=() if isinstance(measure, PerformanceMeasure) else _facts(reading),
        text=to_blocks(measure.commentary, figures),
        table=table,
        notes=tuple(note for note in _notes(reading, drawn=chart is not None) if note),
    )


def areas_blocks(reading: Reading, card: MeasuredCard) -> tuple[AreasBlock, ...]:
    """The breakdowns of a measure, each as a chart and a table."""
    blocks = []
    for breakdown in reading.breakdowns:
        declared = breakdown.declared
        address = f"charts/{card.name}-{reading.key}-areas-{breakdown.number + 1}.svg"
        drawn = declared.printed == "chart and table"
        chart = areas_chart(breakdown, reading, card.figures, address) if drawn else None
        blocks.append(AreasBlock(chart, areas_table(breakdown, reading), to_blocks(declared.commentary, card.figures)))
    return tuple(blocks)


def _figure(reading: Reading, figures: Figures) -> Figure | None:
    if reading.leading is None:
        return None
    measure, now = reading.measure, reading.leading.now
    words = fill(measure.caption, figures) if measure.caption else unit_words(measure) or measure.name
    changed = change(reading.leading, measure)
    return Figure(
        big=style_of(measure).text(now.value),
        caption=f"{words} {period_words(now.period, measure)}",
        change=sentence(changed) if changed else "",
        change_caption=_compared_words(reading.leading, reading) if changed else "",
    )


def _compared_words(compared: Compared, reading: Reading) -> str:
    measure = reading.measure
    if compared.before is None:
        return ""
    before = style_of(measure).text(compared.before.value)
    if unit_words(measure):
        when = "the 12 months before" if measure.reads_as == "last 12 months" else compared.before.period.label
        if compared.difference == 0:
            return f"the same as in {when}"
        return f"{difference(compared, measure)} than in {when} ({before})"
    return f"from {before} {period_words(compared.before.period, measure)}"


def _facts(reading: Reading) -> tuple[Fact, ...]:
    """Target, stretch, milestone, forecast and direction, each under its own label."""
    measure, style = reading.measure, style_of(reading.measure)
    target, stretch = reading.target, reading.stretch
    facts = [
        Fact(f"Target, {target.period.label}", style.text(target.value), strong=True)
        if target
        else Fact("Target", "None agreed")
    ]
    if stretch:
        below = ""
        if target and target.value:
            gap = stretch.value / target.value - 1
            below = f"{share(abs(gap))} {'below' if gap < 0 else 'above'} target"
        facts.append(Fact("Stretch target", style.text(stretch.value), below, strong=True))
    if reading.milestone and reading.leading:
        label = f"Milestone range, {reading.leading.now.period.end_label}"
        ends = f"{style.text(reading.milestone.low)} to {style.text(reading.milestone.high)}"
        facts.append(Fact(label, ends, _position(reading.leading.now.value, reading.milestone)))
    if measure.forecast:
        period, value = max(measure.forecast.values.items())
        made = f"made {measure.forecast.made.end_label}"
        facts.append(Fact(f"Forecast, {period.label}", style.text(value), made, strong=True))
    facts.append(Fact("Direction of travel", "", _comparison(reading), mark=direction_mark(reading.direction)))
    return tuple(facts)


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


def _comparison(reading: Reading) -> str:
    leading = reading.leading
    if leading is None or leading.before is None:
        return ""
    return _COMPARISONS.get(reading.measure.reads_as, f"against {period_name(leading.before.period, reading.measure)}")


def _notes(reading: Reading, *, drawn: bool) -> Iterator[str]:
    """What has to be known to read the figures: why there is no chart, survey size, projection."""
    points = len(history(reading))
    if not drawn and reading.measure.chart in ("baseline", "lines") and points < LEAST_POINTS:
        results = "No result" if not points else "One result" if points == 1 else f"{sentence(count(points))} results"
        yield f"{results} so far; a curve needs {count(LEAST_POINTS)}."
    if reading.survey:
        yield _survey_words(reading.survey)
    if reading.projection:
        yield _projection_words(reading, reading.projection, drawn=drawn)


def _survey_words(survey: SurveyReading) -> str:
    margin = (
        f"at most \N{PLUS-MINUS SIGN}{share(survey.margin, 2).removesuffix('%')} percentage points at 95% confidence"
    )
    if survey.invited is None or survey.response_rate is None:
        return f"{survey.replies:,} replies; {margin}."
    rate = share(survey.response_rate, 1)
    return f"{survey.replies:,} replies from {survey.invited:,} people asked ({rate}); {margin}."


def _projection_words(reading: Reading, projection: Projection, *, drawn: bool) -> str:
    """The projected total with its method, and a word of care where the other method points the other way.

    A table has both totals already, so only the word of care stands under it.
    """
    style, other = style_of(reading.measure), reading.other_projection
    value = style.text(projection.value)
    said = f"{value} projected for {projection.year.period.label}: {METHODS[projection.method]}. " if drawn else ""
    if other is None or not disagree(projection, other):
        return said.strip()
    otherwise = f"By {METHODS[other.method]} it would be {style.text(other.value)}. " if drawn else ""
    return f"{said}{otherwise}The two projections point different ways, so neither a rise nor a fall is claimed."
