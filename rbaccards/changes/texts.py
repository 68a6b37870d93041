"""Which texts of a card were rewritten, and which stand as they were."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from rbaccards.changes.change import Change
from rbaccards.measured import MeasuredCard
from rbaccards.schema.names import SectionName, WrittenPart
from rbaccards.view.titles import heading_of, short_title
from rbaccards.words import listed, sentence

_WRITTEN: tuple[WrittenPart, ...] = get_args(WrittenPart)
_ROWS = ("new_actions",)
"""Told one by one."""


def text_changes(before: MeasuredCard, now: MeasuredCard) -> Iterator[Change]:
    """One sentence for a card: its sections that are new, that were rewritten, and that are gone."""
    found: dict[str, list[str]] = {}
    for part in _WRITTEN:
        old, new = getattr(before.loaded.card, part), getattr(now.loaded.card, part)
        if part not in _ROWS and part in now.layout.parts and old != new:
            kind = "new" if not old else "gone" if not new else "rewritten"
            found.setdefault(kind, []).append(f"“{heading_of(_section(part), now)}”")
    if found:
        said = "; ".join(f"{kind}: {listed(names)}" for kind, names in sorted(found.items(), reverse=True))
        yield Change("Text", sentence(short_title(now)), f"{said}.", now.name)


def _section(part: WrittenPart) -> SectionName:
    return part
