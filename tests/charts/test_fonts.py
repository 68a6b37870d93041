"""The fonts that ship: every sign the system uses, and a companion font that can be made again."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

ROOT = Path(__file__).parent.parent.parent
FONTS = ROOT / "templates" / "fonts"
SIGNS = "£–“”ŵŷŴŶ▲▼●★✓→←✗◆■−"


@pytest.mark.parametrize("face", ["Regular", "Semibold", "It"])
def test_both_families_together_hold_every_sign(face: str) -> None:
    held = {
        *TTFont(FONTS / f"SourceSans3-{face}.ttf").getBestCmap(),
        *TTFont(FONTS / "CardSymbols.ttf").getBestCmap(),
    }
    assert [sign for sign in SIGNS if ord(sign) not in held] == []


def test_the_companion_font_is_what_its_tool_makes() -> None:
    tool = runpy.run_path(str(ROOT / "tools" / "make_symbols.py"))
    assert tool["symbols"]() == (FONTS / "CardSymbols.ttf").read_bytes()


def test_the_companion_font_may_be_embedded_and_fits_the_line() -> None:
    ours, theirs = TTFont(FONTS / "CardSymbols.ttf"), TTFont(FONTS / "SourceSans3-Regular.ttf")
    assert ours["OS/2"].fsType == 0
    assert ours["name"].getDebugName(1) == "Card Symbols"
    for table, key in (("hhea", "ascent"), ("hhea", "descent"), ("OS/2", "sxHeight"), ("OS/2", "sCapHeight")):
        assert getattr(ours[table], key) == getattr(theirs[table], key)
    star = ours["glyf"]["star"]
    assert ours["hmtx"]["star"] == (612, star.xMin)
    assert 0 <= star.yMin < star.yMax <= 660
