"""What the data say in place of a typed figure, and what to write instead of it."""

from __future__ import annotations

import re

from rbaccards.checks.texts import Written
from rbaccards.figures import Figures
from rbaccards.issues import Fix
from rbaccards.measure_words import change, difference, period_name, style_of
from rbaccards.measures.amounts import Amount, Compared
from rbaccards.periods.text import quoted
from rbaccards.schema.measure import Measure
from rbaccards.statements.agree import Contradiction
from rbaccards.statements.candidates import Candidate
from rbaccards.statements.claims import Claim
from rbaccards.statements.facts import Fact, Kind
from rbaccards.statements.sentences import Sentence
from rbaccards.statements.vocabulary import PERFECT
from rbaccards.words import relative_change, share

_GOES = re.compile(r"(?P<down>\bdown\b|\b(?:fewer|less|lower)$)|(?P<up>\bup\b|\b(?:more|higher)$)")
_PAST = frozenset({"fell", "dropped", "decreased", "declined", "rose", "increased", "grew", "climbed"})
"""Verbs of direction in the past, in whose place "went" can stand."""
_PARTICIPLES = frozenset({"fallen", "dropped", "decreased", "declined", "risen", "increased", "grown", "climbed"})
"""Those that can stand after "has", where "gone" takes their place."""


def correction(found: Contradiction, sentence: Sentence, text: Written, figures: Figures) -> tuple[str, Fix | None]:
    """A hint, and a line in which the figure stands filled in, where the sentence still reads well with it."""
    claim, data = found.claim, found.data
    name = data.fact.name if data.before is None and data.fact.name in figures else ""
    if not name:
        return "Correct the figure or the data.", None
    slot, printed = f"{{{{ {name} }}}}", figures[name]
    if _takes_its_place(claim, data):
        start, end = sentence.tokens[claim.first].start, sentence.tokens[claim.last].end
        capital = sentence.text[start].isupper() and printed[0].islower()
        return f'Write {slot}, which prints "{printed}".', None if capital else text.fix(start, end, slot)
    before = " ".join(sentence.words(claim.verb, claim.index))
    if not before or not way_of(printed):
        return f'Write {slot}, which prints "{printed}".', None
    verb = _went(claim, sentence) if data.kind is Kind.CHANGE else ""
    if not verb:
        return f'Correct the figure, or write {slot} without "{before}": it prints "{printed}".', None
    better = f"{verb} {slot}"
    fix = text.fix(sentence.tokens[claim.verb].start, sentence.tokens[claim.last].end, better)
    return f'Write {better}, which prints "{verb} {printed}".', fix


def way_of(printed: str) -> int:
    """Which way a figure says that something went: 1 up, -1 down, 0 where it does not say."""
    found = _GOES.search(printed)
    return 0 if found is None else -1 if found["down"] else 1


def said(data: Candidate, measure: Measure, figures: Figures) -> str:
    """What the data say in words: the figure as it would be printed, and what it is for."""
    fact, base = data.fact, data.before.period if data.before else data.fact.base
    text = _between(data, measure) or figures.get(fact.name) or _plainly(fact, measure)
    when = period_name(fact.period, measure) if fact.period else ""
    if base is not None:
        when = f"{when} against {period_name(base, measure)}"
    return f"{quoted(text)} ({when})" if when else quoted(text)


def _plainly(fact: Fact, measure: Measure) -> str:
    """A number that no figure prints, in words."""
    value = fact.interval.middle
    match fact.kind:
        case Kind.SHARE:
            return share(value / 100)
        case Kind.CHANGE:
            return relative_change(value / 100)
        case _:
            return style_of(measure).text(value)


def _went(claim: Claim, sentence: Sentence) -> str:
    """The verb that takes the place of "fell by" before a figure such as "down 36%"; empty where none fits."""
    word, before = sentence.word(claim.verb), sentence.word(claim.verb - 1)
    if sentence.word(claim.index - 1) != "by" or not 0 <= claim.verb < claim.first:
        return ""
    if before in PERFECT:
        return "gone" if word in _PARTICIPLES else ""
    return "went" if word in _PAST else ""


def _takes_its_place(claim: Claim, data: Candidate) -> bool:
    """Whether the figure can be written in place of the phrase and the sentence still reads well."""
    if data.kind is not claim.kind:
        return False
    match claim.kind:
        case Kind.CHANGE:
            return claim.first < claim.index
        case Kind.DIFFERENCE:
            return claim.last > claim.index or claim.first < claim.index
        case _:
            return True


def _between(data: Candidate, measure: Measure) -> str | None:
    """The change between two values in words, None where it is no such change."""
    now, before = data.fact, data.before
    if before is None or now.period is None or before.period is None:
        return None
    amounts = (Amount(each.interval.middle, now.period) for each in (now, before))
    return (change if data.kind is Kind.CHANGE else difference)(Compared(*amounts), measure)
