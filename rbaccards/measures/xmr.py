"""SPC (XmR) charts: process limits and the four rules that tell a signal from noise, as in NHS Making Data Count."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from statistics import fmean

LIMIT, RANGE_LIMIT = 2.66, 3.267
"""3 / 1.128, and the factor of the upper limit of moving ranges of two (Wheeler, Understanding Variation)."""
LEAST_POINTS = 13
"""Fewer points have no limits."""


class Refused(StrEnum):
    """Why a series has no limits."""

    TOO_FEW = "fewer than 13 points"
    GAP = "a gap"
    ROLLING = "rolling totals"
    """Each shares most of its months with the one before, so the points do not vary freely."""
    BREAK = "a change of definition"


class Rule(StrEnum):
    OUTSIDE = "a point outside the limits"
    SHIFT = "a shift: points in a row on one side of the mean"
    TREND = "a trend: points in a row that rise or fall every time"
    TWO_OF_THREE = "two of three points beyond two sigma"


class Signal(StrEnum):
    """What the rules find at one point, after polarity."""

    COMMON_CAUSE = "common cause"
    IMPROVEMENT = "improvement"
    CONCERN = "concern"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class Settings:
    """The lengths on which the tools in use differ, 6 to 8, and what counts among two of three."""

    shift: int = 6
    trend: int = 6
    beyond_limits_count: bool = False
    """Whether a point outside the limits counts among two of three beyond two sigma."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The mean, and the process limits around it."""

    mean: float
    lower: float
    upper: float

    @property
    def sigma(self) -> float:
        return (self.upper - self.mean) / 3


def limits(values: Sequence[float], *, screened: bool = False) -> Limits:
    """mean +- 2.66 x the mean moving range |x(i) - x(i - 1)|; not the standard deviation.

    `screened` leaves moving ranges at or above 3.267 times their mean out of it; the mean keeps every point. Of 20,
    24, 20, 26, 22, 16, 18, 16, 31, 28, 34, 26, 30, 19, 18 the mean is 23.2 and the mean moving range 5.43.
    """
    ranges = [abs(after - before) for before, after in pairwise(values)]
    mean, typical = fmean(values), fmean(ranges) if ranges else 0.0
    if screened:
        kept = [each for each in ranges if each < RANGE_LIMIT * typical]
        typical = fmean(kept) if kept else 0.0
    return Limits(mean, mean - LIMIT * typical, mean + LIMIT * typical)


def refused(values: Sequence[float | None]) -> Refused | None:
    """Why there can be no limits; None where there can."""
    if any(value is None for value in values):
        return Refused.GAP
    return Refused.TOO_FEW if len(values) < LEAST_POINTS else None


def signals(values: Sequence[float], around: Sequence[Limits], polarity: str, settings: Settings) -> tuple[Signal, ...]:
    """What each point tells, with the limits in force at it; an improvement wins where rules differ.

    The rules run on across a change of limits. Without a better side a signal is neither.
    """
    found = [{up for _, up, at in _found(values, around, settings) if at == index} for index in range(len(values))]
    return tuple(_signal(sides, polarity) for sides in found)


def rules(values: Sequence[float], around: Sequence[Limits], settings: Settings) -> tuple[frozenset[Rule], ...]:
    """The rules that find each point."""
    found = list(_found(values, around, settings))
    return tuple(frozenset(rule for rule, _, at in found if at == index) for index in range(len(values)))


def _found(values: Sequence[float], around: Sequence[Limits], settings: Settings) -> Iterator[tuple[Rule, bool, int]]:
    """Each rule that finds a point, with True where it is high or rising."""
    sides = [_sign(value - each.mean) for value, each in zip(values, around, strict=True)]
    steps = [_sign(after - before) for before, after in pairwise(values)]
    for at, (value, each) in enumerate(zip(values, around, strict=True)):
        if not each.lower <= value <= each.upper:
            yield Rule.OUTSIDE, value > each.upper, at
    for first, last, side in _runs(sides, settings.shift):
        yield from ((Rule.SHIFT, side > 0, at) for at in range(first, last + 1))
    for first, last, side in _runs(steps, settings.trend - 1):
        yield from ((Rule.TREND, side > 0, at) for at in range(first, last + 2))
    yield from _two_of_three(values, around, sides, settings)


def _two_of_three(
    values: Sequence[float], around: Sequence[Limits], sides: Sequence[int], settings: Settings
) -> Iterator[tuple[Rule, bool, int]]:
    """Two of three points in a row beyond two sigma, all three on one side of the mean; those two are found."""
    beyond = [
        abs(value - each.mean) > 2 * each.sigma and (settings.beyond_limits_count or each.lower <= value <= each.upper)
        for value, each in zip(values, around, strict=True)
    ]
    for first in range(len(values) - 2):
        three = range(first, first + 3)
        if sides[first] and len({sides[at] for at in three}) == 1 and sum(beyond[at] for at in three) >= 2:
            yield from ((Rule.TWO_OF_THREE, sides[first] > 0, at) for at in three if beyond[at])


def _runs(signs: Sequence[int], least: int) -> Iterator[tuple[int, int, int]]:
    """The first and the last place of each run of one sign that is long enough; nought ends a run."""
    first = 0
    for at in range(1, len(signs) + 1):
        if at == len(signs) or signs[at] != signs[first]:
            if signs[first] and at - first >= least:
                yield first, at - 1, signs[first]
            first = at


def _sign(number: float) -> int:
    return (number > 0) - (number < 0)


def _signal(sides: set[bool], polarity: str) -> Signal:
    if not sides:
        return Signal.COMMON_CAUSE
    if polarity not in ("lower", "higher"):
        return Signal.NEITHER
    return Signal.IMPROVEMENT if (polarity == "higher") in sides else Signal.CONCERN


class Variation(StrEnum):
    """What the last point tells, and on which side it lies: one icon each in Making Data Count."""

    COMMON_CAUSE = "common cause"
    IMPROVEMENT_HIGH = "improvement, high"
    IMPROVEMENT_LOW = "improvement, low"
    CONCERN_HIGH = "concern, high"
    CONCERN_LOW = "concern, low"
    NEITHER_HIGH = "neither, high"
    NEITHER_LOW = "neither, low"


def variation(last: Signal, value: float, mean: float, polarity: str) -> Variation:
    """The icon of the last point: an improvement lies on the better side, a concern on the other.

    Without a better side it is told by the side of the mean.
    """
    if last is Signal.COMMON_CAUSE:
        return Variation.COMMON_CAUSE
    high = value > mean if last is Signal.NEITHER else (polarity == "higher") == (last is Signal.IMPROVEMENT)
    return Variation(f"{last}, {'high' if high else 'low'}")


class Assurance(StrEnum):
    """What the process will do to its target if nothing changes."""

    MEETS = "consistently meets the target"
    HIT_OR_MISS = "hit or miss"
    MISSES = "consistently misses the target"


def assurance(last: Limits, target: float | None, polarity: str) -> Assurance | None:
    """The target against the last limits; a target at a limit counts as outside it. None without target or better side.

    Where higher is better, a target at or below the lower limit is always met, one at or above the upper limit never.
    """
    if target is None or polarity not in ("lower", "higher"):
        return None
    if last.lower < target < last.upper:
        return Assurance.HIT_OR_MISS
    return Assurance.MEETS if (target <= last.lower) == (polarity == "higher") else Assurance.MISSES
