"""How an SPC chart is worked out: the settings on which the tools in use differ, and when its limits start anew."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, WrapValidator, model_validator

from rbaccards.issues import Refusal
from rbaccards.schema.fields import CountField, DateField, Declared, Line, PeriodField, distinct, refused

FEWEST, MOST = 6, 8
"""The lengths of a shift and of a trend in the tools in use."""


def _in_use(value: int) -> int:
    if not FEWEST <= value <= MOST:
        raise refused(
            Refusal("S14", f"A shift or a trend is {FEWEST} to {MOST} points long; found {value}.", str(FEWEST))
        )
    return value


RunField = Annotated[CountField, AfterValidator(_in_use)]


class Recalculation(Declared):
    """Why the limits start anew, who decided so and when: after a signal whose cause is known."""

    because: Line
    by: Line
    """The post that decided; a role, not a person."""
    on: DateField


class ProcessChart(Declared):
    """The settings of an SPC chart; they are printed on it."""

    shift: RunField = FEWEST
    """So many points in a row on one side of the mean are a signal: 6 (Making Data Count) to 8."""
    trend: RunField = FEWEST
    """So many points in a row that rise or fall every time are a signal: 6 to 8."""
    beyond_limits_count: Literal["yes", "no"] = "no"
    """Whether a point outside the limits counts among two of three beyond two sigma."""
    screened: Literal["yes", "no"] = "no"
    """Whether unusually large moves are left out of the limits, as NHSRplotthedots does."""
    baseline: PeriodField | None = None
    """The last period that makes the limits; later points are held against them."""
    recalculate_after: Annotated[dict[PeriodField, Recalculation], WrapValidator(distinct)] = Field(
        default_factory=dict
    )
    """The last period before limits start anew."""

    @model_validator(mode="after")
    def _one_way(self) -> ProcessChart:
        if self.baseline is not None and self.recalculate_after:
            message = "Limits come from a baseline, or they are recalculated; found both."
            raise refused(Refusal("S13", message))
        return self
