from __future__ import annotations

from dataclasses import replace

from chart_examples import COMPARE

from rbaccards.charts.compare import compare
from rbaccards.charts.marks import Dot, Line, Picture, Words
from rbaccards.charts.style import Style


def words(picture: Picture) -> dict[str, Words]:
    return {mark.text: mark for mark in picture.marks if isinstance(mark, Words)}


def test_areas_stand_in_the_order_given_with_rank_name_and_value(style: Style) -> None:
    found = words(compare(COMPARE, style))
    heights = [found[name].at[1] for name in ("North Riding", "Anytown", "Saltby", "West Carr")]
    assert heights == sorted(heights, reverse=True)
    assert {"10.1%", "12.0%"} <= set(found)


def test_our_own_area_is_emphasised_by_weight_too_not_by_colour_alone(style: Style) -> None:
    found = words(compare(COMPARE, style))
    assert (found["Anytown"].weight, found["Saltby"].weight) == (600, 400)


def test_england_is_a_line_across_and_named(style: Style) -> None:
    picture = compare(COMPARE, style)
    assert any("England" in text for text in words(picture))
    lines = [mark for mark in picture.marks if isinstance(mark, Line)]
    dashes = {mark.dash for mark in lines if len({x for x, _ in mark.places}) == 1}
    assert {"dashed", "dotted"} <= dashes  # two uprights, told apart without colour


def test_intervals_are_whiskers_and_the_year_before_is_a_ring(style: Style) -> None:
    def dots(picture: Picture) -> int:
        return sum(isinstance(mark, Dot) for mark in picture.marks)

    with_ring = compare(COMPARE, style)
    without = compare(replace(COMPARE, before=None, before_text=""), style)
    assert dots(with_ring) > dots(without)
    assert "Year before: 12.9%" in words(with_ring)
    assert "Year before: 12.9%" not in words(without)


def test_nothing_is_written_outside_the_paper(style: Style) -> None:
    picture = compare(COMPARE, style)
    boxes = [mark.box(style) for mark in picture.marks if isinstance(mark, Words)]
    assert all(box.left >= 0 and box.right <= picture.width and box.top <= picture.height for box in boxes)
