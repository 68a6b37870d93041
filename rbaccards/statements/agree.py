"""Typed figures against the data: which of them no reading of the data can mean."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rbaccards.measure_words import is_percentage
from rbaccards.schema.measure import Measure
from rbaccards.statements.candidates import Candidate, candidates
from rbaccards.statements.claims import Claim, claims
from rbaccards.statements.context import Surroundings
from rbaccards.statements.facts import Fact, Kind, unit_of
from rbaccards.statements.find import Unit
from rbaccards.statements.intervals import Interval, exactly
from rbaccards.statements.sentences import Sentence, Token
from rbaccards.statements.subjects import Subject, speaks_elsewhere
from rbaccards.statements.vocabulary import SCALED


class Wrong(StrEnum):
    NUMBER = "number"
    """No figure of the data agrees."""
    DIRECTION = "direction"
    """The number agrees with one that goes the other way."""
    UNIT = "unit"
    """The difference of two percentages is called per cent."""


@dataclass(frozen=True, slots=True)
class Known:
    """One measure of the card: its words, and every number its data give."""

    measure: Measure
    subject: Subject
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Contradiction:
    claim: Claim
    wrong: Wrong
    key: str
    """The measure that the figure is about."""
    data: Candidate
    """What the data say in its place."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What the texts of a card may speak of."""

    measures: Mapping[str, Known]
    names: frozenset[str]
    """Words with a capital that mean the whole: the place, the partnership."""


def named_in(sentence: Sentence, scope: Scope) -> tuple[str, ...]:
    """The measures that a sentence names."""
    return tuple(key for key, known in scope.measures.items() if known.subject.named_in(sentence))


def spoken_on(sentence: Sentence, scope: Scope) -> tuple[str, ...]:
    """The measures that the next sentence may go on about without naming them: this one speaks of nothing else."""
    if speaks_elsewhere(sentence.tokens, sentence.text):
        return ()
    return tuple(
        key
        for key in named_in(sentence, scope)
        if Surroundings(sentence, scope.measures[key].subject, scope.names).understood()
    )


def contradictions(sentence: Sentence, scope: Scope, before: Sequence[str]) -> Iterator[Contradiction]:
    """The figures of a sentence that the data contradict.

    `before` are the measures that the text speaks of already: the one it belongs to, or those of the sentence before.
    """
    named = named_in(sentence, scope)
    for claim in claims(sentence):
        if speaks_elsewhere(_said_until(claim, sentence), sentence.text):
            continue
        alone = tuple(scope.measures) if claim.of_an_aim and len(scope.measures) == 1 else ()
        spoken_of = named or before or alone
        about = [key for key in spoken_of if _is_about(claim, sentence, scope, key, named=bool(named))]
        found = [_judged(claim, sentence, key, scope.measures[key]) for key in about]
        if found and None not in found:
            yield next(each for each in found if each is not None)


def _said_until(claim: Claim, sentence: Sentence) -> Sequence[Token]:
    """The sentence up to the end of the clause in which the figure stands."""
    number = sentence.tokens[claim.index].clause
    return [each for each in sentence.tokens if each.clause <= number]


def _is_about(claim: Claim, sentence: Sentence, scope: Scope, key: str, *, named: bool) -> bool:
    """Whether the figure can only be about this measure."""
    known = scope.measures[key]
    if not _fits(claim, known.measure):
        return False
    surroundings = Surroundings(sentence, known.subject, scope.names)
    return not surroundings.strange_names() and surroundings.belongs(claim, named=named)


def _fits(claim: Claim, measure: Measure) -> bool:
    """Whether a figure in its unit can be of a measure in its own; amounts in thousands may be written in full."""
    typed, unit = claim.typed.unit, unit_of(measure)
    if claim.kind in (Kind.CHANGE, Kind.SHARE):
        return True
    if SCALED.search(f"{measure.name} {measure.unit}"):
        return False
    if claim.kind is Kind.DIFFERENCE and unit is Unit.PERCENT:
        return typed is Unit.POINTS
    return typed is unit


def _judged(claim: Claim, sentence: Sentence, key: str, known: Known) -> Contradiction | None:
    """What is wrong with the figure; None where some reading of the data agrees or none can be compared."""
    meant = candidates(claim, sentence, known.facts, known.measure)
    if not meant:
        return None
    towards = claim.towards or claim.better * {"higher": 1, "lower": -1}.get(known.measure.polarity, 0)
    near = [each for each in meant if claim.typed.interval.size.meets(each.interval.size)]
    right = [each for each in near if not towards or _goes(each.interval, towards) or claim.kind is Kind.AMOUNT]
    if right:
        return _wrong_unit(claim, right, key, known.measure)
    printed = [each for each in near if each.fact.name and each.before is None]
    wrong = Wrong.DIRECTION if printed else Wrong.NUMBER
    return Contradiction(claim, wrong, key, min(printed or meant, key=_unlikely))


def _unlikely(data: Candidate) -> tuple[bool, ...]:
    """By this the candidates are sorted: the figure that is for the time named, and that a text can fill in, first."""
    name = data.fact.name
    return (not data.timely, data.before is not None, not name, "projected" in name, name.endswith(".previous"))


def _goes(interval: Interval, towards: int) -> bool:
    return interval.high >= 0 if towards > 0 else interval.low <= 0


def _wrong_unit(claim: Claim, right: Sequence[Candidate], key: str, measure: Measure) -> Contradiction | None:
    """A difference in points that is called per cent: the very difference, and no relative change agrees."""
    if not (is_percentage(measure) and claim.typed.unit is Unit.PERCENT) or claim.kind is Kind.AMOUNT:
        return None
    if any(each.kind is not Kind.DIFFERENCE for each in right):
        return None
    exact = [each for each in right if claim.typed.interval.size.meets(exactly(abs(each.interval.middle)))]
    return Contradiction(claim, Wrong.UNIT, key, exact[0]) if exact else None
