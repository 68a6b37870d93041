"""What changed in what is aimed at and expected: targets, forecasts, and forecasts whose time has come."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rbaccards.changes.change import Change
from rbaccards.changes.figures import Compared
from rbaccards.editions.kept import MadeForecast
from rbaccards.measure_words import style_of, unit_words
from rbaccards.measured import MeasuredCard
from rbaccards.measures.reading import Reading
from rbaccards.periods.period import Calendar, Period
from rbaccards.periods.text import parse_period
from rbaccards.schema.fields import Range


def target_changes(compared: Compared) -> Iterator[Change]:
    """Targets and stretch targets that were set, changed or given up."""
    old, new = compared.before.measure, compared.now.measure
    yield from _by_period(compared, "target", old.targets, new.targets)
    yield from _by_period(compared, "stretch target", old.stretch, new.stretch)


def _by_period(
    compared: Compared, name: str, old: Mapping[Period, object], new: Mapping[Period, object]
) -> Iterator[Change]:
    for period in sorted({*old, *new}):
        was, now = old.get(period), new.get(period)
        if was == now:
            continue
        if was is None:
            words = f"a {name} was set for {period.label}: {_aim(compared, now)}."
        elif now is None:
            words = f"the {name} for {period.label}, {_aim(compared, was)}, is no longer there."
        else:
            words = f"the {name} for {period.label} was {_aim(compared, was)} and is now {_aim(compared, now)}."
        yield compared.change("Target", words)


def _aim(compared: Compared, aim: object) -> str:
    style = style_of(compared.now.measure)
    if isinstance(aim, Range):
        return f"{style.text(aim.low)} to {style.text(aim.high)}"
    return style.text(aim) if isinstance(aim, float | int) else f"“{aim}”"


def forecast_changes(compared: Compared) -> Iterator[Change]:
    """Stored forecasts that say something else about a period than they did."""
    old, new = compared.before.measure.forecast, compared.now.measure.forecast
    style = style_of(compared.now.measure)
    if new is None:
        if old is not None:
            yield compared.change("Forecast", f"the forecast made in {old.made.label} is no longer there.")
        return
    for period, value in sorted(new.values.items()):
        was = old.values.get(period) if old else None
        if was is None:
            yield compared.change("Forecast", f"a forecast was made for {period.label}: {style.text(value)}.")
        elif was != value:
            words = f"the forecast for {period.label} was {style.text(was)} and is now {style.text(value)}."
            yield compared.change("Forecast", words)


def judged_forecasts(
    card: MeasuredCard, reading: Reading, before: Period, made: Sequence[MadeForecast], calendar: Calendar
) -> Iterator[Change]:
    """Forecasts of earlier editions for a period that ended since the last one, beside what it came to.

    One that stood in several editions is told as of the first.
    """
    told = set[tuple[str, str, float]]()
    names, style = (card.name, *card.loaded.card.formerly), style_of(reading.measure)
    unit = f" {words}" if (words := unit_words(reading.measure)) else ""
    for each in made:
        period, said_in = (parse_period(code, calendar) for code in (each.period, each.said_in))
        if each.measure != reading.key or each.card not in names or not isinstance(period, Period):
            continue
        actual = outturn(reading, period) if before.end < period.end <= card.pack.review_period.end else None
        said = (each.method, each.period, each.value)
        if actual is None or not isinstance(said_in, Period) or said in told:
            continue
        told.add(said)
        gap = actual - each.value
        than = "as forecast" if gap == 0 else f"{style.text(abs(gap))} {'more' if gap > 0 else 'less'} than forecast"
        words = f"{period.label} was forecast in {said_in.label} to be {style.text(each.value)}{unit} ({each.method}); "
        yield Change(
            "Judged", reading.measure.name, f"{words}it was {style.text(actual)}, {than}.", card.name, reading.key
        )


def outturn(reading: Reading, period: Period) -> float | None:
    """What a period came to: its own value, or its months or quarters combined once all of them are there."""
    for year in reading.years:
        if year.period == period and year.complete:
            return year.total
    found = reading.series.at(period)
    return found.value if found else None
