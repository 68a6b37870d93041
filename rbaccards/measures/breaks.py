"""Breaks in a series: where it changed its meaning, so that nothing is compared or added up across."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from rbaccards.periods.period import Period
from rbaccards.series import Series


@dataclass(frozen=True, slots=True)
class Break:
    """The last period before the change, and why values after it mean something else."""

    after: Period
    because: str


def breaks_in(series: Series, declared: Mapping[Period, str]) -> tuple[Break, ...]:
    """The breaks that have values on both sides, oldest first."""
    return tuple(
        Break(period, because)
        for period, because in sorted(declared.items())
        if any(each.period.start <= period.end for each in series.known)
        and any(each.period.start > period.end for each in series.known)
    )


def pieces(series: Series, breaks: Sequence[Break]) -> tuple[Series, ...]:
    """The series cut at its breaks, oldest piece first; a period that reaches over a break belongs to the older."""
    edges = [None, *(each.after.end for each in breaks), None]
    return tuple(
        replace(
            series,
            observations=tuple(
                each
                for each in series.observations
                if (low is None or each.period.start > low) and (high is None or each.period.start <= high)
            ),
        )
        for low, high in pairwise(edges)
    )
