"""A printed file as the repairs see it: the PDF, its tag tree and what its pages show, each read once."""

from __future__ import annotations

from dataclasses import dataclass

from pikepdf import Pdf

from rbaccards.render.tags.content import PageContent, Shown, read_contents
from rbaccards.render.tags.tree import Element, Marked, read_tree


@dataclass(frozen=True, slots=True)
class TaggedFile:
    """`mark` is a few characters that no other file has: names made with it stay unique in a pack."""

    pdf: Pdf
    mark: str
    root: Element
    pages: list[PageContent]

    def shown(self, marked: Marked) -> Shown | None:
        """What a marked content shows; None if that is nothing but lines and areas."""
        return self.pages[marked.page].shown.get(marked.mcid)

    def text(self, element: Element) -> str:
        """What a reader is told of an element: its text, or the alternative that a picture has."""
        if "/Alt" in element.tag:
            return str(element.tag.Alt)
        words = []
        for child in element.children:
            if isinstance(child, Element):
                words.append(self.text(child))
            elif isinstance(child, Marked) and (shown := self.shown(child)):
                words.append(shown.text)
        return "".join(words)


def read(pdf: Pdf, mark: str) -> TaggedFile:
    """The open file, ready for repair."""
    return TaggedFile(pdf, mark, read_tree(pdf), read_contents(pdf))
