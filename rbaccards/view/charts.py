"""Charts of a measure: what is drawn, and the words that go with it."""

from __future__ import annotations

from collections.abc import Iterator

from rbaccards.charts.spec import (
    AreasSpec,
    Bar,
    BaselineSpec,
    Column,
    ColumnsSpec,
    CompareSpec,
    Curve,
    LinesSpec,
    Point,
    SparkSpec,
)
from rbaccards.figures import Figures, fill
from rbaccards.measure_words import is_percentage, period_name, rolling_words, style_of
from rbaccards.measures.annual import Year
from rbaccards.measures.breakdowns import Breakdown
from rbaccards.measures.comparison import Comparison
from rbaccards.measures.process import ProcessReading
from rbaccards.measures.reading import Reading
from rbaccards.periods.period import YEARS, Frequency
from rbaccards.view import alt
from rbaccards.view.axis import ticks_for
from rbaccards.view.baseline import baseline_spec
from rbaccards.view.compare import compare_alt, compare_spec, compare_subtitle, standing
from rbaccards.view.curve import SHORT, curve_words
from rbaccards.view.history import history, points_of
from rbaccards.view.parts import Chart
from rbaccards.view.process import process_alt, process_kind, process_spec, process_subtitle, process_title
from rbaccards.view.tables import method_words
from rbaccards.words import count, listed, plural, sentence

_ADJECTIVES = {Frequency.MONTH: "monthly", Frequency.QUARTER: "quarterly", Frequency.FINANCIAL_YEAR: "yearly"}
LEAST_POINTS = 3
"""Fewer points make no curve; the card says so instead."""
MOST_COLUMNS = 12
AREAS_WIDTH = 78.0
"""A little less than half of the page, in mm: the chart of areas stands beside its table."""


def measure_chart(reading: Reading, figures: Figures, address: str, review_end: int) -> Chart | None:
    """The chart that the measure asks for, or None where it asks for none or has too few points."""
    match reading.measure.chart:
        case "baseline" if len(history(reading)) >= LEAST_POINTS:
            spec: BaselineSpec | ColumnsSpec | CompareSpec | LinesSpec = baseline_spec(reading, review_end)
            words = alt.baseline(reading, history(reading))
            if reading.curve:
                words = f"{words} {curve_words(reading.curve, reading)}"
        case "lines" if len(reading.series.known) >= LEAST_POINTS:
            spec, words = lines_spec(reading, review_end), alt.lines(reading)
        case "columns" if _has_columns(reading):
            spec, words = columns_spec(reading), alt.columns(reading)
        case "compare" if reading.comparison:
            return _compare_chart(reading, reading.comparison, figures, address)
        case "spc" if reading.process and len(reading.process.points) >= LEAST_POINTS:
            return _process_chart(reading, reading.process, figures, address, review_end)
        case _:
            return None
    measure = reading.measure
    title = fill(measure.title, figures) if measure.title else measure.name
    subtitle = fill(measure.subtitle, figures) if measure.subtitle else _subtitle(reading)
    turned = f"; {SHORT[reading.curve.turned]}" if reading.curve and measure.chart == "baseline" else ""
    return Chart(address, spec, title, subtitle + turned + _illustrative(reading), words)


def _compare_chart(reading: Reading, comparison: Comparison, figures: Figures, address: str) -> Chart:
    """Our place among other areas; the finding is the place itself unless the card has words for it."""
    measure = reading.measure
    title = fill(measure.title, figures) if measure.title else standing(comparison)
    subtitle = fill(measure.subtitle, figures) if measure.subtitle else compare_subtitle(comparison, measure)
    words = compare_alt(comparison, measure)
    return Chart(address, compare_spec(comparison, measure), title, subtitle + _illustrative(reading), words)


def _process_chart(reading: Reading, process: ProcessReading, figures: Figures, address: str, review_end: int) -> Chart:
    """The process, or its run chart; the finding is what the last point tells unless the card has words for it."""
    measure = reading.measure
    title = fill(measure.title, figures) if measure.title else process_title(process, measure)
    own = f"{fill(measure.subtitle, figures)}; {process_kind(process)}" if measure.subtitle else ""
    subtitle = own or process_subtitle(process, measure)
    spec, words = process_spec(process, reading, review_end), process_alt(process, reading)
    return Chart(address, spec, title, subtitle + _illustrative(reading), words)


def _has_columns(reading: Reading) -> bool:
    yearly = bool(reading.series.known) and reading.series.frequency in YEARS
    return yearly or (bool(reading.years) and len(reading.years[0].parts) <= MOST_COLUMNS // 3)


def _subtitle(reading: Reading) -> str:
    """What is measured, with its unit."""
    measure = reading.measure
    rolling = f", {rolling_words(measure)}" if measure.reads_as == "last 12 months" else ""
    if not measure.title:
        return f"{'Per cent' if is_percentage(measure) else sentence(measure.unit)}{rolling}"
    return f"{measure.name}{'' if is_percentage(measure) else f', {measure.unit}'}{rolling}"


def _illustrative(reading: Reading) -> str:
    """What of the drawing is not a published figure: "; monthly values and forecast illustrative"."""
    marked = []
    if reading.series.has("illustrative"):
        known = reading.series.known
        made_up = sum(each.status == "illustrative" for each in known)
        values = f"{_ADJECTIVES.get(reading.series.frequency, '')} values".strip()
        some = "" if made_up == len(known) else "most " if made_up > len(known) / 2 else "some "
        marked.append(f"{some}{values}")
    marked += reading.measure.illustrative
    return f"; {listed(marked)} illustrative" if marked else ""


def lines_spec(reading: Reading, review_end: int) -> LinesSpec:
    style = style_of(reading.measure)
    curves = tuple(
        Curve(
            tuple(Point(each.period.end, each.value) for each in series.observations),
            f"{series.group or reading.measure.name} {style.text(series.known[-1].value or 0.0)}",
        )
        for series in (reading.groups or (reading.series,))
        if series.known
    )
    periods = [each.period for each in reading.series.known]
    return LinesSpec(curves, ticks_for(periods, review_end), style, 100.0 if is_percentage(reading.measure) else None)


def columns_spec(reading: Reading) -> ColumnsSpec:
    """A column for each quarter or year; what is still to come in the last year is hatched at the projected rate."""
    style, projection = style_of(reading.measure), reading.projection
    if not reading.years:
        known = reading.series.known[-MOST_COLUMNS:]
        years = [Column(each.period.short, "", each.value, None, style.text(each.value or 0.0)) for each in known]
        return ColumnsSpec(tuple(years), style)
    shown = reading.years[-MOST_COLUMNS // 4 :]
    columns = tuple(column for year in shown for column in _quarters(year, reading))
    return ColumnsSpec(columns, style, f"Projected, {method_words(projection, style)}" if projection else "")


def _quarters(year: Year, reading: Reading) -> Iterator[Column]:
    style, projection = style_of(reading.measure), reading.projection
    to_come = len(year.parts) - year.done
    rest = None
    if projection and projection.year is year and to_come:
        rest = (projection.value - (year.total or 0.0)) / to_come
    for number, (_, value) in enumerate(year.parts, 1):
        shown = rest if value is None else value
        text = style.text(shown) if shown is not None else ""
        projected = rest if value is None else None
        yield Column(f"Q{number}", _year_words(year, reading), value, projected, text)


def _year_words(year: Year, reading: Reading) -> str:
    """A year with its total under its columns: "2011/12: 3,297", "2012/13: 3,366 projected"."""
    style, projection = style_of(reading.measure), reading.projection
    if projection and projection.year is year:
        return f"{year.period.short}: {style.text(projection.value)} projected"
    return f"{year.period.short}: {style.text(year.total)}" if year.total is not None else year.period.short


def areas_chart(breakdown: Breakdown, reading: Reading, figures: Figures, address: str) -> Chart:
    """The areas as bars, with a mark where each stood a year before."""
    table, style = breakdown.table, style_of(reading.measure)
    bars = [
        Bar(
            each.name,
            each.compared.now.value,
            style.text(each.compared.now.value),
            each.compared.before.value if each.compared.before else None,
        )
        for each in table.shown
    ]
    named = (
        f"{sentence(count(len(table.shown)))} of {table.count} {plural(breakdown.by)}"
        if table.count > len(table.shown)
        else f"All {plural(breakdown.by)}"
    )
    first = table.shown[0].compared
    when = period_name(first.now.period, reading.measure)
    title = fill(breakdown.declared.title or f"{sentence(plural(breakdown.by))}, largest first", figures)
    subtitle = f"{named}, {reading.measure.unit}, {when}"
    if first.before:
        estimated = ", estimated" if breakdown.before_estimated else ""
        subtitle += f"; mark: a year before{estimated}"
    return Chart(
        address,
        AreasSpec(tuple(bars), "12 months before" if first.before else "", width=AREAS_WIDTH),
        title,
        subtitle,
        alt.areas(breakdown, reading),
    )


def spark(reading: Reading, address: str) -> Chart | None:
    """A sparkline for the summary, or None with fewer than two points."""
    curve = history(reading)
    if len(curve) < 2:
        return None
    target = reading.target.value if reading.target else None
    return Chart(address, SparkSpec(points_of(curve, reading), target), "", "", alt.spark(reading, curve))
