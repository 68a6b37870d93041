"""A measure's readings in words: the one place where numbers become text for figures, tables, charts and reasons."""

from __future__ import annotations

from rbaccards.measures.amounts import Compared
from rbaccards.periods.period import Frequency, Period
from rbaccards.schema.measure import Measure
from rbaccards.words import NumberStyle, point_change, relative_change

PERCENT_UNITS = ("%", "per cent", "percent")
POUND_UNITS = ("£", "pounds")


def is_percentage(measure: Measure) -> bool:
    return measure.unit.lower() in PERCENT_UNITS


def style_of(measure: Measure) -> NumberStyle:
    """How the measure's numbers are written: one decimal for percentages, none for counts, unless it says."""
    percent, pounds = is_percentage(measure), measure.unit.lower() in POUND_UNITS
    decimals = measure.decimals if measure.decimals is not None else 1 if percent else 0
    return NumberStyle("£" if pounds else "", "%" if percent else "", decimals)


def unit_words(measure: Measure) -> str:
    """The unit after a number: "offences"; nothing where the number carries its sign."""
    return "" if is_percentage(measure) or style_of(measure).prefix else measure.unit


def change(compared: Compared, measure: Measure, decimals: int | None = None) -> str | None:
    """The change in words: "down 36%", for percentages "down 4.32 points"; None with nothing to compare."""
    difference, fraction = compared.difference, compared.relative
    if difference is None:
        return None
    if difference == 0:
        return "unchanged"
    if is_percentage(measure):
        return point_change(difference, style_of(measure).decimals)
    return None if fraction is None else relative_change(fraction, decimals)


def difference(compared: Compared, measure: Measure) -> str | None:
    """The difference in the unit of the measure: "3,276 fewer", "£300 more", "4.32 points lower"."""
    gap = compared.difference
    if gap is None:
        return None
    style = style_of(measure)
    if gap == 0:
        return "no change"
    if is_percentage(measure):
        return f"{NumberStyle(decimals=style.decimals).text(abs(gap))} points {'lower' if gap < 0 else 'higher'}"
    less = "less" if style.prefix else "fewer"
    return f"{style.text(abs(gap))} {less if gap < 0 else 'more'}"


def rolling_words(measure: Measure) -> str:
    """What a curve of rolling 12 months consists of: totals only where values are added up."""
    return "rolling 12-month totals" if measure.adds_up == "sum" else "rolling 12-month values"


def period_words(period: Period, measure: Measure) -> str:
    """What an amount covers, for after a number: "in the 12 months to September 2012", "in July to September 2012"."""
    if measure.covers == "12 months" or (period.frequency is Frequency.SPAN and period.months == 12):
        return f"in the 12 months to {period.end_label}"
    return f"in {period.label}"


def period_name(period: Period, measure: Measure) -> str:
    """What an amount covers, as a name: "12 months to September 2012", "July to September 2012"."""
    return period_words(period, measure).removeprefix("in ").removeprefix("the ")
