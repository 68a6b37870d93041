"""The whole pipeline: what is checked becomes views, charts, pages and PDFs. Only this file knows the order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass

from rbaccards.audience import edition_for, pack_for
from rbaccards.binding import matter_pages, print_pack
from rbaccards.checked import NOTHING_KEPT, Checked
from rbaccards.house import mixes_of, palette_of, variant_of
from rbaccards.issues import BadHouseError, Issue, has_errors
from rbaccards.large_print import large_print
from rbaccards.measured import MeasuredPack, as_at
from rbaccards.printing import print_cards
from rbaccards.publishing import publish
from rbaccards.read import House
from rbaccards.render.page import Page
from rbaccards.schema.names import Audience, Paper
from rbaccards.store.cache import Cache
from rbaccards.web.addresses import card_pdf, pack_pdf
from rbaccards.web.fragments import fragments
from rbaccards.workshop import Workshop, open_workshop

Progress = Callable[[str], None]
Printed = dict[int, tuple[dict[str, bytes], list[Issue]]]
"""What was printed of packs, by their identity."""
SITE, FRAGMENTS = "site", "fragments"
"""The folders of what everybody may see in the output folder."""


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
) -> Built:
    """The PDFs of every good card that is wanted and of every pack whose cards are all good; of a whole build the site.

    Paper is for the board, the site for everybody: each is made of its own edition. `kept` are the files of past
    editions by address in the site.
    """
    council = checked.project.council
    one_column = wanted.paper == "large-print"
    try:
        style, palette = wanted.styled(house), palette_of(house)
        workshop = open_workshop(style, palette, council, cache, executor, progress, one_column=one_column)
    except BadHouseError as problem:
        return Built({}, ("everything",), problem.issues)
    files: dict[str, bytes] = {}
    failed: list[str] = []
    issues: list[Issue] = []
    printed: Printed = {}
    for pack in editions(checked, wanted.audience) if wanted.printed else ():
        if wanted.pack in ("", pack.loaded.name):
            made, found = printed[id(pack)] = _made(pack, wanted.card, workshop)
            if wanted.paper in ("press", "booklet"):
                made = _for_printers(made, wanted.paper, as_at(pack.pack), house)
            files.update({f"{wanted.folder}/{name}": data for name, data in made.items()})
            issues += found
            failed += _failures(pack, wanted, files)
    whole = wanted.printed and not wanted.pack and not failed and not has_errors((*checked.issues, *issues))
    public, found = _publish(checked, kept, workshop, printed) if wanted.site else ({}, [])
    files.update(public)
    issues += found
    if wanted.site and (has_errors(checked.public) or has_errors(found)):
        failed.append("the site")
    return Built(files, tuple(failed), tuple(dict.fromkeys(issues)), bool(public), whole)


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


def editions(checked: Checked, audience: Audience) -> tuple[MeasuredPack, ...]:
    """Every pack as an audience gets it; packs of which nothing is for them are not among them."""
    edition = edition_for(audience, checked.project.council)
    packs = (pack_for(pack, edition, checked.memory) for pack in checked.packs)
    return tuple(pack for pack in packs if pack is not None)


def _publish(
    checked: Checked, kept: Mapping[str, bytes], workshop: Workshop, printed: Printed
) -> tuple[dict[str, bytes], list[Issue]]:
    """The site and the fragments, whole or not at all: a page that is missing would break the links of the others.

    A pack of which nothing is withheld is the one that the board gets, and is not printed again.
    """
    packs, issues = editions(checked, "public"), list[Issue]()
    if not packs or has_errors(checked.public) or not all(pack.whole for pack in packs):
        return {}, issues
    pdfs: dict[str, bytes] = {}
    for pack in packs:
        made, found = printed.get(id(pack)) or _made(pack, "", workshop)
        pdfs.update({in_site(name): data for name, data in made.items()})
        issues += found
    if has_errors(issues):  # a site without some of its PDFs would take away those that are there
        return {}, issues
    try:
        site = publish(packs, pdfs, kept, checked.project.council, workshop)
        pieces = fragments(packs, workshop)
    except BadHouseError as problem:  # a template of the site
        return {}, [*issues, *problem.issues]
    files = {f"{SITE}/{name}": data for name, data in site.items()}
    return {**files, **{f"{FRAGMENTS}/{name}": data for name, data in pieces.items()}}, issues


def _made(pack: MeasuredPack, only: str, workshop: Workshop) -> tuple[dict[str, bytes], list[Issue]]:
    """The same as `make_pack`; nothing where a template of its layout cannot be filled, so that others are made."""
    try:
        return make_pack(pack, only, workshop)
    except BadHouseError as problem:
        return {}, list(problem.issues)


def in_site(name: str) -> str:
    """Where a PDF is in the site: a card beside its page, a pack in its folder."""
    pack, slash, card = name.removesuffix(".pdf").partition("/")
    return card_pdf(pack, card) if slash else pack_pdf(pack)


def make_pack(pack: MeasuredPack, only: str, workshop: Workshop) -> tuple[dict[str, bytes], list[Issue]]:
    """The PDFs of the cards and of the pack: PACK/CARD.pdf and PACK.pdf."""
    name = pack.loaded.name
    cards = [card for card in pack.cards if pack.loaded.sound and card.good and only in ("", card.name)]
    binds = not only and bool(workshop.publisher) and pack.whole
    printed = print_cards(pack, cards, workshop, _beside(pack, workshop) if binds else ())
    issues = [issue for each in printed for issue in each.issues]
    files = {f"{name}/{each.name}.pdf": each.numbered for each in printed if not has_errors(each.issues)}
    if binds and len(files) == len(pack.cards):
        try:
            bound, found = print_pack(pack, printed, workshop)
        except BadHouseError as problem:  # the cards are there all the same
            return files, [*issues, *problem.issues]
        issues += found
        if not has_errors(found):
            files[f"{name}.pdf"] = bound
    return files, issues


def _beside(pack: MeasuredPack, workshop: Workshop) -> list[Page]:
    """The parts of a pack that are printed beside its cards; what is wrong with one is told where it is bound."""
    try:
        return matter_pages(pack, workshop)
    except BadHouseError:
        return []


def _failures(pack: MeasuredPack, wanted: Wanted, made: Mapping[str, bytes]) -> Iterable[str]:
    """The cards and the pack that were wanted and are not among the files made."""
    name, folder = pack.loaded.name, wanted.folder
    for card in pack.pack.cards:
        if wanted.card in ("", card) and f"{folder}/{name}/{card}.pdf" not in made:
            yield f"{name}/{card}"
    if not wanted.card and f"{folder}/{name}.pdf" not in made:
        yield name
