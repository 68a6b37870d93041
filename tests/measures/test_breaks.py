from __future__ import annotations

import pytest
from builders import Q1, Q2, Q3, months, period, quarters

from rbaccards.measures.breaks import Break, breaks_in, pieces
from rbaccards.series import Observation, Series

NEW_RULE = "a new counting rule"


@pytest.mark.parametrize(
    ("after", "found"),
    [("Q4 2011/12", False), ("Q1 2012/13", True), ("Q2 2012/13", True), ("Q3 2012/13", False)],
)
def test_a_break_has_values_on_both_sides(after: str, *, found: bool) -> None:
    declared = {period(after): NEW_RULE}
    expected = (Break(period(after), NEW_RULE),) if found else ()
    assert breaks_in(quarters(1, 2, 3, last=Q3), declared) == expected


def test_a_period_without_a_value_is_no_side() -> None:
    assert breaks_in(quarters(1, None, last=Q2), {Q1: NEW_RULE}) == ()


def test_a_series_is_cut_at_each_break() -> None:
    found = quarters(1, 2, 3, last=Q3)
    cut = pieces(found, breaks_in(found, {Q2: "two", Q1: "one"}))
    assert [[each.value for each in part.observations] for part in cut] == [[1], [2], [3]]
    assert pieces(found, ()) == (found,)


def test_a_break_inside_a_quarter_leaves_the_quarter_to_the_older_piece() -> None:
    found = quarters(1, 2, last=Q2)
    old, new = pieces(found, [Break(period("May 2012"), NEW_RULE)])
    assert [each.value for each in old.observations] == [1]
    assert [each.value for each in new.observations] == [2]


def test_12_months_that_reach_over_a_break_belong_to_the_older_piece() -> None:
    spans = tuple(period(f"{a} to {b}") for a, b in (("Oct 2010", "Sep 2011"), ("Oct 2011", "Sep 2012")))
    found = Series(tuple(Observation(each, 1.0) for each in spans))
    old, new = pieces(found, [Break(period("Mar 2012"), NEW_RULE)])
    assert (len(old.observations), len(new.observations)) == (2, 0)
    assert pieces(months(1, 2), ())[0].observations[0].value == 1
