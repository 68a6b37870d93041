"""One card: one priority, whatever the layout that prints it; the layout says what it cannot do without."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from rbaccards.issues import Refusal
from rbaccards.schema.fields import (
    CardName,
    Cost,
    Declared,
    Key,
    Line,
    PeriodField,
    Prose,
    ends,
    is_endless,
    listed_or_lone,
    named,
    refused,
)
from rbaccards.schema.judgement import Progress
from rbaccards.schema.measure import Indicator, JudgedField, PerformanceMeasure
from rbaccards.schema.names import Audience, WrittenPart
from rbaccards.schema.plan import PlannedAction
from rbaccards.schema.report import (
    Appendix,
    Author,
    Consultation,
    Decision,
    Implication,
    OtherImplication,
    Recommendations,
    Section,
)
from rbaccards.schema.tracker import Contributors, Update


def _under_way(value: object) -> object:
    if is_endless(value):
        said = f'"{str(value).strip()}" is no status. An action that has begun is under way.'
        raise refused(Refusal("E10", said, "under way"))
    return value


DueField = Annotated[PeriodField, BeforeValidator(ends)]
StatusField = Annotated[Literal["planned", "under way", "done", "late", "dropped"], BeforeValidator(_under_way)]


class Lead(Declared):
    role: Line
    """The post that answers for this card; a role, not a person."""
    organisation: Line | None = None


class Action(Declared):
    action: Line
    owner: Line | None = None
    due: DueField | None = None
    cost: Cost | None = None
    status: StatusField = "planned"
    audience: Audience | None = None
    """For whom it is, where not for everybody who gets what it stands in."""


class DataWanted(Declared):
    want: Line
    note: Line | None = None
    audience: Audience | None = None
    """For whom it is, where not for everybody who gets what it stands in."""


class Risk(Declared):
    risk: Line
    response: Line | None = None
    audience: Audience | None = None
    """For whom it is, where not for everybody who gets what it stands in."""


class Card(Declared):
    priority: Line
    """The priority; in a report its title."""
    layout: Line | None = None
    """The layout of this card, where it is not that of the pack."""
    reference: Line | None = None
    """The reference of the priority, such as TP-1d."""
    theme: Line | None = None
    focus: Line | None = None
    """The part of the priority this card is about."""
    outcome: Key | None = None
    """A key of `outcomes` in pack.yaml."""
    population: Line | None = None
    lead: Annotated[Lead | None, named("role", Lead | Line)] = None
    progress: JudgedField = Progress(rating="auto")
    direction: Literal["improving", "steady", "worsening"] | None = None
    """The direction of travel of the whole priority, where no headline indicator gives it."""
    why: Prose | None = None
    """Why this is a priority."""
    assessment: Prose | None = None
    """The overall assessment of progress."""
    headline: Key | None = None
    """The key of the indicator that leads the card."""
    indicators: Annotated[dict[Key, Indicator], Field(min_length=1)] = Field(default_factory=dict)
    performance: tuple[PerformanceMeasure, ...] = ()
    story: Prose | None = None
    """The story behind the baseline: causes, not activities."""
    factors: Prose | None = None
    stakeholders: Prose | None = None
    what_we_did: Prose | None = None
    what_worked: Prose | None = None
    updates: tuple[Update, ...] = ()
    """The rows of an action tracker."""
    plan: tuple[PlannedAction, ...] = ()
    """The rows of a delivery plan."""
    new_actions: tuple[Action, ...] = ()
    data_development: tuple[DataWanted, ...] = ()
    """What to measure next, in priority order."""
    risks: tuple[Risk, ...] = ()
    contributors: Contributors | None = None
    sections: tuple[Section, ...] = ()
    purpose: Prose | None = None
    """Why a report comes to the committee; this and what follows are for reports."""
    summary: Prose | None = None
    recommendations: Recommendations | None = None
    wards: Line | None = None
    """The wards affected."""
    implications: tuple[Implication, ...] = ()
    other_implications: tuple[OtherImplication, ...] = ()
    background_papers: Annotated[tuple[Line, ...], BeforeValidator(listed_or_lone)] = ()
    consultations: tuple[Consultation, ...] = ()
    author: Annotated[Author | None, named("role", Author | Line)] = None
    decision: Decision | None = None
    appendices: tuple[Appendix, ...] = ()
    about: Prose | None = None
    """More about the data than the card says by itself."""
    formerly: Annotated[tuple[CardName, ...], BeforeValidator(listed_or_lone)] = ()
    """Names that this file had before; a page stays at the old addresses and leads to the new ones."""
    still_true: Annotated[tuple[Line, ...], BeforeValidator(listed_or_lone)] = ()
    """Texts of the quarter before that still stand word for word: names of sections, keys of measures."""
    audience: Audience | None = None
    """For whom the card is: that of its pack if left out, and never for more people than the pack. Whatever stands in
    it may be for fewer."""
    narrowed: Annotated[dict[WrittenPart, Audience], Field(default_factory=dict)]
    """Sections that are for fewer people than the card: {risks: board}."""
