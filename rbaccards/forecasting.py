"""A forecast to write into a card: values ahead by a stated method, with an interval, as they are today.

A forecast stays as it was made, so it is not worked out when a card is built: its values stand in the card, where an
officer can change them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from rbaccards.explained import UnknownFigureError, card_named
from rbaccards.measure_words import is_percentage, style_of
from rbaccards.measured import MeasuredCard, MeasuredPack
from rbaccards.measures.ahead import Model, ahead, enough, interval
from rbaccards.measures.breaks import pieces
from rbaccards.measures.reading import Reading
from rbaccards.nearest import nearest
from rbaccards.periods.period import Calendar, Period, year_containing
from rbaccards.periods.text import parse_period
from rbaccards.series import Series
from rbaccards.words import listed, many

METHODS: dict[Model, str] = {
    "straight line": "straight line by least squares",
    "damped trend": "exponential smoothing, damped trend",
    "seasonal": "exponential smoothing, damped trend and seasons",
}
YEAR = 12


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for; empty texts are filled in."""

    card: str
    measure: str = ""
    method: Model | None = None
    made: str = ""
    until: str = ""


def forecast_lines(packs: Iterable[MeasuredPack], asked: Asked) -> tuple[str, ...]:
    """The forecast as the lines of a card, to be written under the measure.

    Raises UnknownFigureError where there is no such card, measure or period, or too little data.
    """
    card = card_named(packs, asked.card)
    reading = _measure(card, asked.measure)
    known = pieces(reading.series, reading.breaks)[-1]
    made = _made(known, asked.made, card.calendar)
    values = _values(known.through(made.start), reading)
    ends = _ahead_of(made, asked.until, card.calendar)
    season = YEAR // made.months if made.months < YEAR else 1
    method = asked.method or ("seasonal" if enough(len(values), "seasonal", season) else "damped trend")
    coming = ahead(values, len(ends), method, season, 100.0 if is_percentage(reading.measure) else np.inf)
    if coming is None:
        raise UnknownFigureError(f"{many(len(values), 'value')} up to {made.label} are too few for {method}.")
    (curve,) = _as_read(values, np.asarray([coming.values]), reading, made)
    spread = _as_read(values, coming.futures, reading, made)
    return tuple(_lines(reading, f"{METHODS[method]}, from {len(values)} values", made, ends, curve, spread))


def _measure(card: MeasuredCard, key: str) -> Reading:
    key = key or card.loaded.card.headline or ""
    if key in card.readings:
        return card.readings[key]
    guess = nearest(key, card.readings)
    known = f"Its measures: {listed(card.readings)}." if card.readings else "None of its measures has data."
    hint = f"Did you mean {guess}?" if guess else known
    raise UnknownFigureError(f"There is no measure {key} with data on this card. {hint}")


def _made(known: Series, written: str, calendar: Calendar) -> Period:
    """The last period whose value is known when the forecast is made; the last of all if nothing is said."""
    if not known.known:
        raise UnknownFigureError("There are no values to forecast from.")
    if not written:
        return known.known[-1].period
    period = parse_period(written, calendar)
    found = [each.period for each in known.known if isinstance(period, Period) and each.period.end <= period.end]
    if not found:
        first = known.known[0].period.short
        raise UnknownFigureError(f"There are no values up to {written}; the first is for {first}.")
    return found[-1]


def _values(known: Series, reading: Reading) -> list[float]:
    """The values that the model takes, one after another."""
    if any(not now.period.follows(before.period) for before, now in pairwise(known.known)):
        said = "has a gap, or values that overlap; neither can be forecast over."
        raise UnknownFigureError(f"{reading.measure.name} {said}")
    if _rolls(reading) and reading.measure.adds_up == "ratio":
        raise UnknownFigureError("A ratio of 12 months cannot be forecast from ratios of shorter periods.")
    return [each.value for each in known.known if each.value is not None]


def _ahead_of(made: Period, until: str, calendar: Calendar) -> list[Period]:
    """The periods to forecast: to the end of the financial year that follows, or as asked."""
    last: object = parse_period(until, calendar) if until else year_containing(made.next(), calendar)
    if not isinstance(last, Period) or last.end <= made.end:
        raise UnknownFigureError(f"{until} is not a period after {made.label}.")
    ends, period = list[Period](), made.next()
    while period.end <= last.end:
        ends.append(period)
        period = period.next()
    return ends


def _rolls(reading: Reading) -> bool:
    return reading.measure.reads_as == "last 12 months" and reading.measure.covers == "its period"


def _as_read(
    values: Sequence[float], coming: NDArray[np.float64], reading: Reading, made: Period
) -> NDArray[np.float64]:
    """Futures, one a row, as the card reads them: each value, or the 12 months up to it."""
    if not _rolls(reading):
        return coming
    parts = YEAR // made.months
    before = np.tile(np.asarray(values[len(values) - parts + 1 :]), (len(coming), 1))
    whole = np.concatenate([before, coming], axis=1)
    windows = np.lib.stride_tricks.sliding_window_view(whole, parts, axis=1)
    return np.asarray(windows.mean(axis=2) if reading.measure.adds_up == "mean" else windows.sum(axis=2))


def _lines(
    reading: Reading,
    method: str,
    made: Period,
    ends: Sequence[Period],
    curve: NDArray[np.float64],
    spread: NDArray[np.float64],
) -> Iterator[str]:
    style = style_of(reading.measure)
    yield f"# under {reading.key}:"
    yield "forecast:"
    yield f"  made: {made.short}"
    yield f"  method: {method}; 8 of 10 futures lie in the interval"
    yield "  values:"
    yield from (f"    {each.short}: {style.text(value)}" for each, value in zip(ends, curve.tolist(), strict=True))
    yield "  interval:"
    for number, each in enumerate(ends):
        low, high = interval(spread[:, number])
        low, high = min(low, float(curve[number])), max(high, float(curve[number]))
        yield f"    {each.short}: {style.text(low)} to {style.text(high)}"
