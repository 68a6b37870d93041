"""What a sentence says of two figures of its own: "fell from 9,214 to 5,938"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rbaccards.statements.claims import claims, towards
from rbaccards.statements.facts import Kind
from rbaccards.statements.find import Typed, Unit
from rbaccards.statements.intervals import Interval, about, relative
from rbaccards.statements.sentences import Sentence, Token

_BETWEEN = 6
"""So many tokens lie between the two figures of "from ... to ..." at most: times, places."""


@dataclass(frozen=True, slots=True)
class Misnamed:
    """A difference in points that is called per cent."""

    typed: Typed
    start: int
    relative: float
    """The change in per cent."""


@dataclass(frozen=True, slots=True)
class Backwards:
    """A word of direction whose two figures go the other way."""

    word: str
    start: int
    first: str
    second: str
    """The two figures as written."""


def points_called_per_cent(sentence: Sentence) -> Iterator[Misnamed]:
    """Changes in per cent that are the very difference of the two percentages beside them, and not their ratio."""
    changes = [each for each in claims(sentence) if each.kind is Kind.CHANGE and not each.typed.multiple]
    taken = {each.index for each in changes}
    ends = [
        (index, token.typed)
        for index, token in enumerate(sentence.tokens)
        if token.typed and token.typed.unit is Unit.PERCENT and index not in taken
    ]
    shares = [share for index, share in ends if sentence.word(index - 1) in ("from", "to")]
    if len(shares) != 2 or len(ends) != 2 or len(changes) != 1:
        return
    before, now = (about(each.value, each.interval.high - each.value) for each in shares)
    (change,), gap = changes, round(abs(shares[1].value - shares[0].value), 6)
    found = relative(now, before)
    if change.typed.value == gap and found is not None and not found.size.meets(change.typed.interval.size):
        start = sentence.tokens[change.index].start
        yield Misnamed(change.typed, start, 100 * (shares[1].value / shares[0].value - 1))


def _alike(sentence: Sentence, first: Token, second: Token) -> bool:
    """Whether the words after two figures may be the same unit: not "7 days to 5 nights"."""
    units = {sentence.word(sentence.tokens.index(each) + 1) for each in (first, second)}
    counted = {each.rstrip("s") for each in units if each and each not in ("to", "in", "a", "per", "at", "by")}
    return len(counted) < 2


def backwards(sentence: Sentence, values: Mapping[str, Interval]) -> Iterator[Backwards]:
    """Words of direction before "from ... to ..." whose figures, typed or filled in, go the other way."""
    tokens = sentence.tokens
    for index, token in enumerate(tokens):
        way = towards(token.word)[0]
        if not way or sentence.word(index + 1) != "from" or index + 2 >= len(tokens):
            continue
        first = tokens[index + 2]
        second = _after_to(sentence, index + 3)
        before, now = _value(first, values), _value(second, values) if second else None
        if not (second and before and now and _alike(sentence, first, second)):
            continue
        if now.high < before.low if way > 0 else now.low > before.high:
            said = (sentence.text[each.start : each.end] for each in (first, second))
            yield Backwards(token.word, token.start, *said)


def _after_to(sentence: Sentence, index: int) -> Token | None:
    for at in range(index, min(index + _BETWEEN, len(sentence.tokens) - 1)):
        if sentence.word(at) == "to":
            return sentence.tokens[at + 1]
    return None


def _value(token: Token, values: Mapping[str, Interval]) -> Interval | None:
    return token.typed.interval if token.typed else values.get(token.slot)
