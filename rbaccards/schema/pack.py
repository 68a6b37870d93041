"""What a board receives for one review period, and who publishes it."""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from pydantic import Field, model_validator

from rbaccards.issues import Refusal
from rbaccards.schema.fields import (
    CardName,
    CountField,
    DateField,
    Declared,
    Key,
    Line,
    PeriodField,
    Prose,
    SectionName,
    Tolerance,
    ToleranceField,
    refused,
)
from rbaccards.schema.judgement import Scale
from rbaccards.words import listed

Part = Literal["cover", "contents", "summary", "exceptions", "actions", "cards"]
PARTS: tuple[Part, ...] = get_args(Part)
USUAL_PARTS: tuple[Part, ...] = ("cover", "contents", "summary", "cards")
MonthName = Literal["January", "April", "July", "September", "October"]


class SmallNumbers(Declared):
    """Which counts are withheld from the public, so that nobody can be identified."""

    below: CountField = 5
    """Counts from 1 to below this number are withheld."""


class Council(Declared):
    """cards/council.yaml: who publishes."""

    name: Line
    language: Literal["en-GB"] = "en-GB"
    website: Line | None = None
    contact: Line | None = None
    small_numbers: SmallNumbers = SmallNumbers()


class Pack(Declared):
    """pack.yaml: one board, one review period, its cards in order."""

    title: Line
    partnership: Line
    board: Line
    review_period: PeriodField
    meeting: DateField | None = None
    """The day the board meets; actions due before it count as late."""
    financial_year_starts: MonthName = "April"
    outcomes: Annotated[dict[Key, Line], Field(min_length=1)]
    cards: Annotated[tuple[CardName, ...], Field(min_length=1)]
    """The cards in the order they are bound."""
    layout: Literal["report-card"] = "report-card"
    parts: tuple[Part, ...] = USUAL_PARTS
    """What the pack holds, in this order; cards come last. exceptions are the priorities that need attention; actions
    lists those of all cards by owner and due date."""
    headings: Annotated[dict[SectionName, Line], Field(default_factory=dict)]
    """Other words for the headings of the cards."""
    scale: Scale = "RAG"
    """How ratings are shown."""
    steady_within: ToleranceField = Tolerance(amount=1, kind="per cent")
    """A smaller change counts as steady, where an indicator does not say."""
    tolerance: ToleranceField | None = None
    """How much worse than a target still counts as amber, where an indicator does not say."""
    summary: Prose | None = None
    """One or two sentences over the summary page."""
    note: Line | None = None
    """A line for the cover, such as where the figures come from."""

    @model_validator(mode="after")
    def _parts_in_order(self) -> Pack:
        order = [part for part in PARTS if part in self.parts]
        if len(self.parts) < 2 or self.parts[-1] != "cards" or list(self.parts) != order:
            front = listed(PARTS[:-1])
            message = f"parts: one or more of {front}, in this order, and cards come last."
            raise refused(Refusal("S02", message))
        return self
