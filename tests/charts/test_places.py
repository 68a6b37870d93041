"""Places for words inside a plot: free of lines and other words, near to what they name."""

from __future__ import annotations

from rbaccards.charts.marks import Box
from rbaccards.charts.places import beside, noted, scene

BOUNDS = Box(0, 0, 100, 50)
LEVEL = ((0.0, 25.0), (100.0, 25.0))
RISING = ((0.0, 0.0), (50.0, 25.0), (100.0, 25.0))


def test_a_label_stands_on_the_side_where_the_line_is_not() -> None:
    below = scene(100, 50, BOUNDS, [(LEVEL, 10), (((0, 28), (100, 28)), 10)])
    above = scene(100, 50, BOUNDS, [(LEVEL, 10), (((0, 22), (100, 22)), 10)])
    assert beside((50, 25), 10, 3, below).top < 25
    assert beside((50, 25), 10, 3, above).bottom > 25


def test_a_label_stays_inside_and_off_other_words() -> None:
    free = scene(100, 50, BOUNDS, [(LEVEL, 10)])
    first = beside((1, 49), 10, 3, free)
    second = beside((1, 49), 10, 3, free.with_words([first]))
    assert first.left >= 0
    assert first.top <= 50
    assert second.left >= first.right or second.top <= first.bottom


def test_a_note_points_at_a_target_from_nearby_without_crossing_the_curve() -> None:
    box, target = noted([(20, 15), (80, 40)], 20, 3, scene(100, 50, BOUNDS, [(RISING, 10)]))
    assert target in {(20, 15), (80, 40)}
    assert box.bottom > 10
    assert abs(box.centre[1] - target[1]) < 12
