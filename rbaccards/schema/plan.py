"""The rows of an area delivery plan: an action through the years, who leads it, and what it takes."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field, WrapValidator

from rbaccards.schema.fields import (
    Declared,
    Key,
    Line,
    MoneyField,
    PeriodField,
    Prose,
    distinct,
    listed_or_lone,
    named,
)
from rbaccards.schema.names import Audience


class Resource(Declared):
    what: Line
    """The fund or the body."""
    amount: MoneyField | None = None
    """Amounts are added up over the plan."""


ResourceField = Annotated[Resource, named("what", Resource | Line)]


class PlannedAction(Declared):
    """One action: what is done in which year, and how it stands."""

    reference: Line
    """Such as H1."""
    actions: Annotated[dict[PeriodField, Prose], WrapValidator(distinct), Field(min_length=1)]
    """By year."""
    measured_by: Annotated[tuple[Key, ...], BeforeValidator(listed_or_lone)] = ()
    """Indicators of this card."""
    lead: Line | None = None
    resources: Annotated[
        tuple[ResourceField, ...],
        BeforeValidator(listed_or_lone, json_schema_input_type=tuple[ResourceField, ...] | Line),
    ] = ()
    achieved: Prose | None = None
    planned: Prose | None = None
    audience: Audience | None = None
    """For whom it is, where not for everybody who gets what it stands in."""


class Theme(Declared):
    """What stands above a delivery plan."""

    name: Line
    leads: Annotated[tuple[Line, ...], BeforeValidator(listed_or_lone)] = ()
    champion: Line | None = None
    linked: dict[Line, tuple[Line, ...]] = Field(default_factory=dict)
    """Priorities of other plans that it serves, by plan."""
