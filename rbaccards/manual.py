"""The manual: every message by its code, from the pages in messages/ and from the docstrings of the checks.

`rbaccards explain` prints an entry, docs/messages.md lists them all.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rbaccards.checks import EXPLAINED

PAGES = Path(__file__).parent / "messages"


@dataclass(frozen=True, slots=True)
class Entry:
    title: str
    explanation: str
    example: str = ""
    """What makes the message, and what to write instead."""


def manual() -> dict[str, Entry]:
    """Every message that can be said."""
    return dict(_pages()) | {code: entry_of(check) for code, check in EXPLAINED.items()}


def page_of(code: str) -> Entry | None:
    """One entry; None for a code that no message has."""
    if code in EXPLAINED:
        return entry_of(EXPLAINED[code])
    path = PAGES / f"{code}.md"
    return _entry(path.read_text(encoding="utf-8")) if code.isalnum() and path.is_file() else None


def entry_of(check: Callable[..., Any]) -> Entry:
    """The entry that a check has as its docstring."""
    return _entry(inspect.cleandoc(check.__doc__ or ""))


def _pages() -> Iterator[tuple[str, Entry]]:
    for path in sorted(PAGES.glob("*.md")):
        yield path.stem, _entry(path.read_text(encoding="utf-8"))


def _entry(text: str) -> Entry:
    """An entry from a title, what it is about, and from "Example" on what makes it and what to write instead."""
    title, *paragraphs = text.strip("\n").split("\n\n")
    example = next((at for at, each in enumerate(paragraphs) if each.startswith("Example")), len(paragraphs))
    explanation = (" ".join(each.split()) for each in paragraphs[:example])
    return Entry(title.removeprefix("# "), "\n\n".join(explanation), "\n\n".join(paragraphs[example:]))
