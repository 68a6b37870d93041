"""What was understood of every series, told back: the echo that catches a swapped date better than any rule."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from rbaccards.measure_words import style_of, unit_words
from rbaccards.measured import MeasuredCard
from rbaccards.measures.reading import Reading
from rbaccards.periods.period import Frequency, gaps
from rbaccards.schema.pack import Pack
from rbaccards.series import Series
from rbaccards.sources.excerpt import visible
from rbaccards.words import many


def of_pack(name: str, pack: Pack) -> str:
    """The line over the cards of a pack."""
    return visible(f"{name}: {pack.title}, {pack.review_period.label}")


def of_card(card: MeasuredCard) -> Iterator[str]:
    """A line for each series: "burglary.csv: 24 months, October 2010 to September 2012, latest 402, no gaps"."""
    return map(visible, _card(card))


def _card(card: MeasuredCard) -> Iterator[str]:
    yield f"  {card.name}: {card.loaded.card.priority}"
    for key, reading in card.readings.items():
        measure, data = reading.measure, card.loaded.data[key]
        name = posixpath.basename(measure.data) if measure.data else key
        for series in data.groups or (data.series,):
            yield f"    {name}{f', {series.group}' if series.group else ''}: {_said(series, reading)}"
        for declared, areas in zip(measure.breakdown, data.areas, strict=False):
            if areas:
                file = posixpath.basename(declared.data or measure.data or key)
                yield f"    {file}: {many(len(areas), declared.by)}, {_said(areas[0], reading)} ({areas[0].area})"


def _said(series: Series, reading: Reading) -> str:
    known = series.known
    if not known:
        return "no values yet"
    style, first, last = style_of(reading.measure), known[0].period, known[-1].period
    to = "and" if series.frequency is Frequency.SPAN else "to"
    span = first.label if first == last else f"{first.label} {to} {last.label}"
    missing = gaps([each.period for each in known])
    latest = f"{style.text(known[-1].value or 0.0)} {unit_words(reading.measure)}".strip()
    noun = {"span": "period"}.get(series.frequency.value, series.frequency.value)
    gap = f"{many(len(missing), 'gap')}" if missing else "no gaps"
    return f"{many(len(known), noun)}, {span}, latest {latest}, {gap}"
