"""Whether two texts say the same in other words: what is left of them without small words, endings and order."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_SMALL = re.compile(
    "a|all|an|and|are|as|at|be|been|by|for|from|have|in|into|is|it|its|more|of|on|or|our|so|that|the|their|them|there|"
    "this|to|under|up|we|which|who|will|with"
)


def content(text: str) -> tuple[str, ...]:
    """The words of a text that carry its meaning, in order: small words left out, in the singular, in small letters.

    "The streets are clean" and "Clean street" have the same content in another order: (street, clean).
    """
    words = (match[0].casefold().replace("'", "").replace("’", "") for match in _WORD.finditer(text))
    return tuple(singular(word) for word in words if not _SMALL.fullmatch(word))


def same_content(text: str) -> tuple[str, ...]:
    """What two texts have in common that say the same, whatever the order of their words."""
    return tuple(sorted(set(content(text))))


def singular(word: str) -> str:
    """The word without the ending of a plural: burglaries gives burglary."""
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word
