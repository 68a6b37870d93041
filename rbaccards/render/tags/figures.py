"""Figures: where they stand on the page."""

from __future__ import annotations

from pikepdf import Array

from rbaccards.render.tags.tagged import TaggedFile

POINTS_PER_PIXEL = 0.75


def place_figures(file: TaggedFile) -> None:
    """Write the box of every figure in points from the foot of the page (ISO 32000-1, table 344).

    WeasyPrint writes CSS pixels from its head; its trim box is the CSS page.
    """
    for element in file.root.walk():
        if element.kind == "Figure":
            attributes = element.attribute("Layout")
            height = float(element.tag.Pg.TrimBox[3])
            left, top, right, bottom = (float(edge) * POINTS_PER_PIXEL for edge in attributes.BBox)
            box = (left, height - bottom, right, height - top)
            attributes.BBox = Array([round(edge, 2) for edge in box])
