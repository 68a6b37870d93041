"""Do the numbers and the words of direction that people typed agree with the data, and with each other?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from rbaccards.checks.corrections import correction, said, way_of
from rbaccards.checks.texts import MOST, Written, prose
from rbaccards.figures import Figures
from rbaccards.issues import Issue
from rbaccards.measured import MeasuredCard, MeasuredPack
from rbaccards.periods.period import Calendar
from rbaccards.periods.text import quoted
from rbaccards.schema.amend import Step
from rbaccards.schema.pack import Pack
from rbaccards.sources.nodes import Document
from rbaccards.statements.agree import Contradiction, Known, Scope, Wrong, contradictions, spoken_on
from rbaccards.statements.claims import towards
from rbaccards.statements.facts import Kind, facts_of
from rbaccards.statements.intervals import Interval
from rbaccards.statements.pairs import Misnamed, backwards, points_called_per_cent
from rbaccards.statements.sentences import Sentence, sentences
from rbaccards.statements.subjects import subject_of
from rbaccards.statements.times import Moment
from rbaccards.wording import content
from rbaccards.words import relative_change

_CODES = {Wrong.NUMBER: "W01", Wrong.DIRECTION: "W02", Wrong.UNIT: "W03"}


@dataclass(frozen=True, slots=True)
class _Texts:
    """The texts of one file with all that is known of the measures that they may speak of."""

    document: Document
    scope: Scope
    moment: Moment
    figures: Figures

    @property
    def places(self) -> re.Pattern[str] | None:
        """The areas and groups that the data know by name."""
        known = self.scope.measures.values()
        names = sorted({fact.of for each in known for fact in each.facts if fact.of}, key=len, reverse=True)
        return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)") if names else None

    @property
    def values(self) -> Mapping[str, Interval]:
        """The value of each figure by its name."""
        facts = (fact for known in self.scope.measures.values() for fact in known.facts)
        return {fact.name: fact.interval for fact in facts if fact.name and fact.kind is Kind.AMOUNT}


def typed_figures(card: MeasuredCard) -> Iterable[Issue]:
    """Figures and words of direction in the texts of a card that its data contradict."""
    if not card.pulls:  # a report is held against all cards of its pack
        yield from _check(_texts(card.loaded.document, [card], card.pack, card.calendar), _homes(card))


def typed_in_summary(pack: MeasuredPack) -> Iterable[Issue]:
    """The same in the summary of a pack, for all its cards."""
    cards = [card for card in pack.cards if not card.data_in_doubt]
    yield from _check(_texts(pack.loaded.document, cards, pack.pack, pack.loaded.calendar), {})


def typed_in_reports(pack: MeasuredPack) -> Iterable[Issue]:
    """The same in the cards whose texts may speak of all the others."""
    cards = [card for card in pack.cards if not card.data_in_doubt]
    for card in cards:
        if card.pulls:
            texts = _texts(card.loaded.document, cards, pack.pack, pack.loaded.calendar)
            yield from _check(texts, _homes(card))


def _homes(card: MeasuredCard) -> dict[tuple[Step, ...], str]:
    """The measures of a card by where they stand in it."""
    return {card.loaded.steps_of(key): key for key, _ in card.loaded.measures()}


def _texts(document: Document, cards: Sequence[MeasuredCard], pack: Pack, calendar: Calendar) -> _Texts:
    readings = [reading for card in cards for reading in card.readings.values()]
    times = Counter(each.key for each in readings)
    measures = {
        each.key: Known(each.measure, subject_of(each.key, each.measure), facts_of(each))
        for each in readings
        if times[each.key] == 1
    }
    whole = [pack.partnership, pack.board, *(card.loaded.card.population or "" for card in cards)]
    names = frozenset(word for text in whole for word in content(text))
    figures = {name: text for card in cards for name, text in card.figures.items()}
    return _Texts(document, Scope(measures, names), Moment(pack.review_period, calendar), figures)


def _check(texts: _Texts, homes: Mapping[tuple[Step, ...], str]) -> Iterator[Issue]:
    """The issues of every text in which figures are filled in; `homes` are the measures with texts of their own."""
    places, values = texts.places, texts.values
    for text in prose(texts.document):
        home = homes.get(text.steps[:2], "")
        about: tuple[str, ...] = (home,) if home in texts.scope.measures else ()
        read = sentences(text.scalar.text, places, texts.moment)
        yield from islice(_of_a_text(read, about, text, texts, values), MOST)


def _of_a_text(
    read: Iterable[Sentence], about: tuple[str, ...], text: Written, texts: _Texts, values: Mapping[str, Interval]
) -> Iterator[Issue]:
    """The issues of each sentence; `about` are the measures that the text speaks of from the start."""
    for sentence in read:
        yield from _of_a_sentence(sentence, () if sentence.apart else about, text, texts, values)
        about = spoken_on(sentence, texts.scope)


def _of_a_sentence(
    sentence: Sentence, about: Sequence[str], text: Written, texts: _Texts, values: Mapping[str, Interval]
) -> Iterator[Issue]:
    told = set[int]()
    for misnamed in points_called_per_cent(sentence):
        told.add(misnamed.start)
        yield text.warning("W03", misnamed.start, _points(misnamed.typed.text), _points_hint(misnamed))
    for found in contradictions(sentence, texts.scope, about):
        start = sentence.tokens[found.claim.index].start
        if start not in told:
            yield _contradicted(found, sentence, text, texts)
    for turned in backwards(sentence, values):
        message = f'"{turned.word}" does not go with "from {turned.first} to {turned.second}".'
        yield text.warning("W02", turned.start, message, "Correct the word, or the order of the figures.")
    yield from _filled_in(sentence, text, texts.figures)


def _contradicted(found: Contradiction, sentence: Sentence, text: Written, texts: _Texts) -> Issue:
    claim, measure = found.claim, texts.scope.measures[found.key].measure
    start, end = sentence.tokens[claim.first].start, sentence.tokens[claim.last].end
    data = said(found.data, measure, texts.figures)
    if found.wrong is Wrong.UNIT:
        message = f"{_points(claim.typed.text)} The data of {measure.name} say {data}."
    else:
        message = f"{quoted(sentence.text[start:end])} contradicts {measure.name}: the data say {data}."
    hint, fix = correction(found, sentence, text, texts.figures)
    return text.warning(_CODES[found.wrong], sentence.tokens[claim.index].start, message, hint, fix)


def _points(written: str) -> str:
    return f"{quoted(written)} is the difference of two percentages, so it is in points."


def _points_hint(misnamed: Misnamed) -> str:
    points = f"{misnamed.typed.value:g} percentage points"
    return f"Write {points}; in per cent the change is {relative_change(misnamed.relative / 100)}."


def _filled_in(sentence: Sentence, text: Written, figures: Figures) -> Iterator[Issue]:
    """Figures that bring their own word of direction, after another one: "rose by down 36%", "fell by down 36%"."""
    for index, token in enumerate(sentence.tokens):
        printed = figures.get(token.slot, "")
        brought = way_of(printed)
        if not brought or not token.slot.endswith((".change", ".difference")):
            continue
        by = sentence.word(index - 1) in ("by", "a")
        word = sentence.word(index - 2 if by else index - 1)
        way = towards(word)[0]
        together = f'together they print "{word} {sentence.word(index - 1) + " " if by else ""}{printed}".'
        if way and way != brought:
            message = f'"{word}" contradicts the figure after it; {together}'
            yield text.warning("W02", token.start, message, f'Take out "{word}".')
        elif way and by:
            message = f'"{word}" and the figure after it say the same twice; {together}'
            yield text.warning("W02", token.start, message, f'The figure prints "{printed}": reword what leads to it.')
