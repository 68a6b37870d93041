"""The rows of an action tracker, and who contributes."""

from __future__ import annotations

from collections.abc import Sequence

from rbaccards.measured import MeasuredCard
from rbaccards.prose import to_blocks
from rbaccards.schema.names import UpdateColumn
from rbaccards.schema.tracker import Contributor, Update
from rbaccards.view.parts import Cell, Column, Row, Table
from rbaccards.view.titles import heading_of

_WIDTHS = {"risks": "56mm", "officer": "32mm", "timescale": "24mm"}


def updates_table(card: MeasuredCard) -> Table | None:
    """A numbered row for each update; columns that no row fills are left out. None for a card without updates."""
    rows, layout = card.loaded.card.updates, card.layout
    if not rows:
        return None
    names = [
        name
        for name in (card.pack.update_columns or layout.update_columns)
        if any(getattr(each, name) for each in rows)
    ]
    heads = (Column(heading_of(name, card), width=_WIDTHS.get(name, "")) for name in names)
    columns = (Column("No", width="8mm"), *heads)
    return Table(columns, tuple(_row(number, each, names, card) for number, each in enumerate(rows, 1)))


def _row(number: int, update: Update, names: Sequence[UpdateColumn], card: MeasuredCard) -> Row:
    return Row((Cell(str(number)), *(_cell(update, name, card) for name in names)))


def _cell(update: Update, name: UpdateColumn, card: MeasuredCard) -> Cell:
    text = getattr(update, name)
    if name == "officer":
        return Cell(text) if text else Cell("not named", quiet=True)
    if name == "timescale":
        return Cell(text) if text else Cell("not set", quiet=True)
    return Cell(blocks=to_blocks(text, card.figures))


def contributors_tables(card: MeasuredCard) -> tuple[Table, ...]:
    """Who contributes inside the council, and who outside."""
    declared = card.loaded.card.contributors
    if declared is None:
        return ()
    groups = (("In the council", declared.internal), ("Partners", declared.external))
    return tuple(_contributors(title, found) for title, found in groups if found)


def _contributors(title: str, found: Sequence[Contributor]) -> Table:
    said = [name for name in ("rationale", "engaged") if any(getattr(each, name) for each in found)]
    heads = {"rationale": "Why they are included", "engaged": "How they are engaged"}
    columns = (
        Column("Contributor", width="62mm"),
        Column("Organisation"),
        *(Column(heads[name]) for name in said),
    )
    rows = (
        Row(
            (Cell(each.contributor), Cell(each.organisation or ""), *(Cell(getattr(each, name) or "") for name in said))
        )
        for each in found
    )
    return Table(columns, tuple(rows), title=title)
