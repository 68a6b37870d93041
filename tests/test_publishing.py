"""What reaches everybody: nothing that is for fewer people, in no byte of any file."""

from __future__ import annotations

import io
import json
import re
import subprocess
import zipfile
from collections.abc import Mapping
from pathlib import Path
from xml.etree import ElementTree

import pikepdf
import pytest
from builders import CARD, COMPLAINTS, COUNCIL, PACK, Changes, files
from csvw import CSVW
from demonstration import ROOT, Demonstration

from rbaccards.build import Built, Wanted, build
from rbaccards.checked import check
from rbaccards.execute import Here
from rbaccards.read import read_house
from rbaccards.store.cache import NoCache

MARKER = "zanzibar"
PUBLIC = "audience: public\n"
SECRET_CARD = f"""
priority: {MARKER}
reference: X1
outcome: warm
layout: action-tracker
audience: board
lead: {{role: {MARKER}}}
progress: {{rating: red, because: {MARKER}}}
assessment: |
  {MARKER}
"""
SECRETS = {
    CARD: {
        "population:": (
            f"{PUBLIC}stakeholders: |\n  {MARKER}\n"
            f"narrowed: {{stakeholders: board}}\n"
            f"sections:\n  - {{title: {MARKER}, after: story, text: {MARKER}, audience: board}}\n"
            f"performance:\n"
            f"  - {{name: {MARKER}, key: {MARKER}_2, question: how_much, unit: {MARKER}, polarity: none,"
            f" frequency: quarter, audience: board, data: data/{MARKER}.csv, source: {MARKER}, title: {MARKER}}}\n"
            "population:"
        ),
        "indicators:\n": (
            f"indicators:\n  {MARKER}:\n    name: {MARKER}\n    unit: {MARKER}\n"
            "    polarity: lower\n    frequency: quarter\n"
            f"    audience: board\n    data: data/{MARKER}.csv\n    source: {MARKER}\n    commentary: {MARKER}\n"
        ),
        "risks:\n": f"risks:\n  - {{risk: {MARKER}, response: {MARKER}, audience: draft}}\n",
        "new_actions:\n": f"new_actions:\n  - {{action: {MARKER}, owner: {MARKER}, due: Dec 2012, audience: board}}\n",
    },
    PACK: {"  - cold-homes\n": f"  - cold-homes\n  - {MARKER}\n"},
}
MORE = {
    f"cards/warm-homes/{MARKER}.yaml": SECRET_CARD,
    f"cards/warm-homes/data/{MARKER}.csv": (
        f"period,value,note\nQ4 2011/12,90,\nQ1 2012/13,31,{MARKER}\nQ2 2012/13,52,{MARKER}\n"
    ),
}


def built(changes: Changes, more: Mapping[str, str] | None = None) -> Built:
    return build(check(files(changes, more)), read_house(ROOT), Wanted(), NoCache(), Here(), lambda _: None)


def site_of(found: Built) -> dict[str, bytes]:
    """The files that everybody may see: the site, and the fragments with their pictures."""
    return {name.removeprefix("site/"): data for name, data in found.files.items() if not name.startswith("pdf/")}


def readable(name: str, data: bytes, folder: Path) -> str:
    """Everything that anybody could read out of a file: unpacked, with the texts, names and attachments of a PDF."""
    if name.endswith(".xlsx"):
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            return " ".join(f"{each} {book.read(each).decode('utf-8', 'replace')}" for each in book.namelist())
    if name.endswith(".pdf"):
        path = folder / "file.pdf"
        path.write_bytes(data)
        text = subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True).stdout
        info = subprocess.run(["pdfinfo", path], capture_output=True, check=True).stdout
        with pikepdf.open(path) as pdf:
            streams = [each.read_bytes() for each in pdf.objects if isinstance(each, pikepdf.Stream) and _reads(each)]
            whole = repr([each for each in pdf.objects if not isinstance(each, pikepdf.Stream)])
        return b" ".join([text, info, *streams]).decode("latin-1") + whole
    return data.decode("latin-1")


def _reads(stream: pikepdf.Stream) -> bool:
    return stream.get("/Subtype") != "/Image"


def test_nothing_for_the_board_is_in_any_byte_of_the_site(tmp_path: Path) -> None:
    found = built(SECRETS, MORE)
    assert found.failed == ()
    board = " ".join(readable(name, data, tmp_path) for name, data in found.files.items() if name.startswith("pdf/"))
    assert MARKER in board
    site = site_of(found)
    assert len(site) > 20
    told = [name for name, data in site.items() if MARKER in f"{name} {readable(name, data, tmp_path)}".lower()]
    assert told == []


def test_the_same_text_for_everybody_is_everywhere_it_belongs(tmp_path: Path) -> None:
    """The test above would find a leak: with the same words public it finds them in pages, data and PDF."""
    changes = {
        CARD: {
            **{old: new.replace("board", "public").replace("draft", "public") for old, new in SECRETS[CARD].items()},
        },
        PACK: SECRETS[PACK],
    }
    more = {name: text.replace("board", "public") for name, text in MORE.items()}
    site = site_of(built(changes, more))
    told = {Path(name).suffix for name, data in site.items() if MARKER in readable(name, data, tmp_path)}
    assert told == {".html", ".csv", ".json", ".xlsx", ".xml", ".pdf"}
    assert [name for name in site if MARKER in name and name.endswith(".png")]


def test_a_project_for_the_board_has_no_site() -> None:
    found = built({})
    assert not found.published
    assert site_of(found) == {}
    assert found.failed == ()


def test_a_public_text_with_a_figure_of_the_board_stops_the_site_and_not_the_paper() -> None:
    changes = {CARD: {"population:": f"{PUBLIC}population:", "of: 4, show: 2": "of: 4, show: 2, audience: board"}}
    found = built(changes)
    assert ("V01", CARD) in {(issue.code, issue.place.path) for issue in check(files(changes)).issues}
    assert found.failed == ("the site",)
    assert "pdf/warm-homes.pdf" in found.files
    assert not found.published


def test_a_withheld_count_that_a_text_tells_stops_the_site() -> None:
    small = {"North & East,Oct 2011 to Sep 2012,50": "North & East,Oct 2011 to Sep 2012,3"}
    changes = {CARD: {"population:": f"{PUBLIC}population:"}, "cards/warm-homes/data/wards.csv": small}
    found = check(files(changes))
    assert {issue.code for issue in found.issues} == {"E17", "V01"}
    assert built(changes).failed == ("the site",)


def test_an_error_anywhere_leaves_the_site_as_it_was() -> None:
    found = built({CARD: {"population:": f"{PUBLIC}population:"}}, {COMPLAINTS: "period,value\nnext year,3\n"})
    assert not found.published


def test_where_the_site_will_be_is_in_its_feed_and_its_list_of_pages_alone() -> None:
    changes = {
        CARD: {"population:": f"{PUBLIC}population:"},
        COUNCIL: {"name:": "website: https://performance.example.org/cards\nname:"},
    }
    site = site_of(built(changes))
    assert b"<loc>https://performance.example.org/cards/warm-homes/cold-homes.html</loc>" in site["sitemap.xml"]
    assert b'href="https://performance.example.org/cards/warm-homes/index.html"' in site["feed.xml"]
    assert not [name for name, data in site.items() if name.endswith(".html") and b"performance.example.org" in data]


def test_the_colour_of_the_council_is_on_every_page() -> None:
    changes = {CARD: {"population:": f"{PUBLIC}population:"}, COUNCIL: {"name:": 'brand: "#5A1E5C"\nname:'}}
    assert b"--brand: #5a1e5c" in site_of(built(changes))["assets/brand.css"]


@pytest.mark.parametrize("colour", ["#ffbf47", "blue", "#12345"])
def test_a_colour_on_which_white_words_cannot_be_read_is_an_error(colour: str) -> None:
    found = check(files({COUNCIL: {"name:": f'brand: "{colour}"\nname:'}}))
    assert [issue.code for issue in found.issues] == ["S02"]


def test_every_csv_is_as_its_description_says(demonstration: Demonstration) -> None:
    tables = sorted((demonstration.folder / "site").rglob("*.csv"))
    assert len(tables) > 20
    for table in tables:
        described = CSVW(table, validate=True)
        assert described.is_valid
        assert described.tables[0].common_props["dc:license"]
        assert table.read_bytes()[:3] == b"\xef\xbb\xbf"


@pytest.mark.filterwarnings("default")
def test_a_description_finds_a_value_that_is_no_number(demonstration: Demonstration, tmp_path: Path) -> None:
    name = "safer-leeds/data/burglary-burglary.csv"
    for each in (name, f"{name}-metadata.json"):
        (tmp_path / Path(each).name).write_bytes((demonstration.folder / "site" / each).read_bytes())
    table = tmp_path / Path(name).name
    table.write_bytes(re.sub(rb",\d+,", b",many,", table.read_bytes(), count=1))
    assert not CSVW(table, validate=True).is_valid


def test_the_feed_is_read_as_atom(demonstration: Demonstration) -> None:
    root = ElementTree.parse(demonstration.folder / "site" / "feed.xml").getroot()  # noqa: S314 - made by us
    atom = "{http://www.w3.org/2005/Atom}"
    entries = root.findall(f"{atom}entry")
    assert len(entries) > 5
    for element in (root, *entries):
        assert [bool(element.findtext(f"{atom}{name}")) for name in ("id", "title", "updated")] == [True] * 3
    ids = [entry.findtext(f"{atom}id") for entry in entries]
    assert len(set(ids)) == len(ids)
    for entry in entries:
        link = entry.find(f"{atom}link")
        assert link is not None
        assert (demonstration.folder / "site" / link.attrib["href"].partition("#")[0]).is_file()


def test_data_about_a_page_are_read_as_json(demonstration: Demonstration) -> None:
    from lxml import html

    page = demonstration.folder / "site" / "safer-leeds" / "indicators" / "burglary-burglary.html"
    (script,) = html.document_fromstring(page.read_bytes()).xpath("//script[@type='application/ld+json']")
    found = json.loads(script.text)
    assert found["@type"] == "Dataset"
    assert (page.parent / found["distribution"][0]["contentUrl"]).is_file()


def test_readers_are_told_when_it_was_published_and_when_the_next_figures_come() -> None:
    changes = {
        CARD: {"population:": f"{PUBLIC}population:"},
        PACK: {"board:": "published: 29 October 2012\nnext_update: 28 January 2013\nboard:"},
    }
    site = site_of(built(changes))
    for page in ("index.html", "warm-homes/index.html", "warm-homes/cold-homes.html"):
        assert "29 October 2012" in site[page].decode()
        assert "28 January 2013" in site[page].decode()


@pytest.mark.parametrize("name", ["index", "actions"])
def test_a_card_cannot_have_the_name_of_a_page_of_the_site(name: str) -> None:
    found = check(files({PACK: {"- cold-homes": f"- {name}"}}))
    assert ("S02", PACK) in {(issue.code, issue.place.path) for issue in found.issues}


def test_a_public_edition_without_a_measure_is_published_without_a_workbook() -> None:
    swaps = {"population:": f"{PUBLIC}population:", "    unit: complaints": "    unit: complaints\n    audience: board"}
    site = site_of(built({CARD: swaps}))
    assert "warm-homes/index.html" in site
    assert [name for name in site if name.endswith(".xlsx")] == []
    assert [name for name, data in site.items() if name.endswith(".html") and b".xlsx" in data] == []
