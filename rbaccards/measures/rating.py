"""Red, amber, green or blue against the target; or not rated, with the reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from rbaccards.measures.amounts import Amount
from rbaccards.measures.rules import Rules
from rbaccards.periods.period import Period
from rbaccards.schema.fields import Range, Tolerance
from rbaccards.schema.measure import Measure

T = TypeVar("T")
ALMOST_NOTHING = 1e-9
"""What floats may be wrong by."""


class Colour(StrEnum):
    RED = "red"
    AMBER = "amber"
    GREEN = "green"
    BLUE = "blue"


class NotRated(StrEnum):
    NO_DATA = "no data"
    NO_TARGET = "no target"
    IN_WORDS = "a target in words"
    PART_YEAR = "part of a year against a whole year's target"
    OTHER_LENGTH = "a longer time than the target is for"
    NO_POLARITY = "no polarity"
    NO_RANGE = "no target range"


@dataclass(frozen=True, slots=True)
class Aims:
    """What a figure is judged against: all that the card sets for its year, and the milestone for its date.

    Of `target` (a number), `keep_to` (a range) and `in_words`, at most one is there.
    """

    target: Amount | None = None
    stretch: Amount | None = None
    milestone: Range | None = None
    minimum: Amount | None = None
    keep_to: Range | None = None
    in_words: str = ""
    period: Period | None = None
    """The year that the target is for, whatever its kind."""


@dataclass(frozen=True, slots=True)
class Rating:
    """A colour, or the reason why there is none; with the numbers and the rule it came from."""

    colour: Colour | None
    not_rated: NotRated | None = None
    amount: Amount | None = None
    aims: Aims = Aims()
    tolerance: Tolerance | None = None
    stretch_met: bool = False
    milestone: Range | None = None
    """The milestone range that a part of a year was judged against, where it was."""

    @property
    def target(self) -> Amount | None:
        return self.aims.target

    @property
    def stretch(self) -> Amount | None:
        return self.aims.stretch


def aims_at(measure: Measure, at: Period) -> Aims:
    """What the card sets for the year in which a figure ends; the milestone is found from it."""
    found = in_force(measure.targets, at)
    period, aim = found or (None, None)
    stretch, minimum = in_force(measure.stretch, at), in_force(measure.minimum, at)
    return Aims(
        target=Amount(aim, period) if period and isinstance(aim, float) else None,
        stretch=Amount(stretch[1], stretch[0]) if stretch else None,
        minimum=Amount(minimum[1], minimum[0]) if minimum else None,
        keep_to=aim if isinstance(aim, Range) else None,
        in_words=aim if isinstance(aim, str) else "",
        period=period,
    )


def allowance(target: float, tolerance: Tolerance | None) -> float:
    """How far the value may be on the wrong side of the target and still be amber, in the measure's unit."""
    if tolerance is None:
        return 0.0
    return abs(target) * tolerance.amount / 100 if tolerance.kind == "per cent" else tolerance.amount


def judge(value: float, target: float, polarity: str, tolerance: Tolerance | None) -> Colour:
    """Green at or better than the target, amber worse by no more than the tolerance, red beyond it."""
    return _colour(value - target if polarity == "lower" else target - value, allowance(target, tolerance))


def judge_range(value: float, keep_to: Range, tolerance: Tolerance | None) -> Colour:
    """Green inside the range, its ends included, amber within the tolerance of an end, red beyond it."""
    end = keep_to.low if value < keep_to.low else keep_to.high
    return _colour(max(keep_to.low - value, value - keep_to.high), allowance(end, tolerance))


def meets(value: float, target: float, polarity: str) -> bool:
    return judge(value, target, polarity, None) is Colour.GREEN


def rate(amount: Amount | None, aims: Aims, polarity: str, rules: Rules, *, adds_up: bool) -> Rating:
    """The rating of `amount` against what is set for its year.

    Counts that add up over a year are only comparable with a year's target when they cover a year; a part of
    a year is judged against its milestone, or not at all.
    """
    tolerance = None if aims.minimum else rules.tolerance
    reason = _obstacle(amount, aims, polarity, adds_up=adds_up)
    if reason is not None or amount is None:
        return Rating(None, reason, amount, aims, tolerance)
    if _part_of_year(amount, aims.period, adds_up=adds_up) and aims.milestone is not None:
        colour = _against_milestone(amount.value, aims.milestone, polarity, rules.tolerance)
        return Rating(colour, None, amount, aims, rules.tolerance, milestone=aims.milestone)
    if aims.keep_to is not None:
        return Rating(judge_range(amount.value, aims.keep_to, rules.tolerance), None, amount, aims, rules.tolerance)
    if aims.target is None:
        return Rating(None, NotRated.NO_TARGET, amount, aims, tolerance)
    allowed = rules.tolerance
    if aims.minimum is not None:
        allowed = Tolerance(amount=_gap(aims.target.value, aims.minimum.value, polarity), kind="absolute")
    colour = judge(amount.value, aims.target.value, polarity, allowed)
    stretch_met = aims.stretch is not None and meets(amount.value, aims.stretch.value, polarity)
    if stretch_met and colour is Colour.GREEN and rules.scale == "BRAG":
        colour = Colour.BLUE
    return Rating(colour, None, amount, aims, tolerance, stretch_met)


def in_force(values: Mapping[Period, T], at: Period) -> tuple[Period, T] | None:
    """The value for the time a figure falls into: a period that contains its end, best one as long as its own."""
    found = [period for period in values if period.start <= at.end <= period.end]
    best = max(found, key=lambda period: (period.months == at.months, period.months), default=None)
    return (best, values[best]) if best else None


def _against_milestone(value: float, milestone: Range, polarity: str, tolerance: Tolerance | None) -> Colour:
    """The worse end of a milestone range is still on course."""
    if polarity == "range":
        return judge_range(value, milestone, tolerance)
    return judge(value, milestone.high if polarity == "lower" else milestone.low, polarity, tolerance)


def _colour(shortfall: float, allowed: float) -> Colour:
    if shortfall <= ALMOST_NOTHING:
        return Colour.GREEN
    return Colour.AMBER if shortfall <= allowed + ALMOST_NOTHING else Colour.RED


def _gap(target: float, minimum: float, polarity: str) -> float:
    """How much worse than the target the least acceptable value is; nothing where it is no worse."""
    return max(minimum - target if polarity == "lower" else target - minimum, 0.0)


def _part_of_year(amount: Amount, year: Period | None, *, adds_up: bool) -> bool:
    return adds_up and year is not None and amount.period.months < year.months


def _obstacle(amount: Amount | None, aims: Aims, polarity: str, *, adds_up: bool) -> NotRated | None:
    if amount is None:
        return NotRated.NO_DATA
    if aims.period is None:
        return NotRated.NO_TARGET
    if aims.in_words:
        return NotRated.IN_WORDS
    if polarity == "none":
        return NotRated.NO_POLARITY
    if (polarity == "range") != (aims.keep_to is not None):
        return NotRated.NO_RANGE
    if adds_up and amount.period.months > aims.period.months:
        return NotRated.OTHER_LENGTH
    if _part_of_year(amount, aims.period, adds_up=adds_up) and aims.milestone is None:
        return NotRated.PART_YEAR
    return None
