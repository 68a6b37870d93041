"""The process behind a measure: its limits, its signals and what it will do to its target; or why none can be told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from rbaccards.measures.amounts import Amount
from rbaccards.measures.breaks import Break, pieces
from rbaccards.measures.xmr import (
    Assurance,
    Limits,
    Refused,
    Rule,
    Settings,
    Signal,
    Variation,
    assurance,
    limits,
    refused,
    rules,
    signals,
    variation,
)
from rbaccards.periods.period import Frequency
from rbaccards.schema.measure import Measure
from rbaccards.schema.process import ProcessChart
from rbaccards.series import Series, column

TRIAL = 12
"""Limits from fewer points are trial limits (NHSRplotthedots, vignette on the number of points required)."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Points with one mean and one pair of limits; `counted` of them made the limits."""

    points: tuple[Amount, ...]
    limits: Limits
    counted: int

    @property
    def trial(self) -> bool:
        return self.counted < TRIAL


@dataclass(frozen=True, slots=True)
class ProcessReading:
    """What the rules find at each point; without limits a run chart, with the reason."""

    points: tuple[Amount, ...]
    """All points, those before the last break too."""
    median: float
    settings: Settings
    refused: Refused | None
    stretches: tuple[Stretch, ...] = ()
    signals: tuple[Signal, ...] = ()
    """One for each point of the stretches."""
    last_rules: frozenset[Rule] = frozenset()
    """The rules that find the last point."""
    variation: Variation | None = None
    target: float | None = None
    """What each point is held against."""
    assurance: Assurance | None = None


def read_process(
    series: Series, breaks: Sequence[Break], measure: Measure, target: float | None
) -> ProcessReading | None:
    """The process of a measure; None without values.

    Limits come from the values after the last break, never across one. Each recalculation starts a stretch with limits
    of its own; a baseline makes the limits of everything after it.
    """
    points = _amounts(series)
    if not points:
        return None
    current, declared = pieces(series, breaks)[-1], measure.spc
    settings = Settings(declared.shift, declared.trend, declared.beyond_limits_count == "yes")
    middle = median(each.value for each in points)
    why = _refused(current, measure, broken=len(current.observations) < len(series.observations))
    stretches = _stretches(_amounts(current), declared) if why is None else ()
    if not stretches:
        return ProcessReading(points, middle, settings, why, target=target)
    around = [stretch.limits for stretch in stretches for _ in stretch.points]
    values = [each.value for stretch in stretches for each in stretch.points]
    found = signals(values, around, measure.polarity, settings)
    return ProcessReading(
        points=points,
        median=middle,
        settings=settings,
        refused=None,
        stretches=stretches,
        signals=found,
        last_rules=rules(values, around, settings)[-1],
        variation=variation(found[-1], values[-1], around[-1].mean, measure.polarity),
        target=target,
        assurance=assurance(around[-1], target, measure.polarity),
    )


def _amounts(series: Series) -> tuple[Amount, ...]:
    return tuple(Amount(each.value, each.period) for each in series.observations if each.value is not None)


def _refused(current: Series, measure: Measure, *, broken: bool) -> Refused | None:
    """Why the values after the last break have no limits; None where they have."""
    if measure.covers == "12 months" or current.frequency is Frequency.SPAN:
        return Refused.ROLLING
    why = refused(list(column(current).values()))
    return Refused.BREAK if why is Refused.TOO_FEW and broken else why


def _stretches(points: Sequence[Amount], declared: ProcessChart) -> tuple[Stretch, ...]:
    """The points cut after each recalculation; stretches without points are left out."""
    screened = declared.screened == "yes"
    if declared.baseline is not None:
        made = [each.value for each in points if each.period.end <= declared.baseline.end] or [
            each.value for each in points
        ]
        return (Stretch(tuple(points), limits(made, screened=screened), len(made)),)
    edges = [each.end for each in sorted(declared.recalculate_after)]
    found = []
    for low, high in zip([None, *edges], [*edges, None], strict=True):
        part = [
            each
            for each in points
            if (low is None or each.period.end > low) and (high is None or each.period.end <= high)
        ]
        if part:
            found.append(Stretch(tuple(part), limits([each.value for each in part], screened=screened), len(part)))
    return tuple(found)
