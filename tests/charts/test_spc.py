"""A process: each finding in its own shape and colour, limits of each stretch, the settings on the chart."""

from __future__ import annotations

from dataclasses import replace

import pytest
from chart_examples import EXAMPLES, PROCESS, SPC

from rbaccards.charts.marks import Dot, Line, Shape, Words
from rbaccards.charts.spc import MARKS, spc
from rbaccards.charts.spec import Found, SpcSpec
from rbaccards.charts.style import Style


def texts(spec: SpcSpec, style: Style) -> list[str]:
    return [mark.text for mark in spc(spec, style).marks if isinstance(mark, Words)]


def test_each_finding_has_a_shape_and_a_colour_of_its_own(style: Style) -> None:
    assert len({(kind, colour) for kind, _, colour in MARKS.values()}) == 4
    assert len({colour for _, _, colour in MARKS.values()}) == 4
    for finding, (kind, _, colour) in MARKS.items():
        only = replace(SPC, found=(Found(SPC.history[0].at, 20, finding),), key=())
        drawn = [mark for mark in spc(only, style).marks if isinstance(mark, Dot | Shape) and mark.fill == colour]
        assert [isinstance(mark, Dot) for mark in drawn] == [kind == "circle"]


def test_common_cause_is_smaller_than_every_special_cause() -> None:
    assert all(size > MARKS["common cause"][1] for name, (_, size, _) in MARKS.items() if name != "common cause")


def test_every_point_is_drawn_and_every_line_is_named(style: Style) -> None:
    marks = spc(SPC, style).marks
    keyed = len(SPC.key)
    assert sum(isinstance(mark, Dot | Shape) for mark in marks) == len(PROCESS) + keyed
    words = texts(SPC, style)
    assert all(each in words for each in ("Target 20", "18", "Mean 23", "Common cause", "Concern"))
    assert any(each.startswith("Upper limit") for each in words)
    assert any(each.startswith("Lower limit") for each in words)


def test_the_settings_stand_on_the_chart_in_full(style: Style) -> None:
    assert SPC.settings in " ".join(texts(SPC, style))


def test_a_run_chart_has_a_median_and_no_limits(style: Style) -> None:
    run = EXAMPLES["spc, a run chart"]
    assert isinstance(run, SpcSpec)
    words = texts(run, style)
    assert "Median 22" in words
    assert not any("limit 3" in each for each in words)


def test_limits_reach_over_their_own_stretch_alone(style: Style) -> None:
    two = EXAMPLES["spc, limits anew"]
    assert isinstance(two, SpcSpec)
    dashed = [mark for mark in spc(two, style).marks if isinstance(mark, Line) and mark.dash == "dashed"]
    assert len(dashed) == 2
    ends = {mark.places[-1][0] for mark in dashed}
    (end,) = ends
    (mean,) = [
        m
        for m in spc(two, style).marks
        if isinstance(m, Line) and m.places[0][0] == pytest.approx(end) and m.order == 3 and m.dash == "solid"
    ]
    assert mean.places[0][1] == mean.places[1][1]


def test_the_axis_need_not_begin_at_nought(style: Style) -> None:
    high = replace(
        SPC,
        history=tuple(replace(p, value=(p.value or 0) + 900) for p in SPC.history),
        found=(),
        processes=(),
        target=None,
        latest=None,
    )
    assert "0" not in texts(high, style)


def test_the_paper_grows_with_the_key_and_the_settings(style: Style) -> None:
    bare = replace(SPC, key=(), settings="")
    assert spc(SPC, style).height > spc(bare, style).height
