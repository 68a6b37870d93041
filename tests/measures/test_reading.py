from __future__ import annotations

import pytest
from builders import (
    BURGLARY,
    CASES,
    ENQUIRIES,
    Q1,
    Q2,
    compared,
    measure,
    months,
    pack,
    period,
    quarters,
    reading,
    series,
)

from rbaccards.loaded import MeasureData
from rbaccards.measures.direction import Direction
from rbaccards.measures.rating import Colour, NotRated
from rbaccards.measures.reading import read_measure
from rbaccards.periods.period import APRIL, month
from rbaccards.schema.fields import Tolerance
from rbaccards.series import Observation, Series

COUNTED = {"adds_up": "sum"}
ROLLING = COUNTED | {"reads_as": "last 12 months", "targets": {"2012/13": "7,056"}}
TO_DATE = COUNTED | {"frequency": "quarter", "reads_as": "year to date", "polarity": "none"}


def test_burglary_leads_with_12_months_and_is_green_and_improving() -> None:
    found = reading(months(*BURGLARY), stretch={"2012/13": "5,999"}, **ROLLING)
    assert found.leading == compared(5938, 9214)
    assert found.leading == found.last_12_months
    assert found.rating.colour is Colour.GREEN
    assert found.rating.stretch_met
    assert found.direction is Direction.IMPROVING
    assert len(found.rolling) == 13


def test_the_same_series_also_has_a_latest_value_and_a_year_to_date() -> None:
    found = reading(months(*BURGLARY), **ROLLING)
    assert found.latest == compared(448, 756, month(2012, 9))
    assert found.year_to_date is not None
    assert found.year_to_date.now.value == 2452  # 394 + 383 + 387 + 386 + 454 + 448


def test_data_after_the_review_period_are_left_aside() -> None:
    found = reading(months(*BURGLARY, 9999, last=month(2012, 10)), **ROLLING)
    assert found.leading == compared(5938, 9214)


def test_a_year_that_has_begun_in_the_review_period_is_read() -> None:
    found = reading(series(period("2011/12"), 79.9, 90.0), unit="%", frequency="year")
    assert found.latest is not None
    assert found.latest.now.value == 90.0


@pytest.mark.parametrize(("how", "before"), [("previous", 12.9), ("year before", 13.5), ("first", 16.9)])
def test_the_latest_value_is_compared_with_the_one_the_card_names(how: str, before: float) -> None:
    values = (16.9, 13.5, 13.2, 13.0, 12.9, 12.6)
    found = reading(quarters(*values), unit="%", frequency="quarter", compared_with=how)
    assert found.latest is not None
    assert found.latest.before is not None
    assert (found.latest.now.value, found.latest.before.value) == (12.6, before)


@pytest.mark.parametrize("how", ["previous", "year before", "first"])
def test_a_single_value_is_compared_with_nothing(how: str) -> None:
    found = reading(quarters(5), frequency="quarter", compared_with=how)
    assert found.latest is not None
    assert found.latest.before is None
    assert found.direction is Direction.NOT_ENOUGH_DATA


def test_a_missing_latest_value_is_passed_over_never_zero() -> None:
    found = reading(months(5, None))
    assert found.latest is not None
    assert (found.latest.now.value, found.latest.now.period) == (5, month(2012, 8))


@pytest.mark.parametrize("reads_as", ["latest", "year to date", "last 12 months"])
def test_without_values_there_is_no_figure_and_no_rating(reads_as: str) -> None:
    found = reading(months(None, None), **(ROLLING | {"reads_as": reads_as}))
    assert found.leading is None
    assert found.rating.not_rated is NotRated.NO_DATA


def test_what_does_not_add_up_has_no_totals() -> None:
    found = reading(months(*BURGLARY), adds_up="last")
    assert (found.last_12_months, found.year_to_date, found.years, found.rolling) == (None, None, (), ())


@pytest.mark.parametrize(("values", "straight", "pattern"), [(ENQUIRIES, 3366, 2880), (CASES, 1342, 1215)])
def test_a_year_to_date_comes_with_both_projections(values: tuple[float, ...], straight: float, pattern: float) -> None:
    found = reading(quarters(*values), **TO_DATE)
    assert found.projection is not None
    assert found.other_projection is not None
    assert found.projection.method == "straight line"
    assert (round(found.projection.value), round(found.other_projection.value)) == (straight, pattern)


def test_the_card_chooses_which_projection_comes_first() -> None:
    found = reading(quarters(*ENQUIRIES), projection="last year's pattern", **TO_DATE)
    assert found.projection is not None
    assert found.other_projection is not None
    assert found.projection.method == "last year's pattern"
    assert found.other_projection.method == "straight line"


@pytest.mark.parametrize("how", ["mean", "ratio", "last"])
def test_only_what_adds_up_is_projected(how: str) -> None:
    found = reading(months(*BURGLARY), **ROLLING | {"adds_up": how, "reads_as": "latest"})
    assert found.projection is None
    assert found.other_projection is None


def test_burglary_is_expected_to_stay_green_to_the_end_of_the_year() -> None:
    found = reading(months(*BURGLARY), **ROLLING)
    assert found.year_end is not None
    assert found.year_end.rating.amount is not None
    assert found.year_end.rating.amount.value == 4904  # 2,452 in half of the year
    assert found.year_end_colour is Colour.GREEN


@pytest.mark.parametrize(
    ("progress", "colour"), [("auto", Colour.GREEN), ("amber", Colour.AMBER), ({"rating": "red"}, Colour.RED)]
)
def test_an_officer_may_judge_otherwise_now_and_at_the_years_end(progress: object, colour: Colour) -> None:
    found = reading(months(*BURGLARY), **ROLLING, progress=progress, forecast_rating=progress)
    assert (found.colour, found.year_end_colour) == (colour, colour)
    assert found.rating.colour is Colour.GREEN  # what the rule gives is kept beside it


@pytest.mark.parametrize("reads_as", ["latest", "last 12 months", "year to date"])
def test_nothing_is_compared_or_added_up_across_a_break(reads_as: str) -> None:
    fields = ROLLING | {"reads_as": reads_as, "break_after": {"Mar 2012": "a new recording rule"}}
    found = reading(months(*BURGLARY), **fields)
    assert [each.because for each in found.breaks] == ["a new recording rule"]
    assert found.leading is None or found.leading.before is None
    assert found.last_12_months is None
    assert all(total.period.end <= period("Mar 2012").end for total in found.rolling)
    assert [each.period.short for each in found.years] == ["2012/13"]
    assert found.year_to_date is not None
    assert (found.year_to_date.now.value, found.year_to_date.before) == (2452, None)


@pytest.mark.parametrize("when", ["Sep 2010", "Sep 2012"])
def test_a_break_before_the_first_or_after_the_last_value_is_none(when: str) -> None:
    fields = ROLLING | {"break_after": {when: "a new rule"}}
    found = reading(months(*BURGLARY), **fields)
    assert (found.breaks, found.leading) == ((), compared(5938, 9214))


def test_shares_are_added_up_from_what_was_counted_not_averaged() -> None:
    rows = (Observation(Q1, None, numerator=30, denominator=40), Observation(Q2, None, numerator=366, denominator=490))
    found = reading(Series(rows), unit="%", frequency="quarter", adds_up="ratio", reads_as="year to date")
    assert found.leading is not None
    assert found.leading.now.value == pytest.approx(74.7, abs=0.05)  # 396 of 530; the mean of both shares is 74.8...
    assert found.leading.now.value == 100 * 396 / 530


@pytest.mark.parametrize(
    ("direction", "expected"),
    [
        ("as the figure", Direction.IMPROVING),
        ("previous", Direction.IMPROVING),  # 448 after 454
        ({"compared_with": "previous", "steady_within": "2%"}, Direction.STEADY),
        ("year before", Direction.IMPROVING),
        ("last 12 months", Direction.IMPROVING),
        ("run chart", Direction.IMPROVING),
    ],
)
def test_the_direction_of_travel_is_judged_on_the_comparison_that_is_stated(
    direction: object, expected: Direction
) -> None:
    found = reading(months(*BURGLARY), **ROLLING, direction=direction)
    assert found.direction is expected


@pytest.mark.parametrize(("value", "colour"), [(110, Colour.AMBER), (111, Colour.RED)])
def test_the_packs_tolerance_holds_where_the_measure_has_none(value: float, colour: Colour) -> None:
    pack = Tolerance(amount=10, kind="per cent")
    found = reading(months(value), targets={"2012/13": "100"}, pack_tolerance=pack)
    assert found.rating.colour is colour


@pytest.mark.parametrize(("own", "colour"), [("1", Colour.RED), ("2", Colour.AMBER)])
def test_the_measures_own_tolerance_comes_before_the_packs(own: str, colour: Colour) -> None:
    pack = Tolerance(amount=10, kind="per cent")
    found = reading(months(102), targets={"2012/13": "100"}, tolerance=own, pack_tolerance=pack)
    assert found.rating.colour is colour


@pytest.mark.parametrize(
    ("milestone", "held"),
    [("Sep 2012", True), ("Q2 2012/13", True), ("Jun 2012", False), ("Oct 2012", False)],
)
def test_the_milestone_is_the_one_for_the_month_in_which_the_figure_ends(
    milestone: str,
    *,
    held: bool,
) -> None:
    found = reading(months(*BURGLARY), milestones={milestone: "5,850 to 6,950"}, **ROLLING)
    assert (found.milestone is not None) is held


def test_every_group_has_its_own_latest_value() -> None:
    outcome = series(period("2011/12"), 79.9, 90.0, group="Case outcome")
    service = series(period("2011/12"), 84.7, 94.2, group="Overall service")
    empty = series(period("2011/12"), None, group="Nobody yet")
    found = reading(outcome, groups=(outcome, service, empty), unit="%", frequency="year")
    assert [(name, each.now.value) for name, each in found.comparisons] == [
        ("Case outcome", 90.0),
        ("Overall service", 94.2),
    ]


def test_areas_after_the_review_period_are_left_aside() -> None:
    later = tuple(Series((Observation(Q2.next(), 5),), area=name) for name in "AB")
    assert reading(quarters(1, 2, 3), areas=[later], breakdown={"by": "ward"}).breakdowns == ()


def test_a_reading_of_an_earlier_review_period_stops_there() -> None:
    found = reading(quarters(*ENQUIRIES), Q1, **TO_DATE)
    assert found.leading is not None
    assert found.leading.now.value == 725


def test_areas_to_compare_with_are_read_in_the_terms_of_the_card() -> None:
    counted = Series((Observation(Q2, None, numerator=30, denominator=40),), area="Saltby")
    declared = measure(unit="%", adds_up="ratio", frequency="quarter", comparators={"ours": "Anytown"})
    data = MeasureData(Series((Observation(Q2, None, numerator=1, denominator=2),)), comparators=(counted,))
    found = read_measure("burglary", declared, data, pack(), APRIL).comparison
    assert found is not None
    assert [(each.name, each.value) for each in found.ranked] == [("Anytown", 50.0), ("Saltby", 75.0)]
