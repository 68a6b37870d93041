from __future__ import annotations

import pytest
from builders import Q1, Q2, quarters, series
from hypothesis import given
from hypothesis import strategies as st

from rbaccards.measures.comparison import Verdict, compare, ranking, verdict
from rbaccards.schema.measure_parts import Comparators
from rbaccards.series import Observation

OTHERS = tuple(series(Q2, value, area=name) for name, value in (("A", 5.0), ("B", 4.0), ("C", 4.0), ("England", 4.5)))
DECLARED = Comparators(ours="Anytown", named=("England",))


def rows(*values: float) -> list[tuple[str, Observation]]:
    return [(f"Area {at:02}", Observation(Q2, value)) for at, value in enumerate(values)]


@pytest.mark.parametrize(
    ("polarity", "ranks"), [("higher", [1, 2, 2, 4]), ("lower", [1, 2, 2, 4]), ("none", [1, 2, 2, 4])]
)
def test_equals_share_the_better_rank_and_the_next_one_is_left_out(polarity: str, ranks: list[int]) -> None:
    found = ranking(rows(5, 4, 4, 3), polarity, "")
    assert [each.rank for each in found] == ranks
    assert [each.joint for each in found] == [False, True, True, False]
    assert found[0].value == (3 if polarity == "lower" else 5)


def test_we_are_ranked_among_the_areas_and_england_is_not() -> None:
    found = compare(series(Q2, 4.0), OTHERS, DECLARED, "higher", "Anytown")
    assert found is not None
    assert (found.ours.rank, found.ours.joint, found.count, found.by_merit) == (2, True, 4, True)
    assert [(each.name, each.verdict) for each in found.named] == [("England", Verdict.LOWER)]


def test_the_latest_period_that_both_have_is_compared() -> None:
    found = compare(quarters(3.0, 9.0, last=Q2), [series(Q1, 5.0, area="A")], DECLARED, "lower", "Anytown")
    assert found is not None
    assert (found.period, found.ours.value) == (Q1, 3.0)
    assert compare(series(Q2, 4.0), [series(Q1, 5.0, area="A")], DECLARED, "lower", "Anytown") is None


def test_an_area_of_our_own_name_is_ourselves() -> None:
    found = compare(series(Q2, 4.0), [*OTHERS, series(Q2, 4.0, area="Anytown")], DECLARED, "lower", "Anytown")
    assert found is not None
    assert found.count == 4


@pytest.mark.parametrize(("shown", "value"), [("yes", 3.0), ("no", None)])
def test_our_own_value_of_the_year_before_may_stand_among_them(shown: str, value: float | None) -> None:
    declared = Comparators(ours="Anytown", last_year=shown)
    ours = series(Q2.year_before(), 3.0, 3.0, 3.0, 3.0, 4.0)
    found = compare(ours, OTHERS, declared, "lower", "Anytown")
    assert found is not None
    assert (found.last_year.value if found.last_year else None) == value


@pytest.mark.parametrize(
    ("rank", "of", "quarter"), [(1, 16, 1), (4, 16, 1), (5, 16, 2), (12, 16, 3), (13, 16, 4), (1, 4, 1), (1, 3, None)]
)
def test_the_quarter_of_a_rank(rank: int, of: int, quarter: int | None) -> None:
    others = [series(Q2, float(at), area=f"Area {at:02}") for at in range(1, of + 1) if at != rank]
    found = compare(series(Q2, float(rank)), others, Comparators(ours="Us"), "lower", "Us")
    assert found is not None
    assert (found.ours.rank, found.quarter) == (rank, quarter)


def test_equals_that_reach_over_two_quarters_are_in_neither() -> None:
    others = [series(Q2, value, area=f"Area {value}") for value in (1.0, 3.0, 4.0)]
    others.append(series(Q2, 1.0, area="Twin"))
    found = compare(series(Q2, 1.0), others, Comparators(ours="Us"), "lower", "Us")
    assert found is not None
    assert found.quarter is None


@pytest.mark.parametrize(
    ("lower", "upper", "theirs", "polarity", "expected"),
    [
        (10, 14, 10, "lower", Verdict.SIMILAR),
        (10, 14, 14, "lower", Verdict.SIMILAR),
        (10, 14, 14.1, "lower", Verdict.BETTER),
        (10, 14, 9.9, "lower", Verdict.WORSE),
        (10, 14, 14.1, "higher", Verdict.WORSE),
        (10, 14, 9.9, "none", Verdict.HIGHER),
        (None, None, 9.9, "lower", Verdict.HIGHER),
        (None, None, 12, "lower", Verdict.SAME),
    ],
)
def test_better_and_worse_need_an_interval_that_does_not_hold_the_other_value(
    lower: float | None, upper: float | None, theirs: float, polarity: str, expected: Verdict
) -> None:
    assert verdict(Observation(Q2, 12.0, lower=lower, upper=upper), theirs, polarity) is expected


@given(st.lists(st.integers(-50, 50), min_size=1, max_size=20))
def test_ranks_turned_over_with_their_polarity_are_the_same(values: list[int]) -> None:
    lower = ranking(rows(*values), "lower", "")
    higher = ranking(rows(*(-value for value in values)), "higher", "")
    assert [(each.name, each.rank) for each in lower] == [(each.name, each.rank) for each in higher]


@given(st.permutations(list(range(8))))
def test_the_order_of_the_rows_changes_no_rank(order: list[int]) -> None:
    whole = rows(5, 5, 3, 8, 1, 8, 2, 0)
    assert ranking([whole[at] for at in order], "lower", "") == ranking(whole, "lower", "")
