from __future__ import annotations

import pytest
from builders import CASES, ENQUIRIES, Q4, period, quarters
from hypothesis import given
from hypothesis import strategies as st

from rbaccards.measures.annual import Year, years
from rbaccards.measures.projection import disagree, last_years_pattern, project, same_period_growth, straight_line
from rbaccards.periods.period import APRIL
from rbaccards.series import Series
from rbaccards.words import NumberStyle

PATTERN = "last year's pattern"


def found(*values: float | None, last: str = "Q2 2012/13") -> tuple[Year, ...]:
    return years(quarters(*values, last=period(last)), APRIL)


@pytest.mark.parametrize(
    ("values", "straight", "pattern"),
    [
        (ENQUIRIES, "3,366", "2,880"),  # Leeds, 725 + 958: doubled; divided by last year's 58.4% (2,879.5)
        (CASES, "1,342", "1,215"),  # Leeds, 331 + 340 with 335, 354, 251, 308 the year before
    ],
)
def test_both_methods_give_the_figures_of_the_papers(values: tuple[float, ...], straight: str, pattern: str) -> None:
    one, other = project(found(*values), "straight line"), project(found(*values), PATTERN)
    assert one is not None
    assert other is not None
    assert [NumberStyle().text(each.value) for each in (one, other)] == [straight, pattern]
    assert (one.method, other.method) == ("straight line", PATTERN)


@pytest.mark.parametrize(("values", "last_year"), [(ENQUIRIES, 3297), (CASES, 1248)])
def test_a_projection_is_compared_with_the_whole_year_before(values: tuple[float, ...], last_year: float) -> None:
    projection = project(found(*values), "straight line")
    assert projection is not None
    assert projection.compared.before is not None
    assert projection.compared.before.value == last_year
    assert projection.compared.now.period.short == "2012/13"


@pytest.mark.parametrize("values", [ENQUIRIES, CASES])
def test_the_methods_disagree_on_the_direction_of_the_papers_figures(values: tuple[float, ...]) -> None:
    one, other = project(found(*values), "straight line"), project(found(*values), PATTERN)
    assert disagree(one, other)
    assert disagree(other, one)


@pytest.mark.parametrize(
    ("this_year", "differ"),
    [
        ((100, 100), False),  # both say unchanged
        ((101, 101), False),  # both say up
        ((99, 99), False),  # both say down
    ],
)
def test_methods_that_point_the_same_way_or_nowhere_do_not_disagree(
    this_year: tuple[float, float], *, differ: bool
) -> None:
    both = found(100, 100, 100, 100, *this_year)
    assert disagree(project(both, "straight line"), project(both, PATTERN)) is differ


def test_one_projection_alone_does_not_disagree() -> None:
    both = found(*ENQUIRIES)
    assert not disagree(project(both, "straight line"), None)
    assert not disagree(None, project(both, PATTERN))


def test_without_a_year_before_there_is_only_the_straight_line() -> None:
    only = found(725, 958)
    straight = project(only, "straight line")
    assert straight is not None
    assert straight.value == 3366
    assert straight.compared.before is None
    assert project(only, PATTERN) is None


def test_a_year_before_with_a_gap_gives_no_pattern_and_no_comparison() -> None:
    both = found(1011, None, 645, 725, 725, 958)
    assert project(both, PATTERN) is None
    straight = project(both, "straight line")
    assert straight is not None
    assert straight.compared.before is None


def test_a_year_before_the_last_but_one_gives_no_pattern_and_no_comparison() -> None:
    old, new = quarters(10, 20, 30, 40, last=period("Q4 2010/11")), quarters(5, 6)
    both = years(Series(old.observations + new.observations), APRIL)
    assert project(both, PATTERN) is None
    straight = project(both, "straight line")
    assert straight is not None
    assert straight.compared.before is None


@pytest.mark.parametrize(
    "values",
    [(), (1, 2, 3, 4), (None, 5)],
    ids=["no data", "a complete year", "a year whose beginning is missing"],
)
def test_there_is_nothing_to_project_without_a_year_begun(values: tuple[float | None, ...]) -> None:
    last = "Q4 2012/13" if len(values) == 4 else "Q2 2012/13"
    assert project(found(*values, last=last) if values else (), "straight line") is None


def test_a_complete_year_is_not_projected() -> None:
    assert project(years(quarters(*ENQUIRIES, 1, 2, last=Q4), APRIL), PATTERN) is None


def test_a_first_half_of_zero_gives_no_pattern() -> None:
    assert last_years_pattern(5, [0, 0, 3, 4], 2) is None
    assert project(found(0, 0, 3, 4, 5, 6), PATTERN) is None


@given(st.integers(1, 10**6), st.integers(1, 12))
def test_an_even_year_is_projected_alike_by_both_methods(each: int, done: int) -> None:
    straight = straight_line(each * done, done, 12)
    assert straight == pytest.approx(each * 12)
    assert last_years_pattern(each * done, [each] * 12, done) == pytest.approx(straight)


@given(st.lists(st.integers(1, 1000), min_size=4, max_size=4), st.integers(1, 3))
def test_a_year_that_repeats_the_last_is_projected_to_the_last_by_its_pattern(last: list[int], done: int) -> None:
    assert last_years_pattern(sum(last[:done]), last, done) == pytest.approx(sum(last))


@pytest.mark.parametrize(
    ("parts", "last_year", "expected"),
    [
        ((725, 958), (1011, 916, 645, 725), 1683 + 1370 * 958 / 916),  # Leeds enquiries: 3,115.8
        ((331, 340), (335, 354, 251, 308), 671 + 559 * 340 / 354),  # Leeds cases: 1,207.9
        ((1, 2), (1, 0, 3, 4), None),
    ],
)
def test_the_rest_of_the_year_may_grow_as_the_latest_part_did(
    parts: tuple[float, ...], last_year: tuple[float, ...], expected: float | None
) -> None:
    assert same_period_growth(parts, last_year) == (None if expected is None else pytest.approx(expected))


def test_a_measure_may_ask_for_growth() -> None:
    made = project(found(*ENQUIRIES), "same-period growth")
    assert made is not None
    assert made.method == "same-period growth"
    assert NumberStyle().text(made.value) == "3,116"
    assert project(found(*ENQUIRIES[1:]), "same-period growth") is None


@given(st.lists(st.integers(1, 1000), min_size=4, max_size=4), st.lists(st.integers(1, 1000), min_size=4, max_size=4))
def test_every_method_gives_the_total_of_a_year_that_is_complete(year: list[int], last_year: list[int]) -> None:
    total = sum(year)
    assert straight_line(total, 4, 4) == total
    assert last_years_pattern(total, last_year, 4) == pytest.approx(total)
    assert same_period_growth(year, last_year) == total


def test_exponential_smoothing_adds_what_is_to_come_with_an_interval() -> None:
    values = [100, 110, 120, 130] * 3 + [100, 110]
    projection = project(found(*values), "exponential smoothing")
    assert projection is not None
    assert projection.interval is not None
    assert projection.value == pytest.approx(460, abs=5)
    assert projection.interval.low <= projection.value <= projection.interval.high
    assert projection.compared.before is not None
    assert projection.compared.before.value == 460


@pytest.mark.parametrize(
    ("values", "last"),
    [([100, 110, 120, 130, 100, 110], "Q2 2012/13"), ([*[100, 110, 120, 130] * 2, 100, None, 120], "Q3 2012/13")],
)
def test_exponential_smoothing_needs_ten_values_without_a_gap(values: list[float | None], last: str) -> None:
    assert project(found(*values, last=last), "exponential smoothing") is None


def test_a_complete_year_is_projected_by_no_method() -> None:
    assert project(found(*[100] * 12, last="Q4 2012/13"), "exponential smoothing") is None
