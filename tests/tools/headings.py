"""Headings left alone: those whose page ends before anything of what they head."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from pikepdf import Array, Dictionary, Object, Pdf

HEADINGS = frozenset({"/H1", "/H2", "/H3", "/Caption"})


def left_alone(path: Path) -> list[str]:
    """The headings and captions of a file after which the page turns at once, each with its page."""
    with Pdf.open(path) as pdf:
        numbers = {page.obj.objgen: index for index, page in enumerate(pdf.pages, 1)}
        leaves = [(kind, numbers[page]) for kind, page in _leaves(pdf.Root.StructTreeRoot.K, "", None)]
    return [
        f"{kind} on page {page}"
        for (kind, page), (following, next_page) in pairwise(leaves)
        if kind in HEADINGS and following != kind and next_page != page
    ]


def _leaves(node: Object, heading: str, page: tuple[int, int] | None) -> Iterator[tuple[str, tuple[int, int]]]:
    """Every piece of marked content in tag order: the heading it belongs to, or "", and its page."""
    if isinstance(node, Array):
        for child in node:
            yield from _leaves(child, heading, page)
    elif isinstance(node, Dictionary):
        page = node.Pg.objgen if "/Pg" in node else page
        kind = str(node.get("/S", ""))
        if "/K" in node:
            yield from _leaves(node.K, kind if kind in HEADINGS else heading, page)
        elif "/MCID" in node and page is not None:
            yield heading, page
    elif page is not None:
        yield heading, page
