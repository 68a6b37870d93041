"""Charts in other forms than that of a card: wide for a screen, narrow for a phone and for large print."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rbaccards.charts.spec import (
    AreasSpec,
    BaselineSpec,
    ChartSpec,
    ColumnsSpec,
    CompareSpec,
    LinesSpec,
    SpcSpec,
    Tick,
)

WIDE, NARROW = 165.0, 78.0
"""Widths in mm. A wide chart fills a column of about 760 pixels, a narrow one 288: its letters are 15 and 13 high."""
TALLER, NARROW_TALLER = 1.3, 1.5
"""How much higher than on paper."""
FEW_TICKS = 4
"""A narrow time axis has room for so many labels."""


def wide(spec: ChartSpec) -> ChartSpec:
    match spec:
        case BaselineSpec() | LinesSpec() | ColumnsSpec() | SpcSpec():
            return replace(spec, width=WIDE, height=spec.height * TALLER)
        case AreasSpec() | CompareSpec():
            return replace(spec, width=WIDE)
        case _:
            return spec


def narrow(spec: ChartSpec) -> ChartSpec:
    """The chart for a phone: fewer labels, and of columns only their values."""
    match spec:
        case BaselineSpec() | LinesSpec() | SpcSpec():
            return replace(spec, width=NARROW, height=spec.height * NARROW_TALLER, ticks=fewer(spec.ticks))
        case ColumnsSpec():
            years = tuple(replace(each, second=each.second.partition(":")[0]) for each in spec.columns)
            return replace(spec, width=NARROW, height=spec.height * TALLER, columns=years, projected_text="")
        case AreasSpec() | CompareSpec():
            return replace(spec, width=NARROW)
        case _:
            return spec


def fewer(ticks: Sequence[Tick]) -> tuple[Tick, ...]:
    """Every second, third ... tick, the last one among them; each says its year where the one left out did."""
    step = -(-len(ticks) // FEW_TICKS) if ticks else 1
    kept: list[Tick] = []
    year = ""
    years: dict[int, str] = {}
    for tick in ticks:
        year = tick.second or year
        years[tick.at] = year
    for tick in reversed(ticks[::-1][::step]):
        said = kept[-1].at if kept else None
        new = said is None or years[said] != years[tick.at]
        kept.append(replace(tick, second=years[tick.at] if new else ""))
    return tuple(kept)
