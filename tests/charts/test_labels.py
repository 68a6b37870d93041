"""Labels at line ends: broken to measure, moved apart, joined to their lines when far."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rbaccards.charts.labels import End, dodge, end_marks, ends_margin, place_ends, wrap
from rbaccards.charts.marks import Line, Words
from rbaccards.charts.style import Style, measure

LABELS = st.lists(st.tuples(st.floats(-50, 150), st.floats(0.5, 9)), max_size=9)


@given(LABELS)
def test_dodged_labels_keep_apart_in_order_and_inside(labels: list[tuple[float, float]]) -> None:
    centres, heights = [c for c, _ in labels], [h for _, h in labels]
    moved = dodge(centres, heights, 0, 100)
    order = sorted(range(len(labels)), key=lambda i: (centres[i], i))
    for one, two in pairwise(order):
        assert moved[two] - moved[one] >= (heights[one] + heights[two]) / 2 - 1e-9
    for middle, height in zip(moved, heights, strict=True):
        assert middle - height / 2 >= -1e-9
        assert middle + height / 2 <= 100 + 1e-9


@given(LABELS)
def test_labels_that_are_apart_stay_where_they_are(labels: list[tuple[float, float]]) -> None:
    heights = [height for _, height in labels]
    apart = [10.0 * index + 8 for index in range(len(labels))]
    assert dodge(apart, heights, 0, 100) == pytest.approx(apart)


@pytest.mark.parametrize(
    ("centres", "expected"),
    [
        ((50, 50), (48, 52)),
        ((50, 52), (49, 53)),
        ((50, 54), (50, 54)),
        ((53, 50, 51), (55.333, 47.333, 51.333)),
        ((0, 1), (2, 6)),
        ((100, 99), (98, 94)),
    ],
)
def test_labels_are_moved_as_little_as_needed(centres: tuple[float, ...], expected: tuple[float, ...]) -> None:
    assert dodge(centres, [4] * len(centres), 0, 100) == pytest.approx(expected, abs=0.001)


def test_labels_that_cannot_fit_spill_over_both_sides_alike() -> None:
    assert dodge([5, 5, 5], [4, 4, 4], 0, 10) == pytest.approx((1, 5, 9))


@pytest.mark.parametrize(
    ("text", "limit", "lines"),
    [
        ("", 30, ()),
        ("Target 7,056", 30, ("Target 7,056",)),
        ("Forecast made March 2012: 7,400", 29, ("Forecast made", "March 2012: 7,400")),
        ("Abcdefghij", 8, ("Abcd", "efghij")),
    ],
)
def test_words_are_broken_into_even_lines(text: str, limit: float, lines: tuple[str, ...], style: Style) -> None:
    assert wrap(text, limit, style) == lines


@given(text=st.text("abc iW", max_size=60), limit=st.floats(5, 40))
def test_no_line_is_wider_than_the_limit_and_no_letter_is_lost(text: str, limit: float, style: Style) -> None:
    lines = wrap(text, limit, style)
    assert all(measure(line, style, 9.5) <= limit for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_a_label_far_from_its_line_is_joined_to_it(style: Style) -> None:
    near = place_ends([End("One", 20), End("Two", 40, "blue")], 0, 50, style)
    far = place_ends([End("One", 40), End("Two", 40, "orange"), End("Three", 40)], 0, 50, style)
    assert not [mark for mark in end_marks(near, 100) if isinstance(mark, Line)]
    assert [mark.colour for mark in end_marks(far, 100) if isinstance(mark, Line)] == ["ink", "orange", "ink"]
    assert ends_margin(far) > ends_margin(near)


def test_of_labels_at_one_level_the_first_is_on_top(style: Style) -> None:
    placed = place_ends([End("First", 20), End("Second", 20)], 0, 50, style)
    middles = {label.end.text: label.middle for label in placed}
    assert middles["First"] > middles["Second"]


def test_words_never_have_a_colour_that_is_hard_to_read(style: Style) -> None:
    placed = place_ends([End(role, 10, role) for role in ("blue", "turquoise", "plum", "orange")], 0, 50, style)
    colours = {mark.text: mark.colour for mark in end_marks(placed, 100) if isinstance(mark, Words)}
    assert colours == {"blue": "blue", "turquoise": "ink", "plum": "plum", "orange": "ink"}
