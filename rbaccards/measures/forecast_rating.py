"""The rating expected at the end of the year: what the year is projected to come to, against its target."""

from __future__ import annotations

from dataclasses import dataclass

from rbaccards.measures.projection import Projection
from rbaccards.measures.rating import Aims, NotRated, Rating, rate
from rbaccards.measures.rules import Rules


@dataclass(frozen=True, slots=True)
class ForecastRating:
    """The rating of a projected year, and the projection; not rated where nothing can be projected."""

    rating: Rating
    projection: Projection | None = None


def forecast_rating(projection: Projection | None, aims: Aims, polarity: str, rules: Rules) -> ForecastRating | None:
    """The projected total of the target's own year against the target; None where nothing is projected for it."""
    if projection is None or aims.period is None or projection.year.period != aims.period:
        return None
    rating = rate(projection.compared.now, aims, polarity, rules, adds_up=True)
    return None if rating.not_rated is NotRated.NO_TARGET else ForecastRating(rating, projection)
