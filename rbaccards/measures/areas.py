"""An indicator by area: largest first, the rest in one row, and whether the parts make the whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rbaccards.measures.amounts import Amount, Compared
from rbaccards.periods.period import Period
from rbaccards.series import Series


@dataclass(frozen=True, slots=True)
class Area:
    """One area; `share` is its fraction of the whole, None where the whole is not known."""

    name: str
    compared: Compared
    share: float | None


@dataclass(frozen=True, slots=True)
class AreaTable:
    """The areas shown, and what the others come to. `count` is how many areas there are in all."""

    period: Period
    shown: tuple[Area, ...]
    shown_total: float
    shown_share: float | None
    other: Compared | None
    whole: Compared | None
    count: int

    @property
    def other_share(self) -> float | None:
        """The others' fraction of the whole, None where the whole is not known or zero."""
        if self.other is None or self.whole is None or not self.whole.now.value:
            return None
        return self.other.now.value / self.whole.now.value


@dataclass(frozen=True, slots=True)
class Mismatch:
    """Parts that do not make the whole in a period."""

    period: Period
    parts: float
    whole: float


def area_table(
    areas: Sequence[Series], whole: Compared | None, show: int | None, count: int | None
) -> AreaTable | None:
    """The table for the last period of `areas`; `whole` is the indicator over that same period and the one before."""
    latest = max((each.known[-1].period for each in areas if each.known), default=None)
    if latest is None:
        return None
    found = [(each.area, _compared(each, latest)) for each in areas]
    measured = [(name, compared) for name, compared in found if compared is not None]
    measured.sort(key=lambda each: (-each[1].now.value, each[0]))
    total = whole.now.value if whole else None
    shown = tuple(Area(name, each, each.now.value / total if total else None) for name, each in measured[:show])
    sum_shown = sum(each.compared.now.value for each in shown)
    in_all = count or len(measured)
    other = _remainder(shown, whole) if whole and in_all > len(shown) else None
    return AreaTable(latest, shown, sum_shown, sum_shown / total if total else None, other, whole, in_all)


def mismatches(areas: Sequence[Series], whole: Compared | None, count: int | None) -> tuple[Mismatch, ...]:
    """Where all areas together differ from the whole, or only some of them already exceed it."""
    if whole is None:
        return ()
    found = []
    for amount in filter(None, (whole.now, whole.before)):
        known = [each.at(amount.period) for each in areas]
        parts = [each.value for each in known if each is not None and each.value is not None]
        complete = len(parts) == (count or len(areas))
        total = sum(parts)
        wrong = abs(total - amount.value) > 1e-6 if complete else total - amount.value > 1e-6
        if parts and wrong:
            found.append(Mismatch(amount.period, total, amount.value))
    return tuple(found)


def _compared(series: Series, period: Period) -> Compared | None:
    now, before = series.at(period), series.at(period.year_before())
    if now is None or now.value is None:
        return None
    earlier = Amount(before.value, before.period) if before and before.value is not None else None
    return Compared(Amount(now.value, period), earlier)


def _remainder(shown: Sequence[Area], whole: Compared) -> Compared:
    """The whole less the areas shown, now and before."""
    now = Amount(whole.now.value - sum(each.compared.now.value for each in shown), whole.now.period)
    befores = [each.compared.before for each in shown]
    known = [each.value for each in befores if each is not None]
    if whole.before is None or len(known) < len(befores):
        return Compared(now)
    return Compared(now, Amount(whole.before.value - sum(known), whole.before.period))
