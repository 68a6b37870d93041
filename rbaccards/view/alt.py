"""What someone who cannot see a chart is told: made from the same values as the drawing."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from rbaccards.measure_words import period_words, rolling_words, style_of, unit_words
from rbaccards.measures.amounts import Amount
from rbaccards.measures.breakdowns import Breakdown
from rbaccards.measures.reading import Reading
from rbaccards.series import Series
from rbaccards.view.tables import method_words
from rbaccards.words import count, listed, sentence


def baseline(reading: Reading, curve: Sequence[Amount]) -> str:
    """The curve from its first to its last point, its extremes, and the lines beside it."""
    style, measure = style_of(reading.measure), reading.measure
    kind = rolling_words(measure) if measure.reads_as == "last 12 months" else "values"
    said = [f"Line chart of {len(curve)} {kind}{_of(unit_words(measure))}: {_course(reading, curve)}."]
    for amount, name in ((reading.target, "target"), (reading.stretch, "stretch target")):
        if amount:
            said.append(f"The {name} for {amount.period.label} is {style.text(amount.value)}.")
    said += [f"After {each.after.label} the series has another meaning." for each in reading.breaks]
    if reading.milestone:
        low, high = style.text(reading.milestone.low), style.text(reading.milestone.high)
        said.append(f"The milestone range at the last point is {low} to {high}.")
    if measure.forecast:
        period, value = max(measure.forecast.values.items())
        made = measure.forecast.made.end_label
        within = measure.forecast.interval.get(period)
        ends = f", between {style.text(within.low)} and {style.text(within.high)}" if within else ""
        said.append(f"A dashed line shows the forecast made in {made}: {style.text(value)}{ends} for {period.label}.")
    return " ".join(said)


def _of(noun: str) -> str:
    return f" of {noun}" if noun else ""


def _course(reading: Reading, curve: Sequence[Amount]) -> str:
    """First and last value, how the way between them went, and the extremes where they lie inside."""
    first, last = curve[0], curve[-1]
    steps = [b.value - a.value for a, b in pairwise(curve)]
    if all(step < 0 for step in steps):
        way = "falling every time"
    elif all(step > 0 for step in steps):
        way = "rising every time"
    else:
        way = f"falling {_times(sum(step < 0 for step in steps))} and rising {_times(sum(step > 0 for step in steps))}"
    ends = f"from {_point(first, reading)} to {_point(last, reading)}, {way}"
    inner = []
    for word, extreme in (("highest", max(curve, key=_value)), ("lowest", min(curve, key=_value))):
        if extreme.value not in (first.value, last.value):
            inner.append(f"{word} {_point(extreme, reading)}")
    return ends + (f"; {listed(inner)}" if inner else "")


def _point(amount: Amount, reading: Reading) -> str:
    """A point of the curve: "5,938 in September 2012"."""
    return f"{style_of(reading.measure).text(amount.value)} in {amount.period.end_label}"


def _value(amount: Amount) -> float:
    return amount.value


def _times(number: int) -> str:
    return {0: "never", 1: "once", 2: "twice"}.get(number, f"{count(number)} times")


def lines(reading: Reading) -> str:
    """Each line from its first to its last value."""
    groups = reading.groups or (reading.series,)
    said = [_line(series, reading) for series in groups if series.known]
    number = f"{count(len(said))} {'line' if len(said) == 1 else 'lines'}"
    return f"Line chart with {number}. {'; '.join(said)}."


def _line(series: Series, reading: Reading) -> str:
    style, first, last = style_of(reading.measure), series.known[0], series.known[-1]
    name = series.group or reading.measure.name
    start = f"{style.text(first.value or 0.0)} in {first.period.label}"
    return f"{name} went from {start} to {style.text(last.value or 0.0)} in {last.period.label}"


def columns(reading: Reading) -> str:
    """Every column with its value, and what is projected by which method."""
    style, projection = style_of(reading.measure), reading.projection
    if not reading.years:
        values = [f"{each.period.short} {style.text(each.value or 0.0)}" for each in reading.series.known]
        return f"Column chart of {reading.measure.unit} by year: {listed(values)}."
    said = [f"Column chart of {reading.measure.unit} by quarter."]
    for year in reading.years:
        values = [style.text(value) for _, value in year.parts if value is not None]
        said.append(f"{year.period.label}: {listed(values)}.")
    if projection:
        total = f"{style.text(projection.value)} ({method_words(projection, style)})"
        when = projection.year.period.label
        said.append(f"Hatched columns show what is still to come if {when} reaches the projected {total}.")
    return " ".join(said)


def areas(breakdown: Breakdown, reading: Reading) -> str:
    """Every area shown, in order, with its value."""
    style, table = style_of(reading.measure), breakdown.table
    values = [f"{each.name} {style.text(each.compared.now.value)}" for each in table.shown]
    when = period_words(table.shown[0].compared.now.period, reading.measure)
    fallen = sum((each.compared.difference or 0) < 0 for each in table.shown)
    said = f"Bar chart of {reading.measure.unit} by {breakdown.by} {when}, largest first: {listed(values)}."
    known = [each for each in table.shown if each.compared.before]
    if not known:
        return said
    are = "is" if fallen == 1 else "are"
    return f"{said} {sentence(count(fallen))} of the {count(len(known))} {are} lower than a year before."


def spark(reading: Reading, curve: Sequence[Amount]) -> str:
    return f"From {_point(curve[0], reading)} to {_point(curve[-1], reading)}"
