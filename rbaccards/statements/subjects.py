"""What a sentence speaks of: which measures it names, and whether a number's subject is one of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rbaccards.measure_words import PERCENT_UNITS, POUND_UNITS, is_percentage
from rbaccards.schema.measure import Measure
from rbaccards.statements.sentences import Sentence, Token
from rbaccards.statements.vocabulary import (
    DIRECTIONS,
    ELSEWHERE,
    GOES_ON,
    INFLECTED,
    LIGHT,
    QUALIFIERS,
    RATES,
    is_adverb,
)
from rbaccards.wording import content, singular

_ENOUGH = 3
"""So many words of a measure's name and captions in one sentence name it too."""


@dataclass(frozen=True, slots=True)
class Subject:
    """The words by which one measure is known, each in the singular."""

    key: str
    nouns: frozenset[str]
    """Any of these alone stands for what is counted: the words of its key and of its unit."""
    names: frozenset[str]
    """Any of these alone names the measure anywhere: they without a unit that its name does not have, and a name of
    one word."""
    words: frozenset[str]
    """The words of its name, unit and captions that carry a meaning."""
    small: frozenset[str] = frozenset()
    """The other words of its name, and those for a rate where it is one."""

    def stands_at(self, sentence: Sentence, index: int) -> bool:
        """Whether one of its nouns stands there, meaning the measure: no "vehicle burglary", no "burglary victims"."""
        token = sentence.tokens[index]
        if singular(token.word) not in self.nouns:
            return False
        return self._left_free(sentence, index - 1) and self._right_free(sentence, index + 1)

    def _left_free(self, sentence: Sentence, index: int) -> bool:
        word = sentence.word(index)
        known = word in QUALIFIERS | GOES_ON | DIRECTIONS or singular(word) in self.words
        name = index > 0 and sentence.capital(sentence.tokens[index]) if word else False
        return not word or known or name or word.endswith("ing")

    def _right_free(self, sentence: Sentence, index: int) -> bool:
        word = sentence.word(index)
        known = word in GOES_ON or singular(word) in self.words or bool(INFLECTED.fullmatch(word))
        return not word or known or is_adverb(word)

    def named_in(self, sentence: Sentence) -> bool:
        """Whether the sentence names the measure, by a noun or by enough of its other words.

        "Offences fell by 70%" does at the start of a text only: elsewhere they may be those of the sentence before.
        """
        nouns = self.nouns if sentence.opens else self.names
        named = (index for index, token in enumerate(sentence.tokens) if singular(token.word) in nouns)
        if any(self.stands_at(sentence, index) for index in named):
            return True
        return len({token.word for token in sentence.tokens if self.has(token.word)}) >= _ENOUGH

    def light(self, token: Token) -> bool:
        """Whether a word may stand between the measure and what is said of it."""
        return token.word in LIGHT | self.small or self.has(token.word)

    def has(self, word: str) -> bool:
        """Whether a word is one of the measure's; of "anti-social" every part is."""
        return bool(word) and all(singular(part) in self.words for part in word.split("-"))


def subject_of(key: str, measure: Measure) -> Subject:
    unit = () if measure.unit.lower() in (*PERCENT_UNITS, *POUND_UNITS) else content(measure.unit)[:1]
    alone = content(measure.name) if len(content(measure.name)) == 1 else ()
    names = {*alone, *content(key.replace("_", " ")), *(each for each in unit if each in content(measure.name))}
    named = {*names, *unit}
    parts = (measure.name, measure.caption or "", measure.subtitle or "")
    words = {each for part in parts for each in content(part)} | named
    small = {each for each in measure.name.lower().split() if singular(each) not in words}
    if is_percentage(measure) or " per " in f" {measure.unit} ":
        small |= RATES
    return Subject(key, frozenset(named), frozenset(names), frozenset(words), frozenset(small))


def speaks_elsewhere(tokens: Sequence[Token], text: str) -> bool:
    """Whether a clause is about other areas, about a part that the data do not tell, or about a wish."""
    return bool(tokens) and bool(ELSEWHERE.search(text, tokens[0].start, tokens[-1].end))
