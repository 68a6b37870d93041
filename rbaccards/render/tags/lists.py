"""Lists: every item a label and one body (ISO 32000-1, 14.8.4.3.3), and the kind of label said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeGuard

from pikepdf import Name

from rbaccards.render.tags.tagged import TaggedFile
from rbaccards.render.tags.tree import Child, Element, Marked, new_element

BULLETS = {"•": "Disc", "◦": "Circle", "▪": "Square"}
NUMBERINGS = {
    r"\d+": "Decimal",
    r"[ivxlc]+": "LowerRoman",
    r"[IVXLC]+": "UpperRoman",
    r"[a-z]+": "LowerAlpha",
    r"[A-Z]+": "UpperAlpha",
}
"""What the first label of a list looks like, to its ListNumbering (ISO 32000-1, table 347)."""


def give_items_one_body(file: TaggedFile) -> None:
    """Wrap whatever an item holds beside its label in one LBody, the list nested in it included."""
    for element in list(file.root.walk()):
        if element.kind == "L":
            _take_in_nested_lists(element)
    for element in list(file.root.walk()):
        if element.kind == "LI":
            _wrap(file, element)


def say_how_items_are_labelled(file: TaggedFile) -> None:
    """Write the ListNumbering of every list; one whose items have no label has None."""
    for element in file.root.walk():
        if element.kind == "L":
            element.attribute("List").ListNumbering = Name(f"/{_numbering(file, element)}")


def _take_in_nested_lists(outer: Element) -> None:
    """Move a list into the item it belongs to; WeasyPrint puts it behind that item."""
    items: list[Child] = []
    for child in outer.children:
        item = items[-1] if items else None
        if _is(child, "L") and _is(item, "LI"):
            item.hold(_in_drawing_order(item.children, child))
        else:
            items.append(child)
    if len(items) < len(outer.children):
        outer.hold(items)


def _in_drawing_order(children: list[Child], nested: Element) -> list[Child]:
    """The children of an item with a nested list where it was drawn: text may go on behind it."""
    start = min(_drawn(nested), default=0)
    before = [child for child in children if min(_drawn(child), default=-1) < start]
    return [*before, nested, *(child for child in children if child not in before)]


def _drawn(child: Child) -> Iterator[int]:
    """The numbers of the marked contents below; labels are left out, for they are drawn last of all."""
    if isinstance(child, Marked):
        yield child.mcid
    elif isinstance(child, Element) and child.kind != "Lbl":
        for below in child.children:
            yield from _drawn(below)


def _is(child: Child | None, kind: str) -> TypeGuard[Element]:
    return isinstance(child, Element) and child.kind == kind


def _wrap(file: TaggedFile, item: Element) -> None:
    labels = [child for child in item.elements() if child.kind == "Lbl"]
    content = [child for child in item.children if child not in labels]
    match content:
        case [] | [Element(kind="LBody")]:
            return
    for child in content:
        if _is(child, "LBody"):
            child.become("Div")
    body = new_element(file.pdf, "LBody", like=item)
    body.hold(content)
    item.hold([*labels, body])


def _numbering(file: TaggedFile, element: Element) -> str:
    labels = [label for item in element.elements() for label in item.elements() if label.kind == "Lbl"]
    if not labels:
        return "None"
    label = file.text(labels[0]).strip()
    for pattern, numbering in NUMBERINGS.items():
        if re.fullmatch(rf"\(?{pattern}[.):]?", label):
            return numbering
    return BULLETS.get(label, "Disc")
