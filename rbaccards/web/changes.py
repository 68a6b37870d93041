"""The changes of a pack with the pages that they are about."""

from __future__ import annotations

from dataclasses import dataclass

from rbaccards.changes import changes_of
from rbaccards.changes.change import Change
from rbaccards.measured import MeasuredPack
from rbaccards.web import addresses


@dataclass(frozen=True, slots=True)
class LinkedChange:
    change: Change
    address: str


def linked_changes(pack: MeasuredPack) -> tuple[LinkedChange, ...]:
    return tuple(LinkedChange(each, _address(each, pack.loaded.name)) for each in changes_of(pack))


def _address(change: Change, pack: str) -> str:
    """The page of the indicator, of the card, or of the pack."""
    if change.key:
        return addresses.indicator_page(pack, change.card, change.key)
    return addresses.card_page(pack, change.card) if change.card else addresses.pack_page(pack)
