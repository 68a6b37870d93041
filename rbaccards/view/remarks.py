"""Open problems of a card as a draft prints them: each beside the section that it is about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from rbaccards.issues import Issue
from rbaccards.measured import MeasuredCard
from rbaccards.view.parts import Section

_HEAD = ""
"""Where remarks stand that are about no section."""
_ALSO = {"indicators": ("headline", "indicators", "indicator_table", "scorecard")}
"""Fields whose content is printed in sections with other names, in this order."""


def with_remarks(card: MeasuredCard, sections: Sequence[Section]) -> Iterator[Section]:
    """The sections with what is wrong with them; what is about none of them stands at the first."""
    found = _by_field(card)
    printed = {section.name for section in sections}
    at = defaultdict[str, list[str]](list)
    for field, remarks in found.items():
        names = (name for name in _ALSO.get(field, (field,)) if name in printed)
        at[next(names, _HEAD)] += remarks
    for section in sections:
        yield replace(section, remarks=(*at.pop(_HEAD, ()), *at.pop(section.name, ())))


def _by_field(card: MeasuredCard) -> dict[str, list[str]]:
    """What was found in the card, by the field of its file; what was found in its data files under no field."""
    entries = card.loaded.document.root.entries
    found = defaultdict[str, list[str]](list)
    for issue in card.issues:
        above = [entry for entry in entries if entry.key.place.line <= issue.place.line]
        own = issue.place.path == card.loaded.path
        found[above[-1].key.text if own and above else _HEAD].append(_words(issue))
    return found


def _words(issue: Issue) -> str:
    where = f"line {issue.place.line}" if issue.place.line else issue.place.path
    return f"{issue.code}, {where}: {issue.message}"
