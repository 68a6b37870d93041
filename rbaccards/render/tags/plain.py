"""Tags that say nothing: WeasyPrint 70 makes a Span of every line and a NonStruct of every box without a meaning.

What stands in them belongs as well to what they stand in, and a file without them has a third fewer objects: that
much sooner is it bound, and read by those who listen to it.
"""

from __future__ import annotations

from collections.abc import Iterator

from rbaccards.render.tags.tagged import TaggedFile
from rbaccards.render.tags.tree import Child, Element

PLAIN = frozenset({"Span", "NonStruct"})
NEEDED = frozenset({"/Type", "/S", "/P", "/Pg", "/K"})
"""What every tag has; one with anything else says something: a language, an alternative, an identifier."""
TEXTUAL = frozenset({"P", "H1", "H2", "H3", "H4", "H5", "H6", "Lbl", "LBody", "TH", "TD", "Caption", "Span", "Link"})
"""The kinds that may hold text themselves; what groups others holds it in elements (ISO 32000-1, 14.8.4.2)."""


def take_out_plain_tags(file: TaggedFile) -> None:
    """Let what stands in a tag that says nothing stand in the tag round it."""
    for element in file.root.walk():
        children = list(_held(element, element))
        if children != element.children:
            element.hold(children)


def _held(element: Element, holder: Element) -> Iterator[Child]:
    """What the holder holds itself of the children of an element in it."""
    for child in element.children:
        if isinstance(child, Element) and _says_nothing(child) and _has_room(holder, child):
            yield from _held(child, holder)
        else:
            yield child


def _says_nothing(element: Element) -> bool:
    return element.kind in PLAIN and NEEDED.issuperset(element.tag.keys())


def _has_room(holder: Element, element: Element) -> bool:
    """Whether the contents of an element may be the holder's: their page is that of the tag that they stand in."""
    if all(isinstance(child, Element) for child in element.children):
        return True
    return holder.kind in TEXTUAL and bool(holder.tag.Pg.objgen == element.tag.Pg.objgen)
