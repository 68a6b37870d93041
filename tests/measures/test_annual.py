from __future__ import annotations

import pytest
from builders import CASES, ENQUIRIES, Q1, Q2, Q4, months, period, quarters, series, without
from hypothesis import given
from hypothesis import strategies as st

from rbaccards.measures.annual import Year, year_before, year_to_date, years
from rbaccards.periods.period import APRIL, JANUARY, Calendar, financial_year, month


def year(first: int, *values: float | None) -> Year:
    whole = financial_year(first)
    (found,) = years(series(period(f"Q1 {whole.short}"), *values), APRIL) or (None,)
    assert found is not None
    return found


def test_enquiries_have_one_whole_year_and_one_begun() -> None:
    last, this = years(quarters(*ENQUIRIES), APRIL)
    assert (last.period.short, last.total, last.complete) == (
        "2011/12",
        3297,
        True,
    )  # 1,011 + 916 + 645 + 725
    assert (this.period.short, this.total, this.done) == ("2012/13", 1683, 2)  # 725 + 958


def test_the_parts_of_a_year_are_all_there_with_or_without_a_value() -> None:
    this = years(quarters(*ENQUIRIES), APRIL)[-1]
    assert [value for _, value in this.parts] == [725, 958, None, None]
    assert [each.short for each, _ in this.parts][::3] == ["Q1 2012/13", "Q4 2012/13"]


@pytest.mark.parametrize(
    ("values", "done", "total"),
    [
        ((1.0,), 1, 1.0),
        ((1.0, 2.0, 3.0), 3, 6.0),
        ((1.0, 2.0, 3.0, 4.0), 4, 10.0),
        ((0.0, 0.0), 2, 0.0),
        ((1.0, None, 3.0), 1, None),
        ((1.0, None), 1, 1.0),
    ],
)
def test_a_year_has_a_total_up_to_its_last_value_only_without_a_gap(
    values: tuple[float | None, ...], done: int, total: float | None
) -> None:
    found = year(2012, *values)
    assert (found.done, found.total, found.complete) == (done, total, done == 4)


def test_a_year_whose_first_part_is_missing_has_no_total() -> None:
    (found,) = years(quarters(5, last=Q2), APRIL)
    assert (found.done, found.total) == (0, None)


@pytest.mark.parametrize("frequency", ["2012/13", "H1 2012/13", "2012", "Oct 2011 to Sep 2012"])
def test_only_months_and_quarters_make_up_years(frequency: str) -> None:
    assert years(series(period(frequency), 1, 2, 3), APRIL) == ()


def test_a_series_without_values_has_no_years() -> None:
    assert years(months(None), APRIL) == ()
    assert year_to_date(years(months(None), APRIL)) is None


@pytest.mark.parametrize(("calendar", "name"), [(APRIL, "2012/13"), (JANUARY, "2012"), (Calendar(9), "2012/13")])
def test_years_begin_when_the_packs_financial_year_does(calendar: Calendar, name: str) -> None:
    (found,) = years(months(1, last=month(2012, 12)), calendar)
    assert found.period.short == name
    assert len(found.parts) == 12


@pytest.mark.parametrize(
    ("values", "now", "before"),
    [
        (ENQUIRIES, 1683, 1927),  # 725 + 958 against 1,011 + 916
        (CASES, 671, 689),  # 331 + 340 against 335 + 354
    ],
)
def test_the_year_to_date_is_compared_with_the_same_months_last_year(
    values: tuple[float, ...], now: float, before: float
) -> None:
    found = year_to_date(years(quarters(*values), APRIL))
    assert found is not None
    assert found.before is not None
    assert (found.now.value, found.before.value) == (now, before)
    assert (found.now.period.start, found.now.period.end) == (Q1.start, Q2.end)
    assert found.before.period == found.now.period.year_before()


def test_a_whole_year_to_date_is_the_year() -> None:
    found = year_to_date(years(quarters(*ENQUIRIES, 1, 2, last=Q4), APRIL))
    assert found is not None
    assert found.now.period == financial_year(2012)


def test_the_year_to_date_is_not_compared_with_months_that_are_missing_last_year() -> None:
    found = year_to_date(years(without(quarters(*ENQUIRIES), Q2.year_before()), APRIL))
    assert found is not None
    assert found.now.value == 1683
    assert found.before is None


def test_a_year_left_out_of_the_series_is_not_bridged() -> None:
    old, new = quarters(10, 20, 30, 40, last=period("Q4 2010/11")), quarters(5, 6)
    both = type(new)(old.observations + new.observations)
    assert [each.period.short for each in years(both, APRIL)] == ["2010/11", "2012/13"]
    assert year_before(years(both, APRIL)) is None
    found = year_to_date(years(both, APRIL))
    assert found is not None
    assert found.before is None


def test_the_year_before_is_the_one_next_to_the_last() -> None:
    found = years(quarters(*ENQUIRIES), APRIL)
    assert year_before(found) is found[0]
    assert year_before(found[:1]) is None
    assert year_before(()) is None


@given(st.lists(st.integers(0, 1000), min_size=1, max_size=40))
def test_the_years_hold_every_value_once(values: list[int]) -> None:
    found = years(months(*values), APRIL)
    held = [value for each in found for _, value in each.parts if value is not None]
    assert held == values
