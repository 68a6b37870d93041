from __future__ import annotations

import pytest
from builders import YEAR_TO_SEPTEMBER, amount, compared
from hypothesis import given
from hypothesis import strategies as st

from rbaccards.measures.amounts import Compared
from rbaccards.measures.areas import area_table, mismatches
from rbaccards.series import Observation, Series
from rbaccards.words import share

WARDS = {
    "Hyde Park & Woodhouse": (472, 548),
    "Burmantofts & Richmond Hill": (347, 569),
    "Gipton & Harehills": (315, 393.3),
    "Armley": (314, 490),
    "Headingley": (298, 509),
    "Killingbeck & Seacroft": (255, 396),
    "Kirkstall": (244, 512),
    "Bramley & Stanningley": (233, 539),
    "Chapel Allerton": (215, 485),
}
"""The nine wards of the Safer Leeds burglary card, 2012/13 Q2; the year before is worked back."""
DIVISIONS = {"North West": (2688, 4441), "North East": (2299, 3766), "City & Holbeck": (951, 1007)}
WHOLE = compared(5938, 9214)


def area(name: str, now: float | None, before: float | None = None) -> Series:
    rows = [Observation(YEAR_TO_SEPTEMBER, now)]
    if before is not None:
        rows.insert(0, Observation(YEAR_TO_SEPTEMBER.year_before(), before))
    return Series(tuple(rows), area=name)


def areas(figures: dict[str, tuple[float, float]]) -> list[Series]:
    return [area(name, *values) for name, values in figures.items()]


def test_the_nine_wards_of_the_card_make_2693_or_45_4_per_cent_and_leave_3245() -> None:
    table = area_table(areas(WARDS), WHOLE, 9, 33)
    assert table is not None
    assert table.shown_total == 2693  # the sum of the nine; 2,693 of 5,938
    assert table.shown_share is not None
    assert share(table.shown_share, 1) == "45.4%"
    assert table.other is not None
    assert table.other.now == amount(3245, YEAR_TO_SEPTEMBER)  # 5,938 - 2,693
    assert (len(table.shown), table.count) == (9, 33)  # "nine of 33 wards"


def test_areas_come_largest_first_and_alike_ones_by_name() -> None:
    table = area_table([area("B", 5), area("A", 5), area("C", 9)], None, None, None)
    assert table is not None
    assert [each.name for each in table.shown] == ["C", "A", "B"]


@pytest.mark.parametrize(
    ("show", "count", "shown", "other", "in_all"),
    [
        (None, None, 3, None, 3),
        (3, None, 3, None, 3),
        (2, None, 2, 951, 3),
        (1, None, 1, 951 + 2299, 3),
        (9, None, 3, None, 3),
        (2, 3, 2, 951, 3),
        (3, 4, 3, 0, 4),
    ],
)
def test_the_areas_not_shown_are_the_whole_less_those_shown(
    show: int | None, count: int | None, shown: int, other: float | None, in_all: int
) -> None:
    table = area_table(areas(DIVISIONS), WHOLE, show, count)
    assert table is not None
    assert len(table.shown) == shown
    assert (table.other.now.value if table.other else None) == other
    assert table.count == in_all


def test_the_others_have_an_earlier_figure_only_where_every_area_shown_has_one() -> None:
    whole = compared(10, 20)
    with_all = area_table([area("A", 4, 7), area("B", 3, 6)], whole, None, 3)
    without_one = area_table([area("A", 4, 7), area("B", 3)], whole, None, 3)
    assert with_all is not None
    assert with_all.other is not None
    assert without_one is not None
    assert without_one.other is not None
    assert with_all.other.before is not None
    assert with_all.other.before.value == 7  # 20 - 7 - 6
    assert without_one.other.before is None


def test_without_the_whole_there_are_no_shares_and_no_others() -> None:
    table = area_table([area("A", 4), area("B", 3)], None, 1, 33)
    assert table is not None
    assert table.other is None
    assert table.shown_share is None
    assert table.shown[0].share is None
    assert (table.shown_total, table.count) == (4, 33)


def test_a_whole_of_zero_has_no_shares() -> None:
    table = area_table([area("A", 0)], compared(0), None, None)
    assert table is not None
    assert table.shown[0].share is None


def test_an_area_without_a_figure_for_the_latest_period_is_left_out_never_zero() -> None:
    old = Series((Observation(YEAR_TO_SEPTEMBER.year_before(), 9),), area="Old")
    table = area_table([area("A", 4), area("None", None), old], None, None, None)
    assert table is not None
    assert [each.name for each in table.shown] == ["A"]
    assert table.period == YEAR_TO_SEPTEMBER


def test_areas_without_any_figure_make_no_table() -> None:
    assert area_table([area("A", None)], WHOLE, None, None) is None
    assert area_table([], WHOLE, None, None) is None


def test_divisions_that_make_the_whole_in_both_years_are_no_mismatch() -> None:
    assert mismatches(areas(DIVISIONS), WHOLE, None) == ()
    falls = [before - now for now, before in DIVISIONS.values()]
    assert falls == [1753, 1467, 56]  # the card: "1,753 + 1,467 + 56 fewer"
    assert sum(falls) == 3276


@pytest.mark.parametrize(
    ("whole", "count", "wrong"),
    [
        (10, None, False),
        (9, None, True),
        (11, None, True),
        (11, 2, True),
        (11, 3, False),
        (10, 3, False),
        (9, 3, True),
        (10 + 1e-9, None, False),
    ],
    ids=[
        "all make it",
        "all exceed it",
        "all fall short",
        "all, counted, fall short",
        "some fall short",
        "some already make it",
        "some already exceed it",
        "a rounding error",
    ],
)
def test_parts_must_make_the_whole_and_some_of_them_not_exceed_it(
    whole: float,
    count: int | None,
    *,
    wrong: bool,
) -> None:
    found = mismatches([area("A", 4), area("B", 6)], compared(whole), count)
    assert [(each.parts, each.whole) for each in found] == ([(10, whole)] if wrong else [])


def test_the_year_before_is_added_up_too() -> None:
    (found,) = mismatches([area("A", 4, 8), area("B", 6, 8)], compared(10, 15), None)
    assert (found.period, found.parts, found.whole) == (YEAR_TO_SEPTEMBER.year_before(), 16, 15)


@pytest.mark.parametrize("whole", [None, compared(5)])
def test_without_parts_or_whole_nothing_can_mismatch(whole: Compared | None) -> None:
    assert mismatches([area("A", None)] if whole else areas(DIVISIONS), whole, None) == ()


@given(
    st.dictionaries(st.text("ABCDE", min_size=1), st.integers(1, 1000), min_size=1),
    st.integers(1, 10),
    st.integers(0, 10),
)
def test_areas_shown_and_others_always_make_the_whole(figures: dict[str, int], show: int, unnamed: int) -> None:
    whole = compared(sum(figures.values()) + unnamed)
    found = [area(name, value) for name, value in figures.items()]
    table = area_table(found, whole, show, len(found) + bool(unnamed))
    assert table is not None
    other = table.other.now.value if table.other else 0
    assert table.shown_total + other == whole.now.value
    assert mismatches(found, whole, len(found) + bool(unnamed)) == ()
    shown = [each.compared.now.value for each in table.shown]
    assert shown == sorted(shown, reverse=True)
