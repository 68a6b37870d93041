"""The actions of a pack, by owner; late ones first, and told by a filter that needs no script."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rbaccards.measured import MeasuredPack, as_at
from rbaccards.periods.dates import day_in_words
from rbaccards.view.pack.actions import NOT_STATED, STATUSES, Listed, actions_view, listed_actions
from rbaccards.view.parts import Cell, Mark
from rbaccards.web.card import slug
from rbaccards.web.frame import Link, card_link
from rbaccards.words import sentence

LATE = Mark("red", "Late")


@dataclass(frozen=True, slots=True)
class Item:
    words: Cell
    card: Link
    due: str
    status: str
    """Empty where the row has none."""
    late: Mark | None
    anchor: str
    """What the filter knows its status by."""


@dataclass(frozen=True, slots=True)
class Owner:
    anchor: str
    name: str
    actions: tuple[Item, ...]

    @property
    def late(self) -> int:
        return sum(each.late is not None for each in self.actions)


@dataclass(frozen=True, slots=True)
class StatusChoice:
    anchor: str
    words: str
    number: int


@dataclass(frozen=True, slots=True)
class ActionsPage:
    pack: str
    day: str
    lede: str
    total: int
    owners: tuple[Owner, ...]
    choices: tuple[StatusChoice, ...]

    @property
    def statuses(self) -> bool:
        """Whether any action has a status."""
        return bool(self.choices)


def actions_page(pack: MeasuredPack) -> ActionsPage:
    found = sorted(listed_actions(pack), key=lambda each: (each.owner, STATUSES.index(each.status), each.due))
    return ActionsPage(
        pack=pack.pack.title,
        day=day_in_words(as_at(pack.pack)),
        lede=actions_view(pack).lede,
        total=len(found),
        owners=tuple(_owners(found)),
        choices=tuple(_choices(found)),
    )


def _owners(found: Sequence[Listed]) -> Iterator[Owner]:
    names = dict.fromkeys(each.named for each in found)
    taken = Counter[str]()
    for name in names:
        anchor = f"owner-{slug(name or 'not named')}"
        taken[anchor] += 1
        anchor = anchor if taken[anchor] == 1 else f"{anchor}-{taken[anchor]}"
        yield Owner(anchor, name or "Owner not named", tuple(_item(each) for each in found if each.named == name))


def _item(each: Listed) -> Item:
    stated = "" if each.status == NOT_STATED else sentence(each.status)
    return Item(
        words=each.words,
        card=card_link(each.card),
        due=each.when or "",
        status=stated,
        late=LATE if each.status == "late" else None,
        anchor=slug(each.status),
    )


def _choices(found: Sequence[Listed]) -> Iterator[StatusChoice]:
    stand = Counter(each.status for each in found)
    if set(stand) != {NOT_STATED}:
        yield from (StatusChoice(slug(name), sentence(name), stand[name]) for name in STATUSES if stand[name])
