"""The times that a typed figure is for, as its sentence names them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from rbaccards.periods.period import Period
from rbaccards.statements.facts import Fact, Kind
from rbaccards.statements.sentences import Sentence, Token
from rbaccards.statements.times import Sort, When
from rbaccards.statements.vocabulary import BASES, MOVES_ON

_A_YEAR = 12
"""In months."""
_APART = frozenset({Sort.YEAR_BEFORE, Sort.WITHIN_A_YEAR})


@dataclass(frozen=True, slots=True)
class Stretch:
    """Months that a text names; `first` is 0 where it names only when they end."""

    first: int
    last: int

    def is_of(self, fact: Fact) -> bool:
        if fact.period is None:
            return False
        return fact.covers(self.first, self.last) if self.first else fact.period.end == self.last

    def holds(self, fact: Fact) -> bool:
        """Whether the fact is for these months or for some of them."""
        period = fact.period
        within = period is not None and self.first > 0 and self.first <= period.start and period.end <= self.last
        return within or self.is_of(fact)


@dataclass(frozen=True, slots=True)
class Times:
    """One way to read which times a figure is for, and which it is compared with."""

    at: frozenset[Stretch] = field(default_factory=frozenset)
    since: frozenset[Stretch] = field(default_factory=frozenset)
    """Named after "since", "from", "against" or "than"."""
    a_year_apart: bool = False
    """True for "in a year" and "than a year before"."""
    back: bool = False
    """True for "last year there were"."""

    @property
    def named(self) -> frozenset[Stretch]:
        return self.at | self.since

    def all_known(self, facts: Iterable[Fact]) -> bool:
        """Whether there are values for every time named."""
        amounts = [fact for fact in facts if fact.kind is Kind.AMOUNT]
        return all(any(each.is_of(fact) for fact in amounts) for each in self.named)

    def admit(self, fact: Fact) -> bool:
        """Whether an amount may be what the text names; any may where it names no time."""
        if not self.named:
            return True
        back = frozenset(Stretch(each.first and each.first - _A_YEAR, each.last - _A_YEAR) for each in self.named)
        return any(each.holds(fact) for each in (self.named | back if self.a_year_apart else self.named))

    def is_for(self, fact: Fact) -> bool:
        """Whether an amount is for a time named, and not for some of its months; true where none is named."""
        return not self.named or any(each.is_of(fact) for each in self.named)

    def admit_change(self, fact: Fact) -> bool:
        """Whether a change that the card prints may be meant: its months, or those before, are what the text names.

        A month named may also be the one in which they end: "in September", of the 12 months to September.
        """
        if not self.named:
            return True
        ends = {each.end for each in (fact.period, fact.base) if each is not None}
        return any(
            each.is_of(fact) or (each.last - each.first in (0, each.last) and each.last in ends) for each in self.named
        )

    def since_unsaid(self, facts: Iterable[Fact]) -> bool:
        """Whether it says only until when a change went on ("by June it had fallen") and none is printed until then."""
        until = {each.last for each in self.at if not each.first}
        printed = {fact.period.end for fact in facts if fact.period and fact.kind is Kind.CHANGE}
        return bool(until - printed) and not self.since

    def may_be_now(self, fact: Fact, latest: int) -> bool:
        """Whether a change may end with this value; `latest` is the last month of the latest value."""
        if fact.period is None:
            return False
        return any(each.is_of(fact) for each in self.at) if self.at else fact.period.end == latest

    def admit_pair(self, before: Fact, now: Fact) -> bool:
        """Whether a change that ends with `now` may be measured from `before`."""
        if before.period is None or now.period is None:
            return False
        if self.since:
            return any(each.is_of(before) for each in self.since)
        if self.at:
            beside = _a_year_apart(before.period, now.period) or now.period.follows(before.period)
            return beside or any(each.is_of(before) for each in self.at)
        return self.spans(before.period, now.period)

    def spans(self, before: Period | None, now: Period | None) -> bool:
        """Whether a change between two periods is over a year where the text says so."""
        return not self.a_year_apart or before is None or now is None or _a_year_apart(before, now)


def _a_year_apart(before: Period, now: Period) -> bool:
    return now.end - before.end == _A_YEAR


def timings(index: int, sentence: Sentence) -> tuple[Times, ...]:
    """Every way to read the times that the figure at `index` is for, the likeliest first.

    They are those of its clause and those that open the sentence, or any that the sentence names. Empty where one of
    them cannot be understood, so that nothing can be compared.
    """
    named = [each.when for each in sentence.tokens if each.when]
    if any(each.sort is Sort.UNKNOWN for each in named) or _lists(sentence):
        return ()
    clause, first = sentence.clause(index), _first_figure(sentence)
    own = [each for each in clause if each.when]
    opening = [each for each in sentence.tokens[:first] if each.when and each.clause < clause[0].clause]
    moved_on = not own and any(each.word in MOVES_ON for each in clause)
    nearby = [] if moved_on else [*opening, *own]
    readings = [nearby, [each for each in sentence.tokens if each.when]]
    return tuple(dict.fromkeys(each for tokens in readings for each in _read(tokens, sentence)))


def _first_figure(sentence: Sentence) -> int:
    return next((index for index, each in enumerate(sentence.tokens) if each.typed), 0)


def _lists(sentence: Sentence) -> bool:
    """Whether times are listed, so that a figure may be for all of them together: "in July, August and September"."""
    kept = [index for index, each in enumerate(sentence.tokens) if each.when]
    between = ([each.mark or each.word for each in sentence.tokens[a + 1 : b]] for a, b in pairwise(kept))
    return any(words and set(words) <= {",", "and", "or"} for words in between)


def _read(tokens: Sequence[Token], sentence: Sentence) -> Iterator[Times]:
    """What the times named there mean; in two ways where months may be passed over or be the ends of a change."""
    ends = frozenset(_ends(tokens))
    apart = any(each.when and each.when.sort in _APART for each in tokens)
    back = any(each.when and each.when.sort is Sort.YEAR_BEFORE and not _is_base(each, sentence) for each in tokens)
    at, since = set[Stretch](), set[Stretch]()
    for token in tokens:
        if token.when is not None and token.when.last:
            stretch = Stretch(0 if token.when.sort is Sort.UNTIL else token.when.first, token.when.last)
            (since if _is_base(token, sentence) else at).add(stretch)
    yield Times(frozenset(at), frozenset(since), apart, back)
    if ends:
        over = {Stretch(each.first, each.last) for each in ends}
        since_then = {Stretch(each.first, each.first) for each in ends}
        until = {Stretch(each.last, each.last) for each in ends if each.sort is Sort.FROM_TO}
        yield Times(frozenset(at - over | until), frozenset(since | since_then), apart, back)


def _ends(tokens: Sequence[Token]) -> Iterator[When]:
    for each in tokens:
        if each.when is not None and each.when.sort in (Sort.SINCE, Sort.FROM_TO):
            yield each.when


def _is_base(token: Token, sentence: Sentence) -> bool:
    """Whether a time is what the figure is compared with: "against the first quarter", "than in May"."""
    index = sentence.tokens.index(token) - 1
    while sentence.word(index) in ("in", "the", "for"):
        index -= 1
    return sentence.word(index) in BASES
