"""What became of the actions of a card: closed, slipped, dropped, new."""

from __future__ import annotations

from collections.abc import Iterator

from rbaccards.changes.change import Change
from rbaccards.measured import MeasuredCard
from rbaccards.schema.card import Action
from rbaccards.view.titles import short_title
from rbaccards.wording import same_content
from rbaccards.words import sentence

_CLOSED = ("done", "dropped")


def action_changes(before: MeasuredCard, now: MeasuredCard) -> Iterator[Change]:
    """Each action that was open before, and each that is new; the same words in another order are the same action."""
    old = {_key(each): each for each in before.loaded.card.new_actions if each.status not in _CLOSED}
    new = {_key(each): each for each in now.loaded.card.new_actions}
    told = now.loaded.card.what_we_did or ""
    for key, action in old.items():
        if words := _became(action, new.get(key), told):
            yield _change(now, f"{words}: {action.action}{_owner(action)}.")
    known = {_key(each) for each in before.loaded.card.new_actions}
    for key, action in new.items():
        if key not in known:
            due = f", due {action.due.label}" if action.due else ""
            yield _change(now, f"new: {action.action}{due}{_owner(action)}.")


def _became(old: Action, new: Action | None, told: str) -> str:
    """What became of an open action; empty where nothing did."""
    if new is None:
        return "closed" if f"{old.action}: done" in told else "no longer listed"
    if new.status in _CLOSED:
        return "closed" if new.status == "done" else "dropped"
    if old.due and new.due and new.due != old.due:
        way = "slipped" if new.due.end > old.due.end else "brought forward"
        return f"{way} from {old.due.label} to {new.due.label}"
    return ""


def _key(action: Action) -> tuple[str, ...]:
    return same_content(action.action) or (action.action,)


def _owner(action: Action) -> str:
    return f" ({action.owner})" if action.owner else ""


def _change(card: MeasuredCard, words: str) -> Change:
    return Change("Action", sentence(short_title(card)), words, card.name)
