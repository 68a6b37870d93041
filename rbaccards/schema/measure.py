"""One measure: what is counted, where its numbers are, what it is compared with, how it is shown."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, WrapValidator, model_validator

from rbaccards.issues import Refusal
from rbaccards.periods.period import YEARS, Frequency
from rbaccards.schema.fields import (
    DecimalsField,
    Declared,
    Key,
    Line,
    NumberField,
    PeriodField,
    PeriodFrequency,
    Prose,
    Range,
    TargetField,
    ToleranceField,
    distinct,
    named,
    one_or_more,
    refused,
)
from rbaccards.schema.judgement import Progress, Progressed, Scale
from rbaccards.schema.measure_parts import (
    Breakdown,
    Comparators,
    DataQuality,
    DirectionOfTravel,
    Forecast,
    Milestones,
    MilestonesWritten,
    Survey,
    by_rule_or_date,
)
from rbaccards.schema.names import Audience, SectionName
from rbaccards.schema.process import ProcessChart

Combination = Literal["sum", "mean", "last", "ratio"]
ProjectionMethod = Literal["straight line", "last year's pattern", "same-period growth", "exponential smoothing"]
ORDER = (Frequency.MONTH, Frequency.QUARTER, Frequency.HALF_YEAR, *YEARS, Frequency.SPAN)
"""Frequencies from the shortest period on; spans are combined to nothing."""
JudgedField = Annotated[Progress, named("rating", Progress | Progressed)]


class Measure(Declared):
    """What indicators and performance measures have in common."""

    name: Line
    reference: Line | None = None
    """Its reference in a national or local set, such as NI 187."""
    definition: Line | None = None
    """What exactly is counted, for tables of indicators; the name if left out."""
    unit: Line
    """What is counted (offences), or % or £."""
    polarity: Literal["lower", "higher", "range", "none"]
    """Which way is better; always stated."""
    frequency: PeriodFrequency
    data: Line | None = None
    """A CSV file, relative to this card."""
    values: Annotated[dict[PeriodField, NumberField], WrapValidator(distinct), Field(min_length=1)] | None = None
    """A short series typed here instead of in a CSV."""
    placeholder: Line | None = None
    """Why there are no figures yet, in place of data; data_development says what is done about it."""
    starting_value: (
        Annotated[dict[PeriodField, NumberField], WrapValidator(distinct), Field(min_length=1, max_length=1)] | None
    ) = None
    """The value of the base year, where it stands apart from the series: {2004/05: 2076}."""
    adds_up: Combination = "last"
    """sum: shorter periods add up to a longer one; mean: their mean is taken; ratio: their numerators and denominators
    are added up, times 100 for %, or as the unit says ("per 1,000 residents"); last: nothing is added up."""
    covers: Literal["its period", "12 months", "year so far"] = "its period"
    """12 months where each value is already a rolling 12-month figure; year so far where it counts from the start of
    the financial year."""
    shown_by: PeriodFrequency | None = None
    """Combines the values to longer periods before anything else: months shown by quarter."""
    break_after: Annotated[dict[PeriodField, Line], WrapValidator(distinct)] = Field(default_factory=dict)
    """The last period before the series changed its meaning, with the reason; nothing is compared across it."""
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
    targets: Annotated[dict[PeriodField, TargetField], WrapValidator(distinct)] = Field(default_factory=dict)
    """By year: a number, a range such as 10 to 14 (polarity: range), or an aim in words, which no rule can rate."""
    stretch: Annotated[dict[PeriodField, NumberField], WrapValidator(distinct)] = Field(default_factory=dict)
    minimum: Annotated[dict[PeriodField, NumberField], WrapValidator(distinct)] = Field(default_factory=dict)
    """The least acceptable value by year: between it and the target is amber, in place of a tolerance."""
    milestones: Annotated[Milestones, BeforeValidator(by_rule_or_date, json_schema_input_type=MilestonesWritten)] = (
        Milestones()
    )
    """The target profiled to dates inside the year: a value, or a range such as 6,500 to 7,300."""
    tolerance: ToleranceField | None = None
    scale: Scale | None = None
    """How the rating is shown, where it is not as the pack says."""
    progress: JudgedField = Progress(rating="auto")
    """The rating, where an officer judges otherwise than the rule."""
    forecast_rating: JudgedField = Progress(rating="auto")
    """The rating expected at the end of the year, where an officer judges otherwise than the projection."""
    direction: Annotated[DirectionOfTravel, named("compared_with", DirectionOfTravel | str)] = DirectionOfTravel()
    """How the direction of travel is found."""
    forecast: Forecast | None = None
    projection: ProjectionMethod = "straight line"
    """How the year's end is worked out from the year so far."""
    breakdown: Annotated[
        tuple[Breakdown, ...],
        BeforeValidator(one_or_more, json_schema_input_type=tuple[Breakdown, ...] | Breakdown),
    ] = ()
    survey: Survey | None = None
    leads_with: Line | None = None
    """The group that gives the leading figure, where the file has a group column."""
    comparators: Comparators | None = None
    chart: Literal["baseline", "columns", "lines", "compare", "spc", "none"] = "baseline"
    spc: ProcessChart = ProcessChart()
    """The settings of the chart spc."""
    illustrative: tuple[Literal["milestones", "forecast"], ...] = ()
    """What here is not a published figure; said so wherever it is shown."""
    source: Line | None = None
    data_quality: DataQuality | None = None
    commentary: Prose | None = None
    audience: Audience | None = None
    """For whom it is, where not for everybody who gets what it stands in."""

    @model_validator(mode="after")
    def _one_source(self) -> Measure:
        given = [name for name in ("data", "values", "placeholder") if getattr(self, name) is not None]
        if len(given) != 1:
            found = " and ".join(given) or "none of them"
            message = (
                "A measure takes its numbers from `data` (a CSV file) or from `values` typed here, or says under "
                f"`placeholder` why there are none yet; found {found}."
            )
            raise refused(Refusal("S09", message))
        return self

    @model_validator(mode="after")
    def _ranges_need_polarity(self) -> Measure:
        if self.polarity != "range" and any(isinstance(each, Range) for each in self.targets.values()):
            message = f"The target is a range, so the polarity is range; found {self.polarity}."
            raise refused(Refusal("S11", message))
        return self

    @model_validator(mode="after")
    def _shown_by_longer_periods(self) -> Measure:
        if self.shown_by and ORDER.index(self.shown_by) <= ORDER.index(self.frequency):
            message = f"shown_by is a longer period than the data's own: found {self.shown_by} for a {self.frequency}."
            raise refused(Refusal("S12", message))
        return self

    @model_validator(mode="after")
    def _settings_of_its_chart(self) -> Measure:
        if self.chart != "spc" and "spc" in self.model_fields_set:
            message = f"The settings under spc are for chart: spc; the chart is {self.chart}."
            raise refused(Refusal("S15", message))
        return self


class Indicator(Measure):
    """Measures a whole population; owned by the partners together."""

    counts_with: Key | None = None
    """An indicator of this card with which it is counted once, such as the same rate of men beside that of women."""


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
