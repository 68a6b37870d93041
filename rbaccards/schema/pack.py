"""What a board receives for one review period, and who publishes it."""

from __future__ import annotations

import re
from typing import Annotated, Literal, get_args

from pydantic import AfterValidator, BeforeValidator, Field

from rbaccards.issues import Refusal
from rbaccards.schema.fields import (
    CardPath,
    CountField,
    DateField,
    Declared,
    Key,
    Line,
    PeriodField,
    Prose,
    Tolerance,
    ToleranceField,
    listed_or_lone,
    refused,
)
from rbaccards.schema.judgement import Scale
from rbaccards.schema.names import Audience, HeadingName, IndicatorColumn, PlanColumn, UpdateColumn
from rbaccards.schema.plan import Theme

Part = Literal[
    "cover",
    "contents",
    "summary",
    "scorecard",
    "exceptions",
    "changes",
    "plan",
    "cards",
    "actions",
    "contributors",
    "data",
    "glossary",
]
PARTS: tuple[Part, ...] = get_args(Part)
USUAL_PARTS: tuple[Part, ...] = ("cover", "contents", "summary", "cards")
_PAGES_OF_THE_SITE = frozenset({"index", "actions"})


def _names_of_their_own(cards: tuple[str, ...]) -> tuple[str, ...]:
    """Cards with names that no page of the website has already."""
    taken = next((name for name in cards if name in _PAGES_OF_THE_SITE), None)
    if taken is not None:
        raise refused(
            Refusal("S02", f"cards: {taken} is the name of a page of the website. Give the file another one.")
        )
    return cards


MonthName = Literal["January", "April", "July", "September", "October"]


def _make_a_pack(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Parts that can be bound: none of them twice, and a cover before all others."""
    twice = next((part for part in parts if parts.count(part) > 1), None)
    if twice is not None:
        raise refused(Refusal("S02", f"parts: {twice} is there twice. Keep one."))
    if "cover" in parts[1:]:
        raise refused(Refusal("S02", "parts: the cover comes first."))
    if parts[:1] == ("cards",):
        raise refused(Refusal("S02", "parts: something comes before the cards, such as the cover or the contents."))
    return parts


_AGAINST_WHITE = 7.0
"""The contrast that WCAG 2.2 asks of text at level AAA."""


def _dark_enough(colour: str) -> str:
    """A colour on which white words can be read."""
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", colour):
        raise refused(Refusal("S02", f'brand: "{colour}" is no colour. Write it as #12436d.'))
    found = contrast_with_white(colour)
    if found < _AGAINST_WHITE:
        said = f"brand: white words on {colour} have a contrast of {found:.1f} to 1; it takes {_AGAINST_WHITE:.0f}."
        raise refused(Refusal("S02", f"{said} Choose a darker colour."))
    return colour.lower()


def contrast_with_white(colour: str) -> float:
    """The contrast of a colour with white, 1 to 21 (WCAG 2.2, relative luminance)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


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
    brand: Annotated[Line, AfterValidator(_dark_enough)] = "#12436d"
    """The colour of the band on top of every page: #RRGGBB, dark enough for white words on it (7 to 1)."""
    small_numbers: SmallNumbers = SmallNumbers()
    trust_templates: bool = False
    """Whether the project's own templates are used. Read them first: they decide what is printed and published."""
    people: Annotated[dict[Line, Line], Field(default_factory=dict)]
    """Names of persons, and the role that the public reads in place of each: {Jo Smith: Head of housing}."""


class Pack(Declared):
    """pack.yaml: one board, one review period, its cards in order."""

    title: Line
    partnership: Line
    board: Line
    audience: Audience | None = None
    """For whom its cards are, where a card does not say; no card is for more people. The board, if left out."""
    review_period: PeriodField
    meeting: DateField | None = None
    """The day the board meets; actions due before it count as late."""
    published: DateField | None = None
    """The day on which the website shows it."""
    next_update: DateField | None = None
    """The day on which the next figures are published."""
    financial_year_starts: MonthName = "April"
    outcomes: Annotated[dict[Key, Line], Field(min_length=1)]
    cards: Annotated[tuple[CardPath, ...], Field(min_length=1), AfterValidator(_names_of_their_own)]
    """The cards in the order they are bound; one of another pack by PACK/CARD."""
    layout: Line = "report-card"
    """The layout of the cards: a folder of templates/."""
    parts: Annotated[tuple[Part, ...], Field(min_length=1), AfterValidator(_make_a_pack)] = USUAL_PARTS
    """What the pack holds, in this order; a cover comes first. cards are the cards, one after another; exceptions what
    needs attention; changes what changed since the edition that was kept last; plan the planned actions of all cards;
    actions lists those of all cards by owner and due date; contributors is everybody named; data the series as tables;
    glossary the terms used."""
    headings: Annotated[dict[HeadingName, Line], Field(default_factory=dict)]
    """Other words for the headings of the cards and of the columns of their tables."""
    columns: tuple[IndicatorColumn, ...] = ()
    """The columns of the tables of indicators, where not those of the layout."""
    update_columns: tuple[UpdateColumn, ...] = ()
    """The columns of the tables of updates, where not those of the layout."""
    plan_columns: tuple[PlanColumn, ...] = ()
    """The columns of plans, where not those of the layout: starting_value, target and current stand under the name of
    the indicator where they have no column of their own."""
    cards_start: Literal["any page", "right-hand page"] = "any page"
    """Where each card begins in the pack: on a right-hand page a blank one stands before it where it must."""
    paper: Literal["A4", "A3"] = "A4"
    """The size of landscape pages."""
    theme: Theme | None = None
    """What stands above a delivery plan."""
    scale: Scale = "RAG"
    """How ratings are shown."""
    steady_within: ToleranceField = Tolerance(amount=1, kind="per cent")
    """A smaller change counts as steady, where an indicator does not say."""
    tolerance: ToleranceField | None = None
    """How much worse than a target still counts as amber, where an indicator does not say."""
    summary: Prose | None = None
    """One or two sentences over the summary page."""
    still_true: Annotated[tuple[Line, ...], BeforeValidator(listed_or_lone)] = ()
    """Texts of the quarter before that still stand word for word: summary."""
    note: Line | None = None
    """A line for the cover, such as where the figures come from."""

    glossary: Annotated[dict[Line, Line], Field(default_factory=dict)]
    """Terms of the cards that readers may not know, and what they mean."""

    @property
    def wide(self) -> str:
        """What templates/shared/print.css calls landscape pages of this size."""
        return "wide" if self.paper == "A4" else "wide-a3"

    @property
    def before_cards(self) -> tuple[Part, ...]:
        """The parts that come before the cards; all of them where no cards are bound."""
        return self.parts[: self.parts.index("cards")] if "cards" in self.parts else self.parts

    @property
    def opening(self) -> tuple[Part, ...]:
        """The parts before the cards up to the contents, which name the pages of all others."""
        before = self.before_cards
        return before[: before.index("contents") + 1] if "contents" in before else before

    @property
    def after_contents(self) -> tuple[Part, ...]:
        """The parts between the contents and the cards."""
        return self.before_cards[len(self.opening) :]

    @property
    def after_cards(self) -> tuple[Part, ...]:
        return self.parts[self.parts.index("cards") + 1 :] if "cards" in self.parts else ()
