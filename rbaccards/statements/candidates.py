"""What a typed figure may mean: every number of the data that its words admit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rbaccards.measure_words import is_percentage
from rbaccards.schema.measure import Measure
from rbaccards.statements.claims import Claim
from rbaccards.statements.facts import Fact, Kind, Role, unit_of
from rbaccards.statements.find import Unit
from rbaccards.statements.intervals import Interval, difference, relative
from rbaccards.statements.sentences import Sentence, Token
from rbaccards.statements.timing import Times, timings
from rbaccards.statements.vocabulary import AHEAD
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
    places = _places(sentence.tokens)
    if claim.kind is Kind.SHARE:
        return [Candidate(fact.interval, fact, fact.kind) for fact in facts if _is_share(fact, places, sentence)]
    everywhere = frozenset(fact.of for fact in facts)
    if not places <= everywhere:
        return []
    readings = timings(claim.index, sentence)
    ahead = any(each.word in AHEAD for each in sentence.clause(claim.index))
    roles = frozenset(Role) if ahead else claim.roles
    return [
        each
        for meant in _readings_of_places(claim, sentence, everywhere if measure.leads_with else frozenset({""}))
        for each in _there(claim, [fact for fact in facts if fact.of in meant], roles, readings, measure)
    ]


def _places(tokens: Iterable[Token]) -> frozenset[str]:
    return frozenset(each.place for each in tokens if each.place)


def _readings_of_places(claim: Claim, sentence: Sentence, whole: frozenset[str]) -> tuple[frozenset[str], ...]:
    """The places that a figure may be for: those of its clause, or any that the sentence names and the whole.

    A measure that leads with one of its groups has no whole: without a place named the figure may be for any group.
    """
    named = _places(sentence.tokens)
    own = _places(sentence.clause(claim.index))
    return (own,) if own else tuple(dict.fromkeys((named or whole, whole)))


def _there(
    claim: Claim, there: Sequence[Fact], roles: frozenset[Role], readings: Sequence[Times], measure: Measure
) -> Iterator[Candidate]:
    """What the figure may mean among the facts of some places, for every way to read its times.

    Nothing where a time is named that the data do not cover, unless the clause of a change names one that they do.
    """
    known = [each for each in readings if each.all_known(there)]
    if len(known) < len(readings) and (claim.kind is Kind.AMOUNT or any(not each.named for each in known)):
        return
    for times in known:
        if claim.kind is Kind.AMOUNT:
            yield from _amounts(claim, there, roles, times, measure)
        elif not times.since_unsaid(there):
            yield from _all_changes(claim, there, roles, times, measure)


def _amounts(
    claim: Claim, there: Sequence[Fact], roles: frozenset[Role], times: Times, measure: Measure
) -> Iterator[Candidate]:
    earlier = claim.earlier or (times.back and not times.named)
    for fact in there:
        if fact.kind is Kind.AMOUNT and fact.role in roles and fact.unit is unit_of(measure) and times.admit(fact):
            timely = times.is_for(fact) and (not earlier or fact.name.endswith(".previous"))
            yield Candidate(fact.interval, fact, fact.kind, timely=timely)


def _all_changes(
    claim: Claim, there: Sequence[Fact], roles: frozenset[Role], times: Times, measure: Measure
) -> Iterator[Candidate]:
    """The changes that the card prints, and those between any two values."""
    kinds: set[Kind] = {claim.kind}
    if is_percentage(measure) and claim.typed.unit is Unit.PERCENT:
        kinds.add(Kind.DIFFERENCE)
    for fact in there:
        if fact.kind in kinds and fact.role in roles and times.admit_change(fact):
            timely = times.admit(fact) and times.spans(fact.base, fact.period)
            yield Candidate(fact.interval, fact, fact.kind, timely=timely)
    yield from _between(there, kinds, times)


def _is_share(fact: Fact, places: frozenset[str], sentence: Sentence) -> bool:
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
    for now, period in known:
        if not times.may_be_now(now, latest[period.months]):
            continue
        for before, then in known:
            alike = then.end < period.end and then.months == period.months
            if alike and times.admit_pair(before, now):
                yield from _changes(now, before, kinds)


def _changes(now: Fact, before: Fact, kinds: set[Kind]) -> Iterator[Candidate]:
    if Kind.DIFFERENCE in kinds:
        yield Candidate(difference(now.interval, before.interval), now, Kind.DIFFERENCE, before)
    change = relative(now.interval, before.interval)
    if Kind.CHANGE in kinds and change is not None:
        yield Candidate(change, now, Kind.CHANGE, before)
