"""Which indicator, area and group each figure of a table belongs to, in no more words than tell them apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rbaccards.importing.cells import without_marks
from rbaccards.importing.roles import Roles
from rbaccards.importing.sheets import column_name
from rbaccards.importing.tables import Table
from rbaccards.periods.period import Period


@dataclass(frozen=True, slots=True)
class Labels:
    """What stands beside and over a figure."""

    indicators: tuple[str, ...]
    areas: tuple[str, ...]
    others: tuple[str, ...]
    """The section of its row, then the other labels."""
    heading: tuple[str, ...] = ()


Name = tuple[str, str, str]
"""Indicator, area, group."""


def named_rows(
    table: Table, roles: Roles, found: Sequence[tuple[Labels, Period]]
) -> tuple[list[Name], tuple[str, ...]]:
    """The name of each figure, and what was left out of the names."""
    areas = _areas([labels.areas for labels, _ in found])
    headings = _headings([labels.heading for labels, _ in found])
    columns: dict[str, list[str]] = {}
    names = _names(table)
    for at, column in enumerate(roles.indicators):
        columns[names[column]] = [labels.indicators[at] for labels, _ in found]
    indicator_names = list(columns)
    with_section = any(len(labels.others) > len(roles.others) for labels, _ in found)
    other_names = [*(["the section"] if with_section else []), *(names[column] for column in roles.others)]
    for at, name in enumerate(other_names):
        columns[name] = [labels.others[at] if at < len(labels.others) else "" for labels, _ in found]
    fixed = [(period, area, heading) for (_, period), area, heading in zip(found, areas, headings, strict=True)]
    needed = _needed(fixed, columns, keep=indicator_names[:1])
    rows = []
    for at, (area, heading) in enumerate(zip(areas, headings, strict=True)):
        indicator = [columns[name][at] for name in indicator_names if name in needed]
        group = [columns[name][at] for name in other_names if name in needed]
        rows.append((_joined([*indicator, heading]), area, _joined(group)))
    return rows, _left_out(table, roles, columns, needed)


def _names(table: Table) -> dict[int, str]:
    """The columns of labels by their headings, or by their letters."""
    return {
        column: without_marks(name)[0] or f"column {column_name(column)}"
        for column, name in zip(table.labels, table.label_names, strict=True)
    }


def _areas(found: list[tuple[str, ...]]) -> list[str]:
    """The first area of each; with the next one behind it where one name stands for two places."""
    places: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for areas in found:
        places[areas[0] if areas else ""].add(areas[1:2])
    return [
        "" if not areas else f"{areas[0]} ({areas[1]})" if len(places[areas[0]]) > 1 and areas[1:] else areas[0]
        for areas in found
    ]


def _headings(found: list[tuple[str, ...]]) -> list[str]:
    """The headings that not all columns share; "value" says nothing, and value_ulev is about "ulev"."""
    paths = {path: tuple(_word(text) for text in path) for path in found}
    shared = set.intersection(*(set(path) for path in paths.values())) if len(paths) > 1 else set()
    return [_joined([text for text in paths[path] if text not in shared]) for path in found]


def _word(text: str) -> str:
    plain = without_marks(text)[0]
    if plain.lower() == "value":
        return ""
    return plain[6:].replace("_", " ") if plain.lower().startswith("value_") else plain


def _needed(fixed: Sequence[object], columns: dict[str, list[str]], keep: Sequence[str]) -> set[str]:
    """The columns without which fewer figures could be told apart; those that only comment are tried first."""

    def told_apart(names: set[str]) -> int:
        return len(set(zip(fixed, *(columns[name] for name in columns if name in names), strict=True)))

    needed = set(columns)
    most = told_apart(needed)
    for name in sorted(columns, key=_order(columns)):
        if name not in keep and told_apart(needed - {name}) == most:
            needed.discard(name)
    return needed


def _order(columns: dict[str, list[str]]) -> Callable[[str], tuple[bool, int]]:
    places = list(columns)
    comments = ("compared", "significance", "rank", "trend", "units", "unit", "note")
    return lambda name: (not name.lower().startswith(comments), -places.index(name))


def _left_out(table: Table, roles: Roles, columns: dict[str, list[str]], needed: set[str]) -> tuple[str, ...]:
    """What the plan says of columns that no name needs."""
    said = []
    for name in columns:
        texts = list(dict.fromkeys(text for text in columns[name] if text))
        if name in needed or not texts:
            continue
        if len(texts) == 1:
            said.append(f"{name}: {texts[0]}, everywhere")
        else:
            said.append(f"{name}: left out, as nothing is told apart by it")
    names = _names(table)
    said += [f"{names[column]}: left out, a code" for column in roles.left_out]
    return tuple(said)


def _joined(words: Sequence[str]) -> str:
    return ", ".join(word for word in words if word)
