"""Lines of a source file as messages may show them."""

from __future__ import annotations

import unicodedata

from rbaccards.issues import Place
from rbaccards.sources.text import Text

WIDTH = 160
CUT = "..."
MARKED = 80
_INVISIBLE = frozenset({"Cc", "Cf", "Zl", "Zp", "Cs", "Co", "Cn"})


def visible(text: str) -> str:
    """The text with a sign you can see for every character you cannot, one for one so that columns hold."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_sign(character) for character in text)


def excerpt(text: Text, place: Place) -> str:
    """The line at `place`, made visible and at most 160 characters long.

    When its beginning is cut it starts with "..." and the marked character is the 80th, for the caret.
    """
    line = text.line(place.line)
    if len(line) <= WIDTH:
        return visible(line)
    start = max(0, min(place.column, len(line)) - MARKED)
    shown = line[start : start + WIDTH]
    if start:
        shown = CUT + shown[len(CUT) :]
    if start + WIDTH < len(line):
        shown = shown[: -len(CUT)] + CUT
    return visible(shown)


def _sign(character: str) -> str:
    if unicodedata.category(character) not in _INVISIBLE:
        return character
    code = ord(character)
    return chr(0x2400 + code) if code < 0x20 else "\N{REPLACEMENT CHARACTER}"
