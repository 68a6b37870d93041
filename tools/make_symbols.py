"""Makes templates/fonts/CardSymbols.ttf: the few signs a card needs that Source Sans 3 does not hold.

Run `python tools/make_symbols.py` after a change; a test proves that the committed file is what this makes.
"""

from __future__ import annotations

import math
from io import BytesIO
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables._g_l_y_f import Glyph

FAMILY = "Card Symbols"
TARGET = Path(__file__).parent.parent / "templates" / "fonts" / "CardSymbols.ttf"
UNITS, ASCENT, DESCENT, X_HEIGHT, CAP_HEIGHT = 1000, 1000, -326, 486, 660
"""The measures of Source Sans 3, so that a line does not grow where a sign comes from here."""
EPOCH = 2_082_844_800
"""1 January 1970 in the seconds since 1904 that fonts count: a fixed date, for the same bytes each run."""
STAR_CENTRE, STAR_RADIUS, STAR_ADVANCE = (306, 330), 292, 612


def star(centre: tuple[float, float], radius: float) -> Glyph:
    """A filled five-pointed star; the inner corners lie where the sides of a pentagram cross."""
    pen = TTGlyphPen(None)
    inner = radius * math.cos(math.radians(72)) / math.cos(math.radians(36))
    for corner in range(10):
        angle = math.radians(90 - 36 * corner)
        reach = radius if corner % 2 == 0 else inner
        point = (round(centre[0] + reach * math.cos(angle)), round(centre[1] + reach * math.sin(angle)))
        (pen.lineTo if corner else pen.moveTo)(point)
    pen.closePath()
    return pen.glyph()


def notdef() -> Glyph:
    """An upright empty frame, shown for a sign that is not in the font."""
    pen = TTGlyphPen(None)
    for corners in (
        ((60, 0), (60, 660), (440, 660), (440, 0)),
        ((110, 50), (390, 50), (390, 610), (110, 610)),
    ):
        pen.moveTo(corners[0])
        for corner in corners[1:]:
            pen.lineTo(corner)
        pen.closePath()
    return pen.glyph()


def symbols() -> bytes:
    """The font file: regular, embeddable without limits, the same bytes on every run."""
    glyphs = {".notdef": notdef(), "space": TTGlyphPen(None).glyph(), "star": star(STAR_CENTRE, STAR_RADIUS)}
    advances = {".notdef": 500, "space": 200, "star": STAR_ADVANCE}
    font = FontBuilder(UNITS, isTTF=True)
    font.setupGlyphOrder(list(glyphs))
    font.setupCharacterMap({0x20: "space", 0x2605: "star"})
    font.setupGlyf(glyphs)
    bearings = {name: getattr(glyph, "xMin", 0) for name, glyph in glyphs.items()}
    font.setupHorizontalMetrics({name: (advances[name], bearings[name]) for name in glyphs})
    font.setupHorizontalHeader(ascent=ASCENT, descent=DESCENT)
    font.setupNameTable(
        {
            "copyright": "Copyright 2026 the rbaccards authors. No reserved font name.",
            "familyName": FAMILY,
            "styleName": "Regular",
            "uniqueFontIdentifier": "1.000;rbaccards;CardSymbols-Regular",
            "fullName": FAMILY,
            "version": "Version 1.000",
            "psName": "CardSymbols-Regular",
            "licenseDescription": "This font is licensed under the SIL Open Font License, Version 1.1.",
            "licenseInfoURL": "https://openfontlicense.org",
        }
    )
    font.setupOS2(
        fsType=0,  # may be embedded in any document
        fsSelection=0x40,
        sTypoAscender=ASCENT,
        sTypoDescender=DESCENT,
        usWinAscent=ASCENT,
        usWinDescent=-DESCENT,
        sxHeight=X_HEIGHT,
        sCapHeight=CAP_HEIGHT,
    )
    font.setupPost()
    font.updateHead(created=EPOCH, modified=EPOCH)
    font.font.recalcTimestamp = False
    stream = BytesIO()
    font.save(stream)
    return stream.getvalue()


if __name__ == "__main__":
    TARGET.write_bytes(symbols())
