"""Links: one tag and one annotation for each part on a line, described by the words that are linked."""

from __future__ import annotations

from itertools import groupby

from pikepdf import Array, Object, String

from rbaccards.render.tags.tagged import TaggedFile
from rbaccards.render.tags.tree import AnnotationEntry, Child, Element

PRINT = 4
"""The flag of an annotation that is printed (ISO 32000-1, table 165)."""


def keep_one_annotation(file: TaggedFile) -> None:
    """Make one annotation of those WeasyPrint gives a link and each element in it (ISO 14289-1, 7.18.5)."""
    for link in _links(file):
        annotated = [leaf for leaf in link.leaves() if isinstance(leaf, AnnotationEntry)]
        if annotated != _annotations(link) or len(annotated) > 1:
            first, *others = annotated
            first.annotation.Rect = _around([leaf.annotation.Rect for leaf in annotated])
            for element in link.walk():
                element.hold([child for child in element.children if child not in annotated])
            link.hold([first, *link.children])
            _take_off_page(others, link.tag.Pg)


def free_dead_links(file: TaggedFile) -> None:
    """Make a Span of every Link that leads nowhere: `<a id>`, or a link whose target is missing."""
    for link in _links(file):
        if not _annotations(link):
            link.become("Span")


def join_wrapped_links(file: TaggedFile) -> None:
    """Make one Link again of a link that runs over several lines; it keeps an annotation for each line."""
    for element in file.root.walk():
        children: list[Child] = []
        for target, neighbours in groupby(element.children, _target):
            first, *others = neighbours
            if target is not None and isinstance(first, Element):
                parts = [part for other in others if isinstance(other, Element) for part in other.children]
                if parts:
                    first.hold([*first.children, *parts])
                children.append(first)
            else:
                children += [first, *others]
        if len(children) < len(element.children):
            element.hold(children)


def describe_links(file: TaggedFile) -> None:
    """Give every annotation the words of its link as description; have it printed (ISO 14289-1, 7.18.5)."""
    for link in _links(file):
        words = " ".join(file.text(link).split())
        for leaf in _annotations(link):
            leaf.annotation.F = int(leaf.annotation.get("/F", 0)) | PRINT
            if words:
                leaf.annotation.Contents = String(words)


def _links(file: TaggedFile) -> list[Element]:
    return [element for element in file.root.walk() if element.kind == "Link"]


def _annotations(link: Element) -> list[AnnotationEntry]:
    return [child for child in link.children if isinstance(child, AnnotationEntry)]


def _target(child: Child) -> str | None:
    """Where a link leads; None for everything else."""
    if not isinstance(child, Element) or child.kind != "Link":
        return None
    annotation = _annotations(child)[0].annotation
    return f"#{annotation.Dest}" if "/Dest" in annotation else str(annotation.A.URI)


def _around(boxes: list[Object]) -> Array:
    """The rectangle round several, written lower left corner first (ISO 32000-1, 7.9.5)."""
    across = [float(x) for box in boxes for x in (box[0], box[2])]
    upwards = [float(y) for box in boxes for y in (box[1], box[3])]
    return Array([min(across), min(upwards), max(across), max(upwards)])


def _take_off_page(unwanted: list[AnnotationEntry], page: Object) -> None:
    dropped = {leaf.annotation.objgen for leaf in unwanted}
    page.Annots = Array([annotation for annotation in page.Annots if annotation.objgen not in dropped])
