"""layout.yaml: which parts a layout prints, in which order, under which headings."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from rbaccards.schema.fields import CountField, Declared, Line, SectionName


class Layout(Declared):
    parts: Annotated[tuple[SectionName, ...], Field(min_length=1)]
    """The sections in the order they are printed; a section that a card leaves empty is left out."""
    headings: dict[SectionName, Line]
    pages: CountField
    """How many pages a card of this layout is meant to take; a longer one is a warning."""
