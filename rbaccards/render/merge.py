"""Packs: front matter and printed cards bound into one file that is tagged as one document.

Appending pages loses the tags or fakes them: the pages of all files then share the keys under which the
first one's tags are found, and validators see nothing wrong. So whatever a file keeps outside its pages is
joined here, kind by kind: tags and their indexes, destinations, bookmarks, attachments.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from io import BytesIO
from urllib.parse import unquote

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, String

from rbaccards.render.save import save
from rbaccards.render.tags.index import name_tree

LINK = "pack:"
"""How an address begins that leads to a document of the pack: `pack:NAME`, or `pack:NAME#anchor`."""


@dataclass(frozen=True, slots=True)
class Bound:
    """A document to bind: the name that links know it by, and its finished file."""

    name: str
    pdf: bytes


@dataclass(slots=True)
class _Pack:
    """The file as it grows, and the indexes that are written into it at the end."""

    file: Pdf
    owners: list[Object | int]  # the ParentTree: keys, each followed by what it stands for
    next_key: int
    identifiers: dict[str, Object]
    destinations: dict[str, Object]
    attachments: dict[str, Object]

    @property
    def tags(self) -> Object:
        return self.file.Root.StructTreeRoot


def merge(front: bytes, documents: Sequence[Bound], finish: Callable[[Pdf], None] = lambda _: None) -> bytes:
    """The pack: the front matter, whose metadata are the pack's, and the documents in this order.

    `finish` may add to the file before it is saved. A link to `pack:NAME` leads to the first page of that
    document. A link to a name that is not bound, and a name given twice, is a ValueError.
    """
    if len({document.name for document in documents}) < len(documents):
        raise ValueError("two documents of the pack have the same name")
    with ExitStack() as opened:
        pack = _begin(opened.enter_context(Pdf.open(BytesIO(front))))
        for number, document in enumerate(documents, start=1):
            source = opened.enter_context(Pdf.open(BytesIO(document.pdf)))
            address = LINK + document.name
            _prepare(source, address, first_key=pack.next_key)
            if _names(source.Root.StructTreeRoot, "/IDTree").keys() & pack.identifiers.keys():
                _rename_cells(source, prefix=f"{number}-")  # the same document once more
            first_page = len(pack.file.pages)
            for page in source.pages:  # `extend` would warn of the destinations, which are added below
                pack.file.pages.append(page)
            catalog = pack.file.copy_foreign(source.Root)  # with its references to the pages just added
            _add_destinations(pack, catalog, address, pack.file.pages[first_page])
            _add_tags(pack, catalog, str(source.docinfo.get("/Title", "")))
            _add_bookmarks(pack, catalog)
            _add_attachments(pack, catalog, document.name)
        _write_indexes(pack)
        _lead_links_into_pack(pack)
        finish(pack.file)
        return save(pack.file)


def _begin(front: Pdf) -> _Pack:
    tags = front.Root.StructTreeRoot
    return _Pack(
        front,
        owners=list(tags.ParentTree.Nums),
        next_key=int(tags.ParentTreeNextKey),
        identifiers=_names(tags, "/IDTree"),
        destinations=_names(front.Root.get("/Names"), "/Dests"),
        attachments=_names(front.Root.get("/Names"), "/EmbeddedFiles"),
    )


def _prepare(source: Pdf, address: str, first_key: int) -> None:
    """Make the keys and the destinations of a document unlike those of the others."""
    for page in source.pages:
        if "/StructParents" in page.obj:  # a blank page has nothing that could be tagged
            page.obj.StructParents += first_key
        for annotation in page.obj.get("/Annots", ()):
            annotation.StructParent += first_key
            if "/Dest" in annotation:
                annotation.Dest = String(f"{address}#{annotation.Dest}")


def _rename_cells(source: Pdf, prefix: str) -> None:
    """Make the identifiers of header cells unlike those of the others; as printed they are, file by file."""
    for tag in _walk(source.Root.StructTreeRoot.K[0]):
        if "/ID" in tag:
            tag.ID = String(f"{prefix}{tag.ID}")
        if "/A" in tag and "/Headers" in tag.A:
            tag.A.Headers = Array([String(f"{prefix}{header}") for header in tag.A.Headers])


def _walk(tag: Object) -> Iterator[Object]:
    """The tag and all below it, in no order that matters."""
    waiting = [tag]
    while waiting:
        tag = waiting.pop()
        yield tag
        waiting += [child for child in tag.K if isinstance(child, Dictionary) and "/S" in child]


def _add_destinations(pack: _Pack, catalog: Object, address: str, first_page: Page) -> None:
    pack.destinations[address] = Array([first_page.obj, Name.XYZ, 0, first_page.trimbox[3], 0])
    for name, place in _names(catalog.get("/Names"), "/Dests").items():
        pack.destinations[f"{address}#{name}"] = place


def _add_tags(pack: _Pack, catalog: Object, title: str) -> None:
    """Hang the document's tags into those of the pack, as a Part (ISO 32000-1, 14.8.4.2)."""
    tags, document = catalog.StructTreeRoot, pack.tags.K[0]
    part = tags.K[0]
    part.S, part.P, part.T = Name.Part, document, String(title)
    if catalog.Lang != pack.file.Root.Lang:
        part.Lang = catalog.Lang
    document.K.append(part)
    for key, owner in _pairs(tags.ParentTree.Nums):
        pack.owners += (pack.next_key + int(key), owner)
    pack.next_key += int(tags.ParentTreeNextKey)
    pack.identifiers.update((str(tag.ID), tag) for tag in _names(tags, "/IDTree").values())


def _add_bookmarks(pack: _Pack, catalog: Object) -> None:
    """Put the document's bookmarks, folded up, behind those of the pack (ISO 32000-1, 12.3.3)."""
    if "/Outlines" not in catalog:
        return
    if "/Outlines" not in pack.file.Root:
        pack.file.Root.Outlines = pack.file.make_indirect(Dictionary(Count=0))
    whole, added = pack.file.Root.Outlines, catalog.Outlines
    if "/Last" in whole:
        whole.Last.Next, added.First.Prev = added.First, whole.Last
    else:
        whole.First = added.First
    whole.Last = added.Last
    for item in _siblings(added.First):
        item.Parent = whole
        item.Count = -abs(item.Count)
        whole.Count += 1


def _siblings(item: Object | None) -> Iterator[Object]:
    while item is not None:
        yield item
        item = item.get("/Next")


def _add_attachments(pack: _Pack, catalog: Object, name: str) -> None:
    """Attach the document's files; one whose name is taken is called after the document as well."""
    for filename, attached in _names(catalog.get("/Names"), "/EmbeddedFiles").items():
        unique = filename
        while unique in pack.attachments:
            unique = f"{name}-{unique}"
        attached.F = attached.UF = String(unique)
        pack.attachments[unique] = attached


def _write_indexes(pack: _Pack) -> None:
    catalog = pack.file.Root
    pack.tags.ParentTree = Dictionary(Nums=Array(pack.owners))
    pack.tags.ParentTreeNextKey = pack.next_key
    if pack.identifiers:
        pack.tags.IDTree = name_tree(pack.identifiers)
    if "/Names" not in catalog:
        catalog.Names = Dictionary()
    catalog.Names.Dests = name_tree(pack.destinations)
    if pack.attachments:
        catalog.Names.EmbeddedFiles = name_tree(pack.attachments)
        catalog.AF = Array(list(pack.attachments.values()))


def _lead_links_into_pack(pack: _Pack) -> None:
    """Turn every link with a pack address, which WeasyPrint takes for one in the web, into a destination."""
    for page in pack.file.pages:
        for annotation in page.obj.get("/Annots", ()):
            address = unquote(str(annotation.A.URI)) if "/A" in annotation else ""
            if address.startswith(LINK):
                if address not in pack.destinations:
                    raise ValueError(f"the pack has nothing that {address} could lead to")
                del annotation.A
                annotation.Dest = String(address)


def _names(holder: Object | None, key: str) -> dict[str, Object]:
    """The name tree under a key, as a dictionary; empty if there is none."""
    if holder is None or key not in holder:
        return {}
    return {str(name): value for name, value in _pairs(holder[key].Names)}


def _pairs(items: Iterable[Object]) -> Iterator[tuple[Object, Object]]:
    """Two by two, as number and name trees list their keys and values."""
    items = iter(items)
    return zip(items, items, strict=True)
