from __future__ import annotations

from builders import BURGLARY, months, period, reading, without

from rbaccards.view.history import history, points_of


def test_the_curve_is_the_values_or_their_rolling_12_months() -> None:
    assert [each.value for each in history(reading(months(1, 2, 3)))] == [1, 2, 3]
    rolling = history(reading(months(*BURGLARY), adds_up="sum", reads_as="last 12 months"))
    assert (rolling[0].value, rolling[-1].value) == (9214, 5938)


def test_a_missing_period_is_a_gap_and_so_is_a_break() -> None:
    found = reading(without(months(1, 2, 3, 4), period("Aug 2012")))
    assert [each.value for each in points_of(history(found), found)] == [1, 2, None, 4]
    found = reading(months(1, 2, 3, 4), break_after={"Jul 2012": "a new form"})
    assert [each.value for each in points_of(history(found), found)] == [1, 2, None, 3, 4]
