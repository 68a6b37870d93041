"""Page numbers, written on pages after printing: a card is printed once, to stand alone and in packs.

Where a number stands and what it looks like is for the style sheet to say, in `@bottom-right`. A *number
sheet* is a document printed with that style sheet, one page for each layout, whose margin box shows every
character that a number may need. The numbers are written as it shows them: same font, size, colour,
baseline and right edge.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from io import BytesIO

from pikepdf import Array, Object, Pdf
from pikepdf import Page as PdfPage

from rbaccards.render.page import Page
from rbaccards.render.save import save
from rbaccards.render.tags.content import PageContent, read_contents

DIGITS = "0123456789"

SHEET = """\
<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Page numbers</title>
{links}
<style>@page {{
  @bottom-left {{ content: none }}
  @bottom-center {{ content: none }}
  @bottom-right {{
    content: "{specimen}"; white-space: nowrap; font-kerning: none; font-variant-ligatures: none
  }}
}}</style>
</head><body>{pages}</body></html>
"""
"""Without its neighbours the box is wide enough; without kerning a text is as wide as its characters."""


def number_sheet(
    label: str,
    sheets: Sequence[str],
    assets: tuple[tuple[str, bytes], ...],
    dated: dt.date,
    layouts: Sequence[str] = ("auto",),
) -> Page:
    """The page to print for the numbers of one style.

    `label` is what a number looks like, "Page {page} of {pages}"; `sheets` are the style sheets among the
    assets; `layouts` are their named pages (`@page wide`), one for each page size, and auto is the nameless
    one.
    """
    specimen = _specimen(label).replace("\\", "\\\\").replace('"', '\\"')
    links = "\n".join(f'<link rel="stylesheet" href="{escape(sheet)}">' for sheet in sheets)
    pages = "".join(f'<p style="page: {layout}">1</p>' for layout in layouts)
    return Page("page numbers", SHEET.format(links=links, specimen=specimen, pages=pages), assets, dated)


def stamp_page_numbers(
    pdf: bytes,
    numbers: bytes,
    label: str,
    first: int = 1,
    total: int | None = None,
    skip: frozenset[int] = frozenset(),
) -> bytes:
    """The file with a number at the foot of every page, as `number_pages` writes them."""
    with Pdf.open(BytesIO(pdf)) as file:
        number_pages(file, numbers, label, first, total, skip)
        return save(file)


def number_pages(
    file: Pdf,
    numbers: bytes,
    label: str,
    first: int = 1,
    total: int | None = None,
    skip: frozenset[int] = frozenset(),
) -> None:
    """Write a number at the foot of every page of a file, but for those to skip (counted from 1 in this file).

    `numbers` is the printed number sheet of the same label. The pages are counted from `first`; `total` is
    how many there are in all, by default those of the file.
    """
    with Pdf.open(BytesIO(numbers)) as sheet:
        hands = {_size(content.page): _read_hand(content, label) for content in read_contents(sheet)}
        fonts = {size: file.copy_foreign(hand.font) for size, hand in hands.items()}
    begin = file.make_stream(b"q")
    for place, page in enumerate(file.pages, start=1):
        if place not in skip:
            size = _size(page)
            if size not in hands:
                raise ValueError(f"the number sheet has no page of {size[0]} by {size[1]} points")
            text = label.format(page=first + place - 1, pages=total or len(file.pages))
            page.resources.Font[hands[size].font_name] = fonts[size]
            end = file.make_stream(hands[size].write(text))
            page.obj.Contents = Array([begin, page.obj.Contents, end])


@dataclass(frozen=True, slots=True)
class _Hand:
    """How numbers are written on pages of one size, and where: `right` and `baseline` are where they end."""

    font: Object
    font_name: str
    size: float
    colour: str
    right: float
    baseline: float
    glyphs: dict[str, tuple[bytes, float]]  # the code of each character, and its width at size 1

    def write(self, text: str) -> bytes:
        """The operations that follow a page's own, which stand between q and Q (ISO 14289-1, 7.8)."""
        codes = b"".join(self.glyphs[character][0] for character in text)
        left = self.right - self.size * sum(self.glyphs[character][1] for character in text)
        return (
            "Q /Artifact <</Type /Pagination /Subtype /Footer /Attached [/Bottom]>> BDC "
            f"BT {self.colour} {self.font_name} {self.size:g} Tf 1 0 0 1 {left:.3f} {self.baseline:.3f} Tm "
            f"<{codes.hex()}> Tj ET EMC"
        ).encode()


def _specimen(label: str) -> str:
    """A text with every character that a number may need."""
    return label.format(page=DIGITS, pages=DIGITS)


def _size(page: PdfPage) -> tuple[int, int]:
    _, _, width, height = page.trimbox
    return round(width), round(height)


def _read_hand(content: PageContent, label: str) -> _Hand:
    """How the specimen on this page of the number sheet is written."""
    specimen = _specimen(label)
    shown = next((shown for shown in content.artifacts.values() if shown.text == specimen), None)
    if shown is None or shown.font is None:
        raise ValueError(f"the number sheet does not show “{specimen}” in one font; was it printed for this label?")
    font = content.page.resources.Font[shown.font.name]
    widths = dict(_glyph_widths(font))
    glyphs = {character: (code.to_bytes(2, "big"), widths[code]) for code, character in shown.font.characters.items()}
    right = shown.left + shown.size * sum(glyphs[character][1] for character in specimen)
    colour = _colour_before(content, shown.last)
    font_name = f"/PageNumber-{shown.font.name[1:]}"  # unlike that of the same font with other characters
    return _Hand(font, font_name, shown.size, colour, right, shown.baseline, glyphs)


def _glyph_widths(font: Object) -> Iterator[tuple[int, float]]:
    """The width of each glyph at size 1; W lists runs, first code and widths (ISO 32000-1, 9.7.4.3)."""
    runs = list(font.DescendantFonts[0].W)
    for first, widths in zip(runs[::2], runs[1::2], strict=True):
        for code, width in enumerate(widths, start=int(first)):
            yield code, float(width) / 1000


def _colour_before(content: PageContent, place: int) -> str:
    """The operation that sets the colour in which the text at this place is shown."""
    operation = next(operation for operation in reversed(content.operations[:place]) if str(operation.operator) == "rg")
    return " ".join([*(f"{float(part):g}" for part in operation.operands), "rg"])
