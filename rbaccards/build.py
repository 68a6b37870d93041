"""The whole pipeline: what is checked becomes views, charts, pages and PDFs. Only this file knows the order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass

from rbaccards.cache import Cache
from rbaccards.checked import Checked
from rbaccards.house import palette_of
from rbaccards.issues import Issue, has_errors
from rbaccards.measured import MeasuredPack
from rbaccards.printing import print_cards, print_pack
from rbaccards.read import House
from rbaccards.view.card import CardView, card_view
from rbaccards.workshop import Workshop, open_workshop

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to build: one pack, one card of it, or everything."""

    pack: str = ""
    card: str = ""

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


def build(
    checked: Checked, house: House, wanted: Wanted, cache: Cache, executor: Executor, progress: Progress
) -> Built:
    """The PDFs of every good card that is wanted, and of every pack whose cards are all good."""
    palette = palette_of(house)
    workshop = open_workshop(house, palette, checked.project.council, cache, executor, progress)
    files: dict[str, bytes] = {}
    failed: list[str] = []
    issues: list[Issue] = []
    for pack in checked.packs:
        if wanted.pack not in ("", pack.loaded.name):
            continue
        made, found = _build_pack(pack, wanted.card, workshop)
        files.update(made)
        issues += found
        failed += _failures(pack, wanted.card, made)
    return Built(files, tuple(failed), tuple(dict.fromkeys(issues)))


def _build_pack(pack: MeasuredPack, only: str, workshop: Workshop) -> tuple[dict[str, bytes], list[Issue]]:
    name = pack.loaded.name
    cards = [card for card in pack.cards if pack.loaded.sound and card.good and only in ("", card.name)]
    views: list[CardView] = [card_view(card, pack) for card in cards]
    printed = print_cards(pack, cards, views, workshop)
    issues = [issue for each in printed for issue in each.issues]
    files = {f"pdf/{name}/{each.name}.pdf": each.numbered for each in printed if not has_errors(each.issues)}
    if not only and workshop.publisher and pack.whole and len(files) == len(pack.cards):
        bound, found = print_pack(pack, printed, workshop)
        issues += found
        if not has_errors(found):
            files[f"pdf/{name}.pdf"] = bound
    return files, issues


def _failures(pack: MeasuredPack, only: str, made: Mapping[str, bytes]) -> Iterable[str]:
    """The cards and the pack that were wanted and are not among the files made."""
    name = pack.loaded.name
    for card in pack.pack.cards:
        if only in ("", card) and f"pdf/{name}/{card}.pdf" not in made:
            yield f"{name}/{card}"
    if not only and f"pdf/{name}.pdf" not in made:
        yield name
