"""Everybody who is named on the cards of a pack, once, with the part they play."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from rbaccards.measured import MeasuredCard, MeasuredPack
from rbaccards.view.parts import Cell, Column, ContributorsView, Row, Table
from rbaccards.view.titles import short_title
from rbaccards.words import many

_SEVERAL = re.compile(r"[/;]")
"""What stands between two who are named together."""


@dataclass(frozen=True, slots=True)
class _Named:
    name: str
    organisation: str
    part: str
    priority: str


def contributors_view(pack: MeasuredPack) -> ContributorsView:
    """By organisation; somebody named without one belongs to that which another card names."""
    found = [each for card in pack.cards for each in _named(card)]
    known = {each.name: each.organisation for each in found if each.organisation}
    found = [replace(each, organisation=each.organisation or known.get(each.name, "")) for each in found]
    names = sorted({(each.organisation, each.name) for each in found}, key=_by_organisation)
    rows = tuple(_row(organisation, name, found) for organisation, name in names)
    organisations = {organisation for organisation, _ in names if organisation}
    lede = many(len(rows), "contributor")
    columns = (Column("Contributor", width="58mm"), Column("Part"))
    if not organisations:
        return ContributorsView(f"{lede}.", Table(columns, tuple(Row(row.cells[1:]) for row in rows)))
    said = f"{lede} in {many(len(organisations), 'organisation')}."
    return ContributorsView(said, Table((Column("Organisation", width="46mm"), *columns), rows))


def _by_organisation(key: tuple[str, str]) -> tuple[bool, str, str]:
    organisation, name = key
    return not organisation, organisation.casefold(), name.casefold()


def _named(card: MeasuredCard) -> Iterator[_Named]:
    """Leads, owners, officers and contributors of a card."""
    declared, priority = card.loaded.card, short_title(card)
    if declared.lead:
        yield _Named(declared.lead.role, declared.lead.organisation or "", "Lead", priority)
    owners = [(each.owner, "Owns actions") for each in declared.new_actions]
    owners += [(each.officer, "Reports progress") for each in declared.updates]
    owners += [(each.lead, "Leads actions") for each in declared.plan]
    for names, part in owners:
        yield from (_Named(name.strip(), "", part, priority) for name in _SEVERAL.split(names or "") if name.strip())
    if declared.contributors:
        for each in (*declared.contributors.internal, *declared.contributors.external):
            yield _Named(each.contributor, each.organisation or "", "Contributes", priority)


def _row(organisation: str, name: str, found: list[_Named]) -> Row:
    own = [each for each in found if (each.organisation, each.name) == (organisation, name)]
    parts = dict.fromkeys(each.part for each in own)
    stack = tuple(
        Cell(f"{part}: {'; '.join(dict.fromkeys(each.priority for each in own if each.part == part))}")
        for part in parts
    )
    return Row((Cell(organisation or "not stated", quiet=not organisation), Cell(name), Cell(stack=stack)))
