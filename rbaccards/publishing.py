"""The council website: the public edition of every pack as pages, data and PDF, and pieces for other websites."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, MutableMapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import chain

from rbaccards.issues import BadHouseError, Issue, has_errors
from rbaccards.measured import MeasuredCard, MeasuredPack
from rbaccards.schema.pack import Council
from rbaccards.web.addresses import card_pdf, pack_pdf
from rbaccards.web.changes import linked_changes
from rbaccards.web.charts import specs
from rbaccards.web.editions import editions_of, kept_of, left_behind
from rbaccards.web.files import assets_of, data_of, downloads_of, indexes_of
from rbaccards.web.fragments import begin_fragments, fragments
from rbaccards.web.frame import publisher_of
from rbaccards.web.pack import PackPage, files_of, pack_page
from rbaccards.web.pages import (
    cards_of_site,
    page_of_actions,
    page_of_pack,
    pages_of_card,
    pages_of_site,
    rendered,
    rendered_cards,
)
from rbaccards.workshop import Workshop, begin_drawing

SITE, FRAGMENTS = "site", "fragments"
"""The folders of what everybody may see in the output folder."""


def in_site(name: str) -> str:
    """Where a PDF is in the site: a card beside its page, a pack in its folder."""
    pack, slash, card = name.removesuffix(".pdf").partition("/")
    return card_pdf(pack, card) if slash else pack_pdf(pack)


Files = Iterator[tuple[str, bytes]]
"""Files one after another, so that none need be held: the address in the site, and what is there."""


@dataclass(slots=True)
class Site:
    """The site as it is made, pack by pack: whole or not at all, for a page that is missing breaks links of others.

    What is made is put into `files` at once.
    """

    council: Council | None
    workshop: Workshop
    files: MutableMapping[str, bytes]
    editions: Mapping[str, bytes]
    """The files of past editions, by address in the site."""
    issues: list[Issue] = field(default_factory=list)
    spoiled: bool = False
    packs: list[MeasuredPack] = field(default_factory=list)
    packed: dict[str, PackPage] = field(default_factory=dict)
    """What the pages of the packs show, but for the sizes of files that are not there yet, by name."""
    data: dict[str, dict[str, bytes]] = field(default_factory=dict)
    """Data files that were made before they can be added, by pack."""
    sizes: dict[str, int] = field(default_factory=dict)
    """The bytes of what is made, by address in the site."""

    def prepare(self, pack: MeasuredPack, cards: Sequence[MeasuredCard]) -> None:
        """Do what does not wait for the PDFs of the cards that are printed anew, while they are printed."""
        with self._unless_spoiled() as good:
            if good:
                publisher = publisher_of(self.council)
                self.data[pack.loaded.name] = dict(data_of(pack, publisher, self.workshop))
                names = {card.name for card in cards}
                sites = (each for each in cards_of_site(pack, {}, publisher) if each.card.name in names)
                charts = (chart for site in sites for page in pages_of_card(site) for chart in page.charts)
                begin_drawing(specs(charts), self.workshop)
                begin_fragments(pack, self.workshop)

    def add_cards(self, pack: MeasuredPack, pdfs: Mapping[str, bytes], issues: Sequence[Issue]) -> None:
        """The cards of a pack: PDFs, given as PACK/CARD.pdf with what was found in printing, data, pages, fragments."""
        self.issues += issues
        self.packs.append(pack)
        self.spoiled |= has_errors(issues)
        with self._unless_spoiled() as good:
            if good:
                self._add(self._cards(pack, pdfs))
                pieces = fragments(pack, self.workshop)
                self.files.update({f"{FRAGMENTS}/{name}": data for name, data in pieces.items()})

    def add_pack(self, pdfs: Mapping[str, bytes], issues: Sequence[Issue]) -> None:
        """The same pack bound, as PACK.pdf."""
        self.issues += issues
        self.spoiled |= has_errors(issues)
        self._add((in_site(name), data) for name, data in pdfs.items())

    def add_lists(self) -> None:
        """The pages about all packs and their actions, when all cards are there."""
        with self._unless_spoiled() as good:
            if good and self.packs:
                self._add(self._lists())

    def finish(self) -> None:
        """The rest, when all packs are there. Where the site cannot be whole, nothing of it stays."""
        with self._unless_spoiled() as good:
            if good and self.packs:
                self._add(self._rest())
        if self.spoiled:
            for name in [each for each in self.files if each.startswith((f"{SITE}/", f"{FRAGMENTS}/"))]:
                del self.files[name]

    def _add(self, made: Iterable[tuple[str, bytes]]) -> None:
        for address, data in made:
            self.files[f"{SITE}/{address}"] = data
            self.sizes[address] = len(data)

    @contextmanager
    def _unless_spoiled(self) -> Iterator[bool]:
        """Whether the site can still be whole; it is spoiled where a template of it cannot be filled meanwhile."""
        try:
            yield not self.spoiled
        except BadHouseError as problem:
            self.issues += problem.issues
            self.spoiled = True

    def _cards(self, pack: MeasuredPack, pdfs: Mapping[str, bytes]) -> Files:
        publisher = publisher_of(self.council)
        data = self.data.pop(pack.loaded.name, None) or dict(data_of(pack, publisher, self.workshop))
        files = data | {in_site(name): pdf for name, pdf in pdfs.items()}
        yield from files.items()
        downloads = downloads_of([pack], {address: len(data) for address, data in files.items()})
        yield from rendered_cards(cards_of_site(pack, downloads, publisher), self.workshop).items()

    def _lists(self) -> Files:
        publisher, downloads = publisher_of(self.council), downloads_of(self.packs, self.sizes)
        for pack in self.packs:
            past = tuple(editions_of(pack.loaded.name, self.editions))
            page = pack_page(pack, publisher.name, downloads, past, linked_changes(pack))
            self.packed[pack.loaded.name] = page
        actions = (page_of_actions(pack, self.packed[pack.loaded.name], publisher) for pack in self.packs)
        pages = pages_of_site(self.packs, self.packed, self.council, publisher)
        yield from rendered(chain(pages, actions), self.workshop).items()
        of_packs = (page_of_pack(pack, self.packed[pack.loaded.name], publisher) for pack in self.packs)
        begin_drawing(specs(chart for page in of_packs for chart in page.charts), self.workshop)
        self.workshop.press.get_ready("site/pack.html")

    def _rest(self) -> Files:
        publisher, downloads = publisher_of(self.council), downloads_of(self.packs, self.sizes)
        packed = {name: replace(page, files=files_of(name, downloads)) for name, page in self.packed.items()}
        pages = (page_of_pack(pack, packed[pack.loaded.name], publisher) for pack in self.packs)
        yield from rendered(pages, self.workshop).items()
        kept = {address: file for name in packed for address, file in kept_of(name, self.editions)}
        yield from rendered(left_behind(self.packs, self.sizes, kept, publisher), self.workshop).items()
        changes = {name: page.changes for name, page in packed.items()}
        yield from indexes_of(self.packs, tuple(self.sizes), changes, publisher).items()
        yield from kept.items()
        yield from assets_of(publisher, self.council, self.workshop).items()
