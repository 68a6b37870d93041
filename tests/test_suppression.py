from __future__ import annotations

import itertools

import pytest
from builders import Q1, measure, series
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from rbaccards.loaded import MeasureData
from rbaccards.periods.period import Period, financial_year
from rbaccards.series import Series
from rbaccards.suppression import withhold

BELOW = 5
COUNT = measure(adds_up="sum", frequency="quarter", data="a.csv", breakdown=[{"by": "ward"}])


def quarters_of_2012(*values: float | None, area: str = "") -> Series:
    return series(Q1, *values, area=area)


def told(data: MeasureData) -> tuple[dict[tuple[str, Period], float | None], float | None]:
    """Every count that the public gets, by area and period, and the year's total."""
    found = {
        (each.area, row.period): row.value
        for each in (data.series, *itertools.chain(*data.areas))
        for row in each.observations
    }
    total = data.totals.observations[0].value if data.totals else None
    return found, total


def can_be_solved(before: MeasureData, after: MeasureData) -> list[tuple[str, Period]]:
    """The small counts that a reader can work out: those for which the published figures leave one value only.

    What is published is fixed; areas add up to the whole in each quarter, and quarters to the year.
    """
    true, _ = told(before)
    shown, total = told(after)
    cells = list(true)
    periods = sorted({period for _, period in cells})
    rows, sides = [], []
    for period in periods:
        areas = [at for at, (area, when) in enumerate(cells) if area and when == period]
        if areas:
            row = [0.0] * len(cells)
            for at in areas:
                row[at] = 1.0
            row[cells.index(("", period))] = -1.0
            rows.append(row)
            sides.append(0.0)
    if total is not None:
        rows.append([1.0 if not area else 0.0 for area, _ in cells])
        sides.append(total)
    bounds = [(shown[cell], shown[cell]) if shown[cell] is not None else (0.0, None) for cell in cells]
    solved = []
    for at, cell in enumerate(cells):
        if shown[cell] is None and 1 <= (true[cell] or 0) < BELOW:
            ends = []
            for sign in (1.0, -1.0):
                aim = [0.0] * len(cells)
                aim[at] = sign
                found = linprog(aim, A_eq=rows or None, b_eq=sides or None, bounds=bounds)
                ends.append(sign * found.fun if found.status == 0 else sign * -1e9)
            if ends[1] - ends[0] < 1 - 1e-6:
                solved.append(cell)
    return solved


small = st.sampled_from([0, 1, 2, 3, 4, 5, 6, 9, 14, 40])


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(small, small, small, small), min_size=2, max_size=5), st.booleans())
def test_no_small_count_is_published_or_can_be_worked_out(wards: list[tuple[int, ...]], yearly: bool) -> None:  # noqa: FBT001 - drawn
    areas = tuple(quarters_of_2012(*ward, area=f"Ward {number}") for number, ward in enumerate(wards))
    whole = quarters_of_2012(*(sum(each) for each in zip(*wards, strict=True)))
    totals = series(financial_year(2012), sum(map(sum, wards))) if yearly else None
    before = MeasureData(whole, (), (areas,), totals)
    after = withhold(before, COUNT, BELOW)
    shown, total = told(after)
    assert not [value for value in (*shown.values(), total) if value is not None and 1 <= value < BELOW]
    assert can_be_solved(before, after) == []


def test_the_solver_finds_what_is_left_open() -> None:
    areas = (quarters_of_2012(3, 9, 9, 9, area="A"), quarters_of_2012(7, 9, 9, 9, area="B"))
    whole = quarters_of_2012(10, 18, 18, 18)
    before = MeasureData(whole, (), (areas,))
    only_the_small_one = MeasureData(whole, (), ((quarters_of_2012(None, 9, 9, 9, area="A"), areas[1]),))
    assert can_be_solved(before, only_the_small_one) == [("A", whole.observations[0].period)]


def test_a_small_count_of_the_whole_takes_another_quarter_of_a_published_year_with_it() -> None:
    before = MeasureData(quarters_of_2012(3, 20, 30, 40), (), (), series(financial_year(2012), 93))
    after, total = told(withhold(before, COUNT, BELOW))
    assert [value for (_, _), value in sorted(after.items(), key=lambda each: each[0][1])] == [None, None, 30, 40]
    assert total == 93


@pytest.mark.parametrize("unit", ["%", "£", "per 1,000 residents"])
def test_shares_and_money_are_published_as_they_are(unit: str) -> None:
    rates = measure(unit=unit, frequency="quarter", data="a.csv")
    data = MeasureData(quarters_of_2012(3, 4, 2, 1))
    assert withhold(data, rates, BELOW) == data
