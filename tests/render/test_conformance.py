"""Every kind of file passes veraPDF for PDF/UA-1 and PDF/A-3a, and the checks that veraPDF does not make."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from builders import CARD, PACK, PLAN, files, papers
from demonstration import ROOT
from pikepdf import Pdf
from tools.reading_order import differences
from tools.sample_pages import ASSETS, DATED, SAMPLES, SERIES, sample
from tools.tag_coverage import uncovered
from tools.verapdf import ToolMissingError, validate

from rbaccards.build import Wanted, build
from rbaccards.checked import check
from rbaccards.execute import Here
from rbaccards.read import read_house
from rbaccards.render.merge import Bound, merge
from rbaccards.render.page import Page
from rbaccards.render.pdf import print_pdf
from rbaccards.render.stamp import number_sheet, stamp_page_numbers
from rbaccards.schema.pack import PARTS
from rbaccards.store.cache import NoCache

LABEL = "Page {page} of {pages}"


def pages() -> dict[str, Page]:
    """The samples, and one page with all of them."""
    found = {name: sample(body, name, attachments=(SERIES,)) for name, body in SAMPLES.items()}
    found["all"] = sample("".join(SAMPLES.values()).replace('id="top"', ""), "all")
    return found


PAGES = pages()


def every_part() -> bytes:
    """A pack with all its parts, whose one priority is red."""
    parts = f"tolerance: 5%\nparts: [{', '.join(PARTS)}]"
    project = files({PACK: {"tolerance: 5%": parts}, CARD: {"targets: {2012/13: 130}": "targets: {2012/13: 100}"}})
    project[CARD] = project[CARD].replace(b"stretch: {2012/13: 110}", b"stretch: {2012/13: 90}")
    built = build(check(project), read_house(ROOT), Wanted(), NoCache(), Here(), lambda _: None)
    return built.files["pdf/warm-homes.pdf"]


COLUMNS = "plan_columns: [reference, measured_by, starting_value, target, current, actions, lead, resources]"


def in_other_forms() -> dict[str, bytes]:
    """A card as a draft and in large print, and packs of both."""
    forecast = "    forecast: {made: Mar 2012, method: the trend of three years, values: {Mar 2013: 140}}\n"
    project = check(files({CARD: {forecast: ""}}))
    found: dict[str, bytes] = {}
    for wanted in (Wanted("warm-homes", audience="draft"), Wanted("warm-homes", paper="large-print")):
        built = build(project, read_house(ROOT), wanted, NoCache(), Here(), lambda _: None)
        found.update({name.replace("/", "-"): data for name, data in built.files.items()})
    assert len(found) == 4
    return found


def with_blank_pages() -> bytes:
    """A pack whose cards begin on right-hand pages."""
    parts = "cards_start: right-hand page\nparts: [cover, contents, summary, cards]\nboard:"
    project = files({PACK: {"board:": parts}})
    return build(check(project), read_house(ROOT), Wanted(), NoCache(), Here(), lambda _: None).files[
        "pdf/warm-homes.pdf"
    ]


def on_a3() -> bytes:
    """A delivery plan whose priority goes on over the page, on A3."""
    rows = "".join(f"  - {{reference: H{number}, actions: {{2012/13: Visit homes.}}}}\n" for number in range(3, 60))
    project = papers(
        PLAN + rows, pack=f"layout: delivery-plan\npaper: A3\nparts: [cover, contents, plan, glossary]\n{COLUMNS}"
    )
    built = build(project, read_house(ROOT), Wanted(), NoCache(), Here(), lambda _: None)
    return built.files["pdf/papers.pdf"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every page as it is printed, one numbered, and a pack."""
    folder = tmp_path_factory.mktemp("conformance")
    for name, page in PAGES.items():
        (folder / f"{name}.pdf").write_bytes(print_pdf(page)[0].pdf)
    sheet = print_pdf(number_sheet(LABEL, ["house.css"], ASSETS, DATED))[0].pdf
    documents = [Bound(name, (folder / f"{name}.pdf").read_bytes()) for name in ("tables", "links", "long-table")]
    pack = merge((folder / "lists.pdf").read_bytes(), documents)
    (folder / "pack.pdf").write_bytes(stamp_page_numbers(pack, sheet, LABEL, skip=frozenset({1})))
    (folder / "every-part.pdf").write_bytes(every_part())
    (folder / "a3.pdf").write_bytes(on_a3())
    (folder / "blank-pages.pdf").write_bytes(with_blank_pages())
    for name, data in in_other_forms().items():
        (folder / name).write_bytes(data)
    numbered = stamp_page_numbers((folder / "long.pdf").read_bytes(), sheet, LABEL)
    (folder / "numbered.pdf").write_bytes(numbered)
    return folder


def test_verapdf_faults_nothing_but_what_is_broken_on_purpose(folder: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.pdf"
    with Pdf.open(folder / "lists.pdf") as pdf:
        del pdf.Root.Lang
        pdf.save(broken)
    failures = validate([*sorted(folder.glob("*.pdf")), broken], cache=tmp_path)
    assert {failure.split(" ")[0] for failure in failures} == {"broken.pdf"}


def test_a_missing_validator_is_named_with_the_command_that_installs_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ToolMissingError, match="apt-get install"):
        validate([], cache=tmp_path)


def test_every_page_of_every_file_has_its_own_tags(folder: Path) -> None:
    assert {path.name: uncovered(path) for path in folder.glob("*.pdf") if uncovered(path)} == {}


@pytest.mark.parametrize("name", [name for name in PAGES if name != "all"])
def test_words_are_heard_in_the_order_in_which_they_are_written(name: str, folder: Path) -> None:
    assert differences(folder / f"{name}.pdf", PAGES[name].html) == []


def test_words_in_another_order_are_found_out(folder: Path) -> None:
    html = PAGES["figures"].html.replace("Burglary has fallen", "Fallen has burglary")
    assert differences(folder / "figures.pdf", html)


def test_the_name_of_a_priority_and_the_heads_stand_on_every_page_of_its_plan(folder: Path) -> None:
    with Pdf.open(folder / "a3.pdf") as pdf:
        sizes = [tuple(map(round, page.trimbox[2:])) for page in pdf.pages]
    text = subprocess.run(["pdftotext", "-layout", folder / "a3.pdf", "-"], capture_output=True, text=True, check=True)
    plan = [page for page, size in zip(text.stdout.split("\f"), sizes, strict=False) if size == (1191, 842)]
    assert len(plan) > 1
    assert all(
        "Warm homes for all" in page
        and re.search("Ref +Measured by +Starting value +Target +Now +Actions by year", page)
        for page in plan
    )
    assert all(re.search(rf"Page {number} of {len(sizes)}", text.stdout) for number in range(2, len(sizes) + 1))
