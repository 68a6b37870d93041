from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rbaccards.measures.disclosure import Cell, Withheld, withheld


def cells(*counts: float | None) -> list[Cell]:
    return [Cell(chr(65 + at), count) for at, count in enumerate(counts)]


@pytest.mark.parametrize(
    ("counts", "total", "expected"),
    [
        ((10, 12, 30), 52, Withheld()),
        ((0, 12, 30), 42, Withheld()),  # nought describes nobody
        ((5, 12, 30), 47, Withheld()),
        ((4, 12, 30), None, Withheld(("A",))),
        ((3, 10, 12, 30), 55, Withheld(("A",), ("B",))),
        ((4, 0, 0), 4, Withheld(("A",), (), total=True)),
    ],
)
def test_small_counts_go_and_what_would_give_them_away(
    counts: tuple[float, ...], total: float | None, expected: Withheld
) -> None:
    assert withheld(cells(*counts), total, 5) == expected


@given(st.lists(st.integers(0, 12), min_size=2, max_size=4))
def test_no_reader_of_the_table_can_work_out_a_withheld_count(counts: list[int]) -> None:
    """All tables with the same published cells and total are tried: each withheld cell takes two values or more."""
    found = withheld(cells(*counts), sum(counts), 5)
    gone = [at for at, cell in enumerate(cells(*counts)) if cell.name in (*found.small, *found.beside)]
    if not gone or found.total:
        return
    left = sum(counts[at] for at in gone)
    possible = [
        values
        for values in product(range(left + 1), repeat=len(gone))
        if sum(values) == left
        and all(
            1 <= value <= 4 if chr(65 + at) in found.small else value >= 5
            for at, value in zip(gone, values, strict=True)
        )
    ]
    assert all(len({values[number] for values in possible}) > 1 for number in range(len(gone)))


def test_all_that_equal_the_smallest_other_count_go_with_it() -> None:
    """Which of two equals went would say something: their order is known."""
    assert withheld(cells(3, 10, 10, 30), 53, 5) == Withheld(("A",), ("B", "C"))


@pytest.mark.parametrize(
    ("counts", "total", "expected"),
    [
        ((None, 12, 30), 46, Withheld((), ("B",))),  # 4 is left, so the empty cell can be worked out
        ((None, 12, 30), 47, Withheld()),  # 5 is left: a row that is missing, no small count
        ((None, 12, 30), 42, Withheld()),  # nothing is left
        ((None, 12, 30), None, Withheld()),
        ((None, None, 30), 40, Withheld()),
        ((None, None, 30), 32, Withheld((), ("C",))),  # each of the two must be 1
        ((None, None, 30), 30, Withheld()),
    ],
)
def test_what_is_empty_already_may_need_more_to_stay_unknown(
    counts: tuple[float | None, ...], total: float | None, expected: Withheld
) -> None:
    assert withheld(cells(*counts), total, 5) == expected


@pytest.mark.parametrize(("counts", "total"), [((1, 1), 2), ((4, 4), 8), ((3,), 3), ((3, 0), 3)])
def test_where_nothing_is_left_to_withhold_the_total_goes_too(counts: tuple[float, ...], total: float) -> None:
    assert withheld(cells(*counts), total, 5).total


@pytest.mark.parametrize("published", [True, False])
@pytest.mark.parametrize(("size", "below", "largest"), [(2, 5, 14), (3, 3, 10), (3, 5, 12), (4, 3, 7)])
def test_not_even_who_knows_the_rule_itself_can_work_out_a_count(
    size: int, below: int, largest: int, *, published: bool
) -> None:
    """All tables that would be published alike are gathered: in them every withheld cell has two values or more.

    Of tables with a total beyond the largest count not all would be tried, so they are left out.
    """
    alike: dict[tuple[tuple[int | None, ...], int | None], list[tuple[int, ...]]] = {}
    for counts in product(range(largest + 1), repeat=size):
        found = withheld(cells(*counts), sum(counts) if published else None, below)
        gone = {ord(name) - 65 for name in (*found.small, *found.beside)}
        total = sum(counts) if published and not found.total else None
        if gone and (total is None or total <= largest):
            shown = tuple(None if at in gone else count for at, count in enumerate(counts))
            alike.setdefault((shown, total), []).append(counts)
    assert alike
    for (shown, _), tables in alike.items():
        for at in (at for at, count in enumerate(shown) if count is None):
            assert len({counts[at] for counts in tables}) > 1, tables
