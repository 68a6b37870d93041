"""The chart kinds by their spec, and the one function that draws any of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from rbaccards.charts.areas import areas
from rbaccards.charts.baseline import baseline
from rbaccards.charts.canvas import write_png, write_svg
from rbaccards.charts.columns import columns
from rbaccards.charts.compare import compare
from rbaccards.charts.cover import cover
from rbaccards.charts.lines import lines
from rbaccards.charts.marks import Picture
from rbaccards.charts.spark import spark
from rbaccards.charts.spc import spc
from rbaccards.charts.spec import (
    AreasSpec,
    BaselineSpec,
    ChartSpec,
    ColumnsSpec,
    CompareSpec,
    CoverSpec,
    LinesSpec,
    SparkSpec,
    SpcSpec,
)
from rbaccards.charts.style import Style

CHARTS: dict[type, Callable[[Any, Style], Picture]] = {
    AreasSpec: areas,
    BaselineSpec: baseline,
    ColumnsSpec: columns,
    CompareSpec: compare,
    CoverSpec: cover,
    LinesSpec: lines,
    SparkSpec: spark,
    SpcSpec: spc,
}
"""What works out the picture of each kind. A new one: a spec, a function in its own file, a line here."""


def draw_png(spec: ChartSpec, style: Style) -> bytes:
    """The chart as a PNG file."""
    return write_png(CHARTS[type(spec)](spec, style), style)


def draw(spec: ChartSpec, style: Style) -> bytes:
    """The chart as an SVG file; the same bytes for the same values, on any machine."""
    return write_svg(CHARTS[type(spec)](spec, style), style)
