"""Which characters the bundled fonts have."""

from __future__ import annotations

from demonstration import ROOT

from rbaccards.read import read_house
from rbaccards.render.glyphs import characters_of, unprintable


def test_tells_the_characters_that_no_bundled_font_has() -> None:
    house = read_house(ROOT)
    characters = characters_of(data for name, data in house.files.items() if name.endswith(".ttf"))
    assert unprintable("£ – “ ” ŵ ŷ ▲ ▼ ● ★ ✓ → \N{NO-BREAK SPACE}\n", characters) == ()
    assert unprintable("Good 😀 and 中", characters) == ("中", "😀")
