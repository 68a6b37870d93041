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
