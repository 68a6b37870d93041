"""Does every confidence interval hold the value it belongs to?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rbaccards.issues import Issue
from rbaccards.loaded import MeasureData
from rbaccards.measured import MeasuredCard
from rbaccards.origins import exact
from rbaccards.series import Observation, Series


def intervals_hold_their_value(card: MeasuredCard) -> Iterable[Issue]:
    """Values below the lower end of their interval, or above the upper one, wherever the card takes them from."""
    for key, measure in card.loaded.measures():
        if key not in card.loaded.data:
            continue
        for series in _series(card.loaded.data[key]):
            for each in filter(_outside, series.observations):
                of = ", ".join(name for name in (series.area, series.group) if name)
                message = (
                    f"{measure.name}{f' of {of}' if of else ''}: {each.period.label} is given as "
                    f"{exact(each.value or 0.0)}, outside its interval{_ends(each)}."
                )
                place = each.place or card.loaded.place(*card.loaded.steps_of(key))
                yield Issue("C35", place, message, "Correct the columns value, lower and upper of the row.")


def _series(data: MeasureData) -> Iterator[Series]:
    yield from data.groups if data.series in data.groups else (data.series, *data.groups)
    for areas in (*data.areas, data.comparators):
        yield from areas


def _outside(row: Observation) -> bool:
    if row.value is None:
        return False
    below = row.lower is not None and row.value < row.lower
    return below or (row.upper is not None and row.value > row.upper)


def _ends(row: Observation) -> str:
    """The ends that the row gives: " of 13 to 14", " from 13 on", " up to 14"."""
    if row.lower is None or row.upper is None:
        return f" from {exact(row.lower)} on" if row.lower is not None else f" up to {exact(row.upper or 0.0)}"
    return f" of {exact(row.lower)} to {exact(row.upper)}"
