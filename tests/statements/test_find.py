from __future__ import annotations

from itertools import pairwise
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rbaccards.statements.find import Typed, Unit, find_figures


def one(text: str) -> Typed:
    (found,) = find_figures(text)
    return found


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("5,938 burglaries", 5938, Unit.NUMBER),
        ("5938 burglaries", 5938, Unit.NUMBER),
        ("36%", 36, Unit.PERCENT),
        ("36 %", 36, Unit.PERCENT),
        ("21.8 per cent", 21.8, Unit.PERCENT),
        ("4.35 percentage points", 4.35, Unit.POINTS),
        ("4 points", 4, Unit.POINTS),
        ("£26,000", 26_000, Unit.POUNDS),
        ("£ 500", 500, Unit.POUNDS),
        ("£1.2m", 1_200_000, Unit.POUNDS),
        ("£1.2 million", 1_200_000, Unit.POUNDS),
        ("6 thousand homes", 6000, Unit.NUMBER),
        ("nine ahead", 9, Unit.NUMBER),
        ("a third of homes", 100 / 3, Unit.PERCENT),
        ("two thirds of homes", 200 / 3, Unit.PERCENT),
        ("one in five homes", 20, Unit.PERCENT),
        ("halved", 50, Unit.PERCENT),
        ("doubled", 100, Unit.PERCENT),
    ],
)
def test_a_figure_is_read_with_its_unit(text: str, value: float, unit: Unit) -> None:
    found = one(text)
    assert (found.value, found.unit) == (pytest.approx(value), unit)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("5,938", 5937.5, 5938.5),
        ("36.5%", 36.45, 36.55),
        ("5,900", 5850, 5950),
        ("nearly 6,000", 5350, 6050),
        ("about 6,000", 5350, 6650),
        ("more than 6,000", 5950, inf),
        ("up to 60", -inf, 60.5),
        ("£1.2m", 1_150_000, 1_250_000),
        ("between 5,000 and 6,000", 4950, 6050),
        ("10 to 14%", 9.5, 14.5),
        ("10–14%", 9.5, 14.5),
        ("5,850 to 6,950", 5849.5, 6950.5),
    ],
)
def test_a_figure_stands_for_what_its_rounding_leaves_open(text: str, low: float, high: float) -> None:
    found = one(text).interval
    assert (found.low, found.high) == (pytest.approx(low), pytest.approx(high))


@pytest.mark.parametrize(
    ("text", "sign"), [("+0.2%", 1), ("−3%", -1), ("-3%", -1), ("halved", -1), ("doubled", 1), ("3%", 0)]
)
def test_a_sign_is_kept(text: str, sign: int) -> None:
    assert one(text).sign == sign


@pytest.mark.parametrize("text", ["1234567890123456789", "no figure", "5,93", "3D4", "12/13"])
def test_what_is_no_figure_is_not_found(text: str) -> None:
    assert list(find_figures(text)) == []


def test_a_whole_number_that_nothing_softens_is_exact() -> None:
    assert one("58 measures").exact
    assert not one("about 58 measures").exact
    assert not one("5.8 measures").exact


@pytest.mark.parametrize(
    "text", ["from 9,214 to 9,938", "rose 20 to 30", "9,214 to 5,938", "20 and 30", "20% to 30", "between us 20 and 30"]
)
def test_two_figures_that_are_no_range_stay_two(text: str) -> None:
    assert len(list(find_figures(text))) == 2


@given(st.text(max_size=60))
def test_figures_stand_where_they_say_and_in_order(text: str) -> None:
    found = list(find_figures(text))
    assert all(text[each.start : each.end] == each.text for each in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(each.interval.low <= each.interval.high for each in found)
