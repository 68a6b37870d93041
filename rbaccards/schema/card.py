"""One card: one priority on one or two pages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, WrapValidator, model_validator

from rbaccards.issues import Refusal
from rbaccards.schema.fields import (
    Cost,
    CountField,
    DecimalsField,
    Declared,
    Key,
    Line,
    NumberField,
    PeriodField,
    PeriodFrequency,
    Prose,
    RangeField,
    ToleranceField,
    distinct,
    named,
    one_or_more,
    refused,
)

SectionName = Literal[
    "why",
    "headline",
    "indicators",
    "performance",
    "story",
    "factors",
    "stakeholders",
    "what_we_did",
    "what_worked",
    "new_actions",
    "data_development",
    "risks",
    "about",
]
"""The sections of a card."""


class Lead(Declared):
    role: Line
    """The post that answers for this card; a role, not a person."""
    organisation: Line | None = None


Progressed = Literal["red", "amber", "green", "auto"]


class Progress(Declared):
    rating: Progressed
    """auto takes the rating of the headline indicator."""
    because: Line | None = None
    """Why an officer's judgement differs from the worked-out rating; printed on the card."""


class Forecast(Declared):
    """Where the curve was heading when the forecast was made."""

    made: PeriodField
    method: Line
    values: Annotated[dict[PeriodField, NumberField], WrapValidator(distinct), Field(min_length=1)]


class Breakdown(Declared):
    """The same indicator by area: largest first, the rest as one row."""

    by: Line
    """ward, division, district: the word for one area."""
    data: Line | None = None
    """A CSV with an area column; without it the indicator's own file is used."""
    of: CountField | None = None
    """How many areas there are in all, where the file holds only some of them."""
    show: CountField | None = None
    """How many areas to name; all of them if left out."""
    other: Line = "All other areas"
    printed: Literal["chart and table", "words"] = "chart and table"
    """words prints the commentary alone."""
    title: Line | None = None
    """The finding, as the heading of the table."""
    commentary: Prose | None = None


class Survey(Declared):
    """How many were asked and how many replied."""

    replies: CountField
    invited: CountField | None = None
    """The people who could have replied, where the survey went to all of them."""

    @model_validator(mode="after")
    def _no_more_replies_than_people(self) -> Survey:
        if self.invited is not None and self.replies > self.invited:
            message = f"There are more replies ({self.replies:,}) than people invited ({self.invited:,})."
            raise refused(Refusal("S05", message))
        return self


class DataQuality(Declared):
    rating: Literal["good", "fair", "poor"]
    note: Line | None = None


class Milestones(Declared):
    """The target profiled to dates inside the year: by a rule, or typed for each date."""

    profile: Literal["straight line", "seasonal"] | None = None
    """seasonal goes by the months of the year before."""
    ranges: Annotated[dict[PeriodField, RangeField], WrapValidator(distinct)] = Field(default_factory=dict)


def by_rule_or_date(value: object) -> object:
    """A rule, or values by date: `seasonal` and `{Sep 2012: 5,850 to 6,950}` are both written after the key."""
    if isinstance(value, str):
        return {"profile": value}
    return {"ranges": value} if isinstance(value, Mapping) else value


MilestonesWritten = Literal["straight line", "seasonal"] | dict[PeriodField, RangeField]


class Measure(Declared):
    """What indicators and performance measures have in common."""

    name: Line
    unit: Line
    """What is counted (offences), or % or £."""
    polarity: Literal["lower", "higher", "range", "none"]
    """Which way is better; always stated."""
    frequency: PeriodFrequency
    data: Line | None = None
    """A CSV file, relative to this card."""
    values: Annotated[dict[PeriodField, NumberField], WrapValidator(distinct), Field(min_length=1)] | None = None
    """A short series typed here instead of in a CSV."""
    adds_up: Literal["sum", "last"] = "last"
    """sum: shorter periods add up to a longer one; last: they do not."""
    covers: Literal["its period", "12 months"] = "its period"
    """12 months where each value is already a rolling 12-month figure."""
    reads_as: Literal["latest", "year to date", "last 12 months"] = "latest"
    """The figure the card leads with."""
    compared_with: Literal["previous", "year before", "first"] = "year before"
    """What the leading figure is compared with."""
    decimals: DecimalsField | None = None
    caption: Line | None = None
    """The words under the leading figure; the unit if left out."""
    title: Line | None = None
    """The finding, as the title of the chart."""
    subtitle: Line | None = None
    """What the chart measures; made from the name if left out."""
    targets: Annotated[dict[PeriodField, NumberField], WrapValidator(distinct), Field(default_factory=dict)]
    stretch: Annotated[dict[PeriodField, NumberField], WrapValidator(distinct), Field(default_factory=dict)]
    milestones: Annotated[Milestones, BeforeValidator(by_rule_or_date, json_schema_input_type=MilestonesWritten)] = (
        Milestones()
    )
    """The target profiled to dates inside the year: a value, or a range such as 6,500 to 7,300."""
    tolerance: ToleranceField | None = None
    forecast: Forecast | None = None
    projection: Literal["straight line", "last year's pattern"] = "straight line"
    breakdown: Annotated[
        tuple[Breakdown, ...],
        BeforeValidator(one_or_more, json_schema_input_type=tuple[Breakdown, ...] | Breakdown),
    ] = ()
    survey: Survey | None = None
    leads_with: Line | None = None
    """The group that gives the leading figure, where the file has a group column."""
    chart: Literal["baseline", "columns", "lines", "none"] = "baseline"
    illustrative: tuple[Literal["milestones", "forecast"], ...] = ()
    """What here is not a published figure; said so wherever it is shown."""
    source: Line | None = None
    data_quality: DataQuality | None = None
    commentary: Prose | None = None

    @model_validator(mode="after")
    def _one_source(self) -> Measure:
        if (self.data is None) == (self.values is None):
            found = "both" if self.data is not None else "neither"
            message = (
                f"A measure takes its numbers from `data` (a CSV file) or from `values` typed here; found {found}."
            )
            raise refused(Refusal("S09", message))
        return self


class Indicator(Measure):
    """Measures a whole population; owned by the partners together."""


class PerformanceMeasure(Measure):
    """Measures a service and its customers; kept apart from indicators."""

    key: Key = ""
    """The name that figures in the text use; made from the measure's name if left out."""
    question: Literal["how_much", "how_well", "better_off"]
    after: SectionName = "performance"
    """The section it is printed after; with the other performance measures if left out."""

    @model_validator(mode="before")
    @classmethod
    def _named(cls, written: object) -> object:
        """A measure without a key takes one from its name: "Calls answered" is calls_answered."""
        if isinstance(written, Mapping) and "key" not in written and isinstance(written.get("name"), str):
            slug = re.sub(r"[^a-z0-9]+", "_", written["name"].lower()).strip("_")[:60]
            return {**written, "key": slug if slug[:1].isalpha() else f"measure_{slug}"[:60]}
        return written


class Action(Declared):
    action: Line
    owner: Line | None = None
    due: PeriodField | None = None
    cost: Cost | None = None
    status: Literal["planned", "under way", "done", "late", "dropped"] = "planned"


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
    progress: Annotated[Progress, named("rating", Progress | Progressed)] = Progress(rating="auto")
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
