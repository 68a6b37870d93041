"""Bars of areas: to scale, compact, the remainder apart."""

from __future__ import annotations

from dataclasses import replace

import pytest
from chart_examples import WARD_BARS, WARD_CHART

from rbaccards.charts.areas import areas
from rbaccards.charts.marks import Line, Picture, Shape, Words
from rbaccards.charts.spec import AreasSpec, Bar
from rbaccards.charts.style import Style


def bars(picture: Picture, colour: str = "blue") -> list[float]:
    """The lengths of the bars."""
    shapes = [m for m in picture.marks if isinstance(m, Shape) and m.fill == colour]
    return [max(x for x, _ in s.places) - min(x for x, _ in s.places) for s in shapes]


def test_bars_are_to_scale(style: Style) -> None:
    lengths = bars(areas(WARD_CHART, style))
    assert [length / lengths[0] for length in lengths] == pytest.approx([b.value / 472 for b in WARD_BARS])


@pytest.mark.parametrize("count", [1, 9, 35])
def test_height_follows_the_number_of_bars(count: int, style: Style) -> None:
    spec = AreasSpec(tuple(Bar(f"Ward {i}", i + 1, str(i + 1)) for i in range(count)))
    assert areas(spec, style).height == pytest.approx(4.6 * count + 0.8, abs=0.01)


@pytest.mark.parametrize(("value", "broken"), [(1.6 * 472, False), (1.6 * 472 + 1, True)])
def test_a_remainder_that_dwarfs_the_areas_is_broken_off(value: float, broken: bool, style: Style) -> None:  # noqa: FBT001
    picture = areas(replace(WARD_CHART, bars=(*WARD_BARS, Bar("Rest", value, "rest", remainder=True))), style)
    cuts = [m for m in picture.marks if isinstance(m, Line) and m.colour == "grey" and m.width == 0.9]
    assert len(cuts) == (2 if broken else 0)
    assert bars(picture, "band")


def test_the_mark_inside_a_bar_has_a_white_edge_and_text_keeps_off_a_mark(style: Style) -> None:
    picture = areas(AreasSpec((Bar("A", 40, "40", 20), Bar("B", 30, "30", 31)), "before"), style)
    marks = [m for m in picture.marks if isinstance(m, Line) and m.colour == "ink" and m.width == 1.4]
    halos = [m for m in picture.marks if isinstance(m, Line) and m.colour == "white"]
    assert [m.places[0][0] for m in marks] == pytest.approx([m.places[0][0] for m in halos])
    text = next(m for m in picture.marks if isinstance(m, Words) and m.text == "30")
    assert text.at[0] > marks[1].places[0][0] + 1


def test_marks_are_explained_once_and_only_if_there_are_any(style: Style) -> None:
    def keys(spec: AreasSpec) -> int:
        return sum(isinstance(m, Words) and m.text == "12 months before" for m in areas(spec, style).marks)

    assert keys(WARD_CHART) == 1
    assert keys(replace(WARD_CHART, bars=tuple(replace(bar, before=None) for bar in WARD_BARS))) == 0
