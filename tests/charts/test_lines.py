"""Curves of several series: told apart three ways, at most four."""

from __future__ import annotations

from dataclasses import replace

import pytest
from chart_examples import FOUR, yearly

from rbaccards.charts.draw import draw
from rbaccards.charts.lines import lines
from rbaccards.charts.marks import Dot, Line, Shape
from rbaccards.charts.style import SERIES, Style


def test_a_fifth_curve_is_refused(style: Style) -> None:
    with pytest.raises(ValueError, match="at most 4 curves, not 5"):
        draw(replace(FOUR, curves=(*FOUR.curves, yearly([1, 2], "Fifth"))), style)


def test_each_curve_has_its_own_colour_dash_and_marker(style: Style) -> None:
    marks = lines(FOUR, style).marks
    curves = [mark for mark in marks if isinstance(mark, Line) and mark.width == 2.2]
    assert [curve.colour for curve in curves] == list(SERIES)
    assert len({curve.dash for curve in curves}) == 4
    first_marks = {m.fill: m for m in marks if isinstance(m, Dot | Shape) and m.edge == "white"}
    assert isinstance(first_marks["blue"], Dot)
    outlines = [len(m.places) for role in SERIES[1:] if isinstance(m := first_marks[role], Shape)]
    assert outlines == [4, 3, 4]


def test_a_curve_that_stops_early_is_joined_to_its_name(style: Style) -> None:
    stopped = replace(FOUR, curves=(yearly([50, 60, 70], "On"), yearly([40, 45], "Stopped")), ticks=())
    threads = [mark for mark in lines(stopped, style).marks if isinstance(mark, Line) and mark.width == 0.6]
    assert [thread.colour for thread in threads] == ["turquoise"]


def test_a_long_curve_has_a_marker_at_its_end_only(style: Style) -> None:
    many = replace(FOUR, curves=(yearly([50.0] * 25, "Many"),), ticks=())
    assert sum(isinstance(mark, Dot) and mark.edge == "white" for mark in lines(many, style).marks) == 1
