"""Printing: what is in the file, what is said about the page, and that nothing else has a part in it."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from pikepdf import Name, Pdf
from tools.sample_pages import ASSETS, FIGURES, LISTS, SERIES, STYLE, TABLES, sample

from rbaccards.issues import Issue, Severity
from rbaccards.render.page import Attachment, Page
from rbaccards.render.pdf import print_pdf

RED_DOT = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 2 2'><circle r='2'/></svg>"


def issues_of(page: Page) -> list[tuple[str, Severity, str]]:
    return [(issue.code, issue.severity, issue.message) for issue in print_pdf(page)[1]]


def test_a_page_without_faults_is_printed_without_issues() -> None:
    printed, issues = print_pdf(sample(FIGURES))
    assert printed.pages == 1
    assert issues == ()


def test_title_language_and_dates_are_those_of_the_page() -> None:
    printed, _ = print_pdf(sample(LISTS, name="lists", lang="cy"))
    with Pdf.open(BytesIO(printed.pdf)) as pdf:
        assert pdf.Root.Lang == "cy"
        assert pdf.docinfo.Title == "Sample: lists"
        assert pdf.docinfo.CreationDate == pdf.docinfo.ModDate == "D:20121114000000Z"


def test_attachments_are_listed_by_name(tmp_path: Path) -> None:
    early = Attachment("asb.csv", "Anti-social behaviour", b"quarter,count\n")
    (tmp_path / "two.pdf").write_bytes(print_pdf(sample(LISTS, attachments=(SERIES, early)))[0].pdf)
    with Pdf.open(tmp_path / "two.pdf") as pdf:
        assert [str(name) for name in pdf.Root.Names.EmbeddedFiles.Names[::2]] == ["asb.csv", "burglary.csv"]
        assert [str(attached.UF) for attached in pdf.Root.AF] == ["asb.csv", "burglary.csv"]


def test_attachments_are_data_with_a_type_a_description_and_the_date_of_the_page() -> None:
    printed, _ = print_pdf(sample(LISTS, attachments=(SERIES,)))
    with Pdf.open(BytesIO(printed.pdf)) as pdf:
        (attached,) = pdf.Root.AF
        assert attached.AFRelationship == Name.Data
        assert attached.UF == "burglary.csv"
        assert attached.Desc == "Burglaries of homes by quarter"
        assert attached.EF.F.Subtype == Name("/text/csv")
        assert attached.EF.F.Params.ModDate == "D:20121114000000Z"
        assert pdf.attachments["burglary.csv"].get_file().read_bytes() == SERIES.data


@pytest.mark.parametrize(
    "address",
    [
        "missing.svg",
        "https://example.org/a.png",
        "//example.org/a.png",
        "file:///etc/hostname",
        "../outside.png",
    ],
)
def test_an_address_that_is_no_asset_is_refused(address: str) -> None:
    found = issues_of(sample(f'<h1>A</h1><p><img src="{address}" alt="A"></p>'))
    assert [(code, severity) for code, severity, _ in found] == [("P03", Severity.ERROR)]
    assert address.removeprefix("../").removeprefix("//") in found[0][2]


def test_a_file_that_exists_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "chart.svg").write_bytes(dict(ASSETS)["chart.svg"])
    found = issues_of(sample(f'<h1>A</h1><p><img src="{(tmp_path / "chart.svg").as_uri()}" alt="A"></p>'))
    assert [code for code, _, _ in found] == ["P03"]


def test_missing_style_sheets_and_fonts_are_reported() -> None:
    page = sample("<h1>A</h1>", head='<link rel="stylesheet" href="other.css">')
    assert [code for code, _, _ in issues_of(page)] == ["P03"]
    without_fonts = tuple((name, data) for name, data in ASSETS if "Bold" not in name)
    messages = [message for code, _, message in issues_of(sample("<h1>A</h1>", assets=without_fonts)) if code == "P03"]
    assert any("fonts/DejaVuSans-Bold.ttf" in message for message in messages)


def test_a_picture_in_its_address_is_printed() -> None:
    assert issues_of(sample(f'<h1>A</h1><p><img src="{RED_DOT}" alt="A dot"></p>')) == []


def test_a_damaged_picture_is_an_error() -> None:
    page = sample('<h1>A</h1><p><img src="chart.png" alt="A"></p>', assets=(("chart.png", b"no picture"), *ASSETS))
    assert [(code, severity) for code, severity, _ in issues_of(page)] == [("P03", Severity.ERROR)]


def test_a_character_that_no_font_has_is_an_error_that_names_it_once() -> None:
    page = sample("<h1>A</h1><p>\U000f0000</p><p>\U000f0000</p>")
    ((code, severity, message),) = issues_of(page)
    assert (code, severity) == ("P02", Severity.ERROR)
    assert "U+F0000" in message


def test_what_weasyprint_says_of_a_style_sheet_is_said_of_every_page_that_uses_it() -> None:
    assets = tuple((name, data.replace(b"size: A4;", b"size: A4; orphnas: 2;", 1)) for name, data in ASSETS)
    for name in ("first", "second"):
        ((code, severity, message),) = issues_of(sample("<h1>A</h1>", name=name, assets=assets))
        assert (code, severity) == ("P01", Severity.WARNING)
        assert "orphnas" in message


def test_a_picture_without_alternative_is_an_error() -> None:
    assert [(code, severity) for code, severity, _ in issues_of(sample('<h1>A</h1><img src="chart.svg">'))] == [
        ("P01", Severity.ERROR)
    ]


def test_a_link_to_a_file_beside_the_page_is_an_error() -> None:
    ((code, _, message),) = issues_of(sample('<h1>A</h1><p><a href="series.csv">Series</a></p>'))
    assert code == "P03"
    assert "series.csv" in message


def test_issues_are_placed_in_the_page() -> None:
    issues: tuple[Issue, ...] = print_pdf(sample('<h1>A</h1><img src="chart.svg">', name="cards/burglary.yaml"))[1]
    assert [issue.place.path for issue in issues] == ["cards/burglary.yaml"]


def test_nothing_is_written_to_the_terminal_and_logging_stays_as_it_was(
    capfd: pytest.CaptureFixture[str],
) -> None:
    logger = logging.getLogger("weasyprint")
    before = (logger.level, logger.propagate, list(logger.handlers))
    print_pdf(sample('<h1>A</h1><img src="missing.png"><p>\U000f0000</p>'))
    assert (logger.level, logger.propagate, list(logger.handlers)) == before
    assert capfd.readouterr() == ("", "")


def test_the_same_page_gives_the_same_bytes_in_any_process() -> None:
    program = (
        "import sys; from tools.sample_pages import *; from rbaccards.render.pdf import print_pdf; "
        "sys.stdout.buffer.write(print_pdf(sample(TABLES + FIGURES, attachments=(SERIES,)))[0].pdf)"
    )
    here = print_pdf(sample(TABLES + FIGURES, attachments=(SERIES,)))[0].pdf
    for seed, epoch, zone in (("1", "86400", "Asia/Tokyo"), ("2", "not a number", "America/Lima")):
        environment = {
            **os.environ,
            "PYTHONPATH": os.pathsep.join(sys.path),
            "PYTHONHASHSEED": seed,
            "SOURCE_DATE_EPOCH": epoch,
            "TZ": zone,
        }
        done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, check=True)
        assert done.stdout == here


def test_nothing_is_left_in_the_temporary_folder(tmp_path: Path) -> None:
    program = "from tools.sample_pages import *; from rbaccards.render.pdf import *; print_pdf(sample(LISTS))"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "TMPDIR": str(tmp_path)}
    subprocess.run([sys.executable, "-c", program], env=environment, check=True)
    assert list(tmp_path.iterdir()) == []


def test_a_font_that_one_page_loads_is_unknown_to_the_next() -> None:
    plain = sample('<h1 style="font-family: Own">A</h1>', name="plain")
    before = print_pdf(plain)[0].pdf
    rule = "<style>@font-face { font-family: Own; src: url(fonts/DejaVuSans-Bold.ttf) }</style>"
    print_pdf(sample('<h1 style="font-family: Own">A</h1>', name="loads", head=rule))
    assert print_pdf(plain)[0].pdf == before


def test_a_sheet_of_the_same_name_with_other_rules_is_another_style() -> None:
    wide = STYLE.replace("size: A4;", "size: A4 landscape;", 1).encode()
    assets = tuple((name, wide if name == "house.css" else data) for name, data in ASSETS)
    sizes = []
    for page in (sample("<h1>A</h1>"), sample("<h1>A</h1>", assets=assets)):
        with Pdf.open(BytesIO(print_pdf(page)[0].pdf)) as pdf:
            sizes.append(round(pdf.pages[0].mediabox[2]))
    assert sizes == [595, 842]
