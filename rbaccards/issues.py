"""What is wrong, where, and what to do: the one value every stage reports problems with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A position in a source file; line and column count from 1, and 0 means the whole file."""

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return ":".join([self.path, *(str(n) for n in (self.line, self.column) if n)])


@dataclass(frozen=True, slots=True)
class Fix:
    """The text a line should have; None takes the line out."""

    line: int
    text: str | None


@dataclass(frozen=True, slots=True)
class Issue:
    """One problem. `code` is a key of the message catalogue; `excerpt` is the line as it stands in the file."""

    code: str
    place: Place
    message: str
    hint: str = ""
    excerpt: str = ""
    fix: Fix | None = None
    severity: Severity = Severity.ERROR


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a piece of text cannot be read as a number or a period, and what would be accepted instead."""

    code: str
    message: str
    suggestion: str = ""


class BadHouseError(Exception):
    """The house style, or a template, cannot be used; `issues` say why."""

    def __init__(self, issues: tuple[Issue, ...]) -> None:
        super().__init__(issues)  # so that it can be told by another process
        self.issues = issues


MOST_OF_A_KIND = 20
"""How many issues of one code are told of a data file: who has more of them mends the whole column."""


def told(issues: Iterable[Issue]) -> Iterator[Issue]:
    """The issues of one file, of each code the first twenty; the last of them says how many more there are."""
    found = tuple(issues)
    more = {code: number - MOST_OF_A_KIND for code, number in Counter(issue.code for issue in found).items()}
    seen = Counter[str]()
    for issue in found:
        seen[issue.code] += 1
        if seen[issue.code] == MOST_OF_A_KIND and more[issue.code] > 0:
            yield replace(issue, hint=f"{issue.hint} There are {more[issue.code]} more like this in the file.".strip())
        elif seen[issue.code] <= MOST_OF_A_KIND:
            yield issue


def has_errors(issues: Iterable[Issue]) -> bool:
    return any(issue.severity is Severity.ERROR for issue in issues)
