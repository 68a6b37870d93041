"""Can the board follow up every action?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from rbaccards.issues import Issue, Severity
from rbaccards.measured import MeasuredCard, as_at, status_of
from rbaccards.periods.dates import day_in_words
from rbaccards.periods.text import quoted
from rbaccards.schema.amend import find
from rbaccards.schema.card import Action
from rbaccards.words import listed

_ENDLESS = re.compile(
    r"^on-?going\b|[(\[,;:–—-]\s*(?:on-?going|continuous|rolling)\s*[)\].]*$"
    r"|\(\s*(?:on-?going|continuous|rolling)\s*\)|\bis on-?going\b",
    re.IGNORECASE,
)


def unowned_actions(card: MeasuredCard) -> Iterable[Issue]:
    """An action without an owner or a date

    A board asks one post about each action, on a day when it should be done. Actions that are done or dropped
    need neither.

    Example (part of a card):

        new_actions:
          - action: Insulate another 20 homes
            due: Mar 2013

    Better:

        new_actions:
          - action: Insulate another 20 homes
            owner: Head of housing
            due: Mar 2013
    """
    for index, action in _open(card):
        missing = [name for name in ("owner", "due") if not _stands(card, index, name)]
        if missing:
            words = {"owner": "owner", "due": "date by which it is due"}
            message = f"{quoted(action.action)} has no {' and no '.join(words[name] for name in missing)}."
            hint = f"Add {listed(f'{name}:' for name in missing)} to it."
            steps = ("new_actions", index)
            yield card.loaded.issue("E08", steps, message, hint, severity=Severity.WARNING)


def overdue_actions(card: MeasuredCard) -> Iterable[Issue]:
    """An action that is overdue

    The date by which it was due lies before the board's meeting (before the end of the review period where
    pack.yaml states no meeting), and it is neither done nor dropped. The card prints "Late". Say what became of
    it: done, dropped, late (which says that you know), or a new date with the reason in the story.

    Example (part of a card):

        new_actions:
          - action: Insulate another 20 homes
            owner: Head of housing
            due: Sep 2012
            status: under way

    Better:

        new_actions:
          - action: Insulate another 20 homes
            owner: Head of housing
            due: Sep 2012
            status: done
    """
    day = as_at(card.pack)
    for index, action in _open(card):
        if action.due is not None and action.status != "late" and status_of(action, day) == "late":
            when = f"was due by the end of {action.due.end_label}"
            message = f"{quoted(action.action)} {when}, and on {day_in_words(day)} it is still {action.status}."
            hint = "Say done, late or dropped, or give a new date."
            steps = ("new_actions", index, "due")
            yield card.loaded.issue("E09", steps, message, hint, severity=Severity.WARNING)


def endless_actions(card: MeasuredCard) -> Iterable[Issue]:
    """An action without an end

    What is "ongoing" is never late and never done. Write the next step that can be finished, and when; or when
    the board looks at it again. As a date or a status the word is refused; the status is "under way".

    Example (part of a card):

        new_actions:
          - action: Ongoing talks with landlords
            owner: Head of housing
            due: Mar 2013

    Better:

        new_actions:
          - action: Agree a plan with each landlord
            owner: Head of housing
            due: Mar 2013
    """
    for index, action in _open(card):
        if match := _ENDLESS.search(action.action):
            message = f"{quoted(action.action)} has no end: {quoted(match[0].strip(' ([,;:–—-)].'))}."
            hint = "Write the next step that can be finished by the date."
            steps = ("new_actions", index, "action")
            yield card.loaded.issue("E10", steps, message, hint, severity=Severity.WARNING)


def _open(card: MeasuredCard) -> Iterator[tuple[int, Action]]:
    """The actions still to be done, each with its place in the list."""
    for index, action in enumerate(card.loaded.card.new_actions):
        if action.status not in ("done", "dropped"):
            yield index, action


def _stands(card: MeasuredCard, index: int, name: str) -> bool:
    """Whether the file has the entry, even one that was refused and is told as an error."""
    entry, _ = find(card.loaded.document.root, ("new_actions", index, name))
    return getattr(card.loaded.card.new_actions[index], name) is not None or (
        entry is not None and entry.key.text == name
    )
