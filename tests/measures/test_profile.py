"""A year's target profiled to dates inside the year."""

from __future__ import annotations

import pytest
from builders import CASES
from hypothesis import given
from hypothesis import strategies as st

from rbaccards.measures.profile import from_start, rolling, seasonal_shares, straight_shares, to_date
from rbaccards.words import half_up

LAST_YEAR = st.lists(st.integers(1, 10_000).map(float), min_size=4, max_size=12)
TARGETS = st.integers(1, 100_000).map(float)


def test_1_450_homes_at_an_even_pace_are_725_after_six_months() -> None:
    assert to_date(1450, straight_shares(12))[5] == 725


def test_seasonal_shares_are_those_of_the_year_before() -> None:
    shares = seasonal_shares(CASES[:4])
    assert shares is not None
    assert [float(half_up(share * 100, 1)) for share in shares] == [26.8, 55.2, 75.3, 100.0]


@pytest.mark.parametrize("nothing", [(), (0.0, 0.0)])
def test_a_year_of_nothing_has_no_pattern(nothing: tuple[float, ...]) -> None:
    assert seasonal_shares(nothing) is None


@given(TARGETS, LAST_YEAR)
def test_every_profile_ends_at_the_target(target: float, last_year: list[float]) -> None:
    seasonal = seasonal_shares(last_year)
    assert seasonal is not None
    for shares in (straight_shares(len(last_year)), seasonal):
        assert to_date(target, shares)[-1] == pytest.approx(target)
        assert rolling(target, shares, last_year)[-1] == pytest.approx(target)
        assert from_start(target, shares, 12.0)[-1] == pytest.approx(target)


@given(LAST_YEAR)
def test_a_year_that_repeats_the_last_keeps_its_12_month_total(last_year: list[float]) -> None:
    shares = seasonal_shares(last_year)
    assert shares is not None
    assert rolling(sum(last_year), shares, last_year) == pytest.approx([sum(last_year)] * len(last_year))
