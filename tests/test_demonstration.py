"""The demonstration as its readers meet it: figures, pages, tags, and what one changed number changes."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import lxml.html
import pytest
from demonstration import Demonstration, build_all
from pikepdf import Pdf
from tools.headings import left_alone
from tools.reading_order import differences
from tools.tag_coverage import uncovered
from tools.verapdf import validate

CARDS = ("burglary", "anti-social-behaviour", "clean-neighbourhoods")
PACKS = {
    "inner-west-delivery-plan": ("belonging", "having-a-say", "taking-part", "third-sector"),
    "leeds-strategic-plan-q2": ("hm-1a-volunteering", "hw-2b-children-in-care", "tp-2b-offending"),
    "leeds-strategic-plan-q4": ("hm-1a-volunteering", "tp-1d-warm-homes", "tp-2d-safer-places"),
    "leicester-laa": ("children", "communities", "places", "review", "skills", "wellbeing"),
    "safer-leeds": CARDS,
}
DOCUMENTS = (*(f"{pack}/{card}" for pack, cards in PACKS.items() for card in cards), *PACKS)


def text_of(path: Path) -> str:
    """The words of a PDF with single spaces: in reading order, then row by row."""
    shown = [_pdftotext(path), _pdftotext(path, "-layout")]
    return " ".join("\n".join(shown).split())


def _pdftotext(path: Path, *options: str) -> str:
    return subprocess.run(["pdftotext", *options, path, "-"], capture_output=True, text=True, check=True).stdout


def test_builds_every_card_and_pack_without_errors(demonstration: Demonstration) -> None:
    assert demonstration.built.failed == ()
    made = sorted(name for name in demonstration.built.files if name.startswith("pdf/"))
    assert made == sorted(f"pdf/{name}.pdf" for name in DOCUMENTS)


def test_the_checks_have_nothing_against_its_words(demonstration: Demonstration) -> None:
    """Two projections differ, one survey has a single result, one headline has no forecast; no text is wrong."""
    found = sorted((issue.code, issue.place.path.rpartition("/")[2]) for issue in demonstration.checked.issues)
    victims, streets = "anti-social-behaviour.yaml", "clean-neighbourhoods.yaml"
    assert found == [("D01", streets), ("E03", victims), ("R02", victims), ("R02", victims)]


@pytest.mark.parametrize("card", CARDS)
def test_takes_two_pages_a_card(demonstration: Demonstration, card: str) -> None:
    with Pdf.open(demonstration.pdf(f"safer-leeds/{card}")) as pdf:
        assert len(pdf.pages) == 2


@pytest.mark.parametrize(
    ("card", "said"),
    [
        ("burglary", "5,938"),
        ("burglary", "Down 36%"),
        ("burglary", "3,276 fewer than in the 12 months before (9,214)"),
        ("burglary", "Nine of 33 wards"),
        ("burglary", "The nine had 2,693 of the 5,938"),
        ("burglary", "Target, 2012/13"),
        ("burglary", "7,056"),
        ("burglary", "5,999"),
        ("burglary", "15% below target"),
        ("burglary", "illustrative"),
        ("anti-social-behaviour", "2011/12: 3,297"),
        ("anti-social-behaviour", "2012/13: 3,366 projected"),
        ("anti-social-behaviour", "3,366 projected for 2012/13: same rate to the year’s end"),
        ("anti-social-behaviour", "1,248"),
        ("anti-social-behaviour", "2012/13 projected: same rate to the year’s end 1,342"),
        ("anti-social-behaviour", "310 replies from 491 people asked (63.1%)"),
        ("anti-social-behaviour", "±3.38 percentage points"),
        ("anti-social-behaviour", "12.62%"),
        ("clean-neighbourhoods", "91.5%"),
    ],
)
def test_says_the_published_figures(demonstration: Demonstration, card: str, said: str) -> None:
    assert said in text_of(demonstration.pdf(f"safer-leeds/{card}"))


@pytest.mark.parametrize(
    ("document", "said"),
    [
        ("leicester-laa/review", "Of the 35 targets 16 are on track to meet or exceed what was agreed"),
        (
            "leicester-laa/review",
            "three are off course and expected to recover; five are at risk; and 11 have no data yet",
        ),
        ("leicester-laa/review", "Total £132,158"),
        ("leicester-laa/review", "(i) note this report;"),
        ("leicester-laa/review", "(iii) receive a further report"),
        ("leicester-laa/review", "Total £36,000"),
        ("leicester-laa", "At risk Expected to recover On track No data yet 5 3 16 11"),
        ("leicester-laa", "All themes 5 3 16 11 35"),
        (
            "inner-west-delivery-plan",
            "Resources named in money come to £12,500, in 2 amounts: H8 £10,000 and H9 £2,500.",
        ),
        ("leeds-strategic-plan-q2/hw-2b-children-in-care", "74.7%"),
        ("leeds-strategic-plan-q2/tp-2b-offending", "355"),
        ("leeds-strategic-plan-q4/tp-1d-warm-homes", "6.63%"),
        ("leeds-strategic-plan-q4/tp-2d-safer-places", "27.8"),
        ("leeds-strategic-plan-q4/hm-1a-volunteering", "2008/09, provisional"),
    ],
)
def test_says_the_published_figures_of_the_other_papers(demonstration: Demonstration, document: str, said: str) -> None:
    assert said in text_of(demonstration.pdf(document))


def test_the_scorecard_has_36_rows_from_the_data(demonstration: Demonstration) -> None:
    page = lxml.html.document_fromstring(demonstration.pages["leicester-laa/_middle"].html)
    tables = page.xpath("//table[contains(@class, 'score')][not(.//th[text()='Theme'])]")
    rows = [table.xpath("./tbody/tr/th[starts-with(normalize-space(), 'NI ')]") for table in tables]
    assert [len(found) for found in rows] == [5, 3, 17, 11]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_leaves_no_heading_alone(demonstration: Demonstration, name: str) -> None:
    assert left_alone(demonstration.pdf(name)) == []


def test_types_no_figure_that_the_data_give(demonstration: Demonstration) -> None:
    """The cards' own text has none of these numbers: they are worked out."""
    own = "cards/safer-leeds/"
    files = demonstration.files.items()
    written = "".join(data.decode() for path, data in files if path.startswith(own) and path.endswith(".yaml"))
    worked_out = (
        "5,938",
        "36%",
        "3,276",
        "2,693",
        "3,297",
        "3,366",
        "1,248",
        "1,342",
        "63.1",
        "3.38",
        "9,214",
        "45%",
    )
    assert [number for number in worked_out if number in written] == []


def test_names_the_nine_wards_with_their_sum_in_the_summary(demonstration: Demonstration) -> None:
    assert "Nine of 33 wards: 2,693 of 5,938 (45%)" in text_of(demonstration.pdf("safer-leeds"))


def test_conforms_to_pdf_ua_and_pdf_a(demonstration: Demonstration, tmp_path_factory: pytest.TempPathFactory) -> None:
    assert validate(demonstration.pdfs, tmp_path_factory.mktemp("verapdf")) == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_tags_every_page(demonstration: Demonstration, name: str) -> None:
    assert uncovered(demonstration.pdf(name)) == []


@pytest.mark.parametrize("name", [name for name in DOCUMENTS if "/" in name])
def test_reads_aloud_in_the_order_it_was_written(demonstration: Demonstration, name: str) -> None:
    assert differences(demonstration.pdf(name), demonstration.pages[name].html) == []


@pytest.mark.parametrize("pack", PACKS)
def test_reads_the_pack_aloud_front_matter_first_and_back_matter_last(demonstration: Demonstration, pack: str) -> None:
    found = next(each for each in demonstration.checked.packs if each.loaded.name == pack)
    bound = [f"{pack}/{card.name}" for card in found.cards] if "cards" in found.pack.parts else []
    middle = [f"{pack}/_middle"] if found.pack.after_contents else []
    back = [f"{pack}/_back"] if found.pack.after_cards else []
    names = (pack, *middle, *bound, *back)
    bodies = [lxml.html.document_fromstring(demonstration.pages[each].html).body for each in names]
    html = "".join(lxml.html.tostring(body, encoding="unicode") for body in bodies)
    assert differences(demonstration.pdf(pack), f"<html><body>{html}</body></html>") == []


@pytest.mark.parametrize("card", CARDS)
def test_tells_more_in_an_alternative_than_in_its_caption(demonstration: Demonstration, card: str) -> None:
    page = lxml.html.document_fromstring(demonstration.pages[f"safer-leeds/{card}"].html)
    for figure in page.iter("figure"):
        alt = figure.find(".//img").get("alt")
        caption = " ".join(figure.find("figcaption").text_content().split())
        assert alt not in caption
        assert caption not in alt
        assert re.search(r"\d", alt)


@pytest.mark.parametrize("card", CARDS)
def test_carries_its_series(demonstration: Demonstration, card: str) -> None:
    with Pdf.open(demonstration.pdf(f"safer-leeds/{card}")) as pdf:
        names = list(pdf.attachments)
    measures = dict(next(c for c in demonstration.checked.packs[-1].cards if c.name == card).readings)
    assert names == sorted(f"{card}-{key}.csv" for key in measures)


def test_binds_continuous_page_numbers_and_nested_bookmarks(demonstration: Demonstration) -> None:
    path = demonstration.pdf("safer-leeds")
    pages = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout.split("\f")[:-1]
    numbers = [re.findall(r"Page (\d+) of (\d+)", page) for page in pages]
    assert numbers == [[], *([(str(n), str(len(pages)))] for n in range(2, len(pages) + 1))]
    with Pdf.open(path) as pdf, pdf.open_outline() as outline:
        titles = [item.title for item in outline.root]
        assert titles[:3] == ["Contents", "Summary", "Actions"]
        assert len(titles) == 3 + len(CARDS)
        assert all(len(item.children) > 5 for item in outline.root[3:])


def test_says_on_which_page_each_card_begins(demonstration: Demonstration) -> None:
    contents = text_of(demonstration.pdf("safer-leeds")).split("Contents")[1].split("How to read")[0]
    with Pdf.open(demonstration.pdf("safer-leeds")) as pdf, pdf.open_outline() as outline:
        where = {page.obj.objgen: index for index, page in enumerate(pdf.pages, 1)}
        starts = [where[item.destination[0].objgen] for item in outline.root[1:]]
    assert [int(number) for number in re.findall(r"\b(\d{1,2})\b(?! wards)", contents)][: len(starts)] == starts


@pytest.fixture(scope="session")
def changed(demonstration: Demonstration, tmp_path_factory: pytest.TempPathFactory) -> Demonstration:
    """The demonstration with one offence fewer in Armley."""
    path = "cards/safer-leeds/data/burglary-wards.csv"
    files = dict(demonstration.files)
    assert files[path].count(b",314,") == 1
    files[path] = files[path].replace(b",314,", b",313,")
    return build_all(files, tmp_path_factory.mktemp("changed"))


OF_THE_PACK = {"index.html", *(f"safer-leeds.{kind}" for kind in ("pdf", "csv", "json", "xlsx"))}
"""What else of a pack tells the figures of its cards."""


def test_one_ward_changes_its_card_and_the_pack_and_no_other(
    demonstration: Demonstration, changed: Demonstration
) -> None:
    before, after = demonstration.built.files, changed.built.files
    other = {name for name in before if before[name] != after[name]}
    assert {name for name in other if name.startswith("pdf/")} == {
        "pdf/safer-leeds/burglary.pdf",
        "pdf/safer-leeds.pdf",
    }
    assert not [name for name in other if "burglary" not in name and name.rpartition("/")[2] not in OF_THE_PACK]


def test_one_ward_changes_chart_table_sentence_alternative_and_data(
    demonstration: Demonstration, changed: Demonstration
) -> None:
    before, after = (each.pages["safer-leeds/burglary"] for each in (demonstration, changed))
    assets = {name for name, data in before.assets if dict(after.assets)[name] != data}
    assert assets == {"charts/burglary-burglary-areas-1.svg"}
    attached = [
        (old.data.decode().splitlines(), new.data.decode().splitlines())
        for old, new in zip(before.attachments, after.attachments, strict=True)
    ]
    rows = [(a, b) for old, new in attached for a, b in zip(old, new, strict=True) if a != b]
    assert len(rows) == 1
    lines = [(a, b) for a, b in zip(before.html.splitlines(), after.html.splitlines(), strict=True) if a != b]
    kinds = ["alt=" if 'alt="' in a else "row" if a.startswith("<tr") else "text" for a, _ in lines]
    assert kinds.count("alt=") == 1
    assert kinds.count("row") == 2, "Armley and the other wards"
    assert kinds.count("text") == 1, "the sentence under the table"
    front = zip(
        demonstration.pages["safer-leeds/_middle"].html.splitlines(),
        changed.pages["safer-leeds/_middle"].html.splitlines(),
        strict=True,
    )
    summary = [(a, b) for a, b in front if a != b]
    assert all("2,693" in a and "2,692" in b for a, b in summary)
    assert len(summary) == 2, "the sentence and the row"


def test_is_the_same_to_the_byte_in_another_folder_and_process(demonstration: Demonstration, tmp_path: Path) -> None:
    root = Path(__file__).parent.parent
    code = (
        "import sys; from pathlib import Path; sys.path.insert(0, sys.argv[3])\n"
        "from demonstration import build_all; from rbaccards.read import read_project\n"
        "build_all(read_project(Path(sys.argv[1])), Path(sys.argv[2]))"
    )
    environment = {
        "PATH": "/usr/bin:/bin",
        "TZ": "Pacific/Kiritimati",
        "SOURCE_DATE_EPOCH": "garbage",
        "HOME": str(tmp_path),
    }
    command = [sys.executable, "-c", code, str(root), str(tmp_path), str(root / "tests")]
    subprocess.run(command, check=True, env=environment, cwd=tmp_path, capture_output=True)
    for name, data in demonstration.built.files.items():
        assert (tmp_path / name).read_bytes() == data, name
