from __future__ import annotations

from collections.abc import Mapping

import pytest
from builders import BURGLARY, months, period, reading, without

from rbaccards.measures.process import ProcessReading
from rbaccards.measures.xmr import Assurance, Limits, Refused, Rule, Signal, Variation, limits
from rbaccards.series import Observation, Series

TOOL = (20, 24, 20, 26, 22, 16, 18, 16, 31, 28, 34, 26, 30, 19, 18)
"""The example of Making Data Count's Single Chart Tool 5.0: mean 23.2, limits 8.76 and 37.64."""
ANEW = {"because": "the team began", "by": "Head of housing", "on": "14 November 2012"}


def process(found: Series, **fields: object) -> ProcessReading:
    made = reading(found, chart="spc", **fields).process
    assert made is not None
    return made


def around(found: Limits) -> tuple[float, float, float]:
    return round(found.mean, 2), round(found.lower, 2), round(found.upper, 2)


def test_limits_are_those_of_the_published_example() -> None:
    (stretch,) = process(months(*TOOL)).stretches
    assert around(stretch.limits) == (23.2, 8.76, 37.64)
    assert (stretch.counted, stretch.trial) == (15, False)


def test_only_a_chart_that_asks_for_it_has_a_process() -> None:
    assert reading(months(*TOOL)).process is None
    assert reading(months(), chart="spc").process is None


@pytest.mark.parametrize(
    ("found", "fields", "why"),
    [
        (months(*TOOL[:12]), {}, Refused.TOO_FEW),
        (without(months(*TOOL), period("May 2012")), {}, Refused.GAP),
        (months(*TOOL[:9], None, *TOOL[10:]), {}, Refused.GAP),
        (months(*TOOL), {"covers": "12 months"}, Refused.ROLLING),
        (months(*TOOL), {"break_after": {"Mar 2012": "a new survey"}}, Refused.BREAK),
    ],
)
def test_where_limits_would_mislead_there_are_none(found: Series, fields: Mapping[str, object], why: Refused) -> None:
    made = process(found, **fields)
    assert (made.refused, made.stretches, made.signals, made.variation) == (why, (), (), None)
    assert len(made.points) == len(found.known)
    assert min(TOOL) <= made.median <= max(TOOL)


def test_rolling_spans_have_no_limits() -> None:
    spans = [period(f"Jan {year} to Dec {year + 2}") for year in range(1990, 2010)]
    found = Series(tuple(Observation(each, 5.0) for each in spans))
    assert process(found, review=period("Q4 2011/12")).refused is Refused.ROLLING


def test_an_indicator_that_reads_as_12_months_is_charted_by_its_months() -> None:
    made = process(months(*BURGLARY), adds_up="sum", reads_as="last 12 months", targets={"2012/13": "7,056"})
    assert [each.value for each in made.points] == list(BURGLARY)
    assert made.target is None, "a target for the year says nothing about a month that is a part of it"
    assert made.assurance is None


def test_after_a_break_limits_come_from_the_values_after_it() -> None:
    made = process(months(*(100, 90, 120), *TOOL), break_after={"Jun 2011": "a new survey"})
    (stretch,) = made.stretches
    assert around(stretch.limits) == (23.2, 8.76, 37.64)
    assert len(made.points) == 18
    assert len(made.signals) == 15


def test_limits_start_anew_after_a_recalculation() -> None:
    made = process(months(*TOOL, *(each + 100 for each in TOOL)), spc={"recalculate_after": {"Jun 2011": ANEW}})
    first, second = made.stretches
    assert around(first.limits) == (23.2, 8.76, 37.64)
    assert around(second.limits) == (123.2, 108.76, 137.64)
    assert first.points[-1].period == period("Jun 2011")


def test_few_points_make_trial_limits() -> None:
    made = process(months(*TOOL), spc={"recalculate_after": {"Mar 2012": ANEW}})
    assert [each.trial for each in made.stretches] == [True, True]


def test_a_baseline_makes_the_limits_of_all_that_follows() -> None:
    made = process(months(*TOOL, *(each + 100 for each in TOOL)), spc={"baseline": "Jun 2011"}, polarity="lower")
    (stretch,) = made.stretches
    assert around(stretch.limits) == (23.2, 8.76, 37.64)
    assert (stretch.counted, len(stretch.points)) == (15, 30)
    assert set(made.signals[15:]) == {Signal.CONCERN}
    assert made.variation is Variation.CONCERN_HIGH
    assert Rule.OUTSIDE in made.last_rules


def test_the_settings_are_those_of_the_card() -> None:
    made = process(months(*TOOL), spc={"shift": "8", "trend": "7", "beyond_limits_count": "yes", "screened": "yes"})
    assert (made.settings.shift, made.settings.trend, made.settings.beyond_limits_count) == (8, 7, True)
    assert made.stretches[0].limits == limits(TOOL, screened=True)


@pytest.mark.parametrize(
    ("target", "found"),
    [("5", Assurance.MISSES), ("20", Assurance.HIT_OR_MISS), ("40", Assurance.MEETS), (None, None)],
)
def test_a_target_is_held_against_the_last_limits(target: str | None, found: Assurance | None) -> None:
    fields = {"targets": {"2012/13": target}} if target else {}
    assert process(months(*TOOL), polarity="lower", **fields).assurance is found
