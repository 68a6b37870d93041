"""Tables that go on over a page: WeasyPrint 70 makes a table of each page's part, and repeats the head as content."""

from __future__ import annotations

from itertools import pairwise

from rbaccards.render.tags.tagged import TaggedFile
from rbaccards.render.tags.tree import Element, Marked


def join_broken_tables(file: TaggedFile) -> None:
    """Make one table of its parts; the repeated heads leave the tree, and so become artifacts (ISO 14289-1, 7.8)."""
    parents = {child.tag.objgen: parent for parent in file.root.walk() for child in parent.elements()}
    order = {leaf: number for number, leaf in enumerate(file.root.leaves()) if isinstance(leaf, Marked)}
    tables = [element for element in file.root.walk() if element.kind == "Table"]
    broken = [(one, other) for one, other in pairwise(tables) if _goes_on(one, other, order, file)]
    whole = {other.tag.objgen: one for one, other in broken}
    for _, rest in broken:
        first = whole[rest.tag.objgen]
        while first.tag.objgen in whole:
            first = whole[first.tag.objgen]
        _take_rows(first, rest)
        _take_out(rest, parents)


def _goes_on(before: Element, after: Element, order: dict[Marked, int], file: TaggedFile) -> bool:
    """Whether a table is the rest of another: the next thing that is read, on the next page, under the same head.

    One with a caption is a table of its own: the rest of a table has none.
    """
    first, second = _leaves(before), _leaves(after)
    if any(each.kind == "Caption" for each in after.elements()):
        return False
    if not first or not second or _head(before, file) != _head(after, file) or not _head(before, file):
        return False
    return second[0].page == first[-1].page + 1 and order[second[0]] == order[first[-1]] + 1


def _leaves(table: Element) -> list[Marked]:
    return [leaf for leaf in table.leaves() if isinstance(leaf, Marked)]


def _head(table: Element, file: TaggedFile) -> str:
    return " ".join(file.text(each) for each in table.elements() if each.kind == "THead")


def _take_rows(table: Element, rest: Element) -> None:
    """The rows of the rest go on where those of the table end."""
    rows = [row for group in rest.elements() if group.kind != "THead" for row in group.children]
    *groups, last = table.elements()
    last.hold([*last.children, *rows])
    table.hold([*groups, last])


def _take_out(element: Element, parents: dict[tuple[int, int], Element]) -> None:
    """The element leaves its parent, and so does every parent that has nothing else."""
    parent = parents.get(element.tag.objgen)
    if parent is not None:
        parent.hold([child for child in parent.children if child is not element])
        if not parent.children:
            _take_out(parent, parents)
