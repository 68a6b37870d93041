"""How far a survey can be trusted: its response, the interval of a share, and whether a change is more than chance."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import inf, sqrt
from typing import Literal

from rbaccards.measures.amounts import Compared
from rbaccards.series import Observation, Series

Z_95 = 1.96
"""The normal deviate of a 95% confidence interval."""
IntervalMethod = Literal["worst case", "normal", "Wilson"]


@dataclass(frozen=True, slots=True)
class Interval:
    """The two ends of a 95% confidence interval of a share, as fractions."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class SurveyReading:
    """Replies, those invited (None where the population is far larger), and what follows from them.

    `response_rate` and `margin` are fractions: 0.631 and 0.0338. The margin is that of the worst case, whatever the
    method of the interval.
    """

    replies: int
    invited: int | None
    response_rate: float | None
    margin: float
    method: IntervalMethod = "worst case"
    interval: Interval | None = None
    """That of the leading value, None where it is no share."""


class Significance(StrEnum):
    HIGHER = "higher"
    LOWER = "lower"
    NOT_SIGNIFICANT = "not significant"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class SignificanceTest:
    """Whether a change is more than chance; `z` is None where two stated intervals were compared."""

    significance: Significance
    z: float | None = None


def response_rate(replies: int, invited: int) -> float:
    """replies / invited: 310 of 491 is 0.631."""
    return replies / invited


def margin_of_error(replies: int, population: int | None = None, share: float = 0.5) -> float:
    """Half the width of the 95% confidence interval of a share, as a fraction.

    1.96 x sqrt(p(1 - p) / n), times sqrt((N - n) / (N - 1)) where all N people could have replied (finite
    population correction; Cochran, Sampling Techniques, 3rd ed., ch. 2-3). The worst case p = 50% is the
    default: 310 of 491 gives 0.0338; 0.0557 without the correction.
    """
    margin = Z_95 * sqrt(share * (1 - share) / replies)
    if population is None or population <= 1:
        return margin
    return margin * sqrt((population - replies) / (population - 1))


def effective_replies(replies: int, population: int) -> float:
    """The replies that would say as much of an endless population as these say of `population` people.

    n(N - 1) / (N - n), infinite where everyone replied: 310 of 491 count as 839. With it in place of n the normal
    interval is the one with the finite population correction.
    """
    return replies * (population - 1) / (population - replies) if population > replies else inf


def normal_interval(share: float, replies: int, population: int | None = None) -> Interval:
    """The share less and plus its margin of error, cut off at 0 and 1: 0.9 of 310 replies gives 0.867 to 0.933."""
    return _around(share, margin_of_error(replies, population, share))


def wilson_interval(share: float, replies: int, population: int | None = None) -> Interval:
    """The shares p that a test at 95% does not rule out: |share - p| <= 1.96 x sqrt(p(1 - p) / n).

    Wilson 1927, J. Am. Stat. Assoc. 22:209-212; method 3 of Newcombe 1998, Statistics in Medicine 17:857-872, whose
    81 of 263 gives 0.2553 to 0.3662. It stays within 0 to 1, and has a width even at 0% and 100%. In a finite
    population n is the number of effective replies (O'Neill 2021, Mathematical properties and finite-population
    correction for the Wilson score interval).
    """
    n = float(replies) if population is None else effective_replies(replies, population)
    middle = (share + Z_95**2 / (2 * n)) / (1 + Z_95**2 / n)
    half = Z_95 / (1 + Z_95**2 / n) * sqrt(share * (1 - share) / n + (Z_95 / (2 * n)) ** 2)
    return _around(middle, half)


def _around(middle: float, half: float) -> Interval:
    return Interval(max(middle - half, 0.0), min(middle + half, 1.0))


def interval_of(share: float, replies: int, population: int | None, method: IntervalMethod) -> Interval:
    """The 95% interval of a share by the method that the card states."""
    match method:
        case "normal":
            return normal_interval(share, replies, population)
        case "Wilson":
            return wilson_interval(share, replies, population)
        case _:
            return _around(share, margin_of_error(replies, population))


def read_survey(
    replies: int, invited: int | None, method: IntervalMethod = "worst case", value: float | None = None
) -> SurveyReading:
    """What follows from the replies, and the interval of `value`, a share in per cent."""
    rate = response_rate(replies, invited) if invited else None
    share = value / 100 if value is not None and 0 <= value <= 100 else None
    interval = interval_of(share, replies, invited, method) if share is not None else None
    return SurveyReading(replies, invited, rate, margin_of_error(replies, invited), method, interval)


def two_proportions(now: float, replies: float, before: float, replies_before: float) -> SignificanceTest:
    """Whether two shares of independent samples differ at 95%: |z| >= 1.96.

    z = (p1 - p2) / sqrt(p(1 - p)(1 / n1 + 1 / n2)) with p the share of both samples together (Fleiss, Levin and Paik,
    Statistical Methods for Rates and Proportions, 3rd ed., ch. 3; no continuity correction). No correction for a finite
    population: the question is whether people changed, not who happened to reply.
    """
    both = (now * replies + before * replies_before) / (replies + replies_before)
    error = sqrt(max(both * (1 - both), 0.0) * (1 / replies + 1 / replies_before))
    if error == 0:
        return SignificanceTest(Significance.NOT_SIGNIFICANT)
    z = (now - before) / error
    if abs(z) < Z_95:
        return SignificanceTest(Significance.NOT_SIGNIFICANT, z)
    return SignificanceTest(Significance.HIGHER if z > 0 else Significance.LOWER, z)


def apart(now: Observation, before: Observation) -> SignificanceTest:
    """Whether the stated intervals of two values do not overlap; UNKNOWN where one of them has none.

    Stricter than a test: intervals that overlap a little may still belong to different values (Schenker and Gentleman
    2001, The American Statistician 55:182-186).
    """
    if now.lower is None or now.upper is None or before.lower is None or before.upper is None:
        return SignificanceTest(Significance.UNKNOWN)
    if now.lower > before.upper:
        return SignificanceTest(Significance.HIGHER)
    return SignificanceTest(Significance.LOWER if now.upper < before.lower else Significance.NOT_SIGNIFICANT)


def significance_of_change(series: Series, compared: Compared | None, replies: int | None) -> SignificanceTest:
    """Whether the change between two values of a series is more than chance.

    `replies` are those of the later value, a share in per cent; None where there was no survey. The earlier value's
    sample is its denominator. Without both samples the stated intervals are compared; without these nothing is known.
    """
    now = series.at(compared.now.period) if compared else None
    before = series.at(compared.before.period) if compared and compared.before else None
    if now is None or before is None or now.value is None or before.value is None:
        return SignificanceTest(Significance.UNKNOWN)
    if replies and before.denominator and all(0 <= each <= 100 for each in (now.value, before.value)):
        return two_proportions(now.value / 100, replies, before.value / 100, before.denominator)
    return apart(now, before)
