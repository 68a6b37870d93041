"""What a typed figure claims: an amount, a change or a difference, and which way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rbaccards.statements.facts import Kind, Role
from rbaccards.statements.find import Typed, Unit
from rbaccards.statements.sentences import Sentence
from rbaccards.statements.vocabulary import (
    ACCOUNT,
    ADVERBS,
    AIMS,
    BETTER,
    DIRECTIONS,
    DOWN,
    MAKES_A_CHANGE,
    PASSIVE,
    RECORDED,
    STATED,
    UP,
    WORSE,
    is_adverb,
)


@dataclass(frozen=True, slots=True)
class Claim:
    """A typed figure with what it is said to be."""

    index: int
    """Where it stands among the tokens of its sentence."""
    typed: Typed
    kind: Kind
    roles: frozenset[Role]
    towards: int = 0
    """1 for up, -1 for down, 0 where nothing is said."""
    better: int = 0
    """1 for improved, -1 for worsened, 0 where nothing is said."""
    verb: int = -1
    """Where the word of the direction stands, or that by which the amount is stated."""
    first: int = 0
    """The first token of the phrase a figure would take the place of: "down 36%", "3,276 fewer"."""
    last: int = 0
    recorded: bool = False
    """True for "recorded 5,938"."""
    earlier: bool = False
    """True for the amount after "from", which a later one follows."""

    @property
    def of_an_aim(self) -> bool:
        """Whether it is a target, a stretch target or a milestone."""
        return Role.VALUE not in self.roles


_OF_VALUES = frozenset({Role.VALUE, Role.PROJECTED, Role.STRETCH, Role.FORECAST, Role.SHOWN, Role.OTHERS})
_OF_MILESTONES = frozenset({Role.MILESTONE_LOW, Role.MILESTONE_HIGH})
_OF_AIMS = frozenset({Role.TARGET, Role.STRETCH, Role.MINIMUM}) | _OF_MILESTONES
_BY_NAME = {"stretch": frozenset({Role.STRETCH}), "milestone": _OF_MILESTONES, "milestones": _OF_MILESTONES}
"""What a word beside "target" narrows it to."""


def claims(sentence: Sentence) -> Iterator[Claim]:
    """What each typed figure of a sentence claims; figures of which that cannot be told are left out."""
    for index, token in enumerate(sentence.tokens):
        if token.typed is not None:
            readers = (_change, _aim, _share, _amount)
            found = (read(sentence, index, token.typed) for read in readers)
            if claim := next((each for each in found if each), None):
                yield claim


def towards(word: str) -> tuple[int, int]:
    """Which way a word points: (up or down, better or worse)."""
    return (word in UP) - (word in DOWN), (word in BETTER) - (word in WORSE)


def _change(sentence: Sentence, index: int, typed: Typed) -> Claim | None:
    """A change: "fell by 36%", "down 36%", "3,276 fewer", "a 22% increase", "a fall of 36%", "+2%", "halved"."""
    kind = Kind.CHANGE if typed.unit is Unit.PERCENT else Kind.DIFFERENCE
    if typed.multiple:
        return Claim(index, typed, Kind.CHANGE, _OF_VALUES, typed.sign, verb=index, first=index, last=index)
    after = sentence.word(index + 1)
    if after in MAKES_A_CHANGE:
        return Claim(index, typed, kind, _OF_VALUES, *towards(after), verb=index, first=index, last=index + 1)
    before = _skipped(sentence, index - 1)
    word = sentence.word(before)
    if word in ("by", "of"):
        before = _skipped(sentence, before - 1)
        named = sentence.word(before)
        if named in DIRECTIONS and (word == "by" or named not in ("up", "down")):
            return Claim(index, typed, kind, _OF_VALUES, *towards(named), verb=before, first=index, last=index)
        return None
    if word in ("up", "down"):
        return Claim(index, typed, kind, _OF_VALUES, *towards(word), verb=before, first=before, last=index)
    if word in DIRECTIONS and typed.unit is not Unit.NUMBER:
        return Claim(index, typed, kind, _OF_VALUES, *towards(word), verb=before, first=index, last=index)
    if typed.sign:
        return Claim(index, typed, kind, _OF_VALUES, typed.sign, verb=index, first=index, last=index)
    return None


def _aim(sentence: Sentence, index: int, typed: Typed) -> Claim | None:
    """A target, stretch target or milestone: "target of 7,056", "target is 7,056"."""
    stated = _skipped(sentence, index - 1)
    named = stated - 1
    if sentence.word(stated) not in ("of", "is", "was", "at"):
        return None
    while named > 0 and (sentence.tokens[named].when or sentence.word(named) in ("for", "in", "by")):
        named -= 1  # "the target for 2012/13 is"
    if sentence.word(named) not in AIMS:
        return None
    said = sentence.words(named - 1, named + 1)
    roles = next((roles for word, roles in _BY_NAME.items() if word in said), _OF_AIMS)
    return Claim(index, typed, Kind.AMOUNT, roles, verb=stated, first=index, last=index)


def _share(sentence: Sentence, index: int, typed: Typed) -> Claim | None:
    """A share of the whole: "nine wards account for 45%"."""
    before = _skipped(sentence, index - 1)
    if typed.unit is Unit.PERCENT and sentence.word(before) == "for" and sentence.word(before - 1) in ACCOUNT:
        return Claim(index, typed, Kind.SHARE, frozenset(Role), verb=before - 1, first=index, last=index)
    return None


def _amount(sentence: Sentence, index: int, typed: Typed) -> Claim | None:
    """An amount in a frame that states it: "fell from ... to 5,938", "was 5,938", "there were 5,938 burglaries"."""
    between = sentence.word(index - 1) == "between"
    before = _skipped(sentence, index - 2 if between else index - 1)
    word = sentence.word(before)
    stated = before
    if typed.in_words:  # "the nine", "two burglaries": words count what no series does
        return None
    if word in ("to", "at"):
        stated = _verb_before(sentence, before)
        if stated < 0:
            return None
    elif word == "from":
        stated = _moved(sentence, before - 1)
        if stated < 0:
            return None
    elif sentence.words(before - 1, before + 1) in (("compared", "with"), ("compared", "to")):
        stated = before - 1
        if not any(each.when for each in sentence.clause(index)):
            return None
    elif not (word in STATED or word in RECORDED or (_opens(sentence, before) and _recorded_after(sentence, index))):
        return None
    return Claim(
        index,
        typed,
        Kind.AMOUNT,
        frozenset({Role.VALUE}),
        verb=stated,
        first=index - between,
        last=index,
        recorded=word in RECORDED,
        earlier=word == "from",
    )


def _verb_before(sentence: Sentence, index: int) -> int:
    """The word of direction, or the "stood" of "stood at", before the "to" of an amount; -1 where there is none."""
    before = _skipped(sentence, index - 1)
    if sentence.word(before) in DIRECTIONS | STATED:
        return before
    if before > 1 and sentence.tokens[before].typed and sentence.word(before - 1) == "by":  # "fell by 36% to 5,938"
        return _moved(sentence, before)
    starts = (at for at in range(before, max(before - 8, -1), -1) if sentence.word(at) == "from")
    return next((moved for at in starts if (moved := _moved(sentence, at - 1)) >= 0), -1)


def _moved(sentence: Sentence, index: int) -> int:
    """The word of direction before the "from" of an amount, or before "by 36%,"; -1 where there is none."""
    if index > 1 and sentence.tokens[index].mark == ",":
        index -= 1
    if index > 1 and sentence.tokens[index].typed and sentence.word(index - 1) == "by":
        index -= 2
    index = _skipped(sentence, index)
    return index if sentence.word(index) in DIRECTIONS else -1


def _opens(sentence: Sentence, index: int) -> bool:
    """Whether nothing but a time, a colon or a comma stands before: "In the year to September: 5,938 burglaries"."""
    passed = ("in", "at", "by", "during", "over", "for")
    if sentence.words(index - 2, index + 1) == ("a", "total", "of"):
        index -= 3
    return all(each.when or each.mark or each.word in passed for each in sentence.tokens[: index + 1])


def _recorded_after(sentence: Sentence, index: int) -> bool:
    """Whether nothing but recording was done to what is counted: not "120 burglaries were prevented"."""
    said = [each.word for each in sentence.clause(index) if each.start > sentence.tokens[index].start]
    verb = next((at for at, word in enumerate(said) if word in PASSIVE), None)
    return verb is None or any(word in RECORDED for word in said[verb + 1 : verb + 3])


def _skipped(sentence: Sentence, index: int) -> int:
    """The place at or before `index` that holds no adverb."""
    while index >= 0 and (sentence.word(index) in ADVERBS or is_adverb(sentence.word(index))):
        index -= 1
    return index
