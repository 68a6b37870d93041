"""Which characters the bundled fonts can print; what they cannot would come from whatever font a machine has."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from io import BytesIO

from fontTools.ttLib import TTFont

_UNSEEN = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})


def characters_of(fonts: Iterable[bytes]) -> frozenset[str]:
    """Every character that at least one of the font files has."""
    return frozenset(chr(code) for font in fonts for code in TTFont(BytesIO(font), lazy=True).getBestCmap())


def unprintable(text: str, characters: frozenset[str]) -> tuple[str, ...]:
    """The characters of a text that no font has, in the order of their numbers; spaces and controls need none."""
    return tuple(sorted(sign for sign in set(text) - characters if unicodedata.category(sign) not in _UNSEEN))
