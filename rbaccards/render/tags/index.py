"""The two indexes of the tag tree, written anew from the tree as the repairs have left it."""

from __future__ import annotations

from collections.abc import Mapping

from pikepdf import Array, Dictionary, Object, String

from rbaccards.render.tags.tagged import TaggedFile
from rbaccards.render.tags.tree import AnnotationEntry, Marked


def index_owners(file: TaggedFile) -> None:
    """Write the ParentTree: the tag that each marked content and annotation is in (ISO 32000-1, 14.7.4.4)."""
    marked: list[dict[int, Object]] = [{} for _ in file.pages]
    annotations: list[tuple[Object, Object]] = []
    for element in file.root.walk():
        for child in element.children:
            match child:
                case Marked(page, mcid):
                    marked[page][mcid] = element.tag
                case AnnotationEntry():
                    annotations.append((child.annotation, element.tag))
    numbers = Array()
    for key, (content, owners) in enumerate(zip(file.pages, marked, strict=True)):
        content.page.obj.StructParents = key
        numbers.append(key)
        numbers.append(Array([owners.get(mcid) for mcid in range(max(owners, default=-1) + 1)]))
    for key, (annotation, owner) in enumerate(annotations, start=len(file.pages)):
        annotation.StructParent = key
        numbers.append(key)
        numbers.append(owner)
    tree = file.pdf.Root.StructTreeRoot
    tree.ParentTree = Dictionary(Nums=numbers)
    tree.ParentTreeNextKey = len(file.pages) + len(annotations)


def index_identifiers(file: TaggedFile) -> None:
    """Write the IDTree, which a file with element identifiers must have (ISO 32000-1, table 322)."""
    named = {str(element.tag.ID): element.tag for element in file.root.walk() if "/ID" in element.tag}
    if named:
        file.pdf.Root.StructTreeRoot.IDTree = name_tree(named)


def name_tree(items: Mapping[str, Object]) -> Dictionary:
    """A name tree of one node, in the order of the names as bytes (ISO 32000-1, 7.9.6)."""
    names = Array()
    for name in sorted(map(String, items), key=bytes):
        names.append(name)
        names.append(items[str(name)])
    return Dictionary(Names=names)
