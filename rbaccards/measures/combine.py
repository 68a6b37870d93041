"""Shorter periods combined to a longer one: added up, averaged, or as a ratio of what was counted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import fsum
from typing import Literal

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


def running(series: Series, count: int, how: Combination, per: float) -> dict[int, float]:
    """The last `count` periods combined, by the end of each of them; only where all of them are there."""
    match how:
        case "sum":
            return _sums(series, "value", count)
        case "mean":
            return {end: total / count for end, total in _sums(series, "value", count).items()}
        case "ratio":
            numerators, denominators = (_sums(series, name, count) for name in ("numerator", "denominator"))
            found = {end: ratio(numerators.get(end), total, per) for end, total in denominators.items()}
            return {end: value for end, value in found.items() if value is not None}
        case _:
            return {}


def _sums(series: Series, name: Literal["value", "numerator", "denominator"], count: int) -> dict[int, float]:
    """Every `count` neighbours added up, by the place of the last; where one of them is missing there is no sum."""
    places = column(series, name)
    ends, amounts = list(places), list(places.values())
    windows = (amounts[at - count + 1 : at + 1] for at in range(count - 1, len(amounts)))
    return {
        end: fsum(each for each in window if each is not None)
        for end, window in zip(ends[count - 1 :], windows, strict=True)
        if None not in window
    }


def _total(amounts: Sequence[float | None]) -> float | None:
    known = [each for each in amounts if each is not None]
    return sum(known) if len(known) == len(amounts) else None
