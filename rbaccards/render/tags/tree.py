"""The tag tree of a file (ISO 32000-1, 14.7), read once into plain values that know where they came from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from pikepdf import Array, Dictionary, Name, Object, Pdf

INLINE = frozenset({"Span", "NonStruct", "Link"})
"""The kinds of element that WeasyPrint makes of inline boxes; everything else begins and ends a line."""


class Marked(NamedTuple):
    """A marked content: its page, counted from 0, and its number there."""

    page: int
    mcid: int


@dataclass(frozen=True, slots=True, eq=False)
class AnnotationEntry:
    """An annotation in the tag tree: the entry (OBJR) and the annotation that it refers to."""

    entry: Object
    annotation: Object


@dataclass(slots=True, eq=False)
class Element:
    """A tag: its kind (P, TH, Link), its dictionary in the file, and what stands in it, in reading order."""

    kind: str
    tag: Object
    children: list[Child]

    def elements(self) -> list[Element]:
        return [child for child in self.children if isinstance(child, Element)]

    def walk(self) -> Iterator[Element]:
        """This element and all below it, in reading order."""
        yield self
        for child in self.elements():
            yield from child.walk()

    def leaves(self) -> Iterator[Marked | AnnotationEntry]:
        """All marked contents and annotations below, in reading order."""
        for child in self.children:
            if isinstance(child, Element):
                yield from child.leaves()
            else:
                yield child

    def become(self, kind: str) -> None:
        self.kind = kind
        self.tag.S = Name(f"/{kind}")

    def hold(self, children: Sequence[Child]) -> None:
        """Take these children in place of the present ones, here and in the file."""
        self.children = list(children)
        self.tag.K = Array([_entry(child) for child in children])
        for child in self.elements():
            child.tag.P = self.tag

    def attribute(self, owner: str) -> Object:
        """The attributes of this element; made, for that owner (Table, List, Layout), if there are none."""
        if "/A" not in self.tag:
            self.tag.A = Dictionary(O=Name(f"/{owner}"))
        return self.tag.A


Child: TypeAlias = Element | Marked | AnnotationEntry


def read_tree(pdf: Pdf) -> Element:
    """The root element, a Document, of the file's tag tree."""
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    (document,) = pdf.Root.StructTreeRoot.K
    return _read(document, pages)


def new_element(pdf: Pdf, kind: str, like: Element) -> Element:
    """A new, empty element on the page of another one."""
    tag = Dictionary(Type=Name.StructElem, S=Name(f"/{kind}"), Pg=like.tag.Pg, K=Array())
    return Element(kind, pdf.make_indirect(tag), [])


def _read(tag: Object, pages: dict[tuple[int, int], int]) -> Element:
    children: list[Child] = []
    for entry in tag.get("/K", ()):
        if isinstance(entry, int):
            children.append(Marked(pages[tag.Pg.objgen], entry))
        elif "/Obj" in entry:
            children.append(AnnotationEntry(entry, entry.Obj))
        else:
            children.append(_read(entry, pages))
    return Element(str(tag.S)[1:], tag, children)


def _entry(child: Child) -> Object | int:
    match child:
        case Element():
            return child.tag
        case AnnotationEntry():
            return child.entry
        case Marked():
            return child.mcid
