"""One pack made: its cards printed, and the pack bound while other work goes on."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial

from rbaccards.binding import MatterPage, matter_pages, print_pack
from rbaccards.issues import BadHouseError, Issue, has_errors
from rbaccards.measured import MeasuredCard, MeasuredPack
from rbaccards.printing import Meanwhile, PrintedCard, print_cards
from rbaccards.render.page import Page
from rbaccards.workshop import Workshop


@dataclass(frozen=True, slots=True)
class Made:
    """PDFs by name, PACK/CARD.pdf and PACK.pdf, and what was found wrong in making them."""

    files: Mapping[str, bytes]
    issues: tuple[Issue, ...] = ()


Matter = Callable[[], Mapping[str, MatterPage]]
"""A way to get the parts of a pack that are printed beside its cards."""


def nothing(_: Sequence[MeasuredCard]) -> None:
    """What is done where there is nothing to do."""


Bound = Callable[[], Made]
"""A way to get a pack; it is bound while other work goes on, where the executor has room."""
Begin = Callable[[], Bound]
"""A way to let a pack be bound, when its front is printed."""
NOTHING = Made({})


def _nothing_bound() -> Made:
    return NOTHING


def _nothing_begun() -> Bound:
    return _nothing_bound


def make_pack(pack: MeasuredPack, only: str, workshop: Workshop, meanwhile: Meanwhile) -> tuple[Made, Begin]:
    """The cards of a pack, or the only one that is wanted, and a way to let the pack be bound with its cards in it.

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
        return made, _nothing_begun
    begun = _begin(pack, printed, matter, workshop, wait=False)
    if begun:
        return made, lambda: begun
    return made, lambda: _begin(pack, printed, matter, workshop, wait=True) or _nothing_bound


def _begin(
    pack: MeasuredPack, cards: Sequence[PrintedCard], matter: Matter, workshop: Workshop, *, wait: bool
) -> Bound | None:
    """A way to get the pack; None where that would have to wait for its front."""
    try:
        begun = print_pack(pack, cards, matter(), workshop, wait=wait)
    except BadHouseError as problem:  # the cards are there all the same
        stopped = Made({}, problem.issues)
        return lambda: stopped
    return partial(_bound, pack.loaded.name, *begun) if begun else None


def make_whole_pack(pack: MeasuredPack, only: str, workshop: Workshop) -> Made:
    """The cards of a pack and the pack with them in it, waited for."""
    cards, begin = make_pack(pack, only, workshop, nothing)
    whole = begin()()
    return Made({**cards.files, **whole.files}, (*cards.issues, *whole.issues))


def _bound(name: str, bound: Callable[[], bytes], issues: tuple[Issue, ...]) -> Made:
    """The pack where nothing is wrong with its parts."""
    try:
        return Made({}, issues) if has_errors(issues) else Made({f"{name}.pdf": bound()}, issues)
    except BadHouseError as problem:
        return Made({}, (*issues, *problem.issues))


def try_pack(pack: MeasuredPack | None, only: str, workshop: Workshop, meanwhile: Meanwhile) -> tuple[Made, Begin]:
    """The same as `make_pack`; nothing where a template of its layout cannot be filled, so that others are made."""
    try:
        return make_pack(pack, only, workshop, meanwhile) if pack else (NOTHING, _nothing_begun)
    except BadHouseError as problem:
        return Made({}, problem.issues), _nothing_begun


def _beside(matter: Matter) -> Sequence[Page]:
    """The parts of a pack that are printed beside its cards; what is wrong with one is told where it is bound."""
    try:
        return [each.page for each in matter().values()]
    except BadHouseError:
        return []
