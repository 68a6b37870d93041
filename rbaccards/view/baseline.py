"""The baseline chart: history, forecast, target, stretch target, milestones and interval as they are drawn."""

from __future__ import annotations

from collections.abc import Sequence

from rbaccards.charts.spec import Band, BaselineSpec, Curve, Cut, Label, Level, Point
from rbaccards.measure_words import is_percentage, style_of
from rbaccards.measures.amounts import Amount
from rbaccards.measures.reading import Reading
from rbaccards.view.axis import month_ticks, ticks_for
from rbaccards.view.history import history, points_of
from rbaccards.view.surveys import interval_band


def baseline_spec(reading: Reading, review_end: int) -> BaselineSpec:
    curve = history(reading)
    style, measure = style_of(reading.measure), reading.measure
    last_at = max(
        [
            curve[-1].period.end,
            *(each.period.end for each in (reading.target, reading.stretch) if each),
            *_forecast_ends(reading),
        ]
    )
    periods = [each.period for each in curve]
    step = reading.series.observations[0].period.months
    ticks = (
        ticks_for(periods, review_end)
        if last_at == curve[-1].period.end
        else month_ticks(curve[0].period.end, last_at, 1)
    )
    return BaselineSpec(
        history=points_of(curve, reading),
        labels=_labels(reading, curve),
        ticks=ticks,
        style=style,
        forecast=_forecast(reading, curve),
        target=_level(reading.target, "Target", reading),
        stretch=_level(reading.stretch, "Stretch target", reading),
        milestones=_milestones(reading),
        interval=interval_band(reading),
        ahead=_ahead(reading, curve),
        cuts=tuple(Cut(each.after.end + step / 2, "Break") for each in reading.breaks),
        ceiling=100.0 if is_percentage(measure) else None,
    )


def _labels(reading: Reading, curve: Sequence[Amount]) -> tuple[Label, ...]:
    """The last value, and the one it is compared with."""
    style = style_of(reading.measure)
    marked = [reading.leading.before, reading.leading.now] if reading.leading else [curve[-1]]
    on_curve = {each.period.end for each in curve}
    return tuple(
        Label(each.period.end, each.value, style.text(each.value))
        for each in marked
        if each is not None and each.period.end in on_curve
    )


def _forecast_ends(reading: Reading) -> list[int]:
    return [period.end for period in reading.measure.forecast.values] if reading.measure.forecast else []


def _forecast(reading: Reading, curve: Sequence[Amount]) -> Curve | None:
    """The forecast as it was made, from the point of the curve it was made at."""
    declared = reading.measure.forecast
    if declared is None:
        return None
    start = [Point(each.period.end, each.value) for each in curve if each.period.end == declared.made.end]
    values = sorted((period.end, value) for period, value in declared.values.items())
    points = (*start, *(Point(at, value) for at, value in values))
    return Curve(points, f"Forecast {style_of(reading.measure).text(values[-1][1])}")


def _ahead(reading: Reading, curve: Sequence[Amount]) -> Band | None:
    """What the forecast may lie between, opening from the point it was made at."""
    declared = reading.measure.forecast
    if declared is None or not declared.interval:
        return None
    start = [(each.period.end, each.value, each.value) for each in curve if each.period.end == declared.made.end]
    ends = sorted((period.end, each.low, each.high) for period, each in declared.interval.items())
    return Band((*start, *ends), "Forecast interval")


def _level(amount: Amount | None, name: str, reading: Reading) -> Level | None:
    if amount is None:
        return None
    text = f"{name} {style_of(reading.measure).text(amount.value)}"
    return Level(amount.value, amount.period.start, amount.period.end, text)


def _milestones(reading: Reading) -> Band | None:
    ranges = [(period.end, each.low, each.high) for period, each in reading.milestones]
    return Band(tuple(ranges), "Milestone range") if ranges else None
