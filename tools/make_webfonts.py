"""Makes the web fonts of templates/site/assets/ from the fonts that paper and charts use: smaller, and the same widths.

A font made from Source Sans 3 may not bear its name (SIL OFL 1.1, reserved font name), so that these are called Card
Sans. Run `python tools/make_webfonts.py` after a change of the fonts; a test proves that the committed files are what
this makes.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FONTS = Path(__file__).parent.parent / "templates" / "fonts"
TARGET = Path(__file__).parent.parent / "templates" / "site" / "assets"
FACES = {
    "SourceSans3-Regular.ttf": "card-sans-regular.woff2",
    "SourceSans3-Semibold.ttf": "card-sans-semibold.woff2",
    "SourceSans3-It.ttf": "card-sans-italic.woff2",
}
FAMILY = "Card Sans"
CHARACTERS = (
    *range(0x20, 0x7F),  # Basic Latin
    *range(0xA0, 0x180),  # Latin-1 and Latin Extended-A: English, Welsh, Polish
    *range(0x2010, 0x2027),  # dashes, quotation marks, dots
    *(0x2039, 0x203A, 0x20AC, 0x2190, 0x2191, 0x2192, 0x2193, 0x2212, 0x2248, 0x2260, 0x2264, 0x2265),
)


def make(source: Path) -> bytes:
    """The font with the characters of British pages, under a name of its own, as WOFF2."""
    font = TTFont(source, recalcTimestamp=False)
    options = Options(flavor="woff2", hinting=False, layout_features=["kern", "liga", "lnum", "tnum", "pnum", "mark"])
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=CHARACTERS)
    subsetter.subset(font)
    for record in font["name"].names:
        if record.nameID in (1, 3, 4, 6):
            style = source.stem.partition("-")[2]
            record.string = {1: FAMILY, 6: f"CardSans-{style}"}.get(record.nameID, f"{FAMILY} {style}")
    font.flavor = "woff2"
    stream = BytesIO()
    font.save(stream)
    return stream.getvalue()


def main() -> None:
    for source, name in FACES.items():
        (TARGET / name).write_bytes(make(FONTS / source))


if __name__ == "__main__":
    main()
