"""The milestones of a measure: as typed, or the target and the stretch target of a year profiled by a rule."""

from __future__ import annotations

from collections.abc import Sequence

from rbaccards.measures.annual import Year
from rbaccards.measures.profile import from_start, rolling, seasonal_shares, straight_shares, to_date
from rbaccards.measures.rating import Aims
from rbaccards.periods.period import Period, parts
from rbaccards.schema.fields import Range
from rbaccards.schema.measure import Measure
from rbaccards.series import Series

Dated = tuple[tuple[Period, Range], ...]


def read_milestones(measure: Measure, series: Series, years: Sequence[Year], aims: Aims) -> Dated:
    """The milestones of the target's year, in order of time; none where a rule lacks what it needs.

    With a stretch target a milestone is the range between the two profiles.
    """
    declared = measure.milestones
    if declared.profile is None:
        return tuple(sorted(declared.ranges.items(), key=lambda dated: dated[0]))
    target, stretch = aims.target, aims.stretch
    if target is None or not series.observations or series.observations[0].period.months >= target.period.months:
        return ()
    dates = parts(target.period, series.frequency)
    before = _year_before(target.period, years)
    shares = straight_shares(len(dates)) if declared.profile == "straight line" else seasonal_shares(before)
    if shares is None:
        return ()
    paths = [_path(aim.value, shares, measure, before, series, dates[0]) for aim in (target, stretch) if aim]
    known = [path for path in paths if path is not None]
    if not known:
        return ()
    return tuple((date, Range(low=min(ends), high=max(ends))) for date, *ends in zip(dates, *known, strict=True))


def _year_before(year: Period, years: Sequence[Year]) -> tuple[float, ...]:
    """The parts of the year before, where they are all there."""
    found = next((each for each in years if each.period == year.year_before() and each.complete), None)
    return tuple(value or 0.0 for _, value in found.parts) if found else ()


def _path(
    target: float, shares: Sequence[float], measure: Measure, before: Sequence[float], series: Series, first: Period
) -> tuple[float, ...] | None:
    """The profile of one target in the terms of the figure that the card leads with."""
    if measure.reads_as == "year to date":
        return to_date(target, shares)
    if measure.reads_as == "last 12 months":
        return rolling(target, shares, before) if before else None
    start = next((each.value for each in reversed(series.known) if each.period.end < first.start), None)
    return from_start(target, shares, start) if start is not None and measure.adds_up == "last" else None
