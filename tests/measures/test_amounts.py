from __future__ import annotations

import pytest
from builders import amount, compared
from hypothesis import given
from hypothesis import strategies as st

from rbaccards.measures.amounts import Compared

COUNTS = st.integers(-(10**9), 10**9)


def test_an_amount_without_an_earlier_one_has_no_change() -> None:
    alone = Compared(amount(5))
    assert alone.difference is None
    assert alone.relative is None


@pytest.mark.parametrize(
    ("now", "before", "difference", "percent"),
    [
        (5938, 9214, -3276, -35.55),  # Safer Leeds, burglary card 2012/13 Q2: "down 36% (3,276 fewer)"
        (5999, 7056, -1057, -14.98),  # the same card: stretch target against target
        (18.46, 22.81, -4.35, -19.07),  # Leeds strategic plan: homes that are not decent, points and per cent
        (1248, 1024.6, 223.4, 21.80),  # Leeds, cases 2011/12: "a 21.8% increase"
        (-5, -10, 5, 50.0),
        (5, 5, 0, 0.0),
    ],
)
def test_the_change_is_in_the_unit_and_relative_to_the_earlier_amount(
    now: float, before: float, difference: float, percent: float
) -> None:
    found = compared(now, before)
    assert found.difference == difference
    assert found.relative is not None
    assert round(found.relative * 100, 2) == percent


@pytest.mark.parametrize(("before", "percent"), [(1024.2, 21.9), (1024.3, 21.8), (1025.0, 21.8), (1025.1, 21.7)])
def test_1248_cases_are_21_8_per_cent_more_than_between_1024_2_and_1025_1(before: float, percent: float) -> None:
    relative = compared(1248, before).relative  # Leeds, cases 2011/12: the earlier year is not printed
    assert relative is not None
    assert round(relative * 100, 1) == percent


def test_nothing_is_relative_to_zero() -> None:
    found = compared(3, 0)
    assert found.difference == 3
    assert found.relative is None


@pytest.mark.parametrize(
    ("now", "before", "difference"), [(10.35, 10.3, 0.05), (0.3, 0.25, 0.05), (12.62, 16.94, -4.32)]
)
def test_the_difference_of_decimals_is_the_one_on_paper(now: float, before: float, difference: float) -> None:
    assert compared(now, before).difference == difference


@given(COUNTS, COUNTS)
def test_differences_turn_their_sign_when_the_amounts_change_places(a: int, b: int) -> None:
    one, other = compared(a, b).difference, compared(b, a).difference
    assert one is not None
    assert other == -one


@given(COUNTS, COUNTS.filter(bool))
def test_difference_and_relative_change_go_the_same_way(now: int, before: int) -> None:
    found = compared(now, before)
    assert found.difference is not None
    assert found.relative is not None
    assert (found.difference > 0) == (found.relative > 0)
    assert found.relative * abs(before) == pytest.approx(found.difference, rel=1e-9, abs=1e-6)
