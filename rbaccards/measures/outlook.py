"""Where an indicator stands on a scorecard: its rating now and the one expected at the year's end, taken together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rbaccards.measures.rating import Colour
from rbaccards.measures.reading import Reading


class Outlook(StrEnum):
    """The most serious first; the order in which a scorecard shows them."""

    AT_RISK = "at risk"
    EXPECTED_TO_RECOVER = "expected to recover"
    ON_TRACK = "on track"
    NOT_RATED = "not rated"
    NO_DATA = "no data yet"


@dataclass(frozen=True, slots=True)
class Standing:
    """An indicator and where it stands; `group` is the theme that it belongs to."""

    reading: Reading
    outlook: Outlook
    group: str
    counted: bool = True
    """False for one that is counted together with another."""


def outlook_of(reading: Reading) -> Outlook:
    """At risk: worse than the target at the year's end, or worse now and nothing else is expected. Expected to recover:
    worse now only. On track: neither. Without a value there are no data yet; with neither rating it is not rated.
    """
    if reading.leading is None:
        return Outlook.NO_DATA
    now, year_end = reading.colour, reading.year_end_colour
    if now is None and year_end is None:
        return Outlook.NOT_RATED
    if Colour.RED in (now, year_end):
        return Outlook.EXPECTED_TO_RECOVER if year_end not in (None, Colour.RED) else Outlook.AT_RISK
    return Outlook.ON_TRACK


def standings(readings: Mapping[str, Reading], group: str, together: Mapping[str, str]) -> list[Standing]:
    """Where the indicators of one card stand; `together` names for some of them the one they are counted with.

    Of those counted together the most serious is the one that counts, the first where they stand alike.
    """
    order = list(Outlook)
    found = {key: outlook_of(reading) for key, reading in readings.items()}
    counting: dict[str, str] = {}
    for key, outlook in found.items():
        leader = together.get(key, key)
        before = counting.setdefault(leader, key)
        if order.index(outlook) < order.index(found[before]):
            counting[leader] = key
    return [
        Standing(readings[key], outlook, group, counted=counting[together.get(key, key)] == key)
        for key, outlook in found.items()
    ]


def counts(found: Iterable[Standing]) -> dict[Outlook, int]:
    """How many stand where; those counted together count once."""
    counted = Counter(each.outlook for each in found if each.counted)
    return {outlook: counted[outlook] for outlook in Outlook}


def by_group(found: Sequence[Standing]) -> dict[str, dict[Outlook, int]]:
    """How many of each theme stand where, the themes in their order."""
    groups = dict.fromkeys(each.group for each in found)
    return {group: counts(each for each in found if each.group == group) for group in groups}
