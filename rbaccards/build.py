"""The whole pipeline: what is checked becomes views, charts, pages and PDFs. Only this file knows the order."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, MutableMapping
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import partial

from rbaccards.audience import edition_for, pack_for
from rbaccards.checked import NOTHING_KEPT, Checked
from rbaccards.execute import clearing_up
from rbaccards.house import palette_of, variant_of
from rbaccards.issues import BadHouseError, Issue, has_errors
from rbaccards.large_print import large_print
from rbaccards.measured import MeasuredPack, as_at
from rbaccards.packing import Bound, Made, nothing, try_pack
from rbaccards.publishing import Site
from rbaccards.read import House
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
            meanwhile = partial(site.prepare, shown) if shown else nothing
            cards, begin = try_pack(paper, wanted.card, workshop, meanwhile if shown is paper else nothing)
            own = shown is not paper  # what everybody gets is another edition
            shown_cards, begin_shown = try_pack(shown, "", workshop, meanwhile) if own else (cards, begin)
            if paper:
                files.update(_on_paper(cards, paper, wanted, house))
                issues += cards.issues
            if shown:
                site.add_cards(shown, shown_cards.files, shown_cards.issues)
            bound = begin()
            shown_bound = begin_shown() if own else bound
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


def _on_paper(made: Made, pack: MeasuredPack, wanted: Wanted, house: House) -> dict[str, bytes]:
    """The papers as they are wanted, by address in the output folder."""
    files = made.files
    if wanted.paper in ("press", "booklet"):
        from rbaccards.press.papers import for_printers

        files = for_printers(files, wanted.paper, as_at(pack.pack), house)
    return {f"{wanted.folder}/{name}": data for name, data in files.items()}


def _failures(pack: MeasuredPack, wanted: Wanted, made: Collection[str]) -> Iterable[str]:
    """The cards and the pack that were wanted and are not among the files made."""
    name, folder = pack.loaded.name, wanted.folder
    for card in pack.pack.cards:
        if wanted.card in ("", card) and f"{folder}/{name}/{card}.pdf" not in made:
            yield f"{name}/{card}"
    if not wanted.card and f"{folder}/{name}.pdf" not in made:
        yield name
