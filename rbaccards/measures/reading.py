"""Everything one measure says for one review period."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rbaccards.loaded import MeasureData
from rbaccards.measure_words import is_percentage
from rbaccards.measures.alignment import aligned
from rbaccards.measures.amounts import Amount, Compared
from rbaccards.measures.annual import Year, year_to_date, years
from rbaccards.measures.breakdowns import Breakdown, read_breakdowns
from rbaccards.measures.breaks import Break, breaks_in, pieces
from rbaccards.measures.combine import per_of
from rbaccards.measures.comparison import Comparison, compare
from rbaccards.measures.curve import CurveReading, read_curve
from rbaccards.measures.direction import Direction, DirectionReading, direction_between, run_of_points
from rbaccards.measures.forecast_rating import ForecastRating, forecast_rating
from rbaccards.measures.milestones import read_milestones
from rbaccards.measures.process import ProcessReading, read_process
from rbaccards.measures.projection import Projection, project
from rbaccards.measures.rating import Aims, Colour, Rating, aims_at, rate
from rbaccards.measures.rolling import last_12_months, rolling_year
from rbaccards.measures.rules import Rules, rules_of
from rbaccards.measures.survey import SignificanceTest, SurveyReading, read_survey, significance_of_change
from rbaccards.periods.period import Calendar, Period, year_containing
from rbaccards.schema.fields import Range
from rbaccards.schema.judgement import Progress
from rbaccards.schema.measure import Measure, ProjectionMethod
from rbaccards.schema.pack import Pack
from rbaccards.series import Observation, Series


@dataclass(frozen=True, slots=True)
class Reading:
    """The figures of one measure at the end of a review period; None or empty where the data do not give one."""

    key: str
    measure: Measure
    rules: Rules
    year: Period
    """The financial year of the review period."""
    series: Series
    """In the terms of the card: ratios worked out, running totals taken apart, shorter periods combined."""
    breaks: tuple[Break, ...]
    """Where the series changed its meaning; every figure below is from after the last of them."""
    groups: tuple[Series, ...]
    leading: Compared | None
    """The figure the card leads with, and what it is compared with."""
    latest: Compared | None
    last_12_months: Compared | None
    year_to_date: Compared | None
    rolling: tuple[Amount, ...]
    years: tuple[Year, ...]
    projection: Projection | None
    """What the year will come to, by the measure's own method."""
    other_projection: Projection | None
    """The same year by another method, for comparison."""
    milestones: tuple[tuple[Period, Range], ...]
    """Every milestone, in order of time."""
    curve: CurveReading | None
    """What happened against the forecast as it was made."""
    survey: SurveyReading | None
    tested: SignificanceTest
    """Whether the change of the leading figure is more than chance."""
    comparison: Comparison | None
    """Our value among those of other areas."""
    process: ProcessReading | None
    """What an SPC chart shows, where the measure asks for one."""
    breakdowns: tuple[Breakdown, ...]
    rating: Rating
    """What the rule gives, whatever an officer states."""
    year_end: ForecastRating | None
    """What the rule gives for the projected year."""
    travel: DirectionReading
    comparisons: tuple[tuple[str, Compared], ...] = ()
    """The latest value of each group."""

    @property
    def target(self) -> Amount | None:
        return self.rating.aims.target

    @property
    def stretch(self) -> Amount | None:
        return self.rating.aims.stretch

    @property
    def milestone(self) -> Range | None:
        """The milestone for the date of the leading figure."""
        return self.rating.aims.milestone

    @property
    def direction(self) -> Direction:
        return self.travel.direction

    @property
    def colour(self) -> Colour | None:
        """The rating: as an officer stated it, else what the rule gives."""
        return stated(self.measure.progress) or self.rating.colour

    @property
    def year_end_colour(self) -> Colour | None:
        """The rating expected at the end of the year: as an officer stated it, else that of the projection."""
        return stated(self.measure.forecast_rating) or (self.year_end.rating.colour if self.year_end else None)


def stated(progress: Progress) -> Colour | None:
    """The colour an officer stated, None where it is left to the rule."""
    return None if progress.rating == "auto" else Colour(progress.rating)


def read_measure(key: str, measure: Measure, data: MeasureData, pack: Pack, calendar: Calendar) -> Reading:
    """The reading of one measure; data after the end of the review period are left aside."""
    review, rules = pack.review_period, rules_of(measure, pack)
    series = aligned(data.series, measure, calendar).through(review.end)
    groups = tuple(aligned(each, measure, calendar).through(review.end) for each in data.groups)
    others = tuple(aligned(each, measure, calendar).through(review.end) for each in data.comparators)
    found = breaks_in(series, measure.break_after)
    current = pieces(series, found)[-1]
    figures = _figures(current, measure, calendar)
    at = figures.leading.now.period if figures.leading else review
    aims = aims_at(measure, at)
    dates = read_milestones(measure, current, years(current, calendar), aims)
    aims = replace(aims, milestone=next((each for period, each in dates if period.end == at.end), None))
    rolling = _rolling(pieces(series, found), measure)
    curve = rolling if measure.reads_as == "last 12 months" else _values(current)
    projection, other_projection = _projections(figures.years, measure)
    survey = _survey(measure, figures.latest)
    return Reading(
        key=key,
        measure=measure,
        rules=rules,
        year=year_containing(review, calendar),
        series=series,
        breaks=found,
        groups=groups,
        leading=figures.leading,
        latest=figures.latest,
        last_12_months=figures.last_12_months,
        year_to_date=figures.year_to_date,
        rolling=rolling,
        years=figures.years,
        projection=projection,
        other_projection=other_projection,
        milestones=dates,
        curve=read_curve(curve, measure.forecast, measure.polarity, rules.steady_within),
        survey=survey,
        tested=significance_of_change(current, figures.latest, survey.replies if survey and survey.interval else None),
        comparison=_comparison(measure, others, current),
        process=read_process(series, found, measure, _aim(series, aims, measure)) if measure.chart == "spc" else None,
        breakdowns=read_breakdowns(measure, data, current, review),
        rating=rate(
            figures.leading.now if figures.leading else None,
            aims,
            measure.polarity,
            rules,
            adds_up=measure.adds_up == "sum",
        ),
        year_end=forecast_rating(projection, aims, measure.polarity, rules),
        travel=_travel(current, figures, measure, rules),
        comparisons=tuple((each.group, c) for each in groups if (c := _latest(each, measure.compared_with))),
    )


@dataclass(frozen=True, slots=True)
class _Figures:
    """The figures that a card can lead with, from the part of the series that is comparable."""

    latest: Compared | None
    last_12_months: Compared | None
    year_to_date: Compared | None
    years: tuple[Year, ...]
    leading: Compared | None


def _figures(current: Series, measure: Measure, calendar: Calendar) -> _Figures:
    how, per = measure.adds_up, per_of(measure)
    latest = _latest(current, measure.compared_with)
    twelve = last_12_months(current, how, per)
    found = years(current, calendar, how, per)
    to_date = year_to_date(found)
    leading = {"latest": latest, "last 12 months": twelve, "year to date": to_date}[measure.reads_as]
    return _Figures(latest, twelve, to_date, found, leading)


def _survey(measure: Measure, latest: Compared | None) -> SurveyReading | None:
    """What follows from the replies; the interval is that of the latest value where it is a share."""
    if measure.survey is None:
        return None
    value = latest.now.value if latest and is_percentage(measure) else None
    return read_survey(measure.survey.replies, measure.survey.invited, measure.survey.interval, value)


def _comparison(measure: Measure, others: Sequence[Series], current: Series) -> Comparison | None:
    if measure.comparators is None:
        return None
    return compare(current, others, measure.comparators, measure.polarity, measure.comparators.ours)


def _aim(series: Series, aims: Aims, measure: Measure) -> float | None:
    """The target that each value can be held against: none of a whole year for a part of it that adds up."""
    if aims.target is None or not series.known:
        return None
    parts = measure.adds_up == "sum" and series.known[-1].period.months < aims.target.period.months
    return None if parts else aims.target.value


def _rolling(parts: Sequence[Series], measure: Measure) -> tuple[Amount, ...]:
    """Rolling 12 months, none of them across a break."""
    per = per_of(measure)
    return tuple(amount for part in parts for amount in rolling_year(part, measure.adds_up, per))


def _values(series: Series) -> tuple[Amount, ...]:
    return tuple(_amount(each) for each in series.known)


def _travel(current: Series, figures: _Figures, measure: Measure, rules: Rules) -> DirectionReading:
    """The direction of travel on the comparison that the card states."""
    match measure.direction.compared_with:
        case "run chart":
            return run_of_points(current, measure.polarity)
        case "previous" | "year before" as how:
            compared = _latest(current, how)
        case "last 12 months":
            compared = figures.last_12_months
        case _:
            compared = figures.leading
    return direction_between(current, compared, measure.polarity, rules.steady_within)


def _projections(found: Sequence[Year], measure: Measure) -> tuple[Projection | None, Projection | None]:
    """The year by the measure's own method and by another one; only what adds up can be projected."""
    if measure.adds_up != "sum":
        return None, None
    other: ProjectionMethod = "last year's pattern" if measure.projection == "straight line" else "straight line"
    return project(found, measure.projection), project(found, other)


def _latest(series: Series, compared_with: str) -> Compared | None:
    """The last value against the previous one, the first one, or the one a year before."""
    if not series.known:
        return None
    now = series.known[-1]
    match compared_with:
        case "previous":
            before = series.known[-2] if len(series.known) > 1 else None
        case "first":
            before = series.known[0] if len(series.known) > 1 else None
        case _:
            before = series.at(now.period.year_before())
    return Compared(_amount(now), _amount(before) if before and before.value is not None else None)


def _amount(observation: Observation) -> Amount:
    return Amount(observation.value or 0.0, observation.period)
