"""The baseline: strokes, gaps, and the labels of lines that end early."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from chart_examples import BURGLARY, COUNT, FORECAST, SURVEY, history, points

from rbaccards.charts.baseline import baseline
from rbaccards.charts.marks import Dot, Line, Picture, Words
from rbaccards.charts.spec import Band, BaselineSpec, Cut, Point
from rbaccards.charts.style import Style


def strokes(picture: Picture, colour: str, width: float) -> list[Line]:
    return [m for m in picture.marks if isinstance(m, Line) and m.colour == colour and m.width == width]


def words(picture: Picture, text: str) -> Words:
    return next(mark for mark in picture.marks if isinstance(mark, Words) and mark.text == text)


def test_a_gap_lifts_the_pen_and_a_lone_point_is_a_dot(style: Style) -> None:
    picture = baseline(history([4, 5, None, 6, None, 7, 8]), style)
    (line,) = strokes(picture, "blue", 2.4)
    assert [math.isnan(y) for _, y in line.places] == [False, False, True, False, True, False, False]
    small = [mark for mark in picture.marks if isinstance(mark, Dot) and not mark.edge]
    assert [dot.centre for dot in small] == [line.places[3]]


def test_the_latest_value_is_larger_than_the_others(style: Style) -> None:
    picture = baseline(BURGLARY, style)
    assert (words(picture, "5,938").size, words(picture, "5,938").weight) == (11, 600)
    assert words(picture, "9,214").size == 9.5


def test_the_latest_value_stands_beside_the_last_point_where_the_paper_ends(style: Style) -> None:
    spec = history([310, 290], every=1)
    last = baseline(spec, style)
    dot = max((m for m in last.marks if isinstance(m, Dot)), key=lambda m: m.centre[0])
    assert words(last, "290").at[0] > dot.centre[0]


def test_a_forecast_begins_at_the_last_value_known_when_it_was_made(style: Style) -> None:
    spec = replace(BURGLARY, forecast=replace(FORECAST, points=FORECAST.points[1:]))
    picture = baseline(spec, style)
    (dashed,) = strokes(picture, "blue", 2.0)
    (solid,) = strokes(picture, "blue", 2.4)
    assert dashed.dash == "dashed"
    assert dashed.places[0] == solid.places[6]


def test_targets_are_drawn_over_their_own_year_only(style: Style) -> None:
    picture = baseline(BURGLARY, style)
    (solid,) = strokes(picture, "blue", 2.4)
    target, stretch = strokes(picture, "ink", 1.0)
    assert (target.dash, stretch.dash) == ("solid", "dotted")
    assert target.places[0][0] == pytest.approx(solid.places[7][0])


def test_milestones_have_edges_and_an_interval_has_none(style: Style) -> None:
    assert len(strokes(baseline(BURGLARY, style), "grey", 0.4)) == 2
    assert strokes(baseline(replace(BURGLARY, milestones=None, interval=BURGLARY.milestones), style), "grey", 0.4) == []


@pytest.mark.parametrize(("values", "first"), [([3.0, 2.0], "0"), ([-3.0, 2.0], "−3")])
def test_the_axis_begins_at_nought_unless_a_value_is_negative(
    values: list[float | None], first: str, style: Style
) -> None:
    picture = baseline(history(values, every=1), style)
    left = [m for m in picture.marks if isinstance(m, Words) and m.anchor == "right"]
    assert min(left, key=lambda m: m.at[1]).text == first


def test_no_history_at_all_is_an_empty_plot(style: Style) -> None:
    spec = BaselineSpec((Point(1, None),), (), (), COUNT)
    assert strokes(baseline(spec, style), "blue", 2.4)[0].places[0][1] != 0
    assert baseline(replace(spec, history=()), style).width == 132


def test_a_missing_month_leaves_its_space(style: Style) -> None:
    spec = history(SURVEY)
    thinned = replace(spec, history=tuple(p for p in points(spec.history[0].at, SURVEY) if p.at % 2 == 0))
    (line,) = strokes(baseline(thinned, style), "blue", 2.4)
    steps = {round(b[0] - a[0], 6) for a, b in zip(line.places, line.places[1:], strict=False)}
    assert len(steps) == 1


def test_a_cut_is_a_dotted_line_from_bottom_to_top_with_its_word(style: Style) -> None:
    picture = baseline(replace(BURGLARY, cuts=(Cut(BURGLARY.history[6].at + 0.5, "Break"),)), style)
    (line,) = strokes(picture, "grey", 1.0)
    assert line.dash == "dotted"
    (x, low), (x_too, high) = line.places
    (solid,) = strokes(picture, "blue", 2.4)
    assert solid.places[6][0] < x == x_too < solid.places[7][0]
    assert low < min(y for _, y in solid.places) < max(y for _, y in solid.places) < high
    assert words(picture, "Break").colour == "quiet"


def test_an_interval_at_one_position_is_an_upright_with_caps_wider_than_the_dot(style: Style) -> None:
    spec = history([70, 80, 90], every=1)
    at = spec.history[-1].at
    picture = baseline(replace(spec, interval=Band(((at, 80.0, 98.0),), "95% confidence interval")), style)
    upright, *caps = [m for m in strokes(picture, "grey", 1.0) if len(m.places) == 2]
    dot = next(m for m in picture.marks if isinstance(m, Dot) and m.centre[0] == upright.places[0][0])
    assert upright.places[0][1] < dot.centre[1] < upright.places[1][1]
    assert [abs(m.places[1][0] - m.places[0][0]) / 2 > dot.radius for m in caps] == [True, True]
