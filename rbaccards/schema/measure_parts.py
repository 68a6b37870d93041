"""What a measure may have beside its numbers: areas, surveys, forecasts, limits, comparators."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, WrapValidator, model_validator

from rbaccards.issues import Refusal
from rbaccards.schema.fields import (
    CountField,
    Declared,
    Line,
    NumberField,
    PeriodField,
    Prose,
    RangeField,
    ToleranceField,
    distinct,
    listed_or_lone,
    refused,
)
from rbaccards.schema.names import Audience


class Forecast(Declared):
    """Where the curve was heading when the forecast was made; it stays as it was made."""

    made: PeriodField
    """The last period whose value was known when the forecast was made."""
    method: Line
    by: Line | None = None
    """The post that made it; a role, not a person."""
    values: Annotated[dict[PeriodField, NumberField], WrapValidator(distinct), Field(min_length=1)]
    interval: Annotated[dict[PeriodField, RangeField], WrapValidator(distinct)] = Field(default_factory=dict)
    """What the values may lie between, by period, as the method says; inside it no curve is called turned."""

    @model_validator(mode="after")
    def _interval_holds_its_value(self) -> Forecast:
        for period, ends in self.interval.items():
            value = self.values.get(period)
            if value is None or not ends.low <= value <= ends.high:
                found = "there is none" if value is None else f"it is {value:,g}"
                message = f"An interval holds the forecast of its period; for {period.label} {found}."
                raise refused(Refusal("S16", message))
        return self


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
    audience: Audience | None = None
    """For whom it is, where not for everybody who gets what it stands in."""


class Survey(Declared):
    """How many were asked and how many replied."""

    replies: CountField
    invited: CountField | None = None
    """The people who could have replied, where the survey went to all of them."""
    interval: Literal["worst case", "normal", "Wilson"] = "worst case"
    """How the 95% interval is worked out: for a share of 50%, or for the share found (normal or Wilson)."""

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


class DirectionOfTravel(Declared):
    """How the direction of travel is found."""

    compared_with: Literal["as the figure", "previous", "year before", "last 12 months", "run chart"] = "as the figure"
    """as the figure: what the leading figure is compared with; run chart: a shift or a trend about the median."""
    steady_within: ToleranceField | None = None
    """A smaller change counts as steady; as the pack says if left out."""


class Comparators(Declared):
    """Other places or times to compare with: England, nearest neighbours, last year."""

    data: Line | None = None
    """A CSV with an area column; without it the indicator's own file is used."""
    ours: Line
    """What we are called among them; an area of that name in the file is ourselves."""
    named: Annotated[
        tuple[Line, ...], BeforeValidator(listed_or_lone, json_schema_input_type=tuple[Line, ...] | Line)
    ] = ()
    """Areas of the file that stand for more than one place, such as England: drawn as lines, not ranked."""
    last_year: Literal["yes", "no"] = "no"
    """Whether our own value of the year before stands among them."""


def by_rule_or_date(value: object) -> object:
    """A rule, or values by date: `seasonal` and `{Sep 2012: 5,850 to 6,950}` are both written after the key."""
    if isinstance(value, str):
        return {"profile": value}
    return {"ranges": value} if isinstance(value, Mapping) else value


MilestonesWritten = Literal["straight line", "seasonal"] | dict[PeriodField, RangeField]
