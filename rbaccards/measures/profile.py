"""A year's target profiled to the dates inside the year: the milestones."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate


def straight_shares(parts: int) -> tuple[float, ...]:
    """What part of the year's target is due by the end of each part, at an even pace: 0.25, 0.5, 0.75, 1."""
    return tuple(number / parts for number in range(1, parts + 1))


def seasonal_shares(last_year: Sequence[float]) -> tuple[float, ...] | None:
    """What part of last year's total was there by the end of each part; None where the total was zero.

    1,011, 916, 645, 725 give 0.307, 0.584, 0.780, 1.
    """
    total = sum(last_year)
    return tuple(so_far / total for so_far in accumulate(last_year)) if total else None


def to_date(target: float, shares: Sequence[float]) -> tuple[float, ...]:
    """The target for the year to date at the end of each part: 1,450 at an even pace is 725 after six months."""
    return tuple(target * share for share in shares)


def rolling(target: float, shares: Sequence[float], last_year: Sequence[float]) -> tuple[float, ...]:
    """The 12-month total at the end of each part if the year goes as profiled: its own share of the target so far,
    and what last year still adds. It starts near last year's total and ends at the target.
    """
    still = [sum(last_year[number:]) for number in range(1, len(last_year) + 1)]
    return tuple(target * share + rest for share, rest in zip(shares, still, strict=True))


def from_start(target: float, shares: Sequence[float], start: float) -> tuple[float, ...]:
    """A level that moves from last year's end to the target: a percentage, a rate, a number of people."""
    return tuple(start + (target - start) * share for share in shares)
