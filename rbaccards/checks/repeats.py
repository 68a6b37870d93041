"""Is anything said twice?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from rbaccards.checks.texts import Written, written
from rbaccards.issues import Issue, Severity
from rbaccards.measured import MeasuredCard, MeasuredPack
from rbaccards.periods.text import quoted
from rbaccards.schema.amend import Step
from rbaccards.schema.card import Card
from rbaccards.wording import content, same_content

_EVERYBODY = re.compile(
    "citizen|city|community|council|country|district|everybody|everyone|live|local|neighbourhood|people|place|resident|town"
)
"""Words that tell one outcome from another no more than small words do."""
_OUTCOME = re.compile(r"\boutcome:[\s*_]{0,5}(?P<words>[^.\n*_]{1,200})", re.IGNORECASE)


def repeated_rows(card: MeasuredCard) -> Iterable[Issue]:
    """The same row twice

    Two actions with the same date, two risks or two wishes for data say the same: word for word, or but for
    small words, plurals and order.

    Example (part of a card):

        risks:
          - risk: A hard winter.
          - risk: The winter is hard.

    Better:

        risks:
          - risk: A hard winter.
          - risk: Fuel prices rise again.
    """
    first = dict[object, tuple[int, str]]()
    for section, index, said, beside in _rows(card.loaded.card):
        number, before = first.setdefault((section, same_content(said) or said, beside), (index, said))
        if number != index:
            message = f"{quoted(said)} is there already, as row {number + 1}: {quoted(before)}."
            steps: tuple[Step, ...] = (section, index)
            yield card.loaded.issue("E13", steps, message, "Keep one of the two.", severity=Severity.WARNING)


def _rows(card: Card) -> Iterator[tuple[str, int, str, object]]:
    """Every row of a list: where it stands, what it says, and what may tell it from another that says the same."""
    for index, action in enumerate(card.new_actions):
        yield "new_actions", index, action.action, action.due
    for index, wanted in enumerate(card.data_development):
        yield "data_development", index, wanted.want, None
    for index, risk in enumerate(card.risks):
        yield "risks", index, risk.risk, None


def one_outcome_in_two_wordings(pack: MeasuredPack) -> Iterable[Issue]:
    """One outcome worded in two ways

    The outcome is the one sentence that all partners agreed on. Told are two outcomes of pack.yaml that say the
    same but for small words, names of places and words such as people or residents; and a text on a card that
    names an outcome ("Outcome: ...") in other words than pack.yaml.

    Example (part of a pack):

        outcomes:
          warm: Everyone lives in a warm home
          homes: All people of Anytown live in warm homes

    Better:

        outcomes:
          warm: Everyone lives in a warm home
          safe: People are safe at home
    """
    first = dict[tuple[str, ...], Written]()
    for outcome in written(pack.loaded.document, ("outcomes",)):
        before = first.setdefault(_meaning(outcome.words), outcome)
        if before is not outcome:
            message = f"{quoted(outcome.words)} says the same as {quoted(before.words)}."
            yield outcome.warning("E16", 0, message, "Keep one of the two.")


def outcome_worded_otherwise(card: MeasuredCard) -> Iterable[Issue]:
    """A text on a card that names an outcome in other words than pack.yaml: a part of E16."""
    known = {same_content(outcome) for outcome in card.pack.outcomes.values()}
    agreed = card.pack.outcomes.get(card.loaded.card.outcome or "", "")
    for text in written(card.loaded.document):
        for match in text.matches(_OUTCOME):
            if content(match["words"]) and same_content(match["words"]) not in known:
                message = f"{quoted(match[0])} is worded otherwise in pack.yaml: {quoted(agreed)}."
                yield text.warning("E16", match.start(), message, "Use the words of pack.yaml.")


def _meaning(outcome: str) -> tuple[str, ...]:
    """What an outcome is about, without the place and without everybody."""
    start, *rest = outcome.split() or [""]
    words = " ".join([start, *(word for word in rest if not word[:1].isupper())])
    found = tuple(each for each in same_content(words) if not _EVERYBODY.fullmatch(each))
    return found if len(found) > 1 else same_content(outcome) or (outcome,)
