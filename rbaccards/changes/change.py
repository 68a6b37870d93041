"""One thing that is otherwise than before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from rbaccards.view.parts import Mark

Kind = Literal["Rating", "Year’s end", "Figure", "Judged", "Target", "Forecast", "Restated", "Action", "Text", "Card"]
KINDS: tuple[Kind, ...] = get_args(Kind)
"""The most important first; the order in which changes are told."""


@dataclass(frozen=True, slots=True)
class Change:
    """What changed, in words that follow the name of the indicator or the card."""

    kind: Kind
    name: str
    words: str
    card: str
    """The card's name; empty for what is about the pack."""
    key: str = ""
    """The key of the measure; empty for what is about the whole card."""
    before: Mark | None = None
    now: Mark | None = None

    @property
    def sentence(self) -> str:
        return f"{self.name}: {self.words}"
