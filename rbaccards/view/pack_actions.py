"""The actions of all cards of a pack: by owner, and by due date."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rbaccards.figures import fill
from rbaccards.measured import MeasuredCard, MeasuredPack, as_at, status_of
from rbaccards.schema.card import Action
from rbaccards.view.parts import ActionsView, Cell, Column, Row, Table
from rbaccards.view.titles import short_title
from rbaccards.words import count, listed, plural, sentence

STATUSES = ("late", "under way", "planned", "done", "dropped")
"""What is still to be done first, most urgent on top."""
STILL_OPEN = STATUSES[:3]


@dataclass(frozen=True, slots=True)
class _Listed:
    action: Action
    card: MeasuredCard
    status: str

    @property
    def due(self) -> tuple[bool, int]:
        """When it is due, for sorting; actions without a date come last."""
        return self.action.due is None, self.action.due.end if self.action.due else 0

    @property
    def owner(self) -> tuple[bool, str]:
        """Who owns it, for sorting; actions without an owner come last."""
        return self.action.owner is None, (self.action.owner or "").casefold()


def actions_view(pack: MeasuredPack) -> ActionsView:
    day = as_at(pack.pack)
    found = [
        _Listed(action, card, status_of(action, day)) for card in pack.cards for action in card.loaded.card.new_actions
    ]
    open_still = [each for each in found if each.status in STILL_OPEN]
    return ActionsView(
        lede=_lede(found),
        by_owner=_by_owner(sorted(found, key=lambda each: (each.owner, each.due))),
        by_due_date=_by_due_date(sorted(open_still, key=lambda each: (each.due, each.owner))),
    )


def _lede(found: Sequence[_Listed]) -> str:
    """How many there are, of how many owners, and how they stand: "14 actions: nine under way and five planned."."""
    if not found:
        return "The cards of this pack have no actions."
    stand = Counter(each.status for each in found)
    how = listed(f"{count(stand[status])} {status}" for status in STATUSES if stand[status])
    number = len(found)
    return f"{sentence(count(number))} {'action' if number == 1 else plural('action')}: {how}."


def _by_owner(found: Sequence[_Listed]) -> Table:
    columns = (
        Column("Owner", width="37mm"),
        Column("Action"),
        Column("Priority", width="34mm"),
        Column("Due", width="17mm"),
        Column("Status", width="19mm"),
    )
    return Table(
        columns, tuple(Row((_owner(each), _words(each), _priority(each), _due(each), _status(each))) for each in found)
    )


def _by_due_date(found: Sequence[_Listed]) -> Table:
    columns = (
        Column("Due", width="17mm"),
        Column("Action"),
        Column("Priority", width="34mm"),
        Column("Owner", width="37mm"),
        Column("Status", width="19mm"),
    )
    return Table(
        columns, tuple(Row((_due(each), _words(each), _priority(each), _owner(each), _status(each))) for each in found)
    )


def _words(each: _Listed) -> Cell:
    return Cell(fill(each.action.action, each.card.figures))


def _priority(each: _Listed) -> Cell:
    return Cell(sentence(short_title(each.card)))


def _owner(each: _Listed) -> Cell:
    return Cell(each.action.owner) if each.action.owner else Cell("not named", quiet=True)


def _due(each: _Listed) -> Cell:
    return Cell(each.action.due.short) if each.action.due else Cell("not set", quiet=True)


def _status(each: _Listed) -> Cell:
    return Cell(strong="Late") if each.status == "late" else Cell(sentence(each.status))
