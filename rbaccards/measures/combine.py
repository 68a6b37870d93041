"""Shorter periods combined to a longer one: added up, averaged, or as a ratio of what was counted."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pandas as pd

from rbaccards.measure_words import is_percentage
from rbaccards.periods.period import Period
from rbaccards.schema.measure import Combination, Measure
from rbaccards.series import Observation, Series, column

_PER = re.compile(r"\bper ([1-9][0-9]{0,2}(?:,?[0-9]{3})*)\b")


def per_of(measure: Measure) -> float:
    """What a ratio is multiplied by: 100 for %, 1,000 for a unit such as "per 1,000 residents", else 1."""
    if is_percentage(measure):
        return 100.0
    found = _PER.search(measure.unit)
    return float(found[1].replace(",", "")) if found else 1.0


def combined(parts: Sequence[Observation | None], how: Combination, per: float) -> float | None:
    """The value of a longer period from its parts; None where one of them is missing, for missing is never zero.

    sum: a + b; mean: (a + b) / 2; ratio: per x (sum of numerators) / (sum of denominators), never a mean of ratios;
    last: the last part's own value, as for a number of people at the end of a month.
    """
    known = [each for each in parts if each is not None]
    if how == "last":
        return parts[-1].value if parts and parts[-1] is not None else None
    if not parts or len(known) < len(parts):
        return None
    if how == "ratio":
        return ratio(_total([each.numerator for each in known]), _total([each.denominator for each in known]), per)
    total = _total([each.value for each in known])
    return total if how == "sum" or total is None else total / len(parts)


def ratio(numerator: float | None, denominator: float | None, per: float) -> float | None:
    """per x numerator / denominator: 396 of 530 is 74.7%; None where either is missing, or the denominator is zero."""
    if numerator is None or not denominator:
        return None
    return per * numerator / denominator


def over(series: Series, period: Period, how: Combination, per: float) -> float | None:
    """The value for a period: its own, else that of the shorter periods of the series inside it, combined."""
    if (same := series.at(period)) and same.value is not None:
        return same.value
    step = series.observations[0].period.months if series.observations else 0
    if how == "last" or not step or period.months % step:
        return None
    known = {each.period.end: each for each in series.known}
    return combined([known.get(end) for end in range(period.start + step - 1, period.end + 1, step)], how, per)


def running(series: Series, count: int, how: Combination, per: float) -> pd.Series[float]:
    """The last `count` periods combined, at the end of each of them; only where all of them are there."""
    match how:
        case "sum":
            return column(series).rolling(count).sum().dropna()
        case "mean":
            return column(series).rolling(count).mean().dropna()
        case "ratio":
            numerators = column(series, "numerator").rolling(count).sum()
            denominators = column(series, "denominator").rolling(count).sum()
            return (per * numerators / denominators.where(denominators != 0)).dropna()
        case _:
            return pd.Series(dtype=float)


def _total(amounts: Sequence[float | None]) -> float | None:
    known = [each for each in amounts if each is not None]
    return sum(known) if len(known) == len(amounts) else None
