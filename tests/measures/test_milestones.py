"""The milestones of a measure: typed, or made by a rule where there is what the rule needs."""

from __future__ import annotations

import pytest
from builders import BURGLARY, CASES, measure, months, period, quarters, reading, series

from rbaccards.measures.rating import Colour, NotRated
from rbaccards.words import half_up

TO_DATE = {"adds_up": "sum", "reads_as": "year to date"}
QUARTERLY = {"frequency": "quarter", "targets": {"2012/13": "1,300"}, **TO_DATE}
HOMES = {"unit": "homes", "polarity": "higher", "targets": {"2012/13": "1,450"}, **TO_DATE}


def at(found: object, when: str) -> tuple[float, float]:
    return next(
        (float(half_up(each.low)), float(half_up(each.high)))
        for date, each in found.milestones  # type: ignore[attr-defined]
        if date.end == period(when).end
    )


def test_300_homes_by_september_miss_half_of_1_450() -> None:
    found = reading(months(*[50] * 6), milestones="straight line", **HOMES)
    assert at(found, "Sep 2012") == (725, 725)
    assert found.rating.colour is Colour.RED


def test_without_a_profile_300_homes_are_not_rated() -> None:
    assert reading(months(*[50] * 6), **HOMES).rating.not_rated is NotRated.PART_YEAR


def test_a_seasonal_milestone_goes_by_the_quarters_of_the_year_before() -> None:
    found = reading(
        quarters(*CASES), milestones="seasonal", targets={"2012/13": "1,300"}, frequency="quarter", **TO_DATE
    )
    assert at(found, "Sep 2012") == (718, 718)


def test_a_seasonal_milestone_needs_the_whole_year_before() -> None:
    found = reading(
        quarters(*CASES[1:]), milestones="seasonal", targets={"2012/13": "1,300"}, frequency="quarter", **TO_DATE
    )
    assert found.milestones == ()


def test_a_12_month_total_runs_from_last_years_to_between_stretch_and_target() -> None:
    found = reading(
        months(*BURGLARY),
        adds_up="sum",
        reads_as="last 12 months",
        milestones="seasonal",
        targets={"2012/13": "7,056"},
        stretch={"2012/13": "5,999"},
    )
    april_to_march = sum(BURGLARY[6:18])
    assert len(found.milestones) == 12
    low, high = at(found, "Apr 2012")
    assert 5999 < low < high < april_to_march
    assert at(found, "Mar 2013") == (5999, 7056)


def test_a_percentage_moves_from_last_years_end_to_the_target() -> None:
    shares = series(period("Q3 2011/12"), 70.0, 72.0, 73.0, 75.0)
    found = reading(shares, unit="%", frequency="quarter", milestones="straight line", targets={"2012/13": "80%"})
    assert [each.high for _, each in found.milestones] == [74, 76, 78, 80]


@pytest.mark.parametrize("rule", ["straight line", "seasonal"])
def test_no_target_has_no_milestones(rule: str) -> None:
    assert reading(months(*BURGLARY), milestones=rule, **TO_DATE).milestones == ()


def test_typed_milestones_come_in_order_of_time() -> None:
    typed = {"Mar 2013": "5,999 to 7,056", "Sep 2012": "6,000"}
    assert [date.short for date, _ in reading(months(*BURGLARY), milestones=typed).milestones] == [
        "Sep 2012",
        "Mar 2013",
    ]


def test_a_rule_and_a_date_are_read_from_what_stands_after_the_key() -> None:
    assert measure(milestones="seasonal").milestones.profile == "seasonal"
    assert measure(milestones={"Sep 2012": "6,000"}).milestones.profile is None
