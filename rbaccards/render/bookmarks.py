"""Where the bookmarks of a PDF lead."""

from __future__ import annotations

from io import BytesIO

from pikepdf import Pdf


def bookmarked_pages(pdf: bytes) -> dict[str, int]:
    """The page, counted from 1, that each top-level bookmark leads to, by its title."""
    with Pdf.open(BytesIO(pdf)) as document, document.open_outline() as outline:
        numbers = {page.obj.objgen: index for index, page in enumerate(document.pages, 1)}
        return {
            str(item.title): numbers[item.destination[0].objgen]  # type: ignore[index]  # WeasyPrint writes explicit destinations
            for item in outline.root
            if item.destination is not None
        }
