"""layout.yaml: which parts a layout prints, in which order, under which headings, and what it cannot do without."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from rbaccards.schema.fields import CountField, Declared, Line
from rbaccards.schema.names import HeadingName, IndicatorColumn, PlanColumn, SectionName, UpdateColumn

CardField = Literal[
    SectionName,
    "reference",
    "theme",
    "outcome",
    "population",
    "lead",
    "headline",
    "wards",
    "sections",
]
FactName = Literal[
    "reference", "theme", "population", "outcome", "period", "lead", "direction", "wards", "decision", "board"
]
"""What may stand in the line of facts under the title."""


class Layout(Declared):
    document: Line
    """What a document of this layout is called: Report card."""
    masthead: Literal["partnership", "theme", "board"] = "partnership"
    """What stands over the title: the partnership, the theme, or whom the document is for and when they meet."""
    landscape: bool = False
    """Whether its pages are landscape; the pack says how large."""
    requires: tuple[CardField, ...] = ()
    """What a card of this layout cannot do without."""
    facts: tuple[FactName, ...] = ()
    """What stands in the line under the title; what a card does not say is left out."""
    parts: Annotated[tuple[SectionName, ...], Field(min_length=1)]
    """The sections in the order they are printed; a section that a card leaves empty is left out."""
    headings: dict[HeadingName, Line]
    columns: tuple[IndicatorColumn, ...] = ()
    """The columns of indicator_table."""
    update_columns: tuple[UpdateColumn, ...] = ()
    """The columns of updates; one that no row fills is left out."""
    plan_columns: tuple[PlanColumn, ...] = ()
    """The columns of plan; one that no row fills is left out."""
    numbered: bool = False
    """Whether sections and paragraphs are numbered."""
    figures_of: Literal["card", "pack"] = "card"
    """pack where the texts may use the figures of all cards of the pack."""
    rated: bool = True
    """Whether a document of this layout has an overall rating, and counts where the ratings of a pack are counted."""
    pages: CountField | None = None
    """How many pages a card of this layout is meant to take; a longer one is a warning."""

    @property
    def draws(self) -> bool:
        """Whether it draws the curve of each indicator."""
        return bool({"headline", "indicators"} & set(self.parts))
