"""The whole pipeline: what is checked becomes views, charts, pages and PDFs. Only this file knows the order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Mapping, MutableMapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import cache, partial

from rbaccards.audience import edition_for, pack_for
from rbaccards.binding import MatterPage, matter_pages, print_pack
from rbaccards.checked import NOTHING_KEPT, Checked
from rbaccards.execute import clearing_up
from rbaccards.house import mixes_of, palette_of, variant_of
from rbaccards.issues import BadHouseError, Issue, has_errors
from rbaccards.large_print import large_print
from rbaccards.measured import MeasuredCard, MeasuredPack, as_at
from rbaccards.printing import Meanwhile, print_cards
from rbaccards.publishing import Site
from rbaccards.read import House
from rbaccards.render.page import Page
from rbaccards.schema.names import Audience, Paper
from rbaccards.store.cache import Cache
from rbaccards.workshop import Workshop, open_workshop

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to build: one pack, one card of it, or everything."""

    pack: str = ""
    card: str = ""
    audience: Audience = "board"
    """The papers are for the board, with which the site for everybody is made too; drafts and the site alone."""
    paper: Paper = "standard"

    @property
    def folder(self) -> str:
        """Where the PDFs go."""
        if self.audience == "board":
            return "pdf" if self.paper == "standard" else self.paper
        return self.audience if self.paper == "standard" else f"{self.audience}-{self.paper}"

    @property
    def printed(self) -> bool:
        """Whether anything is printed but the PDFs of the site."""
        return self.audience != "public" or self.paper != "standard"

    @property
    def site(self) -> bool:
        """Whether the site is made: by a build of everything that is no draft and no other paper."""
        return not self.pack and self.audience != "draft" and self.paper == "standard"

    def styled(self, house: House) -> House:
        """The house style for what is wanted."""
        if self.audience == "draft":
            house = variant_of(house, "draft")
        if self.paper == "press":
            house = variant_of(house, "press")
        return large_print(house) if self.paper == "large-print" else house

    def unknown(self, checked: Checked) -> str:
        """What to say where there is no such pack or card; empty where there is."""
        packs = {pack.loaded.name: pack.pack.cards for pack in checked.packs}
        if self.pack and self.pack not in packs and packs:
            return f"There is no pack {self.pack}. There is: {', '.join(packs)}."
        if self.card and self.card not in packs.get(self.pack, ()):
            return f"There is no card {self.card} in {self.pack}. There is: {', '.join(packs.get(self.pack, ()))}."
        return ""


@dataclass(frozen=True, slots=True)
class Built:
    """The files made, by address in the output folder; what could not be made; every issue."""

    files: Mapping[str, bytes]
    failed: tuple[str, ...]
    issues: tuple[Issue, ...]
    published: bool = False
    """Whether the site is among the files, so that whatever else is in its folder is out of date."""
    whole: bool = False
    """Whether every paper there is was made, so that an older one of another name is out of date."""


def build(
    checked: Checked,
    house: House,
    wanted: Wanted,
    cache: Cache,
    executor: Executor,
    progress: Progress,
    kept: Mapping[str, bytes] = NOTHING_KEPT,
    files: MutableMapping[str, bytes] | None = None,
) -> Built:
    """The PDFs of every good card that is wanted and of every pack whose cards are all good; of a whole build the site.

    Paper is for the board, the site for everybody: each is made of its own edition; a pack of which nothing is
    withheld is printed once for both. `kept` are the files of past editions by address in the site. What is made is
    put into `files` at once, pack by pack, so that what lies on a disk need not be held.
    """
    files = {} if files is None else files
    council, one_column = checked.project.council, wanted.paper == "large-print"
    try:
        style, palette = wanted.styled(house), palette_of(house)
        workshop = open_workshop(style, palette, council, cache, executor, progress, one_column=one_column)
    except BadHouseError as problem:
        return Built(files, ("everything",), problem.issues)
    papers = _by_name(editions(checked, wanted.audience)) if wanted.printed else {}
    papers = {name: pack for name, pack in papers.items() if wanted.pack in ("", name)}
    public = _by_name(_publishable(checked)) if wanted.site else {}
    site = Site(council, workshop, files, kept)
    failed, issues = _make_all(papers, public, wanted, house, workshop, site)
    whole = wanted.printed and not wanted.pack and not failed and not has_errors((*checked.issues, *issues))
    if wanted.site and (has_errors(checked.public) or has_errors(site.issues)):
        failed.append("the site")
    found = tuple(dict.fromkeys((*issues, *site.issues)))
    return Built(files, tuple(failed), found, bool(public) and not site.spoiled, whole)


def _make_all(
    papers: Mapping[str, MeasuredPack],
    public: Mapping[str, MeasuredPack],
    wanted: Wanted,
    house: House,
    workshop: Workshop,
    site: Site,
) -> tuple[list[str], list[Issue]]:
    """The papers and the site of packs, given by name: what of the papers failed, and what was found in making them.

    A pack is bound while the cards of the next one are made, the last one while the pages about all packs are.
    """
    failed, issues, files = list[str](), list[Issue](), site.files

    def take(paper: MeasuredPack | None, shown: MeasuredPack | None, bound: Bound, shown_bound: Bound) -> None:
        """Wait for a pack, and put it where it belongs."""
        pack = bound()
        if paper:
            files.update(_on_paper(pack, paper, wanted, house))
            issues.extend(pack.issues)
            failed.extend(_failures(paper, wanted, files))
        if shown:
            pack = pack if shown is paper else shown_bound()
            site.add_pack(pack.files, pack.issues)

    last: Callable[[], None] | None = None
    for name in dict.fromkeys((*papers, *public)):
        with clearing_up():
            paper, shown = papers.get(name), public.get(name)
            meanwhile = partial(site.prepare, shown) if shown else _nothing
            cards, bound = _made(paper, wanted.card, workshop, meanwhile if shown is paper else _nothing)
            shown_cards, shown_bound = (cards, bound) if shown is paper else _made(shown, "", workshop, meanwhile)
            if paper:
                files.update(_on_paper(cards, paper, wanted, house))
                issues += cards.issues
            if shown:
                site.add_cards(shown, shown_cards.files, shown_cards.issues)
            if last:
                last()
            last = partial(take, paper, shown, bound, shown_bound)
    site.add_lists()
    if last:
        last()
    site.finish()
    return failed, issues


def editions(checked: Checked, audience: Audience) -> tuple[MeasuredPack, ...]:
    """Every pack as an audience gets it; packs of which nothing is for them are not among them."""
    edition = edition_for(audience, checked.project.council)
    packs = (pack_for(pack, edition, checked.memory) for pack in checked.packs)
    return tuple(pack for pack in packs if pack is not None)


def _publishable(checked: Checked) -> tuple[MeasuredPack, ...]:
    """The packs of the site: none where one of them cannot be published."""
    packs = editions(checked, "public")
    return packs if not has_errors(checked.public) and all(pack.whole for pack in packs) else ()


def _by_name(packs: Iterable[MeasuredPack]) -> dict[str, MeasuredPack]:
    return {pack.loaded.name: pack for pack in packs}


@dataclass(frozen=True, slots=True)
class Made:
    """PDFs by name, PACK/CARD.pdf and PACK.pdf, and what was found wrong in making them."""

    files: Mapping[str, bytes]
    issues: tuple[Issue, ...] = ()


def _nothing(_: Sequence[MeasuredCard]) -> None:
    """What is done where there is nothing to do."""


Bound = Callable[[], Made]
"""A way to get a pack; it is bound while other work goes on, where the executor has room."""
NOTHING = Made({})


def make_pack(pack: MeasuredPack, only: str, workshop: Workshop, meanwhile: Meanwhile) -> tuple[Made, Bound]:
    """The cards of a pack, or the only one that is wanted, and a way to get the pack with its cards in it.

    `meanwhile` is told which cards are printed anew while they are. Raises BadHouseError where a template of the
    layout cannot be filled.
    """
    name = pack.loaded.name
    cards = [card for card in pack.cards if pack.loaded.sound and card.good and only in ("", card.name)]
    binds = not only and bool(workshop.publisher) and pack.whole
    matter = cache(partial(matter_pages, pack, workshop))
    printed = print_cards(pack, cards, workshop, lambda: _beside(matter) if binds else (), meanwhile)
    issues = tuple(issue for each in printed for issue in each.issues)
    made = Made({f"{name}/{each.name}.pdf": each.numbered for each in printed if not has_errors(each.issues)}, issues)
    if not binds or len(made.files) < len(pack.cards):
        return made, lambda: NOTHING
    try:
        bound, found = print_pack(pack, printed, matter(), workshop)
    except BadHouseError as problem:  # the cards are there all the same
        stopped = Made({}, problem.issues)
        return made, lambda: stopped
    return made, lambda: _bound(name, bound, found)


def make_whole_pack(pack: MeasuredPack, only: str, workshop: Workshop) -> Made:
    """The cards of a pack and the pack with them in it, waited for."""
    cards, bound = make_pack(pack, only, workshop, _nothing)
    whole = bound()
    return Made({**cards.files, **whole.files}, (*cards.issues, *whole.issues))


def _bound(name: str, bound: Callable[[], bytes], issues: tuple[Issue, ...]) -> Made:
    """The pack where nothing is wrong with its parts."""
    try:
        return Made({}, issues) if has_errors(issues) else Made({f"{name}.pdf": bound()}, issues)
    except BadHouseError as problem:
        return Made({}, (*issues, *problem.issues))


def _made(pack: MeasuredPack | None, only: str, workshop: Workshop, meanwhile: Meanwhile) -> tuple[Made, Bound]:
    """The same as `make_pack`; nothing where a template of its layout cannot be filled, so that others are made."""
    try:
        return make_pack(pack, only, workshop, meanwhile) if pack else (NOTHING, lambda: NOTHING)
    except BadHouseError as problem:
        return Made({}, problem.issues), lambda: NOTHING


def _beside(matter: Callable[[], Mapping[str, MatterPage]]) -> Sequence[Page]:
    """The parts of a pack that are printed beside its cards; what is wrong with one is told where it is bound."""
    try:
        return [each.page for each in matter().values()]
    except BadHouseError:
        return []


def _on_paper(made: Made, pack: MeasuredPack, wanted: Wanted, house: House) -> dict[str, bytes]:
    """The papers as they are wanted, by address in the output folder."""
    printers = wanted.paper in ("press", "booklet")
    files = _for_printers(made.files, wanted.paper, as_at(pack.pack), house) if printers else made.files
    return {f"{wanted.folder}/{name}": data for name, data in files.items()}


def _for_printers(made: Mapping[str, bytes], paper: Paper, dated: dt.date, house: House) -> dict[str, bytes]:
    """The PDFs as a printer wants them: folded to booklets, or in inks, each with its preflight beside it."""
    from rbaccards.press.booklet import booklet
    from rbaccards.press.convert import for_press
    from rbaccards.press.inks import inks_of
    from rbaccards.press.preflight import preflight, report

    if paper == "booklet":
        return {name: booklet(data) for name, data in made.items()}
    files, profile = dict[str, bytes](), house.files.get("charts/press.icc")
    for name, data in made.items():
        inks = inks_of(palette_of(house), mixes_of(house))
        files[name] = for_press(data, inks, profile, dated)
        files[f"{name.removesuffix('.pdf')}.preflight.txt"] = report(name, preflight(files[name], inks))
    return files


def _failures(pack: MeasuredPack, wanted: Wanted, made: Collection[str]) -> Iterable[str]:
    """The cards and the pack that were wanted and are not among the files made."""
    name, folder = pack.loaded.name, wanted.folder
    for card in pack.pack.cards:
        if wanted.card in ("", card) and f"{folder}/{name}/{card}.pdf" not in made:
            yield f"{name}/{card}"
    if not wanted.card and f"{folder}/{name}.pdf" not in made:
        yield name
