"""The workshop: charts drawn and pages printed wherever the executor has room, and remembered in the cache."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from functools import cache, partial
from pathlib import Path
from typing import TypeVar

from rbaccards.aside import EndedError
from rbaccards.charts.forms import narrow
from rbaccards.charts.spec import ChartSpec
from rbaccards.execute import answer_of, place_for
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
    under_way: dict[str, partial[bytes]] = field(default_factory=dict)
    """Ways to what was found in the cache or is being made, by key, until somebody asks for it."""

    def alone(self) -> Workshop:
        """The same for one of several threads: none takes what another one waits for."""
        return replace(self, under_way={})

    def begin(self, keys: Iterable[str]) -> list[str]:
        """Look for what was made before; the keys of what has to be made."""
        new = [key for key in dict.fromkeys(keys) if key not in self.under_way]
        found = {key: self.cache.get(key) for key in new}
        self.under_way.update((key, partial(_same, data)) for key, data in found.items() if data is not None)
        return [key for key, data in found.items() if data is None]

    def is_there(self, key: str) -> bool:
        """Whether what was begun was found, and need not be waited for."""
        return self.under_way[key].func is _same

    def keep(self, key: str, answer: Callable[[], bytes], *said: str) -> bytes:
        """An answer that was waited for, kept and told of."""
        data = answer()
        self.cache.put(key, data)
        for each in said:
            self.progress(each)
        return data

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


def begin_drawing(specs: Iterable[ChartSpec], workshop: Workshop, form: Form = "svg") -> dict[ChartSpec, str]:
    """Let charts be drawn where the executor has room while other work goes on here: their keys by what they draw."""
    stage = "draw" if form == "svg" else f"draw {form}"
    keys = {spec: key_of(stage, (workshop.house_key, type(spec).__name__, repr(spec))) for spec in dict.fromkeys(specs)}
    new = set(workshop.begin(keys.values()))
    missing = [(key, spec) for spec, key in keys.items() if key in new]
    place = place_for(len(missing), FEW_CHARTS, workshop.executor)
    for at in range(0, len(missing), _TOGETHER):
        part = missing[at : at + _TOGETHER]
        wanted = [spec for _, spec in part]
        task = place.submit(draw_several, wanted, workshop.charts, form)
        drawn = cache(partial(answer_of, task, place, draw_several, wanted, workshop.charts, form))
        for number, (key, _) in enumerate(part):
            workshop.under_way[key] = partial(workshop.keep, key, partial(_nth, drawn, number))
    return keys


def _nth(answer: Callable[[], list[bytes]], number: int) -> bytes:
    return answer()[number]


def _same(data: bytes) -> bytes:
    return data


def draw_charts(specs: Iterable[ChartSpec], workshop: Workshop, form: Form = "svg") -> dict[ChartSpec, bytes]:
    """The charts by what they draw; the same drawing is made once."""
    keys = begin_drawing(specs, workshop, form)
    try:
        return {spec: workshop.under_way.pop(key)() for spec, key in keys.items()}
    except EndedError as problem:
        said = f"A chart cannot be drawn: it was ended {problem}."
        raise BadHouseError((Issue("P04", Place("charts/house.mplstyle"), said),)) from problem


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed page: its PDF, with the key that it has in the cache, the number of its sheets, its issues.

    A page that cannot be printed has no sheets, and its issues say why.
    """

    key: str
    pdf: bytes
    pages: int
    issues: tuple[Issue, ...]


def begin_printing(pages: Sequence[Page], workshop: Workshop, among: int = 0) -> list[str]:
    """Let pages be printed where the executor has room while other work goes on here: the key of each.

    `among` is how many there will be in all, where more are to come.
    """
    keys = [key_of("print", _inputs(page)) for page in pages]
    new = set(workshop.begin(keys))
    missing = {key: page for key, page in zip(keys, pages, strict=True) if key in new}
    place = place_for(max(len(missing), among), FEW_PAGES, workshop.executor, ready=True)
    for key, page in missing.items():
        task = place.submit(print_page, page)
        waited = partial(answer_of, task, place, print_page, page)
        workshop.under_way[key] = partial(workshop.keep, key, waited, f"{page.name}: printed")
    return keys


def print_all(pages: Sequence[Page], workshop: Workshop) -> list[Printed]:
    """Each page printed, from the cache where it was printed before."""
    keys = begin_printing(pages, workshop)
    wanted = dict(zip(keys, pages, strict=True))
    found = {key: _printed(key, page, workshop) for key, page in wanted.items()}
    return [found[key] for key in keys]


def _printed(key: str, page: Page, workshop: Workshop) -> Printed:
    try:
        return _unpacked(key, workshop.under_way.pop(key)())
    except Exception as problem:  # of whatever kind: this page cannot be printed, the others can
        return Printed(key, b"", 0, (_unprinted(page, problem),))


def bind(name: str, key: str, sheaf: Sheaf, workshop: Workshop) -> Callable[[], bytes]:
    """A way to get a bound pack: it is bound where the executor has room, while other work goes on here.

    Getting it raises BadHouseError where its process was ended.
    """
    place = place_for(1, FEW_PAGES, workshop.executor, ready=True)
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
