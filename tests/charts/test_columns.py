"""Columns: values on top, projections hatched, years named once."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from chart_examples import EXAMPLES, QUARTERS

from rbaccards.charts.columns import columns
from rbaccards.charts.marks import Line, Shape, Words
from rbaccards.charts.spec import Column, ColumnsSpec
from rbaccards.charts.style import Style
from rbaccards.words import NumberStyle


def test_every_year_is_named_once_and_every_value_stands_on_its_column(style: Style) -> None:
    said = Counter(mark.text for mark in columns(QUARTERS, style).marks if isinstance(mark, Words))
    assert said["2011/12"] == said["2012/13"] == 1
    assert said["725"] == said["842"] == 2


def test_projections_are_hatched_white_and_say_so_in_italics(style: Style) -> None:
    marks = columns(QUARTERS, style).marks
    assert [m.edge for m in marks if isinstance(m, Shape) and m.fill == "white"] == ["blue", "blue"]
    assert sum(isinstance(m, Line) and m.width == style.size("hatch.linewidth") for m in marks) == 2
    assert {m.text for m in marks if isinstance(m, Words) and m.italic} >= {"842", "four quarters"}


def test_a_part_year_is_solid_below_and_hatched_above(style: Style) -> None:
    spec = ColumnsSpec((Column("2011/12", "", 200, None, "200"), Column("2012/13", "", 100, 200, "200")), NumberStyle())
    shapes = [m for m in columns(spec, style).marks if isinstance(m, Shape)]
    whole = next(m for m in shapes if m.fill == "blue")
    hatched = next(m for m in shapes if m.fill == "white")
    solid = shapes[-1]
    assert max(y for _, y in hatched.places) == pytest.approx(max(y for _, y in whole.places), abs=0.2)
    assert max(y for _, y in solid.places) == pytest.approx(min(y for _, y in hatched.places), abs=0.2)


def test_values_without_room_are_read_from_an_axis(style: Style) -> None:
    spec = EXAMPLES["columns, twelve of money"]
    assert isinstance(spec, ColumnsSpec)
    said = [mark.text for mark in columns(spec, style).marks if isinstance(mark, Words)]
    assert {"Jul–", "Sep"} <= set(said)
    assert "£1,330,000" in said
    assert "£1,300,000" not in said
    assert {"£0", "£500,000", "£1,000,000", "£1,500,000"} <= set(said)
    assert "£0" not in {
        m.text for m in columns(replace(spec, columns=spec.columns[:4]), style).marks if isinstance(m, Words)
    }
