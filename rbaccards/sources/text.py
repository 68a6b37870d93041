"""A text file as lines, whatever saved it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """The lines of a file without their endings; `path` is the project path that messages show."""

    path: str
    lines: tuple[str, ...]

    def line(self, number: int) -> str:
        """Line `number`, counted from 1, or "" outside the file."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""
