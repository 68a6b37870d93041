"""Packs: one set of tags, destinations, bookmarks and attachments, whatever they are bound from."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from pikepdf import OutlineItem, Pdf
from tools.sample_pages import FIGURES, LINKS, LISTS, LONG, SERIES, TABLES, WELSH, sample
from tools.tag_coverage import uncovered

from rbaccards.render.merge import Bound, merge
from rbaccards.render.page import Attachment
from rbaccards.render.pdf import print_pdf

FRONT = """
<section style="page: cover"><h1>Cover</h1></section>
<h1 style="break-before: page">Contents</h1><h2>Papers</h2>
<ul><li><a href="pack:lists">Lists</a></li><li><a href="pack:long#part">Part of the long one</a></li>
<li><a href="#summary">Summary</a></li><li><a href="https://example.org/">Web</a></li></ul>
<h1 id="summary" style="break-before: page">Summary</h1>
"""
BODIES = {
    "lists": LISTS + '<h2 id="summary">Summary</h2><p><a href="#summary">Down</a></p>' + LINKS,
    "tables": TABLES + FIGURES,
    "long": LONG.replace("<h2>Part 6", '<h2 id="part">Part 6') + TABLES,
    "welsh": WELSH,
}


@pytest.fixture(scope="module")
def front() -> bytes:
    return print_pdf(sample(FRONT, name="front", attachments=(SERIES,)))[0].pdf


@pytest.fixture(scope="module")
def documents() -> list[Bound]:
    other = Attachment("asb.csv", "Anti-social behaviour", b"quarter,count\n")
    attachments = {"lists": (SERIES,), "tables": (SERIES, other)}
    return [
        Bound(
            name,
            print_pdf(
                sample(
                    body,
                    name,
                    lang="cy" if name == "welsh" else "en-GB",
                    attachments=attachments.get(name, ()),
                )
            )[0].pdf,
        )
        for name, body in BODIES.items()
    ]


@pytest.fixture
def pack(front: bytes, documents: list[Bound]) -> Pdf:
    return Pdf.open(BytesIO(merge(front, documents)))


def page_counts(files: list[bytes]) -> list[int]:
    counts = []
    for file in files:
        with Pdf.open(BytesIO(file)) as pdf:
            counts.append(len(pdf.pages))
    return counts


def numbers(pack: Pdf) -> dict[tuple[int, int], int]:
    return {page.obj.objgen: number for number, page in enumerate(pack.pages, start=1)}


def test_pages_follow_one_another(pack: Pdf, front: bytes, documents: list[Bound]) -> None:
    assert len(pack.pages) == sum(page_counts([front, *(document.pdf for document in documents)]))


def test_the_metadata_are_those_of_the_front_matter(pack: Pdf) -> None:
    assert pack.docinfo.Title == "Sample: front"
    with pack.open_metadata() as metadata:
        assert metadata["dc:title"] == "Sample: front"
    assert len(pack.Root.OutputIntents) == 1


def test_every_page_has_its_own_tags(front: bytes, documents: list[Bound], tmp_path: Path) -> None:
    path = tmp_path / "pack.pdf"
    path.write_bytes(merge(front, documents))
    assert uncovered(path) == []


def test_pages_appended_without_their_tags_are_found_out(front: bytes, documents: list[Bound], tmp_path: Path) -> None:
    path = tmp_path / "appended.pdf"
    with Pdf.open(BytesIO(front)) as pack:
        for document in documents:
            with Pdf.open(BytesIO(document.pdf)) as source:
                for page in source.pages:
                    pack.pages.append(page)
        pack.save(path)
    found = uncovered(path)
    assert any("share the key 0" in line for line in found)
    assert any("is in 0 tags" in line for line in found)


def test_each_document_is_a_part_with_its_title_and_its_language(pack: Pdf) -> None:
    (root,) = pack.Root.StructTreeRoot.K
    parts = [tag for tag in root.K if tag.S == "/Part"]
    assert [str(part.T) for part in parts] == [f"Sample: {name}" for name in BODIES]
    assert [str(part.get("/Lang", "")) for part in parts] == ["", "", "", "cy"]
    assert all(part.P.objgen == root.objgen for part in parts)


def test_bookmarks_are_those_of_the_front_then_one_for_each_document(
    pack: Pdf, front: bytes, documents: list[Bound]
) -> None:
    with pack.open_outline() as outline:
        titles = [(item.title, [child.title for child in item.children]) for item in outline.root]
        firsts = {item.title: page_of(item, pack) for item in outline.root}
    assert titles == [
        ("Cover", []),
        ("Contents", ["Papers"]),
        ("Summary", []),
        ("Lists", ["Summary"]),
        ("Links", []),
        ("Tables", []),
        ("Figures", []),
        ("Long", [f"Part {n}" for n in range(1, 7)]),
        ("Tables", []),
        ("Tŷ a gŵr: diogelwch yng Nghymru", []),
    ]
    starts = page_counts([front, *(document.pdf for document in documents)])
    assert firsts["Lists"] == starts[0] + 1
    assert firsts["Long"] == sum(starts[:3]) + 1


def page_of(item: OutlineItem, pack: Pdf) -> int:
    assert item.destination is not None
    return numbers(pack)[item.destination[0].objgen]


def test_bookmarks_of_documents_are_folded_and_counted(pack: Pdf) -> None:
    outlines = pack.Root.Outlines
    items = [outlines.First]
    while "/Next" in items[-1]:
        assert items[-1].Next.Prev.objgen == items[-1].objgen
        items.append(items[-1].Next)
    assert outlines.Last.objgen == items[-1].objgen
    assert all(item.Parent.objgen == outlines.objgen for item in items)
    assert [int(item.Count) for item in items] == [0, 1, 0, -1, 0, 0, 0, -6, 0, 0]
    assert int(outlines.Count) == len(items) + 1


def test_attachments_of_all_documents_are_there_under_names_of_their_own(pack: Pdf) -> None:
    assert sorted(pack.attachments) == [
        "asb.csv",
        "burglary.csv",
        "lists-burglary.csv",
        "tables-burglary.csv",
    ]
    assert {str(each.UF) for each in pack.Root.AF} == set(pack.attachments)
    assert len(pack.Root.AF) == 4
    assert pack.attachments["tables-burglary.csv"].get_file().read_bytes() == SERIES.data


def test_links_lead_to_documents_to_places_in_them_and_within_them(pack: Pdf) -> None:
    names = pack.Root.Names.Dests.Names
    places = dict(zip(map(str, names[::2]), (place[0].objgen for place in names[1::2]), strict=True))
    pages = numbers(pack)
    links = {
        (number, str(link.Contents)): pages[places[str(link.Dest)]] if "/Dest" in link else str(link.A.URI)
        for number, page in enumerate(pack.pages, start=1)
        for link in page.get("/Annots", ())
    }
    first = {name: pages[places[f"pack:{name}"]] for name in BODIES}
    assert links[2, "Lists"] == first["lists"] == 4
    assert links[2, "Part of the long one"] == pages[places["pack:long#part"]] > first["long"]
    assert links[2, "Summary"] == 3
    assert links[2, "Web"] == "https://example.org/"
    assert links[4, "Down"] == first["lists"]


def test_a_link_to_nothing_in_the_pack_is_a_mistake(front: bytes, documents: list[Bound]) -> None:
    with pytest.raises(ValueError, match="pack:long#part"):
        merge(front, documents[:1])


def test_the_same_document_may_be_bound_twice(documents: list[Bound], tmp_path: Path) -> None:
    path = tmp_path / "twice.pdf"
    path.write_bytes(merge(documents[0].pdf, [documents[1], Bound("again", documents[1].pdf)]))
    assert uncovered(path) == []


def test_two_documents_of_one_name_are_a_mistake(documents: list[Bound]) -> None:
    with pytest.raises(ValueError, match="same name"):
        merge(documents[0].pdf, [documents[1], documents[1]])


def test_front_matter_without_bookmarks_takes_those_of_the_documents(documents: list[Bound]) -> None:
    plain = print_pdf(sample('<h1 style="bookmark-level: none">Plain</h1>'))[0].pdf
    with Pdf.open(BytesIO(merge(plain, documents[:1]))) as pack, pack.open_outline() as outline:
        assert [item.title for item in outline.root] == ["Lists", "Links"]


def test_merging_gives_the_same_bytes_again(front: bytes, documents: list[Bound]) -> None:
    assert merge(front, documents) == merge(front, documents)
