"""One measure on the page: its figure, chart, facts, tables and notes."""

from __future__ import annotations

from rbaccards.figures import Figures, fill
from rbaccards.measure_words import change, difference, period_words, style_of, unit_words
from rbaccards.measured import MeasuredCard
from rbaccards.measures.amounts import Compared
from rbaccards.measures.reading import Reading
from rbaccards.prose import to_blocks
from rbaccards.schema.measure import PerformanceMeasure
from rbaccards.view.charts import areas_chart, measure_chart
from rbaccards.view.facts import facts
from rbaccards.view.notes import notes
from rbaccards.view.parts import AreasBlock, Figure, MeasureBlock
from rbaccards.view.tables import areas_table, years_table
from rbaccards.words import sentence

QUESTIONS = {
    "how_much": "How much did we do?",
    "how_well": "How well did we do it?",
    "better_off": "Is anyone better off?",
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
        facts=() if isinstance(measure, PerformanceMeasure) else facts(reading, card),
        text=to_blocks(measure.commentary, figures),
        table=table,
        notes=tuple(note for note in notes(reading, card, drawn=chart is not None) if note),
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
