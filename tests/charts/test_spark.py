"""Sparklines: shape only, gaps left open."""

from __future__ import annotations

from chart_examples import FALLING, START, points

from rbaccards.charts.marks import Dot, Line
from rbaccards.charts.spark import spark
from rbaccards.charts.spec import SparkSpec
from rbaccards.charts.style import Style


def test_the_last_known_point_is_marked_at_the_right(style: Style) -> None:
    picture = spark(SparkSpec(points(START, [*FALLING, None])), style)
    (dot,) = [mark for mark in picture.marks if isinstance(mark, Dot)]
    (line,) = [mark for mark in picture.marks if isinstance(mark, Line)]
    assert dot.centre == line.places[-2]
    assert dot.centre[0] == 25 - 1.6


def test_the_target_is_dotted_and_within_the_paper(style: Style) -> None:
    picture = spark(SparkSpec(points(START, FALLING), 12_000), style)
    target = next(mark for mark in picture.marks if isinstance(mark, Line) and mark.dash == "dotted")
    assert 0.9 <= target.places[0][1] <= 6.1
