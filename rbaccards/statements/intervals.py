"""What a rounded number can stand for, and arithmetic with it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import inf, nextafter

_SLACK = 1e-9
"""What floats may be wrong by, as a part of the number."""


@dataclass(frozen=True, slots=True)
class Interval:
    """Everything from `low` to `high`. Both ends count: a half is rounded up by some and down by others."""

    low: float
    high: float

    def meets(self, other: Interval) -> bool:
        """Whether some number lies in both."""
        return self.low <= _more(other.high) and other.low <= _more(self.high)

    @property
    def middle(self) -> float:
        """The number itself, without its rounding; the end that is there where the other is open."""
        if self.low == -inf:
            return self.high
        return self.low if self.high == inf else (self.low + self.high) / 2

    @property
    def size(self) -> Interval:
        """The same without its sign."""
        low, high = sorted((abs(self.low), abs(self.high)))
        return Interval(0.0 if self.low <= 0 <= self.high else low, high)


def exactly(value: float) -> Interval:
    return Interval(value, value)


def about(value: float, half: float) -> Interval:
    """`value` give or take `half`."""
    return Interval(value - half, value + half)


def as_written(value: float) -> Interval:
    """What a value of a data file can stand for, by the decimals it was written with: 39.8 is 39.75 to 39.85."""
    return about(value, 0.5 * 10.0 ** -decimals_of(value))


def decimals_of(value: float) -> int:
    """How many decimals a number is written with; the floats of 39.8 and 40 have one and none."""
    return len(f"{value:.12f}".partition(".")[2].rstrip("0"))


def difference(now: Interval, before: Interval) -> Interval:
    """now - before."""
    return Interval(now.low - before.high, now.high - before.low)


def relative(now: Interval, before: Interval) -> Interval | None:
    """(now - before) / before in per cent; None where the earlier value may be nought or less."""
    if before.low <= 0:
        return None
    ratios = [100 * (n / b - 1) for n in (now.low, now.high) for b in (before.low, before.high)]
    return Interval(min(ratios), max(ratios))


def share(part: Interval, whole: Interval) -> Interval | None:
    """part / whole in per cent; None where the whole may be nought or less."""
    change = relative(part, whole)
    return None if change is None else Interval(change.low + 100, change.high + 100)


def added(parts: Iterable[Interval]) -> Interval:
    """The sum: rounded parts come to a wider interval."""
    known = list(parts)
    return Interval(sum(each.low for each in known), sum(each.high for each in known))


def _more(end: float) -> float:
    return end if abs(end) == inf else nextafter(end + abs(end) * _SLACK, inf)
