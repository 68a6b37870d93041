"""What changed since the edition before, by kind."""

from __future__ import annotations

from dataclasses import dataclass

from rbaccards.changes import changes_of, since
from rbaccards.changes.change import KINDS, Change, Kind
from rbaccards.measured import MeasuredPack
from rbaccards.words import count, sentence


@dataclass(frozen=True, slots=True)
class ChangesView:
    """What changed, by kind."""

    since: str
    lede: str
    groups: tuple[tuple[str, tuple[Change, ...]], ...]


HEADINGS: dict[Kind, str] = {
    "Rating": "Ratings",
    "Year’s end": "Ratings expected at the year’s end",
    "Figure": "Figures",
    "Judged": "Forecasts whose time has come",
    "Target": "Targets",
    "Forecast": "Forecasts",
    "Restated": "Restated values",
    "Action": "Actions",
    "Text": "Texts",
    "Card": "Cards and indicators",
}


def changes_view(pack: MeasuredPack) -> ChangesView:
    found = changes_of(pack)
    groups = [(HEADINGS[kind], tuple(each for each in found if each.kind == kind)) for kind in KINDS]
    ratings = sum(each.kind == "Rating" for each in found)
    changes = "change" if len(found) == 1 else "changes"
    moved = f"{count(ratings)} of them in a rating" if ratings else "none of them in a rating"
    lede = f"{sentence(count(len(found)))} {changes}, {moved}."
    return ChangesView(
        since=since(pack).label,
        lede=lede if found else "Nothing changed.",
        groups=tuple((heading, each) for heading, each in groups if each),
    )
