"""Sums in text: parts named beside their total, which must come to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from rbaccards.statements.find import Typed, Unit
from rbaccards.statements.intervals import Interval, added, exactly
from rbaccards.statements.sentences import Sentence, Token
from rbaccards.statements.vocabulary import CHANGED, EACH, ONLY_SOME, TOTAL

_ITEMS = frozenset(",;")
_NEAR = 0.25
"""Parts that come to a total but for a quarter of it were meant to make it; other numbers are of something else."""
_SURE = 3
"""So many amounts of money beside a total were meant to make it, however far off they are."""
_ROUND = 1_000
"""Whole numbers from here on may have been rounded."""


@dataclass(frozen=True, slots=True)
class Sum:
    """Parts, and the total that a text gives for them."""

    total: Typed
    start: int
    """Where the total stands in its text."""
    parts: tuple[Typed, ...]
    at_most: bool = False
    """True where some parts may be left out, so that they may come to less."""
    sure: bool = False
    """True where nothing but a sum can be meant, however far off the parts are."""

    @property
    def comes_to(self) -> float:
        return sum(each.value for each in self.parts)

    @property
    def wrong(self) -> bool:
        """Whether the parts cannot come to the total, each of them rounded as it is written."""
        found, total = added(_interval(each) for each in self.parts), _interval(self.total)
        return not found.meets(total) and not (self.at_most and found.low < total.low) and self._meant(found, total)

    def _meant(self, found: Interval, total: Interval) -> bool:
        near = abs(found.middle - total.middle) <= max(_NEAR * total.middle, 1)
        return self.sure or near or (self.total.unit is Unit.POUNDS and len(self.parts) >= _SURE)


def wrong_sums(found: Sequence[Sentence]) -> Iterator[Sum]:
    """The sums of a text that do not come to their total.

    Known are "16 + 3 + 5 + 11 = 35", "58 measures: 9 ahead, 42 on target, 8 below", "of 58 measures, 9 are ahead ...",
    "9 ahead, 42 on target and 8 below, of 58", "£3,000 and £500, £3,500 in total", and a list that ends with a total.
    """
    for number, sentence in enumerate(found):
        readings = (
            _equation(sentence),
            _after_a_colon(sentence),
            _of_a_total(sentence),
            _before_a_total(sentence),
            _list_with_total(found[: number + 1]),
        )
        stated = next((each for each in readings if each is not None and len(each.parts) > 1), None)
        if stated is not None and stated.wrong:
            yield stated


def _interval(typed: Typed) -> Interval:
    """What a figure can stand for; small whole numbers were counted."""
    counted = typed.exact and (typed.value < _ROUND or typed.value % 100)
    return exactly(typed.value) if counted else typed.interval


def _equation(sentence: Sentence) -> Sum | None:
    """16 + 3 + 5 + 11 = 35, in either order."""
    marks = [index for index, token in enumerate(sentence.tokens) if token.mark == "="]
    if len(marks) != 1:
        return None
    left, right = sentence.tokens[: marks[0]][::-1], sentence.tokens[marks[0] + 1 :]
    for parts, total in ((left, right), (right, left)):
        near = list(_until_a_mark(parts, passing="+"))
        whole = next((each for each in _until_a_mark(total) if each.typed), None)
        if whole and whole.typed and any(each.mark == "+" for each in near):
            return Sum(whole.typed, whole.start, tuple(each.typed for each in near if each.typed), sure=True)
    return None


def _until_a_mark(tokens: Sequence[Token], passing: str = "") -> Iterator[Token]:
    for token in tokens:
        if token.mark and token.mark != passing:
            return
        yield token


def _after_a_colon(sentence: Sentence) -> Sum | None:
    """58 measures: nine ahead, 42 on target, eight below."""
    for index, token in enumerate(sentence.tokens):
        if token.mark in (":", "–", "—"):
            before = [each for each in sentence.tokens[:index] if each.clause == sentence.tokens[index - 1].clause]
            counted = [each for each in before if each.typed]
            if len(counted) == 1 and not _some(before) and (total := _counted(counted[0])):
                return Sum(total, counted[0].start, _items(sentence.tokens[index + 1 :], total.unit))
    return None


def _of_a_total(sentence: Sentence) -> Sum | None:
    """Of 58 measures, nine are ahead, 42 on target and eight below: of these some may be left out, none added."""
    words = [each for each in sentence.tokens if not each.mark]
    if not words or words[0].word != "of":
        return None
    first = next((index for index, token in enumerate(sentence.tokens) if token.typed), 0)
    total, parts = _counted(sentence.tokens[first]), _parts_from(sentence.tokens, first + 1)
    if total is None or not parts or first > sentence.tokens.index(words[0]) + 2:
        return None
    return Sum(total, sentence.tokens[first].start, _items(sentence.tokens[parts:], total.unit), at_most=True)


def _parts_from(tokens: Sequence[Token], index: int) -> int:
    """Where the parts of a total begin: after a comma outside brackets, or after "suggests that"; 0 where nowhere."""
    depth = 0
    for at in range(index, len(tokens)):
        depth += (tokens[at].mark == "(") - (tokens[at].mark == ")")
        if not depth and (tokens[at].mark == "," or tokens[at].word == "that"):
            return at + 1
    return 0


def _before_a_total(sentence: Sentence) -> Sum | None:
    """Nine ahead, 42 on target and eight below, of 58; £3,000 and £500, a total of £3,500."""
    at = total_of(sentence)
    if at is None:
        return None
    total = _counted(sentence.tokens[at])
    before, after = sentence.tokens[:at], sentence.tokens[at + 1 :]
    if total is None or _some([*before, *after]) or "out" in sentence.words(at - 5, at):
        return None
    if total.unit is Unit.POUNDS:
        if any(each.word in EACH for each in sentence.tokens):
            return None
        parts = _pounds(before) or _pounds(after)
    else:
        closing = at - 2 if sentence.word(at - 1) == "of" else at
        parts = _items(_since_a_colon(sentence.tokens[:closing]), total.unit)
    return Sum(total, sentence.tokens[at].start, parts)


def _pounds(tokens: Sequence[Token]) -> tuple[Typed, ...]:
    return tuple(each.typed for each in tokens if each.typed and each.typed.unit is Unit.POUNDS)


def total_of(sentence: Sentence) -> int | None:
    """Where the figure stands that a sentence calls a total: "a total of 58", "58 in total", "eight below, of 58"."""
    tokens = sentence.tokens
    figures = [index for index, token in enumerate(tokens) if token.typed]
    for index in figures:
        before = {each.word for each in tokens[max(index - 2, 0) : index]}
        if TOTAL & before and not any(each.typed for each in tokens[max(index - 2, 0) : index]):
            return index
    for index in figures:
        after = [each.word for each in tokens[index + 1 : index + 4]]
        closing = "altogether" in after[:2] or any(pair in (("in", "total"), ("in", "all")) for pair in pairwise(after))
        if closing or (sentence.word(index - 1) == "of" and index > 1 and tokens[index - 2].mark == ","):
            return index
    return None


def _list_with_total(found: Sequence[Sentence]) -> Sum | None:
    """The total at the end of a list, each item of which has one figure."""
    *before, last = found
    at = total_of(last)
    if at is None or sum(1 for each in last.tokens if each.typed) != 1:
        return None
    total, parts = _counted(last.tokens[at]), list[Typed]()
    if total is None:
        return None
    for sentence in reversed(before):
        counted = [each.typed for each in sentence.tokens if each.typed]
        if len(counted) != 1 or counted[0].unit is not total.unit or sentence.tokens[0].mark not in ("-", "*"):
            break
        parts.append(counted[0])
    return Sum(total, last.tokens[at].start, tuple(reversed(parts)))


def _since_a_colon(tokens: Sequence[Token]) -> Sequence[Token]:
    marks = [index for index, token in enumerate(tokens) if token.mark == ":"]
    return tokens[marks[-1] + 1 :] if marks else tokens


def _items(tokens: Sequence[Token], unit: Unit) -> tuple[Typed, ...]:
    """The figures that open the items of a list in a sentence; empty where an item has none or several."""
    parts, item = list[Typed](), list[Token]()
    for token in (*tokens, replace(tokens[-1], typed=None, word="", mark=",")) if tokens else ():
        if token.mark in _ITEMS or token.word == "and":
            counted = [each.typed for each in item if each.typed]
            if item and (len(counted) != 1 or counted[0].unit is not unit or _some(item)):
                return ()
            parts += counted
            item = []
        else:
            item.append(token)
    return tuple(parts)


def _counted(token: Token) -> Typed | None:
    """A figure that can be a total: a count or an amount of money."""
    typed = token.typed
    return (
        typed if typed and typed.unit in (Unit.NUMBER, Unit.POUNDS) and not typed.multiple and not typed.sign else None
    )


def _some(tokens: Sequence[Token]) -> bool:
    return any(each.word in ONLY_SOME or each.word in CHANGED for each in tokens)
