"""The texts of a card or a pack, each with its place, as the checks of wording read them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from rbaccards.checks.figures import FILLED, is_filled
from rbaccards.figures import slots
from rbaccards.issues import Fix, Issue, Severity
from rbaccards.schema.amend import Step, field_of, find, scalars
from rbaccards.sources.nodes import Document, Scalar, place_in

WORDED = FILLED | {
    *("priority", "focus", "population", "lead", "role", "organisation", "owner", "progress"),
    *("name", "unit", "source", "method", "by", "other", "ours", "break_after"),
    *("partnership", "board", "outcomes", "headings", "summary"),
    *("contributor", "rationale", "engaged", "officer", "timescale", "topic", "who", "what", "to", "wards", "reason"),
    *("author", "champion", "leads", "theme", "placeholder", "glossary", "linked"),
}
"""The fields that hold words for readers."""
MEASURES = ("indicators", "performance")
BLOT = "·"
MOST = 20
"""How many places of one kind are told in one text: who has more of them will look for the rest."""

_NAMED_INSIDE = frozenset({"break_after", "outcomes", "headings", "actions", "glossary", "linked"})
"""Fields whose entries have names of their own."""
_ADDRESS = re.compile(r"https?://\S+|mailto:\S+")


@dataclass(frozen=True, slots=True)
class Written:
    """A text as written, and the steps that lead to it."""

    document: Document
    steps: tuple[Step, ...]
    scalar: Scalar
    words: str
    """The text with names of figures and web addresses blotted out, letter for letter."""

    @property
    def section(self) -> str:
        """The entry at the top of the file that it belongs to."""
        return str(self.steps[0])

    def matches(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        return islice(pattern.finditer(self.words), MOST)

    def warning(self, code: str, offset: int, message: str, hint: str, fix: Fix | None = None) -> Issue:
        """A warning about what stands at `offset` of the text."""
        place = place_in(self.scalar, offset, self.document.text)
        return Issue(code, place, message, hint, self.document.text.line(place.line), fix, Severity.WARNING)

    def fix(self, start: int, end: int, better: str) -> Fix | None:
        """The line with `better` in place of what stands from `start` to `end`; None where a line ends in between."""
        place = place_in(self.scalar, start, self.document.text)
        line, written = self.document.text.line(place.line), self.scalar.text[start:end]
        at = place.column - 1
        return (
            Fix(place.line, line[:at] + better + line[at + len(written) :]) if line[at:].startswith(written) else None
        )


def written(document: Document, below: tuple[Step, ...] = ()) -> Iterator[Written]:
    """Every text of a file that is made of words; with `below` only those of one entry."""
    _, node = find(document.root, below)
    for steps, scalar in scalars(node, below):
        if field_of(steps) in WORDED or _NAMED_INSIDE.intersection(steps):
            yield Written(document, steps, scalar, _blotted(scalar.text))


def prose(document: Document) -> Iterator[Written]:
    """The texts of a file that are made of sentences."""
    return (text for text in written(document) if is_filled(text.steps))


def _blotted(text: str) -> str:
    letters = list(text)
    spans = [(slot.start, slot.end) for slot in slots(text)]
    for start, end in (*spans, *(match.span() for match in _ADDRESS.finditer(text))):
        letters[start:end] = BLOT * (end - start)
    return "".join(letters)
