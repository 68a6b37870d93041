"""What a card, its sections and its columns are called."""

from __future__ import annotations

from rbaccards.measured import MeasuredCard
from rbaccards.schema.names import HeadingName
from rbaccards.words import sentence


def title_of(card: MeasuredCard) -> str:
    declared = card.loaded.card
    named = f"{declared.priority}: {declared.focus}" if declared.focus else declared.priority
    return f"{declared.reference} {named}" if declared.reference else named


def short_title(card: MeasuredCard) -> str:
    """A card's priority as a name in a sentence: its reference or its focus, where it has one."""
    return card.loaded.card.reference or card.loaded.card.focus or card.loaded.card.priority


def link_title(card: MeasuredCard) -> str:
    """A card's name where it stands alone as a link: what it is about, with its reference where it has one."""
    declared = card.loaded.card
    return sentence(declared.focus) if declared.focus and not declared.reference else title_of(card)


def heading_of(name: HeadingName, card: MeasuredCard) -> str:
    """The pack's own heading for a section or a column, else the layout's."""
    return card.pack.headings.get(name, card.layout.headings.get(name, name))
