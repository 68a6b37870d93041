"""The cover's curves: the first one in front, all on the paper."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rbaccards.charts.cover import cover
from rbaccards.charts.marks import Line
from rbaccards.charts.spec import CoverSpec
from rbaccards.charts.style import Style

CURVE = st.lists(st.floats(-1e6, 1e6).filter(lambda v: v == 0 or abs(v) > 1e-3), max_size=30).map(tuple)


@given(curves=st.lists(CURVE, max_size=5).map(tuple))
def test_curves_stay_on_the_paper(curves: tuple[tuple[float, ...], ...], style: Style) -> None:
    spec = CoverSpec(curves)
    places = [place for mark in cover(spec, style).marks if isinstance(mark, Line) for place in mark.places]
    assert all(0 <= x <= spec.width + 1e-6 and 0 <= y <= spec.height for x, y in places)


def test_the_first_curve_is_emphasised_and_every_curve_goes_on_dashed(style: Style) -> None:
    lines = [m for m in cover(CoverSpec(((9, 5), (4, 3), (2, 3))), style).marks if isinstance(m, Line)]
    assert [line.colour for line in lines] == ["blue", "blue", "faint", "faint", "faint", "faint"]
    assert [line.dash for line in lines] == ["solid", "dashed"] * 3
