"""The manual: every message by its code, from the catalogue and from the docstrings of the checks.

`rbaccards explain` prints an entry, docs/messages.md lists them all.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

from rbaccards.catalogue import CATALOGUE, Entry
from rbaccards.checks import EXPLAINED


def manual() -> dict[str, Entry]:
    """Every message that can be said."""
    return CATALOGUE | {code: entry_of(check) for code, check in EXPLAINED.items()}


def entry_of(check: Callable[..., Any]) -> Entry:
    """The entry that a check has as its docstring: a title, what it is about, and from "Example" on an example."""
    title, *paragraphs = inspect.cleandoc(check.__doc__ or "").split("\n\n")
    example = next((at for at, each in enumerate(paragraphs) if each.startswith("Example")), len(paragraphs))
    explanation = (" ".join(each.split()) for each in paragraphs[:example])
    return Entry(title, "\n\n".join(explanation), "\n\n".join(paragraphs[example:]))
