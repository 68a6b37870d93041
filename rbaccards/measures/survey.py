"""How far a survey can be trusted."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

Z_95 = 1.96
"""The normal deviate of a 95% confidence interval."""


@dataclass(frozen=True, slots=True)
class SurveyReading:
    """Replies, those invited (None where the population is far larger), and what follows from them.

    `response_rate` and `margin` are fractions: 0.631 and 0.0338.
    """

    replies: int
    invited: int | None
    response_rate: float | None
    margin: float


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


def read_survey(replies: int, invited: int | None) -> SurveyReading:
    rate = response_rate(replies, invited) if invited else None
    return SurveyReading(replies, invited, rate, margin_of_error(replies, invited))
