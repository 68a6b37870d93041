"""The nearest known name, for messages that say "did you mean"."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name most like `name`, or None when none comes close: "headlin" gives "headline"."""
    names = sorted(set(known))
    folded = {_fold(each): each for each in reversed(names)}
    if exact := folded.get(_fold(name)):
        return exact
    close = difflib.get_close_matches(name, names, n=1, cutoff=0.7)
    return close[0] if close else None


def either(names: Iterable[str]) -> str:
    """The names as a choice in words: "lower, higher, range or none"."""
    *most, last = names
    return f"{', '.join(most)} or {last}" if most else last


def _fold(name: str) -> str:
    return name.casefold().replace(" ", "_").replace("-", "_")
