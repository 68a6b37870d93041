"""Are the people and posts on the cards named so that everybody knows who is meant?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from rbaccards.checks.texts import written
from rbaccards.issues import Issue, Place, Severity
from rbaccards.measured import MeasuredCard, MeasuredPack
from rbaccards.schema.amend import Step
from rbaccards.schema.card import Card
from rbaccards.wording import content

_ALIKE = 0.9
"""How much of two persons' names is the same letters: "Jon Meadow" and "John Meadow" have 0.95."""
_LONG_FORMS = {
    "comm": "communication",
    "coord": "coordinator",
    "mgr": "manager",
    "asst": "assistant",
    "cllr": "councillor",
    "op": "operation",
}
_POST = re.compile(
    "area|board|chief|council|director|executive|group|head|lead|manager|officer|partner|partnership|service|team"
)
"""Words that show a post or a body; names without them are taken for persons."""
_SEVERAL = re.compile(r"[/;,]")
_INITIALS = re.compile(r"([A-Z]{2,3})s?")
_KEY = re.compile(r"\(([A-Z]{2,3})\)|\b([A-Z]{2,3})\b\s?(?:\(|=|:|[–—]|-\s|is\b|stands for\b)")
_KNOWN = {*("CCG", "CPS", "DWP", "GP", "HR", "HSE", "ICB", "ICT", "IT", "LA", "MP", "NHS", "PCC", "PCT", "UK")}
"""Bodies and posts that every board knows by their initials."""


@dataclass(frozen=True, slots=True)
class Named:
    """A name on a card, and the steps that lead to it."""

    name: str
    card: MeasuredCard
    steps: tuple[Step, ...]

    @property
    def place(self) -> Place:
        return self.card.loaded.place(*self.steps)

    def warning(self, code: str, message: str, hint: str) -> Issue:
        return self.card.loaded.issue(code, self.steps, message, hint, severity=Severity.WARNING)


def one_name_spelt_two_ways(pack: MeasuredPack) -> Iterable[Issue]:
    """One post or person spelt two ways

    The actions of a pack are listed by owner, so an owner with two spellings stands there twice. Spellings that
    differ in capitals, signs, a plural, a doubled consonant or an abbreviation such as comms are told, and names of
    persons that differ in a letter or two. All cards of a pack are compared.

    Example (part of a card):

        new_actions:
          - {action: Insulate another 20 homes, owner: Communications lead, due: Mar 2013}
          - {action: Ask landlords for their plans, owner: Comms lead, due: Mar 2013}

    Better:

        new_actions:
          - {action: Insulate another 20 homes, owner: Communications lead, due: Mar 2013}
          - {action: Ask landlords for their plans, owner: Communications lead, due: Mar 2013}
    """
    first, told = dict[tuple[str, ...], Named](), set[str]()
    for named in (each for card in pack.cards for each in names_on(card)):
        same = first.setdefault(_letters(named.name) or (named.name,), named)
        if named.name not in {same.name, *told}:
            told.add(named.name)
            yield _twice(named, same)
    persons = [key for key in first if len(key) > 1 and not any(_POST.fullmatch(word) for word in key)]
    for one, other in pairwise(sorted(persons, key=lambda key: (_begins(key), key))):
        if _begins(one) == _begins(other) and SequenceMatcher(None, " ".join(one), " ".join(other)).ratio() >= _ALIKE:
            yield _twice(first[other], first[one])


def initials_have_a_key(card: MeasuredCard) -> Iterable[Issue]:
    """Initials without a key

    An owner or a lead given by initials is known to those who wrote the card. Write the post, or say once on the
    card whose initials they are: "JS: Jane Smith". Initials that every board knows, such as NHS, need no key.

    Example (part of a card):

        new_actions:
          - {action: Insulate another 20 homes, owner: JS, due: Mar 2013}

    Better:

        new_actions:
          - {action: Insulate another 20 homes, owner: Head of housing, due: Mar 2013}
    """
    texts = (text.words for text in written(card.loaded.document))
    explained = {one or other for text in texts for one, other in _KEY.findall(text)} | _KNOWN
    told = set[str]()
    for named in names_on(card):
        match = _INITIALS.fullmatch(named.name)
        if match and match[1] not in explained and match[0] not in told:
            told.add(match[0])
            hint = f"Write the post in full, or put a key under about: {match[1]}: the name."
            yield named.warning("E12", f'Nothing on the card says who "{match[0]}" is.', hint)


def names_on(card: MeasuredCard) -> Iterator[Named]:
    """Every lead, owner, officer, judge and contributor of a card; "Head of housing/ Head of schools" are two."""
    declared = card.loaded.card
    found: list[tuple[str | None, tuple[Step, ...]]] = [
        (declared.lead.role if declared.lead else None, ("lead", "role")),
        (declared.progress.by, ("progress", "by")),
        *((each.owner, ("new_actions", index, "owner")) for index, each in enumerate(declared.new_actions)),
        *((each.officer, ("updates", index, "officer")) for index, each in enumerate(declared.updates)),
        *((each.lead, ("plan", index, "lead")) for index, each in enumerate(declared.plan)),
        *_contributors(declared),
    ]
    for text, steps in found:
        for part in _SEVERAL.split(text or ""):
            if name := " ".join(part.split()):
                yield Named(name, card, steps)


def _contributors(declared: Card) -> Iterator[tuple[str, tuple[Step, ...]]]:
    for group in ("internal", "external") if declared.contributors else ():
        for index, each in enumerate(getattr(declared.contributors, group)):
            yield each.contributor, ("contributors", group, index, "contributor")


def _letters(name: str) -> tuple[str, ...]:
    """What two spellings of one name have in common."""
    words = content(name)
    return tuple(re.sub(r"([b-df-hj-np-tv-z])\1", r"\1", _LONG_FORMS.get(word, word)) for word in words)


def _begins(key: tuple[str, ...]) -> str:
    return "".join(word[0] for word in key)


def _twice(named: Named, first: Named) -> Issue:
    message = f'"{named.name}" and "{first.name}" look like one and the same, spelt two ways.'
    return named.warning("E11", message, "Write the name in one way on all cards.")
