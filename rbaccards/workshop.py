"""The workshop: charts drawn and pages printed wherever the executor has room, and remembered in the cache."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from rbaccards.charts.forms import narrow
from rbaccards.charts.spec import ChartSpec
from rbaccards.execute import EndedError, answer_of, place_for
from rbaccards.house import templates_are_trusted
from rbaccards.issues import BadHouseError, Issue, Place, Severity
from rbaccards.measured import MeasuredCard
from rbaccards.read import House
from rbaccards.render.html import Press, open_press
from rbaccards.render.page import Page
from rbaccards.schema.pack import Council
from rbaccards.store.cache import Cache, SharedCache, digest_of, key_of
from rbaccards.store.memory import Memory
from rbaccards.tasks import ChartStyle, Form, Sheaf, bind_pack, draw_several, print_page

T = TypeVar("T")
FEW_CHARTS, FEW_PAGES = 40, 6
"""Fewer than these are made sooner in this process than others are started (docs/performance.md)."""


_TOGETHER = 8
"""Charts drawn in one task."""


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
    key: str
    """What stands for everything that what is made here depends on beside the cards."""
    memory: Memory
    """What was made of cards before."""
    one_column: bool = False
    """Whether everything stands in one upright column, as in large print."""

    def key_for(self, stage: str, card: MeasuredCard, parts: Iterable[str] = ()) -> str:
        """What stands for what is made of a card; empty where that depends on the other cards of its pack."""
        return self.memory.key(stage, (self.key, card.key, *parts)) if card.key else ""

    def recall(self, stage: str, card: MeasuredCard, make: Callable[[], T]) -> T:
        """What `make` makes of a card, from before where it was made of the same."""
        key = self.key_for(stage, card)
        found: T | None = self.memory.known(key) if key else None
        if found is None:
            found = make()
            if key:
                self.memory.keep(key, found)
        return found

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
    *,
    one_column: bool = False,
) -> Workshop:
    """Everything ready. Raises BadHouseError where the house style cannot be used."""
    templates_are_trusted(house, council)
    publisher = council.name if council else ""
    language = council.language if council else "en-GB"
    fonts = tuple((Path(name).name, data) for name, data in house.files.items() if name.endswith(".ttf"))
    fonts_key = digest_of(data for _, data in fonts)
    charts = ChartStyle(house.text("charts/house.mplstyle"), tuple(sorted(palette.items())), fonts_key, fonts)
    drawing = (data for name, data in house.files.items() if name.startswith("charts/") or name.endswith(".ttf"))
    return Workshop(
        press=open_press(house, palette, language, cache),
        publisher=publisher,
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
        memory=Memory(cache.local if isinstance(cache, SharedCache) else cache),
        key=key_of("workshop", _style(house, publisher, language, str(one_column))),
        one_column=one_column,
    )


def _style(house: House, *said: str) -> Iterator[bytes | str]:
    yield from said
    for name, data in house.files.items():
        yield from (name, data)


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
    parts = [missing[at : at + _TOGETHER] for at in range(0, len(missing), _TOGETHER)]
    tasks = [(part, place.submit(draw_several, part, workshop.charts, form)) for part in parts]
    for part, task in tasks:
        try:
            drawn = answer_of(task, place, draw_several, part, workshop.charts, form)
        except EndedError as problem:
            said = f"A chart cannot be drawn: it was ended {problem}."
            raise BadHouseError((Issue("P04", Place("charts/house.mplstyle"), said),)) from problem
        for spec, data in zip(part, drawn, strict=True):
            found[spec] = data
            workshop.cache.put(keys[spec], data)
    return found


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed page: its PDF, with the key that it has in the cache, the number of its sheets, its issues.

    A page that cannot be printed has no sheets, and its issues say why.
    """

    key: str
    pdf: bytes
    pages: int
    issues: tuple[Issue, ...]


def print_all(pages: Sequence[Page], workshop: Workshop) -> list[Printed]:
    """Each page printed, from the cache where it was printed before."""
    keys = [key_of("print", _inputs(page)) for page in pages]
    found = {key: printed for key in keys if (printed := printed_before(key, workshop)) is not None}
    missing = [(key, page) for key, page in zip(keys, pages, strict=True) if key not in found]
    place = place_for(len(missing), FEW_PAGES, workshop.executor)
    tasks = [(key, page, place.submit(print_page, page)) for key, page in missing]
    for key, page, task in tasks:
        try:
            data = answer_of(task, place, print_page, page)
        except Exception as problem:  # of whatever kind: this page cannot be printed, the others can
            found[key] = Printed(key, b"", 0, (_unprinted(page, problem),))
            continue
        workshop.cache.put(key, data)
        workshop.progress(f"{page.name}: printed")
        found[key] = _unpacked(key, data)
    return [found[key] for key in keys]


def bind(name: str, key: str, sheaf: Sheaf, workshop: Workshop) -> Callable[[], bytes]:
    """A way to get a bound pack: it is bound where the executor has room, while other work goes on here.

    Getting it raises BadHouseError where its process was ended.
    """
    place = place_for(1, FEW_PAGES, workshop.executor)
    task = place.submit(bind_pack, sheaf)

    def bound() -> bytes:
        try:
            data = answer_of(task, place, bind_pack, sheaf)
        except EndedError as problem:
            said = f"The pack cannot be bound: it was ended {problem}."
            raise BadHouseError((Issue("P04", Place(name), said),)) from problem
        workshop.cache.put(key, data)
        workshop.progress(f"{name}: {sheaf.pages} pages bound")
        return data

    return bound


def _unprinted(page: Page, problem: Exception) -> Issue:
    said = str(problem).strip().split("\n")[0][:200]
    why = f"it was ended {said}" if isinstance(problem, EndedError) else f"{type(problem).__name__}: {said}"
    hint = "Look at what is special about it; if it is nothing, please tell us."
    return Issue("P04", Place(page.name), f"The page cannot be printed: {why}.", hint)


def printed_before(key: str, workshop: Workshop) -> Printed | None:
    """What was printed under a key; None where it is not in the cache."""
    data = workshop.cache.get(key)
    return None if data is None else _unpacked(key, data)


def _inputs(page: Page) -> Iterable[bytes | str]:
    yield from (page.name, page.html, page.dated.isoformat())
    for name, data in page.assets:
        yield from (name, data)
    for attachment in page.attachments:
        yield from (attachment.name, attachment.description, attachment.data)


def _unpacked(key: str, data: bytes) -> Printed:
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
    return Printed(key, pdf, said["pages"], issues)
