"""Where we stand among other areas: rank, quarter, and whether we are better than the areas named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from rbaccards.measures.amounts import Amount
from rbaccards.periods.period import Period
from rbaccards.schema.measure_parts import Comparators
from rbaccards.series import Observation, Series

LEAST_AREAS = 4
"""Fewer areas have no quarters."""


class Verdict(StrEnum):
    BETTER = "better"
    SIMILAR = "similar"
    WORSE = "worse"
    HIGHER = "higher"
    LOWER = "lower"
    SAME = "the same"


@dataclass(frozen=True, slots=True)
class Ranked:
    """An area with its value, the ends of its 95% interval where they are known, and its rank."""

    name: str
    value: float
    lower: float | None
    upper: float | None
    rank: int
    """1 is best; where no way is better, 1 is largest. Equal values share the better rank: 1, 2, 2, 4."""
    joint: bool
    """True where another area has the same value."""
    ours: bool = False


@dataclass(frozen=True, slots=True)
class Against:
    """An area that stands for more than one place, with what we are against it."""

    name: str
    value: float
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Comparison:
    """Our value and that of others in one period; `ranked` has rank 1 first."""

    period: Period
    ours: Ranked
    ranked: tuple[Ranked, ...]
    named: tuple[Against, ...]
    last_year: Amount | None
    """Our own value of the year before, where the card wants it shown."""
    by_merit: bool
    """False where no way is better, so that areas are ranked by size."""

    @property
    def count(self) -> int:
        """How many areas are ranked, we among them."""
        return len(self.ranked)

    @property
    def quarter(self) -> int | None:
        """The quarter of the areas that we are in, 1 to 4; None below four areas, or where equals reach over two.

        Rank r of n is in the quarter 4r / n, rounded up: of 16 the first four are in the first.
        """
        if self.count < LEAST_AREAS:
            return None
        last = self.ours.rank - 1 + sum(each.value == self.ours.value for each in self.ranked)
        first, final = (-(-4 * rank // self.count) for rank in (self.ours.rank, last))
        return first if first == final else None


def compare(
    ours: Series, others: Sequence[Series], declared: Comparators, polarity: str, name: str
) -> Comparison | None:
    """The comparison for the latest period in which we and at least one other area have a value; None without one.

    `name` is what we are called; an area of that name is ourselves and does not count twice.
    """
    same_group = [each for each in others if each.group == ours.group and each.area != name]
    period = next((each.period for each in reversed(ours.known) if _known(same_group, each.period)), None)
    own = ours.at(period) if period else None
    if period is None or own is None:
        return None
    found = _known(same_group, period)
    ranked = ranking([(name, own), *(each for each in found if each[0] not in declared.named)], polarity, name)
    before = ours.at(period.year_before()) if declared.last_year == "yes" else None
    return Comparison(
        period=period,
        ours=next(each for each in ranked if each.ours),
        ranked=ranked,
        named=tuple(
            Against(area, row.value or 0.0, verdict(own, row.value or 0.0, polarity))
            for wanted in declared.named
            for area, row in found
            if area == wanted
        ),
        last_year=Amount(before.value, before.period) if before and before.value is not None else None,
        by_merit=polarity in ("lower", "higher"),
    )


def _known(areas: Sequence[Series], period: Period) -> list[tuple[str, Observation]]:
    """The areas with a value in a period."""
    rows = [(each.area, each.at(period)) for each in areas]
    return [(name, row) for name, row in rows if row is not None and row.value is not None]


def ranking(rows: Sequence[tuple[str, Observation]], polarity: str, ours: str) -> tuple[Ranked, ...]:
    """The areas in order, best first (largest first where no way is better), equals by name.

    Standard competition ranking: one more than the number of areas that are better, so that of 5, 4, 4, 3 the ranks
    are 1, 2, 2, 4.
    """
    sign = 1.0 if polarity == "lower" else -1.0
    placed = sorted(rows, key=lambda each: (sign * (each[1].value or 0.0), each[0]))
    values = [row.value or 0.0 for _, row in placed]
    return tuple(
        Ranked(
            name=name,
            value=value,
            lower=row.lower,
            upper=row.upper,
            rank=1 + values.index(value),
            joint=values.count(value) > 1,
            ours=name == ours,
        )
        for (name, row), value in zip(placed, values, strict=True)
    )


def verdict(ours: Observation, theirs: float, polarity: str) -> Verdict:
    """What we are against another value.

    With an interval: similar where our 95% interval holds their value, its ends included, else better or worse; their
    own interval does not count. That is how the public health profiles of England compare an area with England (Public
    Health England, Fingertips, Technical Guide: RAG Rating Indicator Values, 2017). Without an interval, or where no
    way is better, nothing is said but higher or lower.
    """
    value = ours.value or 0.0
    stated = ours.lower is not None and ours.upper is not None
    if ours.lower is not None and ours.upper is not None and ours.lower <= theirs <= ours.upper:
        return Verdict.SIMILAR
    if value == theirs:
        return Verdict.SAME
    if not stated or polarity not in ("lower", "higher"):
        return Verdict.HIGHER if value > theirs else Verdict.LOWER
    return Verdict.BETTER if (value > theirs) == (polarity == "higher") else Verdict.WORSE
