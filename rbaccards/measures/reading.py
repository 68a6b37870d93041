"""Everything one measure says for one review period."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rbaccards.loaded import MeasureData
from rbaccards.measure_words import is_percentage
from rbaccards.measures.amounts import Amount, Compared
from rbaccards.measures.annual import Year, year_to_date, years
from rbaccards.measures.areas import AreaTable, Mismatch, area_table, mismatches
from rbaccards.measures.direction import Direction, direction_of_travel
from rbaccards.measures.milestones import read_milestones
from rbaccards.measures.projection import Method, Projection, project
from rbaccards.measures.rating import Aims, Rating, in_force, rate
from rbaccards.measures.rolling import last_12_months, rolling_year
from rbaccards.measures.survey import SurveyReading, read_survey
from rbaccards.periods.period import Calendar, Period, year_containing
from rbaccards.schema.card import Breakdown as DeclaredBreakdown
from rbaccards.schema.card import Measure
from rbaccards.schema.fields import Range, Tolerance
from rbaccards.series import Observation, Series, values


@dataclass(frozen=True, slots=True)
class Breakdown:
    """The areas of one breakdown, and where they do not add up."""

    number: int
    """Its place among the breakdowns of the card, from 0."""
    declared: DeclaredBreakdown
    table: AreaTable
    mismatches: tuple[Mismatch, ...]
    before_estimated: bool
    """True where the values of the year before are estimates."""

    @property
    def by(self) -> str:
        return self.declared.by


@dataclass(frozen=True, slots=True)
class Reading:
    """The figures of one measure at the end of a review period; None or empty where the data do not give one."""

    key: str
    measure: Measure
    year: Period
    """The financial year of the review period."""
    series: Series
    groups: tuple[Series, ...]
    leading: Compared | None
    """The figure the card leads with, and what it is compared with."""
    latest: Compared | None
    last_12_months: Compared | None
    year_to_date: Compared | None
    rolling: tuple[Amount, ...]
    years: tuple[Year, ...]
    projection: Projection | None
    """What the year will come to, for a measure that leads with the year to date."""
    other_projection: Projection | None
    """The same year by the other method, for comparison."""
    target: Amount | None
    stretch: Amount | None
    milestone: Range | None
    """The milestone for the date of the leading figure."""
    milestones: tuple[tuple[Period, Range], ...]
    """Every milestone, in order of time."""
    survey: SurveyReading | None
    breakdowns: tuple[Breakdown, ...]
    rating: Rating
    direction: Direction
    comparisons: tuple[tuple[str, Compared], ...] = ()
    """The latest value of each group."""


def read_measure(
    key: str,
    measure: Measure,
    data: MeasureData,
    review: Period,
    calendar: Calendar,
    tolerance: Tolerance | None,
) -> Reading:
    """The reading of one measure; data after the end of the review period are left aside."""
    series = data.series.through(review.end)
    groups = tuple(each.through(review.end) for each in data.groups)
    adds_up = measure.adds_up == "sum"
    latest = _latest(series, measure)
    year = last_12_months(series) if adds_up else None
    to_date = year_to_date(series, calendar) if adds_up else None
    leading = {"latest": latest, "last 12 months": year, "year to date": to_date}[measure.reads_as]
    found = years(series, calendar) if adds_up else ()
    at = leading.now.period if leading else review
    dates = read_milestones(measure, series, years(series, calendar), at)
    aims = Aims(
        in_force(measure.targets, at),
        in_force(measure.stretch, at),
        next((each for period, each in dates if period.end == at.end), None),
    )
    limits = tolerance if measure.tolerance is None else measure.tolerance
    projection, other_projection = _projections(found, measure)
    return Reading(
        key=key,
        measure=measure,
        year=year_containing(review, calendar),
        series=series,
        groups=groups,
        leading=leading,
        latest=latest,
        last_12_months=year,
        year_to_date=to_date,
        rolling=rolling_year(series) if adds_up else (),
        years=found,
        projection=projection,
        other_projection=other_projection,
        target=aims.target,
        stretch=aims.stretch,
        milestone=aims.milestone,
        milestones=dates,
        survey=read_survey(measure.survey.replies, measure.survey.invited) if measure.survey else None,
        breakdowns=_breakdowns(measure, data, series, review),
        rating=rate(leading.now if leading else None, aims, measure.polarity, limits, adds_up=adds_up),
        direction=direction_of_travel(series, leading, measure.polarity),
        comparisons=tuple((each.group, c) for each in groups if (c := _latest(each, measure))),
    )


def _projections(found: Sequence[Year], measure: Measure) -> tuple[Projection | None, Projection | None]:
    """The year by the measure's own method and by the other one, for a measure that leads with the year to date."""
    if measure.reads_as != "year to date":
        return None, None
    other: Method = "last year's pattern" if measure.projection == "straight line" else "straight line"
    return project(found, measure.projection), project(found, other)


def _latest(series: Series, measure: Measure) -> Compared | None:
    """The last value against the one the card compares it with."""
    if not series.known:
        return None
    now = series.known[-1]
    match measure.compared_with:
        case "previous":
            before = series.known[-2] if len(series.known) > 1 else None
        case "first":
            before = series.known[0] if len(series.known) > 1 else None
        case _:
            before = series.at(now.period.year_before())
    return Compared(_amount(now), _amount(before) if before and before.value is not None else None)


def _amount(observation: Observation) -> Amount:
    return Amount(observation.value or 0.0, observation.period)


def _breakdowns(measure: Measure, data: MeasureData, series: Series, review: Period) -> tuple[Breakdown, ...]:
    found = []
    for number, (declared, areas) in enumerate(zip(measure.breakdown, data.areas, strict=True)):
        until = tuple(each.through(review.end) for each in areas)
        latest = max((each.known[-1].period for each in until if each.known), default=None)
        if latest is None:
            continue
        # shares of the people in each area do not add up to the share for all of them
        whole = None if is_percentage(measure) else _whole(series, latest, measure)
        table = area_table(until, whole, declared.show, declared.of)
        if table is not None:
            wrong = mismatches(until, whole, declared.of)
            estimated = _estimated(until, latest.year_before())
            found.append(Breakdown(number, declared, table, wrong, estimated))
    return tuple(found)


def _estimated(areas: Sequence[Series], period: Period) -> bool:
    return any(each is not None and each.status == "estimated" for each in (area.at(period) for area in areas))


def _whole(series: Series, period: Period, measure: Measure) -> Compared | None:
    """The indicator itself over `period`, and over the same period a year before."""
    now = _over(series, period, measure)
    before = _over(series, period.year_before(), measure)
    return Compared(now, before) if now else None


def _over(series: Series, period: Period, measure: Measure) -> Amount | None:
    if (same := series.at(period)) and same.value is not None:
        return Amount(same.value, period)
    step = series.observations[0].period.months
    if measure.adds_up != "sum" or period.months % step:
        return None
    inside = values(series).reindex(range(period.start + step - 1, period.end + 1, step))
    return None if inside.isna().any() else Amount(float(inside.sum()), period)
