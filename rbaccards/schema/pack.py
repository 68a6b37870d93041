"""What a board receives for one review period, and who publishes it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from rbaccards.schema.card import SectionName
from rbaccards.schema.fields import (
    CardName,
    DateField,
    Declared,
    Key,
    Line,
    PeriodField,
    Prose,
    ToleranceField,
)

MonthName = Literal["January", "April", "July", "September", "October"]


class Council(Declared):
    """cards/council.yaml: who publishes."""

    name: Line
    language: Literal["en-GB"] = "en-GB"
    website: Line | None = None
    contact: Line | None = None


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
    parts: tuple[Literal["cover", "contents", "summary", "cards"], ...] = (
        "cover",
        "contents",
        "summary",
        "cards",
    )
    headings: Annotated[dict[SectionName, Line], Field(default_factory=dict)]
    """Other words for the headings of the cards."""
    tolerance: ToleranceField | None = None
    """How much worse than a target still counts as amber, where an indicator does not say."""
    summary: Prose | None = None
    """One or two sentences over the summary page."""
    note: Line | None = None
    """A line for the cover, such as where the figures come from."""
