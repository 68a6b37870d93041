"""Direction of travel: better, worse or steady on a stated comparison, after polarity."""

from __future__ import annotations

from enum import StrEnum

from rbaccards.measures.amounts import Compared
from rbaccards.series import Series, values

STEADY_WITHIN = 0.01
"""A change smaller than 1% of the earlier value counts as steady."""
LEAST_POINTS = 3


class Direction(StrEnum):
    IMPROVING = "improving"
    STEADY = "steady"
    WORSENING = "worsening"
    NOT_ENOUGH_DATA = "not enough data"
    NO_POLARITY = "no polarity"


def direction_of_travel(series: Series, compared: Compared | None, polarity: str) -> Direction:
    """Where the indicator goes; fewer than three points, or a gap among the last three, is not enough data."""
    if polarity not in ("lower", "higher"):
        return Direction.NO_POLARITY
    recent = values(series).tail(LEAST_POINTS)
    if len(recent) < LEAST_POINTS or recent.isna().any() or compared is None or compared.difference is None:
        return Direction.NOT_ENOUGH_DATA
    earlier = compared.before.value if compared.before else 0.0
    if compared.difference == 0 or abs(compared.difference) < STEADY_WITHIN * abs(earlier):
        return Direction.STEADY
    better = compared.difference < 0 if polarity == "lower" else compared.difference > 0
    return Direction.IMPROVING if better else Direction.WORSENING
