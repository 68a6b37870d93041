"""The space at a line's end: WeasyPrint 70 leaves it out, so the words on its two sides are read as one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from pikepdf import Array, ContentStreamInstruction, Name, Operator, String

from rbaccards.render.tags.content import PageContent, Shown
from rbaccards.render.tags.tagged import TaggedFile
from rbaccards.render.tags.tree import INLINE, Element, Marked

LINE_STEP = 0.6
"""A line stands lower than the one before by more than this part of its type size; a subscript by less."""

_NO_SPACE_AFTER = re.compile(r"(?: |[-‐/\u00ad\u200b]|(?<! )[–—])$")
"""Where a line ends that was broken at no space: after a hyphen, a slash, or a dash between two figures."""


def end_lines_with_a_space(file: TaggedFile) -> None:
    """Put the glyph of a space after the last word of every line that goes on in the next."""
    for here, there in pairwise(_flow(file.root)):
        if here is None or there is None:
            continue
        ended, begun = file.shown(here), file.shown(there)
        if ended and begun and _is_lower(begun, ended) and not _NO_SPACE_AFTER.search(ended.text):
            _add_space(file.pages[here.page], ended)


def _flow(element: Element) -> Iterator[Marked | None]:
    """The marked contents below in reading order, with None wherever a block begins or ends."""
    for child in element.children:
        if isinstance(child, Marked):
            yield child
        elif isinstance(child, Element) and child.kind in INLINE:
            yield from _flow(child)
        elif isinstance(child, Element):
            yield None
            yield from _flow(child)
            yield None


def _is_lower(begun: Shown, ended: Shown) -> bool:
    return ended.baseline - begun.baseline > LINE_STEP * max(ended.size, begun.size)


def _add_space(content: PageContent, shown: Shown) -> None:
    """Show a space after the text, from its own font or, if that holds none, from another of the page."""
    if shown.font is None:
        return
    for font in (shown.font, *content.fonts.values()):
        if code := font.encode(" "):
            content.changes[shown.last] = (
                content.operations[shown.last],
                _operation("Tf", Name(font.name), shown.font_size),
                _operation("TJ", Array([String(code)])),
                _operation("Tf", Name(shown.font.name), shown.font_size),
            )
            shown.text += " "
            return


def _operation(operator: str, *operands: Array | Name | float) -> ContentStreamInstruction:
    return ContentStreamInstruction(operands, Operator(operator))
