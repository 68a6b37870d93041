"""What stands around a typed figure: its subject, and the times it is for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rbaccards.statements.claims import Claim
from rbaccards.statements.facts import Fact, Kind, Role
from rbaccards.statements.sentences import Sentence, Token
from rbaccards.statements.subjects import Subject
from rbaccards.statements.times import Sort
from rbaccards.statements.vocabulary import BASES, DIRECTIONS, JOINING, OF_A_NOUN, PASSED_OVER
from rbaccards.wording import singular


@dataclass(frozen=True, slots=True)
class Stretch:
    """Months that a text names; `first` is 0 where it names only when they end."""

    first: int
    last: int

    def is_of(self, fact: Fact) -> bool:
        if fact.period is None:
            return False
        return fact.covers(self.first, self.last) if self.first else fact.period.end == self.last


@dataclass(frozen=True, slots=True)
class Times:
    """The times a sentence names: what its figures are for, and what they are compared with."""

    at: frozenset[Stretch]
    since: frozenset[Stretch]
    """Named after "since", "from", "against" or "than"."""
    a_year_apart: bool
    """True for "in a year" and "than a year before"."""

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
        back = frozenset(Stretch(each.first and each.first - 12, each.last - 12) for each in self.named)
        return any(each.is_of(fact) for each in (self.named | back if self.a_year_apart else self.named))

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

    def admit_pair(self, before: Fact, now: Fact, latest: int) -> bool:
        """Whether the change between two values may be meant; `latest` is the last month of the latest of them."""
        if before.period is None or now.period is None:
            return False
        apart = now.period.end - before.period.end
        if self.since:
            ends_now = any(each.is_of(now) for each in self.at) if self.at else now.period.end == latest
            return ends_now and any(each.is_of(before) for each in self.since)
        if self.at:
            ends_now = any(each.is_of(now) for each in self.at)
            beside = apart == 12 or now.period.follows(before.period)
            return ends_now and (beside or any(each.is_of(before) for each in self.at))
        return now.period.end == latest and (apart == 12 or not self.a_year_apart)


def times_of(sentence: Sentence) -> Times | None:
    """The times that a sentence names; None where one of them cannot be understood, so that nothing can be compared."""
    at, since = set[Stretch](), set[Stretch]()
    apart = False
    for index, token in enumerate(sentence.tokens):
        if token.when is None:
            continue
        match token.when.sort:
            case Sort.UNKNOWN:
                return None
            case Sort.YEAR_BEFORE | Sort.WITHIN_A_YEAR:
                apart = True
            case Sort.AT | Sort.SO_FAR | Sort.UNTIL as sort:
                stretch = Stretch(0 if sort is Sort.UNTIL else token.when.first, token.when.last)
                base = sentence.word(index - 1 - (sentence.word(index - 1) == "in")) in BASES
                (since if base else at).add(stretch)
    return Times(frozenset(at), frozenset(since), apart)


def said_until(claim: Claim, sentence: Sentence) -> Sequence[Token]:
    """The sentence up to the end of the clause in which the figure stands."""
    number = sentence.tokens[claim.index].clause
    return [each for each in sentence.tokens if each.clause <= number]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The words around the figures of a sentence, as they concern one measure."""

    sentence: Sentence
    subject: Subject
    names: frozenset[str]
    """Words with a capital that mean the whole that is measured."""

    def strange_names(self) -> bool:
        """Whether the sentence names anybody or any place that is not the whole."""
        return any(
            token.word and self.sentence.capital(token) and not self._is_known(token)
            for token in self.sentence.tokens[1:]
            if token.start > self._opening()
        )

    def belongs(self, claim: Claim, *, named: bool) -> bool:
        """Whether nothing beside the figure makes it one of something else than the measure.

        Its noun must be the measure's ("3,276 fewer burglaries", "a fall of 36% in burglary"), and so must what stands
        before its verb ("burglary fell by 36%"); with neither, the text must speak of the measure already.
        """
        after = self._after(claim)
        if claim.kind is Kind.SHARE or Role.TARGET in claim.roles:
            return after is not None
        before = self._before(claim)
        if after and claim.recorded:
            return True
        return after is not None and before is not None and (before or after or not named)

    def _opening(self) -> int:
        """Where the first word stands, be it after the sign of a list."""
        return next((each.start for each in self.sentence.tokens if each.word), 0)

    def _after(self, claim: Claim) -> bool | None:
        """Whether the figure's noun is the measure's; None where it is another's, False where it has none."""
        linked = ours = False
        for index in range(claim.last + 1, len(self.sentence.tokens)):
            token = self.sentence.tokens[index]
            if self.subject.stands_at(self.sentence, index):
                return True
            if self.subject.has(token.word):
                ours = True
            elif token.word in ("in", "of"):
                linked = True
            elif token.word not in OF_A_NOUN:
                named = ours and self.subject.named_in(self.sentence)
                return named or (self._no_noun(token, linked=linked) if token.word else False)
        return ours and self.subject.named_in(self.sentence)

    def _no_noun(self, token: Token, *, linked: bool) -> bool | None:
        """False where a word after the figure begins something new, None where it is a noun that is not ours."""
        if linked:
            return False if self._is_known(token) else None
        return False if token.word in PASSED_OVER | JOINING | DIRECTIONS or token.word.endswith("ly") else None

    def _before(self, claim: Claim) -> bool | None:
        """Whether what stands before the figure's verb is the measure; None where it is something else."""
        found = False
        for index in reversed(range(min(claim.verb, claim.first))):
            token = self.sentence.tokens[index]
            if token.mark or token.word in JOINING:
                return found or any(self.subject.stands_at(self.sentence, each) for each in range(index))
            if not token.word:
                continue
            if self.subject.stands_at(self.sentence, index) or self.subject.light(token):
                found = True
            elif not (token.word in PASSED_OVER | DIRECTIONS or token.word.endswith("ly") or self._is_known(token)):
                return None
        return found

    def _is_known(self, token: Token) -> bool:
        word = singular(token.word.removesuffix("’s").removesuffix("'s"))
        return bool(token.place or token.when) or word in self.names or self.subject.has(word)
