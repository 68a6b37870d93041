"""Charts of the site: each drawn twice, wide and for 320 pixels, with the same numbers and words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from rbaccards.charts.forms import narrow, wide
from rbaccards.charts.spec import ChartSpec, SparkSpec
from rbaccards.view.parts import Chart
from rbaccards.web.svg import inline


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
