"""Red, amber or green against the target; or not rated, with the reason."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from rbaccards.measures.amounts import Amount
from rbaccards.periods.period import Period
from rbaccards.schema.fields import Range, Tolerance


class Colour(StrEnum):
    RED = "red"
    AMBER = "amber"
    GREEN = "green"


class NotRated(StrEnum):
    NO_DATA = "no data"
    NO_TARGET = "no target"
    PART_YEAR = "part of a year against a whole year's target"
    OTHER_LENGTH = "a longer time than the target is for"
    NO_POLARITY = "no polarity"
    NO_RANGE = "no target range"


@dataclass(frozen=True, slots=True)
class Aims:
    """What a figure is judged against: the target and the stretch target of its year, the milestone for its date."""

    target: Amount | None = None
    stretch: Amount | None = None
    milestone: Range | None = None


@dataclass(frozen=True, slots=True)
class Rating:
    """A colour, or the reason why there is none; with the numbers and the rule it came from."""

    colour: Colour | None
    not_rated: NotRated | None = None
    amount: Amount | None = None
    target: Amount | None = None
    stretch: Amount | None = None
    tolerance: Tolerance | None = None
    stretch_met: bool = False
    milestone: Range | None = None
    """The milestone range that a part of a year was judged against, where it was."""


def allowance(target: float, tolerance: Tolerance | None) -> float:
    """How far the value may be on the wrong side of the target and still be amber, in the measure's unit."""
    if tolerance is None:
        return 0.0
    return abs(target) * tolerance.amount / 100 if tolerance.kind == "per cent" else tolerance.amount


def judge(value: float, target: float, polarity: str, tolerance: Tolerance | None) -> Colour:
    """Green at or better than the target, amber worse by no more than the tolerance, red beyond it."""
    shortfall = value - target if polarity == "lower" else target - value
    if shortfall <= 1e-9:
        return Colour.GREEN
    return Colour.AMBER if shortfall <= allowance(target, tolerance) + 1e-9 else Colour.RED


def meets(value: float, target: float, polarity: str) -> bool:
    return judge(value, target, polarity, None) is Colour.GREEN


def rate(amount: Amount | None, aims: Aims, polarity: str, tolerance: Tolerance | None, *, adds_up: bool) -> Rating:
    """The rating of `amount` against the target of its year.

    Counts that add up over a year are only comparable with a year's target when they cover a year; a part of
    a year is judged against its milestone, or not at all.
    """
    target, stretch, milestone = aims.target, aims.stretch, aims.milestone
    reason = _obstacle(amount, aims, polarity, adds_up=adds_up)
    if reason is not None or amount is None or target is None:
        return Rating(None, reason, amount, target, stretch, tolerance)
    if adds_up and amount.period.months < target.period.months and milestone is not None:
        aim = milestone.high if polarity == "lower" else milestone.low
        colour = judge(amount.value, aim, polarity, tolerance)
        return Rating(colour, None, amount, target, stretch, tolerance, milestone=milestone)
    colour = judge(amount.value, target.value, polarity, tolerance)
    stretch_met = stretch is not None and meets(amount.value, stretch.value, polarity)
    return Rating(colour, None, amount, target, stretch, tolerance, stretch_met)


def _obstacle(amount: Amount | None, aims: Aims, polarity: str, *, adds_up: bool) -> NotRated | None:
    target = aims.target
    if amount is None:
        return NotRated.NO_DATA
    if target is None:
        return NotRated.NO_TARGET
    if polarity == "none":
        return NotRated.NO_POLARITY
    if polarity == "range":
        return NotRated.NO_RANGE
    if adds_up and amount.period.months > target.period.months:
        return NotRated.OTHER_LENGTH
    if adds_up and amount.period.months < target.period.months and aims.milestone is None:
        return NotRated.PART_YEAR
    return None


def in_force(values: dict[Period, float], at: Period) -> Amount | None:
    """The value for the time a figure falls into: a period that contains its end, best one as long as its own."""
    found = [period for period in values if period.start <= at.end <= period.end]
    best = max(found, key=lambda period: (period.months == at.months, period.months), default=None)
    return Amount(values[best], best) if best else None
