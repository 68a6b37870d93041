from __future__ import annotations

import pytest
from builders import Q2, YEAR_TO_SEPTEMBER, amount, period
from hypothesis import given
from hypothesis import strategies as st

from rbaccards.measures.amounts import Amount
from rbaccards.measures.rating import (
    Aims,
    Colour,
    NotRated,
    Rating,
    allowance,
    in_force,
    judge,
    judge_range,
    meets,
    rate,
)
from rbaccards.measures.rules import Rules
from rbaccards.periods.period import span
from rbaccards.schema.fields import Range, Tolerance
from rbaccards.schema.judgement import Scale

FIVE_PER_CENT = Tolerance(amount=5, kind="per cent")
TWO_POINTS = Tolerance(amount=2, kind="points")
TEN = Tolerance(amount=10, kind="absolute")
GREEN, AMBER, RED = Colour.GREEN, Colour.AMBER, Colour.RED
POLARITIES = st.sampled_from(["lower", "higher"])
VALUES = st.integers(-(10**6), 10**6)
TOLERANCES = st.none() | st.builds(
    Tolerance, amount=st.integers(0, 100), kind=st.sampled_from(["per cent", "points", "absolute"])
)
HOMES = span(period("Apr 2012").start, period("Sep 2012").end)


def judged(
    value: Amount | None,
    target: Amount | None,
    *,
    stretch: Amount | None = None,
    milestone: Range | None = None,
    polarity: str = "lower",
    tolerance: Tolerance | None = FIVE_PER_CENT,
    adds_up: bool = True,
    scale: Scale = "RAG",
    minimum: Amount | None = None,
    keep_to: Range | None = None,
    in_words: str = "",
) -> Rating:
    year = target.period if target else period("2012/13") if keep_to or in_words else None
    aims = Aims(target, stretch, milestone, minimum, keep_to, in_words, year)
    rules = Rules(tolerance, scale, Tolerance(amount=1, kind="per cent"))
    return rate(value, aims, polarity, rules, adds_up=adds_up)


@pytest.mark.parametrize(
    ("value", "tolerance", "colour"),
    [
        (99, FIVE_PER_CENT, GREEN),
        (100, FIVE_PER_CENT, GREEN),
        (101, FIVE_PER_CENT, AMBER),
        (105, FIVE_PER_CENT, AMBER),
        (105.01, FIVE_PER_CENT, RED),
        (100, None, GREEN),
        (100.01, None, RED),
        (102, TWO_POINTS, AMBER),
        (102.1, TWO_POINTS, RED),
        (110, TEN, AMBER),
        (111, TEN, RED),
    ],
)
def test_lower_is_better_than_a_target_of_100_up_to_the_tolerance(
    value: float, tolerance: Tolerance | None, colour: Colour
) -> None:
    assert judge(value, 100, "lower", tolerance) is colour
    assert judge(200 - value, 100, "higher", tolerance) is colour


@pytest.mark.parametrize(
    ("value", "target", "polarity", "colour"),
    [
        (5938, 7056, "lower", GREEN),  # Leeds burglary, 12 months to September 2012
        (1177.50, 1177.10, "lower", AMBER),  # Leeds: shown as on target
        (10.9, 11.1, "lower", GREEN),  # Leeds worklessness: overall red though its indicators are not
        (27.3, 29.8, "lower", GREEN),
        (14.8, 11.0, "lower", RED),
        (0, 0, "lower", GREEN),
        (-3, -2, "lower", GREEN),
        (-2, -3, "lower", RED),
    ],
)
def test_published_figures_are_judged_against_their_targets(
    value: float, target: float, polarity: str, colour: Colour
) -> None:
    assert judge(value, target, polarity, FIVE_PER_CENT) is colour


@pytest.mark.parametrize(
    ("value", "colour"), [(0.1 + 0.2, GREEN), (0.3 + 1e-6, RED)], ids=["a rounding error", "a real one"]
)
def test_the_errors_of_floats_are_not_misses(value: float, colour: Colour) -> None:
    assert judge(value, 0.3, "lower", None) is colour


@pytest.mark.parametrize(
    ("target", "tolerance", "expected"),
    [
        (7056, FIVE_PER_CENT, 352.8),
        (-200, FIVE_PER_CENT, 10),
        (0, FIVE_PER_CENT, 0),
        (50, TWO_POINTS, 2),
        (50, TEN, 10),
        (50, None, 0),
    ],
)
def test_the_allowance_is_per_cent_of_the_target_or_an_amount(
    target: float, tolerance: Tolerance | None, expected: float
) -> None:
    assert allowance(target, tolerance) == pytest.approx(expected)


@pytest.mark.parametrize(("value", "met"), [(5998, True), (5999, True), (6000, False)])
def test_the_stretch_target_is_met_from_its_own_value_on(value: float, *, met: bool) -> None:
    found = judged(amount(value, YEAR_TO_SEPTEMBER), amount(7056, "2012/13"), stretch=amount(5999, "2012/13"))
    assert (found.colour, found.stretch_met) == (GREEN, met)
    assert meets(value, 5999, "lower") is met


def test_burglary_is_green_with_the_numbers_it_came_from() -> None:
    found = judged(amount(5938, YEAR_TO_SEPTEMBER), amount(7056, "2012/13"))
    assert found.colour is GREEN
    assert found.not_rated is None
    assert found.amount == amount(5938, YEAR_TO_SEPTEMBER)
    assert found.target == amount(7056, "2012/13")
    assert found.tolerance == FIVE_PER_CENT


def test_without_data_nothing_is_rated() -> None:
    assert judged(None, amount(7056, "2012/13")).not_rated is NotRated.NO_DATA


def test_without_a_target_nothing_is_rated_and_the_amount_is_kept() -> None:
    found = judged(amount(14.8), None)
    assert (found.colour, found.not_rated, found.amount) == (None, NotRated.NO_TARGET, amount(14.8))


@pytest.mark.parametrize(("polarity", "reason"), [("none", NotRated.NO_POLARITY), ("range", NotRated.NO_RANGE)])
def test_without_a_better_side_nothing_is_rated(polarity: str, reason: NotRated) -> None:
    assert judged(amount(14.8), amount(11, "2012/13"), polarity=polarity).not_rated is reason


def test_300_homes_by_september_are_not_rated_against_1450_for_the_year() -> None:
    found = judged(amount(300, HOMES), amount(1450, "2012/13"), polarity="higher")
    assert (found.colour, found.not_rated) == (None, NotRated.PART_YEAR)


@pytest.mark.parametrize(
    ("low", "high", "colour"),
    [(300, 400, GREEN), (301, 400, AMBER), (315, 400, AMBER), (320, 400, RED), (250, 299, GREEN)],
)
def test_300_homes_by_september_are_rated_against_the_lower_end_of_a_milestone(
    low: float, high: float, colour: Colour
) -> None:
    milestone = Range(low=low, high=high)
    found = judged(amount(300, HOMES), amount(1450, "2012/13"), milestone=milestone, polarity="higher")
    assert found.colour is colour
    assert found.milestone == milestone


@pytest.mark.parametrize(("value", "colour"), [(350, GREEN), (351, AMBER), (368, RED)])
def test_where_lower_is_better_the_upper_end_of_a_milestone_counts(value: float, colour: Colour) -> None:
    found = judged(amount(value, HOMES), amount(700, "2012/13"), milestone=Range(low=300, high=350))
    assert found.colour is colour


def test_a_part_of_a_year_does_not_meet_the_years_stretch_target() -> None:
    found = judged(
        amount(300, HOMES),
        amount(700, "2012/13"),
        stretch=amount(600, "2012/13"),
        milestone=Range(low=300, high=350),
    )
    assert found.colour is GREEN
    assert not found.stretch_met


def test_12_months_that_are_not_the_financial_year_are_rated_against_the_year_not_the_milestone() -> None:
    found = judged(amount(7000, YEAR_TO_SEPTEMBER), amount(7056, "2012/13"), milestone=Range(low=5850, high=6950))
    assert found.colour is GREEN


def test_a_share_for_a_quarter_is_rated_against_the_years_target() -> None:
    found = judged(amount(12.62, Q2), amount(13, "2012/13"), adds_up=False)
    assert found.colour is GREEN


@pytest.mark.parametrize(
    ("at", "target"),
    [
        (YEAR_TO_SEPTEMBER, 7056),
        (period("Mar 2013"), 7056),
        (period("Apr 2012"), 7056),
        (period("Mar 2012"), 8000),
        (period("Apr 2013"), None),
    ],
)
def test_the_target_in_force_is_that_of_the_year_in_which_the_figure_ends(at: object, target: float | None) -> None:
    targets = {period("2011/12"): 8000.0, period("2012/13"): 7056.0}
    found = in_force(targets, at)  # type: ignore[arg-type]
    assert (found[1] if found else None) == target


def test_12_months_are_not_judged_against_a_target_for_a_quarter() -> None:
    found = judged(amount(5938, YEAR_TO_SEPTEMBER), amount(1500, Q2))
    assert found.colour is None


@given(VALUES, VALUES, POLARITIES, TOLERANCES)
def test_a_value_at_its_target_is_green_and_a_better_one_too(
    target: int, by: int, polarity: str, tolerance: Tolerance | None
) -> None:
    better = target - abs(by) if polarity == "lower" else target + abs(by)
    assert judge(target, target, polarity, tolerance) is GREEN
    assert judge(better, target, polarity, tolerance) is GREEN


@given(VALUES, VALUES, VALUES, POLARITIES, TOLERANCES)
def test_a_worse_value_never_gets_a_better_colour(
    a: int, b: int, target: int, polarity: str, tolerance: Tolerance | None
) -> None:
    better, worse = sorted((a, b), reverse=polarity == "higher")
    order = [GREEN, AMBER, RED]
    colours = [judge(value, target, polarity, tolerance) for value in (better, worse)]
    assert order.index(colours[0]) <= order.index(colours[1])


@given(VALUES, VALUES, TOLERANCES)
def test_higher_is_better_mirrors_lower_is_better(value: int, target: int, tolerance: Tolerance | None) -> None:
    assert judge(value, target, "lower", tolerance) is judge(-value, -target, "higher", tolerance)


@pytest.mark.parametrize(
    ("value", "colour"),
    [
        (9.4, RED),
        (9.5, AMBER),
        (9.9, AMBER),
        (10, GREEN),
        (12, GREEN),
        (14, GREEN),
        (14.1, AMBER),
        (14.7, AMBER),
        (14.71, RED),
    ],
)
def test_a_range_is_kept_to_missed_by_the_tolerance_of_its_end_or_left(value: float, colour: Colour) -> None:
    assert judge_range(value, Range(low=10, high=14), FIVE_PER_CENT) is colour
    found = judged(amount(value, "2012/13"), None, keep_to=Range(low=10, high=14), polarity="range")
    assert found.colour is colour


def test_a_range_that_is_kept_to_over_a_year_is_no_rule_for_a_part_of_it() -> None:
    found = judged(amount(12, HOMES), None, keep_to=Range(low=10, high=14), polarity="range")
    assert found.not_rated is NotRated.PART_YEAR


@pytest.mark.parametrize(
    ("value", "colour"), [(7056, GREEN), (7057, AMBER), (7500, AMBER), (7501, RED)], ids=lambda value: str(value)
)
def test_between_the_target_and_the_least_acceptable_value_is_amber(value: float, colour: Colour) -> None:
    found = judged(
        amount(value, YEAR_TO_SEPTEMBER), amount(7056, "2012/13"), minimum=amount(7500, "2012/13"), tolerance=None
    )
    assert found.colour is colour


def test_a_least_acceptable_value_stands_in_place_of_the_tolerance() -> None:
    found = judged(amount(7057, YEAR_TO_SEPTEMBER), amount(7056, "2012/13"), minimum=amount(7056, "2012/13"))
    assert (found.colour, found.tolerance) == (RED, None)


@pytest.mark.parametrize(("scale", "colour"), [("RAG", GREEN), ("stars", GREEN), ("BRAG", Colour.BLUE)])
def test_blue_is_given_where_the_scale_has_it_and_the_stretch_target_is_met(scale: Scale, colour: Colour) -> None:
    both = {"stretch": amount(5999, "2012/13"), "scale": scale}
    assert judged(amount(5938, YEAR_TO_SEPTEMBER), amount(7056, "2012/13"), **both).colour is colour
    assert judged(amount(6000, YEAR_TO_SEPTEMBER), amount(7056, "2012/13"), **both).colour is GREEN


def test_a_target_in_words_is_rated_by_no_rule() -> None:
    found = judged(amount(5938, YEAR_TO_SEPTEMBER), None, in_words="continued reduction")
    assert (found.colour, found.not_rated) == (None, NotRated.IN_WORDS)


@given(VALUES, VALUES, VALUES, TOLERANCES)
def test_a_range_turned_over_judges_the_same(value: int, one: int, other: int, tolerance: Tolerance | None) -> None:
    low, high = sorted((one, other))
    over = Range(low=-high, high=-low)
    assert judge_range(value, Range(low=low, high=high), tolerance) is judge_range(-value, over, tolerance)
