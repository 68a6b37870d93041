"""One card: one priority on one or two pages."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from rbaccards.issues import Refusal
from rbaccards.schema.fields import (
    Cost,
    Declared,
    Key,
    Line,
    PeriodField,
    Prose,
    SectionName,
    named,
    refused,
)
from rbaccards.schema.judgement import Progress
from rbaccards.schema.measure import Indicator, JudgedField, PerformanceMeasure

_ENDLESS = re.compile(r"\W*(?:on-? ?going|continuous|continuing|rolling)\W*", re.IGNORECASE)


def _ends(value: object) -> object:
    if isinstance(value, str) and _ENDLESS.fullmatch(value):
        said = (
            f'"{value.strip()}" is no date. Say when the next step will be done, or when the board looks at it again.'
        )
        raise refused(Refusal("E10", said))
    return value


def _under_way(value: object) -> object:
    if isinstance(value, str) and _ENDLESS.fullmatch(value):
        raise refused(
            Refusal("E10", f'"{value.strip()}" is no status. An action that has begun is under way.', "under way")
        )
    return value


DueField = Annotated[PeriodField, BeforeValidator(_ends)]
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


class DataWanted(Declared):
    want: Line
    note: Line | None = None


class Risk(Declared):
    risk: Line
    response: Line | None = None


class Section(Declared):
    title: Line
    after: SectionName
    text: Prose


class Card(Declared):
    priority: Line
    focus: Line | None = None
    """The part of the priority this card is about."""
    outcome: Key
    """A key of `outcomes` in pack.yaml."""
    population: Line
    lead: Annotated[Lead | None, named("role", Lead | Line)] = None
    progress: JudgedField = Progress(rating="auto")
    why: Prose
    """Why this is a priority."""
    headline: Key
    """The key of the indicator that leads the card."""
    indicators: Annotated[dict[Key, Indicator], Field(min_length=1)]
    performance: tuple[PerformanceMeasure, ...] = ()
    story: Prose
    """The story behind the baseline: causes, not activities."""
    factors: Prose | None = None
    stakeholders: Prose | None = None
    what_we_did: Prose | None = None
    what_worked: Prose | None = None
    new_actions: tuple[Action, ...] = ()
    data_development: tuple[DataWanted, ...] = ()
    """What to measure next, in priority order."""
    risks: tuple[Risk, ...] = ()
    sections: tuple[Section, ...] = ()
    about: Prose | None = None
    """More about the data than the card says by itself."""
    audience: Literal["draft", "board", "public"] = "board"
