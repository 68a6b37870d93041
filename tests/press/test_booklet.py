from __future__ import annotations

import io

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rbaccards.press.booklet import booklet, order


def test_eight_pages_fold_to_two_sheets() -> None:
    assert order(8) == ((8, 1), (2, 7), (6, 3), (4, 5))


@given(st.integers(1, 60))
def test_every_page_is_there_once_and_opposite_pages_follow_each_other(sheets: int) -> None:
    sides = order(4 * sheets)
    assert sorted(page for side in sides for page in side) == list(range(1, 4 * sheets + 1))
    assert all(left + right == 4 * sheets + 1 for left, right in sides)
    assert all(right % 2 for _, right in sides[::2]), "the outside of a sheet has an odd page on the right"


def test_a_number_that_four_does_not_divide_is_our_mistake() -> None:
    with pytest.raises(ValueError, match="multiple of four"):
        order(6)


def test_pages_are_filled_up_and_stand_two_by_two() -> None:
    stream = io.BytesIO()
    with pikepdf.new() as pdf:
        for _ in range(5):
            pdf.add_blank_page(page_size=(420, 595))
        pdf.save(stream)
    with pikepdf.open(io.BytesIO(booklet(stream.getvalue()))) as folded:
        assert len(folded.pages) == 4
        assert [float(side) for side in folded.pages[0].mediabox] == [0, 0, 840, 595]
