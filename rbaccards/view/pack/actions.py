"""The actions of all cards of a pack: by owner, and by due date."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rbaccards.figures import fill
from rbaccards.measured import MeasuredCard, MeasuredPack, as_at, status_of
from rbaccards.periods.period import Period
from rbaccards.periods.text import parse_period
from rbaccards.prose import to_blocks
from rbaccards.view.parts import ActionsView, Cell, Column, Row, Table
from rbaccards.view.titles import short_title
from rbaccards.words import count, listed, plural, sentence

NOT_STATED = "without a status"
"""The rows of a tracker have none; they are open while they are reported."""
STATUSES = ("late", "under way", "planned", NOT_STATED, "done", "dropped")
"""What is still to be done first, most urgent on top."""
STILL_OPEN = STATUSES[:4]


@dataclass(frozen=True, slots=True)
class Listed:
    """An action of a card, or what a row of a tracker says is to be done."""

    words: Cell
    named: str | None
    until: Period | None
    when: str | None
    """When it is due, as printed."""
    status: str
    card: MeasuredCard

    @property
    def due(self) -> tuple[bool, int]:
        """When it is due, for sorting; actions without a date come last."""
        return self.until is None, self.until.end if self.until else 0

    @property
    def owner(self) -> tuple[bool, str]:
        """Who owns it, for sorting; actions without an owner come last."""
        return self.named is None, (self.named or "").casefold()


def actions_view(pack: MeasuredPack) -> ActionsView:
    found = list(listed_actions(pack))
    open_still = [each for each in found if each.status in STILL_OPEN]
    return ActionsView(
        lede=_lede(found),
        by_owner=_by_owner(sorted(found, key=lambda each: (each.owner, each.due))),
        by_due_date=_by_due_date(sorted(open_still, key=lambda each: (each.due, each.owner))),
    )


def listed_actions(pack: MeasuredPack) -> Iterator[Listed]:
    """Every action of a pack, in the order of its cards."""
    for card in pack.cards:
        yield from _actions(card)
        yield from _updates(card)


def _actions(card: MeasuredCard) -> Iterator[Listed]:
    day = as_at(card.pack)
    for each in card.loaded.card.new_actions:
        words, when = Cell(fill(each.action, card.figures)), each.due.short if each.due else None
        yield Listed(words, each.owner, each.due, when, status_of(each, day), card)


def _updates(card: MeasuredCard) -> Iterator[Listed]:
    """What the rows of a tracker say is to be done; a timescale in words has no place in the order of time."""
    for each in card.loaded.card.updates:
        blocks = (*to_blocks(each.actions, card.figures), *to_blocks(each.next_steps, card.figures))
        if blocks:
            until = parse_period(each.timescale or "", card.calendar)
            due = until if isinstance(until, Period) else None
            yield Listed(Cell(blocks=blocks), each.officer, due, each.timescale, NOT_STATED, card)


def _lede(found: Sequence[Listed]) -> str:
    """How many there are, of how many owners, and how they stand: "14 actions: nine under way and five planned."."""
    if not found:
        return "The cards of this pack have no actions."
    stand = Counter(each.status for each in found)
    how = listed(f"{count(stand[status])} {status}" for status in STATUSES if stand[status])
    number = f"{sentence(count(len(found)))} {'action' if len(found) == 1 else plural('action')}"
    return f"{number}." if set(stand) == {NOT_STATED} else f"{number}: {how}."


_OWNER = Column("Owner", width="37mm")
_DUE = Column("Due", width="19mm")
_PRIORITY = Column("Priority", width="34mm")
_STATUS = Column("Status", width="19mm")


def _by_owner(found: Sequence[Listed]) -> Table:
    rows = ((_owner(each), each.words, _priority(each), _due(each), _status(each)) for each in found)
    return _with_status((_OWNER, Column("Action"), _PRIORITY, _DUE, _STATUS), rows, found)


def _by_due_date(found: Sequence[Listed]) -> Table:
    rows = ((_due(each), each.words, _priority(each), _owner(each), _status(each)) for each in found)
    return _with_status((_DUE, Column("Action"), _PRIORITY, _OWNER, _STATUS), rows, found)


def _with_status(columns: Sequence[Column], rows: Iterable[tuple[Cell, ...]], found: Sequence[Listed]) -> Table:
    """The table, without its last column where nothing has a status."""
    last = None if any(each.status != NOT_STATED for each in found) else -1
    return Table(tuple(columns[:last]), tuple(Row(row[:last]) for row in rows))


def _priority(each: Listed) -> Cell:
    return Cell(sentence(short_title(each.card)))


def _owner(each: Listed) -> Cell:
    return Cell(each.named) if each.named else Cell("not named", quiet=True)


def _due(each: Listed) -> Cell:
    return Cell(each.when) if each.when else Cell("not set", quiet=True)


def _status(each: Listed) -> Cell:
    if each.status == NOT_STATED:
        return Cell("not stated", quiet=True)
    return Cell(strong="Late") if each.status == "late" else Cell(sentence(each.status))
