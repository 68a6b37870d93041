"""A text as sentences of words, marks, figures, names of figures, times and places, each where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from rbaccards.figures import Slot, slots
from rbaccards.statements.blots import BLOT, QUOTED, blotted, without
from rbaccards.statements.find import MULTIPLES, PARTS, WORDS, Typed, find_figures
from rbaccards.statements.times import Moment, When, find_times
from rbaccards.statements.vocabulary import JOINING


@dataclass(frozen=True, slots=True)
class Token:
    """One thing a sentence is made of; only one of the fields from word to place is filled."""

    start: int
    end: int
    clause: int
    """The number of its clause: clauses lie between marks and words such as "and" or "but"."""
    word: str = ""
    """In small letters."""
    mark: str = ""
    typed: Typed | None = None
    slot: str = ""
    when: When | None = None
    place: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, a heading or an item of a list."""

    text: str
    """The whole text that it belongs to."""
    tokens: tuple[Token, ...]
    opens: bool = False
    """True for the sentence that opens its text."""
    apart: bool = False
    """True where a sentence that states no figure stands before it."""

    def words(self, first: int, last: int) -> tuple[str, ...]:
        """The words among the tokens from `first` up to `last`."""
        return tuple(each.word for each in self.tokens[max(first, 0) : max(last, 0)] if each.word)

    def word(self, index: int) -> str:
        """The word at a place; empty for anything else and outside the sentence."""
        return self.tokens[index].word if 0 <= index < len(self.tokens) else ""

    def clause(self, index: int) -> tuple[Token, ...]:
        """The tokens of the clause in which a token stands."""
        number = self.tokens[index].clause
        return tuple(each for each in self.tokens if each.clause == number)

    def capital(self, token: Token) -> bool:
        return self.text[token.start].isupper()


_STATING = re.compile(rf"\d|{BLOT}|\b(?:{'|'.join((*WORDS, *MULTIPLES, *PARTS))})", re.IGNORECASE)
"""What a sentence holds that may state a figure."""
_WORDS = re.compile(rf"(?P<word>{BLOT}+|[^\W\d_]+(?:[’'-][^\W\d_]+)*)|(?P<mark>[,;:()+=–—/]|(?<!\S)[-*](?=\s))")
_ENDS = re.compile(r"(?P<stop>[.!?])[”’\"')*_]{0,9}\s+|\n[ \t]*(?:\n|(?=(?:[-*+•]|\d{1,3}[.)])[ \t]))")
_ABBREVIATED = re.compile(r"(?<!\w)(?:e\.g|i\.e|etc|approx|c|cf|no|vs|st|dr|mr|mrs|ms|incl?|dept|para|fig)$", re.I)
_LOOK_BACK = 8
_LONGEST = 3_000
"""What is longer, in letters, is no sentence: nobody could tell what its figures are of."""
_CLAUSE_MARKS = frozenset(",;:()–—")


def sentences(text: str, places: re.Pattern[str] | None, moment: Moment) -> tuple[Sentence, ...]:
    """The sentences of a text that state a figure, typed or filled in."""
    named = [Slot(each.name, text.rfind("{{", 0, each.start), text.find("}}", each.end) + 2) for each in slots(text)]
    spoken = without(text, ((each.start, each.end) for each in named))
    plain = without(spoken, (match.span() for match in QUOTED.finditer(spoken)))
    found, apart = [], False
    for start, end in _spans(plain):
        inside = [each for each in named if start <= each.start < end]
        stating = _STATING.search(plain, start, end) if end - start <= _LONGEST else None
        tokens = tuple(_tokens(plain[start:end], start, inside, places, moment)) if stating else ()
        if any(each.typed or each.slot for each in tokens):
            found.append(Sentence(text, tokens, not plain[:start].strip(" \n-*•"), apart))
            apart = False
        else:
            apart = apart or not plain[start:end].isspace()
    return tuple(found)


def _spans(plain: str) -> Iterator[tuple[int, int]]:
    """Where each sentence starts and ends."""
    start = 0
    for match in _ENDS.finditer(plain):
        if _is_end(plain, match):
            yield start, match.end()
            start = match.end()
    yield start, len(plain)


def _is_end(plain: str, match: re.Match[str]) -> bool:
    """Whether a stop is more than that of "e.g." or of "1." before an item."""
    if match["stop"] != "." or "\n\n" in match[0]:
        return True
    before = plain[max(0, match.start() - _LOOK_BACK) : match.start()]
    return not (plain[match.end() : match.end() + 1].islower() or _ABBREVIATED.search(before))


def _tokens(
    plain: str, start: int, named: list[Slot], places: re.Pattern[str] | None, moment: Moment
) -> Iterator[Token]:
    """What a sentence is made of, in order, each in its clause; `start` is where it stands in its text."""
    times = list(find_times(plain, moment))
    clear = blotted(plain, ((each.start, each.end) for each in times))
    found: list[tuple[int, int, str, Any]] = [
        (each.start - start, each.end - start, "slot", each.name) for each in named
    ]
    found += [(each.start, each.end, "when", each) for each in times]
    found += [(each.start, each.end, "typed", each) for each in find_figures(clear)]
    found += [(*match.span(), "place", match[0]) for match in places.finditer(clear)] if places else []
    found += [(*match.span(), match.lastgroup or "", match[0]) for match in _WORDS.finditer(clear)]
    last = clause = 0
    for first, end, kind, value in sorted(found, key=lambda each: (each[0], each[2] in ("word", "mark"))):
        if first < last:
            continue
        last = end
        if kind == "word":
            value = value.lower()
        clause += (kind == "mark" and value in _CLAUSE_MARKS) or (kind == "word" and value in JOINING)
        yield Token(first + start, end + start, clause, **{kind: value})
