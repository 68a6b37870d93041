"""What stands around a typed figure: whether all of it is understood, and makes the figure one of a measure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from rbaccards.statements.claims import Claim
from rbaccards.statements.facts import Kind
from rbaccards.statements.sentences import Sentence, Token
from rbaccards.statements.subjects import Subject
from rbaccards.statements.vocabulary import (
    AIMS,
    DIRECTIONS,
    EXPLAINS,
    GOES_ON,
    JOINING,
    LIMITS,
    OF_A_NOUN,
    PASSED_OVER,
    PASSIVE,
    RECORDERS,
    STATED,
    WHOLE,
    is_adverb,
)
from rbaccards.wording import singular


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The words around the figures of a sentence, as they concern one measure.

    A word that is not understood may make a figure one of a part, of another time or of something else ("on the
    estate", "where gates were fitted"), so it counts as such.
    """

    sentence: Sentence
    subject: Subject
    names: frozenset[str]
    """Words with a capital that mean the whole that is measured."""

    def understood(self) -> bool:
        """Whether every word of the sentence is, so that the next one may go on about the same."""
        return not self.strange_names() and self._known(self.sentence.tokens)

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
        if self._limited_before(claim) or self._limited_after(claim) or self._of_an_aim(claim):
            return False
        after = self._after(claim)
        if claim.kind is Kind.SHARE or after is None:
            return after is not None
        if not named and not self._known(self.sentence.tokens[: claim.first]):
            return False
        before = self._before(claim, nouns_follow=after)
        return before is not None and (before or after or not named)

    def _opening(self) -> int:
        """Where the first word stands, be it after the sign of a list."""
        return next((each.start for each in self.sentence.tokens if each.word), 0)

    def _limited_before(self, claim: Claim) -> bool:
        """Whether the sentence opens with what the figure is confined to.

        "On the estate, burglary fell by 70%", "Gated streets: burglary down 55%", "We saw one gang and recorded 14".
        """
        number = self.sentence.tokens[claim.first].clause
        own = self.sentence.clause(claim.first)
        clauses = list(self._clauses())
        headings = {before[0].clause for before, after in pairwise(clauses) if after[0].mark == ":"}
        shared = {number - 1} if claim.recorded and own[0].word == "and" and claim.verb < claim.first else set()
        return any(
            (self._limits(each) or each[0].clause in headings | shared) and not self._known(each)
            for each in clauses
            if each[0].clause < number
        )

    def _limited_after(self, claim: Claim) -> bool:
        """Whether the rest of its clause, or what goes on from there, confines it: "12 burglaries at schools"."""
        number = self.sentence.tokens[claim.last].clause
        rest = [each for each in self.sentence.tokens[claim.last + 1 :] if each.clause == number]
        if claim.of_an_aim:  # "is in sight" says nothing of what the target is
            rest = list(takewhile(lambda each: each.word not in STATED | PASSIVE | {"has"}, rest))
        if not self._known(rest):
            return True
        for clause in self._clauses():
            if clause[0].clause > number:
                if not self._limits(clause):
                    return False
                if not self._known(clause):
                    return True
        return False

    def _of_an_aim(self, claim: Claim) -> bool:
        """Whether a change is one of a target, not of what is measured."""
        if claim.kind is Kind.AMOUNT:
            return False
        number = self.sentence.tokens[claim.last].clause
        return any(each.word in AIMS for each in self.sentence.tokens if each.clause <= number)

    def _clauses(self) -> Iterator[Sequence[Token]]:
        """The clauses that hold more than a mark, in their order."""
        clause = list[Token]()
        for token in self.sentence.tokens:
            if clause and token.clause != clause[0].clause:
                if not all(each.mark for each in clause):
                    yield clause
                clause = []
            clause.append(token)
        if clause and not all(each.mark for each in clause):
            yield clause

    def _limits(self, clause: Sequence[Token]) -> bool:
        """Whether a clause begins with "where", "among" and the like; a "while" before a direction only contrasts."""
        words = [each.word for each in clause if each.word]
        if not words or (clause[0].mark and words[0] in ("who", "whose")):
            return False
        first = words[1] if words[0] in JOINING - LIMITS and len(words) > 1 else words[0]
        contrast = first in ("while", "whilst") and any(each in DIRECTIONS for each in words)
        return first in LIMITS and not contrast

    def _known(self, tokens: Sequence[Token]) -> bool:
        """Whether each word is understood, up to one that begins a reason."""
        for token in tokens:
            if token.word in EXPLAINS:
                return True
            word = token.word
            passed = word in PASSED_OVER | GOES_ON | DIRECTIONS | WHOLE | AIMS | RECORDERS | LIMITS
            if word and not (passed or is_adverb(word) or self.subject.light(token) or self._is_known(token)):
                return False
        return True

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
            return False if self._is_known(token) or token.word in WHOLE else None
        return False if token.word in PASSED_OVER | JOINING | DIRECTIONS or is_adverb(token.word) else None

    def _before(self, claim: Claim, *, nouns_follow: bool) -> bool | None:
        """Whether what stands before the figure's verb is the measure; None where it is something else.

        The subject of a sentence is that of its later clauses too, but for a figure that has a noun of its own.
        """
        found, full = False, self.subject.named_in(self.sentence)
        passed = PASSED_OVER | DIRECTIONS | WHOLE
        passed |= (RECORDERS if claim.recorded else frozenset()) | (AIMS if claim.of_an_aim else frozenset())
        for index in reversed(range(min(claim.verb, claim.first))):
            token = self.sentence.tokens[index]
            if token.mark or token.word in JOINING:
                if found or nouns_follow:
                    return found
                if token.word in JOINING and self._heads(index):
                    return True
            elif self.subject.stands_at(self.sentence, index) or self.subject.light(token):
                found = found or full or not self.subject.has(token.word)
            elif token.word and not (token.word in passed or is_adverb(token.word) or self._is_known(token)):
                return None
        return found

    def _heads(self, end: int) -> bool:
        """Whether the first noun before a place is the measure, so that "and" goes on about it."""
        for index, token in enumerate(self.sentence.tokens[:end]):
            if self.subject.stands_at(self.sentence, index):
                return True
            if token.word and token.word not in PASSED_OVER and not self._is_known(token):
                return False
        return False

    def _is_known(self, token: Token) -> bool:
        word = singular(token.word.removesuffix("’s").removesuffix("'s"))
        return bool(token.place or token.when) or word in self.names or self.subject.has(word)
