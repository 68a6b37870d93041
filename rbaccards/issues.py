"""What is wrong, where, and what to do: the one value every stage reports problems with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
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


def has_errors(issues: Iterable[Issue]) -> bool:
    return any(issue.severity is Severity.ERROR for issue in issues)
