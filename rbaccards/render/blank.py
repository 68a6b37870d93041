"""Blank pages, so that what follows begins on the right."""

from __future__ import annotations

from io import BytesIO

from pikepdf import Pdf

from rbaccards.render.save import save


def with_blank_page(pdf: bytes) -> bytes:
    """The file with an empty page of the size of its last one at the end; it has nothing to be tagged."""
    with Pdf.open(BytesIO(pdf)) as file:
        _, _, width, height = (float(side) for side in file.pages[-1].mediabox)
        page = file.add_blank_page(page_size=(width, height))
        page.obj.Resources = file.pages[-2].resources
        return save(file)
