"""What validators let pass: pages that share the tags of others, content in no tag, indexes gone astray.

A pack made by appending pages to the first file passes veraPDF, although only the pages of the first are
tagged. Nothing here uses the code under test.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Object, Pdf

SHOWS_TEXT = frozenset({"Tj", "TJ", "'", '"'})


def uncovered(path: Path) -> list[str]:
    """A sentence for each thing wrong with the tags of the file; empty if every page has its own."""
    with Pdf.open(path) as pdf:
        if "/StructTreeRoot" not in pdf.Root:
            return ["the file has no tags"]
        tags = list(_tags(pdf.Root.StructTreeRoot.K))
        owners = dict(_pairs(pdf.Root.StructTreeRoot.ParentTree.Nums))
        return [
            *_shared_keys(pdf),
            *_pages(pdf, tags, owners),
            *_annotations(pdf, tags, owners),
            *_cells(tags),
        ]


def _tags(children: Object) -> Iterator[Object]:
    for child in children if isinstance(children, Array) else [children]:
        if isinstance(child, Dictionary) and "/S" in child:
            yield child
            yield from _tags(child.get("/K", Array()))


def _shared_keys(pdf: Pdf) -> Iterator[str]:
    # a page without marked content, as blank ones are, needs no key
    keys = Counter(int(page.obj.get("/StructParents", -1)) for page in pdf.pages if _marked(page)[0])
    yield from (f"{count} pages share the key {key}" for key, count in keys.items() if count > 1 or key < 0)


def _pages(pdf: Pdf, tags: list[Object], owners: dict[int, Object]) -> Iterator[str]:
    """Every marked content is in one tag, which the ParentTree names; all text is marked or an artifact."""
    tagged: dict[tuple[int, int], list[Object]] = {}
    for tag in tags:
        for child in tag.get("/K", Array()):
            if isinstance(child, int):
                tagged.setdefault((*tag.Pg.objgen, child), []).append(tag)
    for number, page in enumerate(pdf.pages, start=1):
        marked, loose = _marked(page)
        if loose:
            yield f"page {number}: {loose} texts are neither marked nor artifacts"
        page_owners = owners.get(page.obj.get("/StructParents", -1), Array())
        for mcid in marked:
            found = tagged.get((*page.obj.objgen, mcid), [])
            if len(found) != 1:
                yield f"page {number}: marked content {mcid} is in {len(found)} tags"
            elif mcid >= len(page_owners) or page_owners[mcid].objgen != found[0].objgen:
                yield f"page {number}: the ParentTree gives marked content {mcid} to another tag"


def _marked(page: pikepdf.Page) -> tuple[list[int], int]:
    """The numbers of the page's marked contents, and how many texts stand outside of any and of artifacts."""
    numbers: list[int] = []
    depth = loose = 0
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(name, 0)
        loose += name in SHOWS_TEXT and depth == 0
        if name == "BDC" and isinstance(operands[1], Dictionary) and "/MCID" in operands[1]:
            numbers.append(int(operands[1].MCID))
    return numbers, loose


def _annotations(pdf: Pdf, tags: list[Object], owners: dict[int, Object]) -> Iterator[str]:
    """Every annotation has a key of its own, under which the ParentTree has the tag that refers to it."""
    referring = {
        child.Obj.objgen: tag
        for tag in tags
        for child in tag.get("/K", Array())
        if isinstance(child, Dictionary) and "/Obj" in child
    }
    seen: set[int] = set()
    for number, page in enumerate(pdf.pages, start=1):
        for annotation in page.obj.get("/Annots", Array()):
            key, tag = int(annotation.get("/StructParent", -1)), referring.get(annotation.objgen)
            if tag is None or key in seen or key not in owners or owners[key].objgen != tag.objgen:
                yield f"page {number}: the link “{annotation.get('/Contents')}” is not tied to its own tag"
            seen.add(key)


def _cells(tags: list[Object]) -> Iterator[str]:
    """Identifiers are unique, and all that are referred to exist."""
    identifiers = Counter(str(tag.ID) for tag in tags if "/ID" in tag)
    yield from (f"{count} tags are called {name}" for name, count in identifiers.items() if count > 1)
    for tag in tags:
        headers = tag.get("/A", Dictionary()).get("/Headers", Array())
        yield from (f"no cell is called {name}" for name in map(str, headers) if name not in identifiers)


def _pairs(items: Array) -> Iterator[tuple[int, Object]]:
    entries = iter(items)
    return zip(entries, entries, strict=True)
