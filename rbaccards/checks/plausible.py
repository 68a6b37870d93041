"""Can the values be right?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from rbaccards.issues import Issue, Severity
from rbaccards.measure_words import is_percentage
from rbaccards.measured import MeasuredCard
from rbaccards.schema.measure import Measure
from rbaccards.series import Observation

_JUMP = 50
"""How many times the next largest value may be: a figure typed with two more digits is a hundred times."""
_FEW = 4
"""With fewer values nothing is said of any of them."""


def values_are_plausible(card: MeasuredCard) -> Iterable[Issue]:
    """A value that can hardly be right

    One value is below zero, or above 100%, where no other is; or it is more than fifty times the next largest. Where
    it is right, say why in the note column of its row: it is not asked again.

    Example (data/heating.csv):

        period,value
        2008/09,70
        2009/10,72
        2010/11,74
        2011/12,740

    Better:

        period,value
        2008/09,70
        2009/10,72
        2010/11,74
        2011/12,74
    """
    for key, measure in card.loaded.measures():
        data = card.loaded.data.get(key)
        for series in (data.series, *data.groups, *chain.from_iterable(data.areas)) if data else ():
            for row, said in _implausible(series.known, measure):
                message = f"{measure.name}: the value for {row.period.label} {said}."
                hint = "Correct it, or say in the row's note why it is right."
                place = row.place or card.loaded.place(*card.loaded.steps_of(key))
                yield Issue("D07", place, message, hint, severity=Severity.WARNING)


def _implausible(rows: Sequence[Observation], measure: Measure) -> Iterator[tuple[Observation, str]]:
    """The rows that stand out, and how: at most one of each kind, as two of them are how the figures are."""
    found = [(row.value, row) for row in rows if row.value is not None]
    if len(found) < _FEW:
        return
    below = [row for value, row in found if value < 0]
    above = [row for value, row in found if value > 100]
    *_, second, largest = sorted(value for value, _ in found)
    row = next(row for value, row in found if value == largest)
    if len(below) == 1:
        yield from _unless_noted(below[0], "is below zero, and no other is")
    if is_percentage(measure) and len(above) == 1:
        yield from _unless_noted(above[0], "is above 100%, and no other is")
    elif second > 0 and largest > _JUMP * second:
        yield from _unless_noted(row, f"is more than {_JUMP} times the next largest")


def _unless_noted(row: Observation, said: str) -> Iterator[tuple[Observation, str]]:
    if not row.note:
        yield row, said
