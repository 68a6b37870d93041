"""The page of an indicator or a performance measure: history, definition, quality, revisions, files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from markupsafe import Markup

from rbaccards.figures import fill
from rbaccards.measure_words import period_name, style_of
from rbaccards.measured import MeasuredCard
from rbaccards.measures.reading import Reading
from rbaccards.prose import to_blocks
from rbaccards.schema.measure import Measure, PerformanceMeasure
from rbaccards.view.about import rating_rule
from rbaccards.view.charts import lines_spec, measure_chart
from rbaccards.view.facts import comparison_words, facts
from rbaccards.view.indicator_table import POLARITIES, aim_words
from rbaccards.view.measures import QUESTIONS
from rbaccards.view.parts import Cell, Chart, Column, Fact, Row, Table
from rbaccards.view.reasons import indicator_reason, rating_mark, tolerance_words
from rbaccards.web import addresses
from rbaccards.web.frame import Download, Link, card_link
from rbaccards.web.tables import chart_table, comparison_table, values_table
from rbaccards.words import many, sentence

_ADDS_UP = {
    "sum": "Longer periods are the sum of their parts.",
    "mean": "Longer periods are the mean of their parts.",
    "ratio": "Longer periods are worked out from the counts behind them, never from rates.",
    "last": "Nothing is added up: each value stands for its own date or period.",
}
_LEAST_CURVE = 3


@dataclass(frozen=True, slots=True)
class History:
    """A chart with its table; the chart is None where there are too few values for one."""

    heading: str
    chart: Chart | None
    table: Table


@dataclass(frozen=True, slots=True)
class IndicatorPage:
    name: str
    card: Link
    kind: str
    """Whether it measures a population or a service."""
    facts: tuple[Fact, ...]
    reason: str
    text: tuple[Markup, ...]
    histories: tuple[History, ...]
    definition: tuple[tuple[str, str], ...]
    comparison: Table | None
    """Our value among those of other areas, where there are any to compare with."""
    aims: Table | None
    quality: tuple[tuple[str, str], ...]
    revisions: Table | None
    files: tuple[Download, ...]
    cite: str

    @property
    def charts(self) -> tuple[Chart, ...]:
        return tuple(each.chart for each in self.histories if each.chart)


def indicator_page(key: str, card: MeasuredCard, publisher: str, files: Mapping[str, Download]) -> IndicatorPage:
    """The page of the measure `key`; one without data says why there is none."""
    measure = dict(card.loaded.measures())[key]
    reading = card.readings.get(key)
    return IndicatorPage(
        name=measure.name,
        card=card_link(card),
        kind=_kind(measure),
        facts=_facts(reading, card) if reading and reading.series.known else (_no_figures(measure),),
        reason=_reason(measure, reading, card) if reading else "",
        text=to_blocks(measure.commentary, card.figures),
        histories=tuple(_histories(reading, card)) if reading and reading.series.known else (),
        definition=tuple(_definition(measure, reading, card)),
        comparison=comparison_table(reading.comparison, reading) if reading and reading.comparison else None,
        aims=_aims(reading) if reading else None,
        quality=tuple(_quality(measure, reading)),
        revisions=_revisions(reading, card) if reading else None,
        files=tuple(_files(key, card, files)),
        cite=_cite(measure, card, publisher),
    )


def _no_figures(measure: Measure) -> Fact:
    return Fact("Figures", sentence(measure.placeholder or "none yet"))


def _kind(measure: Measure) -> str:
    if isinstance(measure, PerformanceMeasure):
        return f"Performance measure of a service. {QUESTIONS[measure.question]}"
    return "Indicator"


def _reason(measure: Measure, reading: Reading, card: MeasuredCard) -> str:
    """Why an indicator is rated as it is; services are not rated."""
    return "" if isinstance(measure, PerformanceMeasure) else indicator_reason(reading, card.figures)


def _facts(reading: Reading, card: MeasuredCard) -> tuple[Fact, ...]:
    """The latest figure, then what stands under the measure on its card."""
    style, measure = style_of(reading.measure), reading.measure
    found = []
    if reading.leading:
        now = reading.leading.now
        found.append(Fact("Figure", style.text(now.value), period_name(now.period, measure), strong=True))
    shown = facts(reading, card)
    if not isinstance(measure, PerformanceMeasure) and not any(each.label == "Rating now" for each in shown):
        found.append(Fact("Rating now", "", mark=rating_mark(reading.colour, reading.rules.scale)))
    return (*found, *shown)


def _histories(reading: Reading, card: MeasuredCard) -> Iterator[History]:
    """What the card draws, and where that is worked out from the values, the values themselves."""
    drawn = measure_chart(reading, card.figures, f"charts/{card.name}-{reading.key}.svg", card.pack.review_period.end)
    rolling = reading.measure.reads_as == "last 12 months" and reading.measure.chart == "baseline"
    table = chart_table(reading) if drawn else None
    if drawn and table and rolling:
        yield History("12-month totals" if reading.measure.adds_up == "sum" else "12-month values", drawn, table)
        yield History("Values", _plain(reading, card), values_table(reading))
    else:
        yield History("History", drawn or _plain(reading, card), table or values_table(reading))


def _plain(reading: Reading, card: MeasuredCard) -> Chart | None:
    """The values of the series as they were counted."""
    if len(reading.series.known) < _LEAST_CURVE:
        return None
    one = replace(reading, groups=())
    spec = lines_spec(one, card.pack.review_period.end)
    first, last = reading.series.known[0], reading.series.known[-1]
    style, measure = style_of(reading.measure), reading.measure
    ends = [f"{style.text(each.value or 0.0)} in {period_name(each.period, measure)}" for each in (first, last)]
    title = f"{measure.name}, by {reading.series.frequency}"
    alt = f"Line chart of {measure.name} from {ends[0]} to {ends[1]}, {many(len(reading.series.known), 'value')}."
    return Chart(f"charts/{card.name}-{reading.key}-values.svg", spec, title, sentence(measure.unit), alt)


def _definition(measure: Measure, reading: Reading | None, card: MeasuredCard) -> Iterator[tuple[str, str]]:
    """What is counted and how, for those who want to use the figures."""
    if measure.reference:
        yield "Reference", measure.reference
    yield "What is counted", fill(measure.definition or measure.name, card.figures)
    yield "Unit", sentence(measure.unit)
    yield "Counted", f"By {measure.frequency}"
    yield "Adding up", _ADDS_UP[measure.adds_up]
    yield "Lower or higher", POLARITIES[measure.polarity] or "Neither is better"
    if card.loaded.card.population and not isinstance(measure, PerformanceMeasure):
        yield "Whole population", card.loaded.card.population
    if reading and not isinstance(measure, PerformanceMeasure):
        yield from _criteria(measure, reading)
    for period, reason in measure.break_after.items():
        yield "Break", f"Values after {period.label} cannot be compared with earlier ones: {reason}."


def _criteria(measure: Measure, reading: Reading) -> Iterator[tuple[str, str]]:
    """What makes it red, amber or green, and what makes it improving or worsening."""
    if rule := rating_rule(reading):
        yield "Rating", f"{sentence(rule)}."
    if measure.polarity != "none" and measure.direction.compared_with != "run chart":
        compared = comparison_words(reading) or "against an earlier period"
        within = tolerance_words(reading.rules.steady_within, reading).replace(" of the target", "")
        yield "Direction of travel", f"Judged {compared}: a change of {within} or less is steady."


def _aims(reading: Reading) -> Table | None:
    """Targets, stretch targets, least acceptable values and the forecast, by period."""
    measure, style = reading.measure, style_of(reading.measure)
    rows = [
        (name, period, aim_words(value, style), "")
        for name, aims in (
            ("Target", measure.targets),
            ("Stretch target", measure.stretch),
            ("Least acceptable", measure.minimum),
        )
        for period, value in sorted(aims.items())
    ]
    if forecast := measure.forecast:
        made = f"made {forecast.made.end_label}: {forecast.method}"
        rows += [("Forecast", period, style.text(value), made) for period, value in sorted(forecast.values.items())]
    if not rows:
        return None
    noted = any(row[3] for row in rows)
    columns = (Column("What"), Column("For"), Column("Value", figures=True), *((Column("How"),) if noted else ()))
    return Table(
        columns,
        tuple(
            Row((Cell(name), Cell(period.label), Cell(value), *((Cell(how),) if noted else ())))
            for name, period, value, how in rows
        ),
    )


def _quality(measure: Measure, reading: Reading | None) -> Iterator[tuple[str, str]]:
    """How far the figures can be relied on."""
    yield "Source", sentence(measure.source or "not stated")
    quality = measure.data_quality
    yield "Data quality", f"{quality.rating.capitalize()}. {quality.note or ''}".strip() if quality else "Not stated"
    if reading and reading.series.observations:
        rows = reading.series.observations
        known = reading.series.known
        yield "Complete", f"{len(known)} of {many(len(rows), 'value')}"
        for status in ("provisional", "estimated", "illustrative"):
            if number := sum(each.status == status for each in known):
                yield sentence(status), many(number, "value")
        if number := sum(each.status == "suppressed" for each in rows):
            yield "Withheld", f"{many(number, 'value')} [c], as few people are counted"


def _revisions(reading: Reading, card: MeasuredCard) -> Table | None:
    """Values that replace published ones."""
    style, measure = style_of(reading.measure), reading.measure
    found = [each for each in card.loaded.data[reading.key].series.known if each.restated_from is not None]
    columns = (
        Column("Period"),
        Column("Published before", figures=True),
        Column("Now", figures=True),
        Column("Why"),
    )
    rows = tuple(
        Row(
            (
                Cell(sentence(period_name(each.period, measure))),
                Cell(style.text(each.restated_from or 0.0)),
                Cell(style.text(each.value or 0.0)),
                Cell(each.note),
            )
        )
        for each in found
    )
    return Table(columns, rows) if rows else None


def _files(key: str, card: MeasuredCard, files: Mapping[str, Download]) -> Iterator[Download]:
    data = addresses.series_file(card.pack_name, card.name, key)
    yield from (files[each] for each in (data, addresses.metadata_file(data)) if each in files)


def _cite(measure: Measure, card: MeasuredCard, publisher: str) -> str:
    year = card.pack.review_period.last_month[0]
    return f"{publisher} ({year}), {measure.name}, {card.pack.review_period.label}, {card.pack.partnership}."
