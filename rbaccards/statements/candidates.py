"""What a typed figure may mean: every number of the data that its words admit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations

from rbaccards.measure_words import is_percentage
from rbaccards.schema.measure import Measure
from rbaccards.statements.claims import Claim
from rbaccards.statements.context import Times, times_of
from rbaccards.statements.facts import Fact, Kind, Role, unit_of
from rbaccards.statements.find import Unit
from rbaccards.statements.intervals import Interval, difference, relative
from rbaccards.statements.sentences import Sentence
from rbaccards.statements.vocabulary import AHEAD, AIMS
from rbaccards.words import plural


@dataclass(frozen=True, slots=True)
class Candidate:
    interval: Interval
    fact: Fact
    """The fact itself, or the later of the two values that it is the change between."""
    kind: Kind
    before: Fact | None = None
    """The earlier of the two values."""
    timely: bool = True
    """False where it is for another time than the text names, so that it may be meant but is not what to write."""


def candidates(claim: Claim, sentence: Sentence, facts: Sequence[Fact], measure: Measure) -> list[Candidate]:
    """The likeliest first; empty where the words name a time or a place for which there are no data."""
    times = times_of(sentence)
    places = {each.place for each in sentence.tokens if each.place}
    if claim.kind is Kind.SHARE:
        return [Candidate(fact.interval, fact, fact.kind) for fact in facts if _is_share(fact, places, sentence)]
    there = [fact for fact in facts if fact.of in places or (not places and not fact.of)]
    if times is None or not times.all_known(there) or not places <= {fact.of for fact in facts}:
        return []
    ahead = bool(AHEAD.intersection(each.word for each in sentence.clause(claim.index)))
    roles = frozenset(Role) if ahead else claim.roles
    if claim.kind is Kind.AMOUNT:
        amounts = [fact for fact in there if fact.kind is Kind.AMOUNT and fact.role in roles and times.admit(fact)]
        return [Candidate(fact.interval, fact, fact.kind) for fact in amounts if fact.unit is unit_of(measure)]
    if AIMS.intersection(each.word for each in sentence.clause(claim.index)):
        return []
    kinds: set[Kind] = {claim.kind}
    if is_percentage(measure) and claim.typed.unit is Unit.PERCENT:
        kinds.add(Kind.DIFFERENCE)
    printed = [each for each in there if each.kind in kinds and each.role in roles and times.admit_change(each)]
    ready = [Candidate(fact.interval, fact, fact.kind, timely=times.admit(fact)) for fact in printed]
    return [*ready, *_between(there, kinds, times)]


def _is_share(fact: Fact, places: set[str], sentence: Sentence) -> bool:
    """Whether a fact is the share of an area named, or of "nine wards" taken together."""
    together = any(each.word in (fact.of, plural(fact.of)) for each in sentence.tokens if fact.of)
    return fact.kind is Kind.SHARE and (fact.of in places or together)


def _between(facts: Sequence[Fact], kinds: set[Kind], times: Times) -> Iterator[Candidate]:
    """The changes between two values for equally long periods, as far as the times named admit them.

    Where no time is named, they are the changes of the figure that the card leads with.
    """
    amounts = [(each, each.period) for each in facts if each.kind is Kind.AMOUNT and each.role is Role.VALUE]
    known = [(each, period) for each, period in amounts if period is not None]
    if known and not times.named:
        known = [(each, period) for each, period in known if period.months == known[0][1].months]
    latest: dict[int, int] = {}
    for _, period in known:
        latest[period.months] = max(latest.get(period.months, 0), period.end)
    for (before, then), (now, period) in permutations(known, 2):
        alike = then.end < period.end and then.months == period.months
        if alike and times.admit_pair(before, now, latest[period.months]):
            yield from _changes(now, before, kinds)


def _changes(now: Fact, before: Fact, kinds: set[Kind]) -> Iterator[Candidate]:
    if Kind.DIFFERENCE in kinds:
        yield Candidate(difference(now.interval, before.interval), now, Kind.DIFFERENCE, before)
    change = relative(now.interval, before.interval)
    if Kind.CHANGE in kinds and change is not None:
        yield Candidate(change, now, Kind.CHANGE, before)
