"""Charts of the site: each drawn twice, wide and for 320 pixels, with the same numbers and words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from rbaccards.charts.spec import (
    AreasSpec,
    BaselineSpec,
    ChartSpec,
    ColumnsSpec,
    CompareSpec,
    LinesSpec,
    SparkSpec,
    SpcSpec,
    Tick,
)
from rbaccards.view.parts import Chart
from rbaccards.web.svg import inline

WIDE, NARROW = 165.0, 78.0
"""Widths in mm. A wide chart fills a column of about 760 pixels, a narrow one 288: its letters are 15 and 13 high."""
TALLER, NARROW_TALLER = 1.3, 1.5
"""How much higher than on paper."""
FEW_TICKS = 4
"""A narrow time axis has room for so many labels."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart as elements of a page; `narrow` is empty for a sparkline."""

    name: str
    """What its elements are called by in the page."""
    wide: Markup
    narrow: Markup


def on_screen(chart: Chart) -> tuple[ChartSpec, ...]:
    """What is drawn of a chart: its wide form and, where it is more than a sparkline, its narrow one."""
    spec = chart.spec
    return (spec,) if isinstance(spec, SparkSpec) else (wide(spec), narrow(spec))


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


def specs(charts: Iterable[Chart]) -> Iterator[ChartSpec]:
    """Everything that has to be drawn for these charts."""
    for chart in charts:
        yield from on_screen(chart)


def drawn(charts: Iterable[Chart], drawings: Mapping[ChartSpec, bytes]) -> dict[str, Drawn]:
    """The charts as elements of one page, by their address; ids are those of the addresses."""
    return {chart.address: _drawn(chart, drawings) for chart in charts}


def _drawn(chart: Chart, drawings: Mapping[ChartSpec, bytes]) -> Drawn:
    name = chart.address.removeprefix("charts/").removesuffix(".svg").replace("/", "-")
    forms = on_screen(chart)
    if len(forms) == 1:
        return Drawn(name, inline(drawings[forms[0]], "spark", f"t-{name}", chart.alt), Markup(""))
    whole = inline(drawings[forms[0]], "wide", f"t-{name}", chart.alt)
    return Drawn(name, whole, inline(drawings[forms[1]], "narrow", f"n-{name}", chart.alt))
