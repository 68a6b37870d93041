"""The house style for people who need large print: one column, nothing smaller than 18 points."""

from __future__ import annotations

import re
from dataclasses import replace

from rbaccards.house import variant_of
from rbaccards.read import House

LEAST = 18.0
"""The size in points that UK guidance calls large print (UK Association for Accessible Formats)."""
USUAL = 10.5
"""Text of this size and smaller becomes text of the least size."""
FACTOR, LARGEST = 1.5, 40.0
"""Larger text grows by the factor, up to the largest size."""
_SIZE = re.compile(r"font-size: ([0-9.]+)pt(?:; line-height: ([0-9.]+)pt)?")
_FONT = re.compile(r"font: ([0-9.]+)pt/([0-9.]+)(pt)?")


def large_print(house: House) -> House:
    """The house with the templates of large print, and the letters of every style sheet enlarged."""
    varied = variant_of(house, "large-print")
    sheets = {
        name: enlarged(data.decode("utf-8")).encode("utf-8")
        for name, data in varied.files.items()
        if name.startswith("templates/") and name.endswith(".css") and not name.startswith("templates/site/")
    }
    return replace(varied, files={**varied.files, **sheets})


def enlarged(css: str) -> str:
    """The style sheet with larger letters; the lines keep their distance in proportion."""
    return _FONT.sub(_font, _SIZE.sub(_size, css))


def size(points: float) -> float:
    """What becomes of a size in points: 9 and 10.5 give 18, 13 gives 19.5, 37 gives 40."""
    if points >= LEAST * FACTOR:
        return max(points, min(points * FACTOR, LARGEST))
    return LEAST if points <= USUAL else max(LEAST, points * FACTOR)


def _size(found: re.Match[str]) -> str:
    old = float(found[1])
    new = size(old)
    line = f"; line-height: {float(found[2]) * new / old:.4g}pt" if found[2] else ""
    return f"font-size: {new:.4g}pt{line}"


def _font(found: re.Match[str]) -> str:
    old = float(found[1])
    new = size(old)
    line = f"{float(found[2]) * new / old:.4g}pt" if found[3] else found[2]
    return f"font: {new:.4g}pt/{line}"
