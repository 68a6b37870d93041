from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from builders import BURGLARY, CASES, Q1, Q2, measure, months, period, quarters, series
from hypothesis import given
from hypothesis import strategies as st

from rbaccards.measures.alignment import aligned, by_longer, disagreeing, increments, rounds_to, worked_out
from rbaccards.periods.period import APRIL, Frequency, month
from rbaccards.series import Observation, Series, in_order


def values(found: Series) -> list[float | None]:
    return [each.value for each in found.observations]


def test_months_are_shown_by_quarter() -> None:
    found = by_longer(months(*BURGLARY[-6:]), Frequency.QUARTER, "sum", 1, APRIL)
    assert [(each.period, each.value) for each in found.observations] == [
        (Q1, 1164),
        (Q2, 1288),
    ]  # 394+383+387, 386+...


@pytest.mark.parametrize(("how", "expected"), [("sum", 6.0), ("mean", 2.0), ("last", 3.0)])
def test_they_combine_as_the_measure_says(how: str, expected: float) -> None:
    assert values(by_longer(months(1, 2, 3), Frequency.QUARTER, how, 1, APRIL)) == [expected]  # type: ignore[arg-type]


@pytest.mark.parametrize("how", ["sum", "mean"])
def test_a_quarter_whose_months_are_not_all_there_has_no_value(how: str) -> None:
    assert values(by_longer(months(2, 3), Frequency.QUARTER, how, 1, APRIL)) == [None]  # type: ignore[arg-type]
    assert values(by_longer(months(1, None, 3), Frequency.QUARTER, how, 1, APRIL)) == [None]  # type: ignore[arg-type]


def test_a_quarter_is_as_certain_as_its_least_certain_month() -> None:
    rows = months(1, 2, 3).observations
    marked = (rows[0], replace(rows[1], status="provisional"), replace(rows[2], status="estimated"))
    assert by_longer(Series(marked), Frequency.QUARTER, "sum", 1, APRIL).observations[0].status == "estimated"


def test_counts_behind_ratios_are_added_up_with_them() -> None:
    rows = tuple(Observation(month(2012, n), None, numerator=n, denominator=10) for n in (7, 8, 9))
    (found,) = by_longer(Series(rows), Frequency.QUARTER, "ratio", 100, APRIL).observations
    assert (found.value, found.numerator, found.denominator) == (80, 24, 30)


@pytest.mark.parametrize(
    ("running", "added"),
    [
        ((335, 689, 940, 1248), [335, 354, 251, 308]),  # cases of 2011/12, counted from April
        ((335, None, 940, 1248), [335, None, None, 308]),
        ((335, 335, 335, 335), [335, 0, 0, 0]),
        ((10.3, 20.65), [10.3, 10.35]),
    ],
)
def test_a_running_total_is_taken_apart(running: tuple[float | None, ...], added: list[float | None]) -> None:
    assert values(increments(series(period("Q1 2011/12"), *running), APRIL)) == added


def test_a_running_total_starts_anew_with_the_year() -> None:
    found = increments(series(period("Q3 2011/12"), 940, 1248, 331), APRIL)
    assert values(found) == [None, 308, 331]


def test_a_ratio_is_worked_out_where_the_file_gives_counts_alone() -> None:
    rows = (
        Observation(Q1, None, numerator=396, denominator=530),
        Observation(Q2, 78.6, numerator=994, denominator=1265),
    )
    assert values(worked_out(Series(rows), 100)) == [pytest.approx(74.717, abs=0.001), 78.6]


def test_a_measure_says_how_its_series_is_aligned() -> None:
    quarterly = measure(adds_up="sum", shown_by="quarter")
    assert values(aligned(months(*BURGLARY[-3:]), quarterly, APRIL)) == [1288]
    running = measure(adds_up="sum", covers="year so far", frequency="quarter")
    assert values(aligned(series(Q1, 331, 671), running, APRIL)) == [331, 340]
    assert aligned(months(1, 2, 3), measure(), APRIL) == months(1, 2, 3)
    assert aligned(Series(()), quarterly, APRIL) == Series(())


@pytest.mark.parametrize(("given_total", "wrong"), [(1248, False), (1248.4, True), (1249, True), (None, False)])
def test_the_parts_of_a_year_make_the_year_that_is_given(given_total: float | None, *, wrong: bool) -> None:
    totals = series(period("2011/12"), given_total)
    found = disagreeing(quarters(*CASES), totals, "sum", 1)
    assert [(year.value, made) for year, made in found] == ([(given_total, 1248)] if wrong else [])


def test_a_year_whose_parts_are_not_all_there_is_not_compared() -> None:
    assert disagreeing(quarters(*CASES), series(period("2012/13"), 99), "sum", 1) == ()


@pytest.mark.parametrize(
    ("exact", "written", "same"),
    [(74.717, 74.7, True), (74.75, 74.7, True), (74.751, 74.7, False), (74.717, 75.0, True), (74.4, 75.0, False)],
)
def test_a_number_agrees_at_the_decimals_it_was_written_with(exact: float, written: float, *, same: bool) -> None:
    assert rounds_to(exact, written) is same


@given(st.lists(st.integers(0, 1000), min_size=3, max_size=24), st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(numbers: list[int], random: Random) -> None:
    rows = list(months(*numbers).observations)
    whole = by_longer(in_order(rows), Frequency.QUARTER, "sum", 1, APRIL)
    random.shuffle(rows)
    assert by_longer(in_order(rows), Frequency.QUARTER, "sum", 1, APRIL) == whole


@given(st.lists(st.integers(0, 1000), min_size=12, max_size=12))
def test_quarters_and_months_make_the_same_year(numbers: list[int]) -> None:
    monthly = months(*numbers, last=month(2013, 3))
    quarterly = by_longer(monthly, Frequency.QUARTER, "sum", 1, APRIL)
    yearly = by_longer(quarterly, Frequency.FINANCIAL_YEAR, "sum", 1, APRIL)
    assert yearly == by_longer(monthly, Frequency.FINANCIAL_YEAR, "sum", 1, APRIL)
    assert values(yearly) == [sum(numbers)]


@given(st.lists(st.integers(0, 1000), min_size=1, max_size=12))
def test_increments_undo_a_running_total(numbers: list[int]) -> None:
    running = [float(sum(numbers[: at + 1])) for at in range(len(numbers))]
    assert values(increments(series(month(2012, 4), *running), APRIL)) == numbers
