"""The workshop: charts drawn and pages printed wherever the executor has room, and remembered in the cache."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import asdict, dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Literal

from rbaccards.cache import Cache, key_of
from rbaccards.charts.forms import narrow
from rbaccards.charts.spec import ChartSpec
from rbaccards.execute import place_for
from rbaccards.issues import Issue, Place, Severity
from rbaccards.read import House
from rbaccards.render.html import Press, open_press
from rbaccards.render.page import Page
from rbaccards.schema.pack import Council

Form = Literal["svg", "png"]
FEW_CHARTS, FEW_PAGES = 40, 6
"""Fewer than these are made sooner in this process than others are started (docs/performance.md)."""


@dataclass(frozen=True, slots=True)
class ChartStyle:
    """The house style of charts as its sources: cheap to hash, and loaded only where something is drawn."""

    mplstyle: str
    palette: tuple[tuple[str, str], ...]
    fonts: tuple[Path, ...] = field(compare=False)
    """The fonts' content is part of every key through the house's files."""


@dataclass(frozen=True, slots=True)
class Workshop:
    """What printing needs: the press, the chart style, the cache, the executor, and someone to tell."""

    press: Press
    publisher: str
    """The name of the council; empty where it is not known."""
    charts: ChartStyle
    house_key: str
    characters: frozenset[str]
    """What the bundled fonts can print."""
    cache: Cache
    executor: Executor
    progress: Callable[[str], None]
    site_assets: Mapping[str, bytes]
    """Style sheets, script, fonts and licences of the site, by name."""
    one_column: bool = False
    """Whether everything stands in one upright column, as in large print."""

    def form_of(self, spec: ChartSpec) -> ChartSpec:
        """A chart as this workshop draws it."""
        return narrow(spec) if self.one_column else spec


def open_workshop(
    house: House,
    palette: Mapping[str, str],
    council: Council | None,
    cache: Cache,
    executor: Executor,
    progress: Callable[[str], None],
) -> Workshop:
    charts = ChartStyle(house.text("charts/house.mplstyle"), tuple(sorted(palette.items())), house.fonts)
    drawing = (data for name, data in house.files.items() if name.startswith("charts/") or name.endswith(".ttf"))
    return Workshop(
        press=open_press(house, palette, council.language if council else "en-GB", cache),
        publisher=council.name if council else "",
        charts=charts,
        house_key=key_of("house", drawing),
        characters=_characters(house, cache),
        cache=cache,
        executor=executor,
        progress=progress,
        site_assets={
            **house.under("templates/site/assets"),
            "card-sans-OFL.txt": house.files["templates/fonts/OFL.md"],
        },
    )


def _characters(house: House, cache: Cache) -> frozenset[str]:
    """The characters of the bundled fonts; reading them takes longer than remembering."""
    fonts = [data for name, data in house.files.items() if name.endswith(".ttf")]
    key = key_of("characters", fonts)
    known = cache.get(key)
    if known is None:
        from rbaccards.render.glyphs import characters_of

        known = "".join(sorted(characters_of(fonts))).encode("utf-8")
        cache.put(key, known)
    return frozenset(known.decode("utf-8"))


def draw_charts(specs: Iterable[ChartSpec], workshop: Workshop, form: Form = "svg") -> dict[ChartSpec, bytes]:
    """The charts by what they draw; the same drawing is made once."""
    wanted = dict.fromkeys(specs)
    stage = "draw" if form == "svg" else f"draw {form}"
    keys = {spec: key_of(stage, (workshop.house_key, type(spec).__name__, repr(spec))) for spec in wanted}
    found = {spec: data for spec, key in keys.items() if (data := workshop.cache.get(key)) is not None}
    missing = [spec for spec in wanted if spec not in found]
    place = place_for(len(missing), FEW_CHARTS, workshop.executor)
    tasks = [(spec, place.submit(draw_chart, spec, workshop.charts, form)) for spec in missing]
    for spec, task in tasks:
        found[spec] = task.result()
        workshop.cache.put(keys[spec], found[spec])
    return found


def draw_chart(spec: ChartSpec, style: ChartStyle, form: Form = "svg") -> bytes:
    from rbaccards.charts.draw import draw, draw_png

    return draw(spec, _loaded(style)) if form == "svg" else draw_png(spec, _loaded(style))


@lru_cache(maxsize=4)
def _loaded(style: ChartStyle):  # type: ignore[no-untyped-def]
    from rbaccards.charts.style import load_style

    return load_style(style.mplstyle, dict(style.palette), style.fonts)


def print_all(pages: Sequence[Page], workshop: Workshop) -> list[tuple[bytes, int, tuple[Issue, ...]]]:
    """Each page's PDF, number of sheets and issues, from the cache where it was printed before."""
    keys = [key_of("print", _inputs(page)) for page in pages]
    found = {key: _unpacked(data) for key in keys if (data := workshop.cache.get(key)) is not None}
    missing = [(key, page) for key, page in zip(keys, pages, strict=True) if key not in found]
    place = place_for(len(missing), FEW_PAGES, workshop.executor)
    tasks = [(key, page, place.submit(print_page, page)) for key, page in missing]
    for key, page, task in tasks:
        data = task.result()
        workshop.cache.put(key, data)
        workshop.progress(f"{page.name}: printed")
        found[key] = _unpacked(data)
    return [found[key] for key in keys]


def _inputs(page: Page) -> Iterable[bytes | str]:
    yield from (page.name, page.html, page.dated.isoformat())
    for name, data in page.assets:
        yield from (name, data)
    for attachment in page.attachments:
        yield from (attachment.name, attachment.description, attachment.data)


def print_page(page: Page) -> bytes:
    """A printed page packed for the cache: a line of JSON with its length and issues, then the PDF."""
    from rbaccards.render.pdf import print_pdf

    printed, issues = print_pdf(page)
    head = {"pages": printed.pages, "issues": [asdict(issue) for issue in issues]}
    return json.dumps(head).encode() + b"\n" + printed.pdf


def _unpacked(data: bytes) -> tuple[bytes, int, tuple[Issue, ...]]:
    head, _, pdf = data.partition(b"\n")
    said = json.loads(head)
    issues = tuple(
        Issue(
            each["code"],
            Place(**each["place"]),
            each["message"],
            each["hint"],
            severity=Severity(each["severity"]),
        )
        for each in said["issues"]
    )
    return pdf, said["pages"], issues
