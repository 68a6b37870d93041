"""Pages in the order in which a booklet is folded: two on a side, four on a sheet, stitched through the spine."""

from __future__ import annotations

from io import BytesIO

from pikepdf import Pdf, Rectangle

from rbaccards.render.save import save


def order(pages: int) -> tuple[tuple[int, int], ...]:
    """The left and the right page of every side, counted from 1, for a number of pages that four divides.

    Of eight pages: 8 and 1, 2 and 7, 6 and 3, 4 and 5.
    """
    if pages % 4:
        raise ValueError(f"a booklet has a multiple of four pages, not {pages}")
    sides = []
    for sheet in range(pages // 4):
        sides.append((pages - 2 * sheet, 1 + 2 * sheet))
        sides.append((2 + 2 * sheet, pages - 1 - 2 * sheet))
    return tuple(sides)


def booklet(pdf: bytes) -> bytes:
    """The file two-up for folding, with blank pages at its end up to a multiple of four.

    Sheets are twice as wide as the first page; a page of another size is fitted into its half. It is for printing, so
    that tags and links stay with the file that it is made from.
    """
    with Pdf.open(BytesIO(pdf)) as source, Pdf.new() as target:
        box = source.pages[0].trimbox
        width, height = float(box[2]) - float(box[0]), float(box[3]) - float(box[1])
        while len(source.pages) % 4:
            source.add_blank_page(page_size=(width, height))
        for pair in order(len(source.pages)):
            sheet = target.add_blank_page(page_size=(2 * width, height))
            for place, number in enumerate(pair):
                half = Rectangle(place * width, 0, (place + 1) * width, height)
                sheet.add_overlay(source.pages[number - 1], half)
        return save(target)
