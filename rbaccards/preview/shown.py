"""What the preview shows: the pages of the files as they are now, and of a card that is broken its last good page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain

from rbaccards.audience import edition_for, pack_for
from rbaccards.build import Wanted
from rbaccards.checked import Checked, check
from rbaccards.execute import Here
from rbaccards.house import palette_of
from rbaccards.issues import Issue
from rbaccards.measured import MeasuredPack
from rbaccards.packing import make_whole_pack
from rbaccards.project import COUNCIL_FILE
from rbaccards.read import House
from rbaccards.schema.names import Audience
from rbaccards.schema.pack import Council
from rbaccards.store.cache import NoCache
from rbaccards.store.memory import Memory
from rbaccards.view.titles import title_of
from rbaccards.web.changes import linked_changes
from rbaccards.web.files import assets_of
from rbaccards.web.frame import publisher_of
from rbaccards.web.pack import pack_page
from rbaccards.web.pages import SitePage, cards_of_site, pages_of_card, pages_of_pack, pages_of_site, rendered
from rbaccards.web.status import status_files
from rbaccards.workshop import Workshop, open_workshop

_BORROWED = re.compile(rb"^\s*-\s+[a-z0-9-]+/[a-z0-9-]+\s*$", re.MULTILINE)
"""A card of another pack in the list of a pack."""


@dataclass(frozen=True, slots=True)
class Seen:
    """The files as they were read, and what they say, pack by pack."""

    files: Mapping[str, bytes] = field(default_factory=dict)
    checked: Mapping[str, Checked] = field(default_factory=dict)
    good: Mapping[tuple[str, str], MeasuredPack] = field(default_factory=dict)
    """By pack and card: the pack in which the card was good last; by pack and "": the pack when it was whole last."""
    council: Council | None = None
    house: tuple[Issue, ...] = ()
    """What is wrong with the house style; pages are made with the one before."""

    @property
    def issues(self) -> tuple[Issue, ...]:
        found = (issue for checked in self.checked.values() for issue in checked.issues)
        return tuple(dict.fromkeys((*found, *self.house)))

    def stale(self, pack: str, card: str) -> bool:
        """Whether what is shown of a card, or of a pack, is older than its files."""
        checked = self.checked.get(pack)
        now = next((each for each in checked.packs if each.loaded.name == pack), None) if checked else None
        if now is None:
            return True
        return not now.whole if not card else not any(each.name == card and each.good for each in now.cards)


def read_again(before: Seen, files: Mapping[str, bytes], kept: Mapping[str, bytes], memory: Memory) -> Seen:
    """What the files say now; packs whose files have not changed are not read again, nor are cards."""
    packs = sorted({path.split("/")[1] for path in files if path.count("/") > 1 and path.startswith("cards/")})
    shared = {path: data for path, data in files.items() if _is_shared(path)}
    same = shared == {path: data for path, data in before.files.items() if _is_shared(path)}
    checked: dict[str, Checked] = {}
    good = dict(before.good)
    for name in packs:
        own = {path: data for path, data in files.items() if path.startswith(f"cards/{name}/")}
        was = {path: data for path, data in before.files.items() if path.startswith(f"cards/{name}/")}
        borrows = _BORROWED.search(own.get(f"cards/{name}/pack.yaml", b"")) is not None
        if same and own == was and name in before.checked and not borrows:
            checked[name] = before.checked[name]
            continue
        checked[name] = check(files if borrows else {**shared, **own}, kept, memory)
        good |= dict(_good(checked[name], name))
    council = next((each.project.council for each in checked.values() if each.project.council), before.council)
    return Seen(dict(files), checked, good, council)


def _is_shared(path: str) -> bool:
    return path == COUNCIL_FILE or not path.startswith("cards/")


def _good(checked: Checked, name: str) -> Iterator[tuple[tuple[str, str], MeasuredPack]]:
    for pack in checked.packs:
        if pack.loaded.name == name and pack.loaded.sound:
            yield from (((name, card.name), pack) for card in pack.cards if card.good)
            if pack.whole:
                yield (name, ""), pack


@dataclass(frozen=True, slots=True)
class Showing:
    """The pages and PDFs of what was seen, made when they are asked for."""

    seen: Seen
    workshop: Workshop
    printing: Workshop
    audience: Audience
    memory: Memory

    def titles(self) -> list[dict[str, object]]:
        """The packs with their cards, for a list to choose from."""
        packs = {name: pack for (name, _), pack in self.seen.good.items()}
        return [
            {
                "pack": name,
                "title": pack.pack.title,
                "cards": [{"card": card.name, "title": title_of(card)} for card in pack.cards],
            }
            for name, pack in sorted(packs.items())
            if name in self.seen.checked
        ]

    def page(self, address: str) -> bytes | None:
        """The page at an address of the site; None where there is none."""
        pack, card = _about(address)
        whole = [found for name in self._names(pack) if (found := self._for(name, card if name == pack else ""))]
        publisher = publisher_of(self.seen.council)
        if card:
            sites = (site for each in whole for site in cards_of_site(each, {}, publisher) if site.card.name == card)
            return self._rendered((page for site in sites for page in pages_of_card(site)), address)
        packed = {each.loaded.name: pack_page(each, publisher.name, {}, (), linked_changes(each)) for each in whole}
        of_packs = (page for each in whole for page in pages_of_pack(each, packed[each.loaded.name], publisher))
        return self._rendered(chain(pages_of_site(whole, packed, self.seen.council, publisher), of_packs), address)

    def _rendered(self, pages: Iterable[SitePage], address: str) -> bytes | None:
        """The one of the pages at an address; the others are not made."""
        page = next((each for each in pages if each.frame.address == address), None)
        return rendered([page], self.workshop.alone())[address] if page else None

    def asset(self, address: str) -> bytes | None:
        return assets_of(publisher_of(self.seen.council), self.seen.council, self.workshop.alone()).get(address)

    def pdf(self, pack: str, card: str) -> bytes | None:
        """A card or a pack as it is printed; None where it cannot be."""
        found = self._for(pack, card)
        if found is None:
            return None
        made = make_whole_pack(found, card, self.printing.alone()).files
        return made.get(f"{pack}/{card}.pdf" if card else f"{pack}.pdf")

    def status(self, address: str) -> bytes | None:
        """How the cards stand, as they are now."""
        packs = [
            pack for name, checked in self.seen.checked.items() for pack in checked.packs if pack.loaded.name == name
        ]
        return status_files(packs, self.seen.council, self.workshop.alone()).get(address)

    def _names(self, pack: str) -> list[str]:
        """The packs that are needed for a page: its own, or all of them for the pages about everything."""
        return [pack] if pack in self.seen.checked else sorted(self.seen.checked)

    def _for(self, pack: str, card: str) -> MeasuredPack | None:
        """The pack, as its readers get it, in which this card is good; of the whole pack what is good of it."""
        good = self.seen.good
        of_the_pack = (found for (name, _), found in good.items() if name == pack)
        found = good.get((pack, card)) or good.get((pack, "")) or next(of_the_pack, None)
        return pack_for(found, edition_for(self.audience, self.seen.council), self.memory) if found else None


def open_showing(seen: Seen, house: House, audience: Audience, memory: Memory) -> Showing:
    """Everything that is needed to show what was seen, in this house style."""
    cache = memory.cache or NoCache()

    def workshop(style: House) -> Workshop:
        return open_workshop(style, palette_of(house), seen.council, cache, Here(), lambda _: None)

    return Showing(seen, workshop(house), workshop(Wanted(audience=audience).styled(house)), audience, memory)


def _about(address: str) -> tuple[str, str]:
    """The pack and the card that a page is about; "" for none."""
    pack, slash, rest = address.partition("/")
    if not slash:
        return "", ""
    folder, inside, file = rest.rpartition("/")
    name = file.removesuffix(".html")
    card = name.rpartition("-")[0] if inside and folder == "indicators" else name
    return pack, "" if card in ("index", "actions") else card
