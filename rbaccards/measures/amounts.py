"""A value with the period it is for, and two of them compared."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from rbaccards.periods.period import Period


@dataclass(frozen=True, slots=True)
class Amount:
    value: float
    period: Period


@dataclass(frozen=True, slots=True)
class Compared:
    """An amount, and the one it is compared with where there is one."""

    now: Amount
    before: Amount | None = None

    @property
    def difference(self) -> float | None:
        """now - before, in the unit of the measure (percentage points for percentages)."""
        return None if self.before is None else _less(self.now.value, self.before.value)

    @property
    def relative(self) -> float | None:
        """(now - before) / before as a fraction: -0.3555 for 9,214 to 5,938; None where before is zero."""
        if self.before is None or self.before.value == 0:
            return None
        return _less(self.now.value, self.before.value) / abs(self.before.value)


def _less(one: float, other: float) -> float:
    """one - other as on paper: 10.35 less 10.3 is 0.05, where floats make it 0.0499... and round it down."""
    return float(Decimal(repr(float(one))) - Decimal(repr(float(other))))
