"""Page numbers: the right one, in the right place, on every page but those that are to have none."""

from __future__ import annotations

import re
import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from pikepdf import Pdf
from tools.sample_pages import ASSETS, DATED, LONG, sample

from rbaccards.render.pdf import print_pdf
from rbaccards.render.stamp import number_sheet, stamp_page_numbers

LABEL = "Page {page} of {pages}"
WIDE = '<div style="page: wide"><h2>Wide</h2><p>A page across.</p></div>'
WORD = re.compile(r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]+)<')


@pytest.fixture(scope="module")
def numbers() -> bytes:
    printed, issues = print_pdf(number_sheet(LABEL, ["house.css"], ASSETS, DATED, layouts=("auto", "wide")))
    assert issues == ()
    return printed.pdf


@pytest.fixture(scope="module")
def document() -> bytes:
    return print_pdf(sample(LONG + WIDE))[0].pdf


def pages(pdf: bytes, folder: Path) -> list[list[tuple[float, float, float, float, str]]]:
    """The words of each page, with their boxes in points from the top left corner."""
    (folder / "file.pdf").write_bytes(pdf)
    done = subprocess.run(
        ["pdftotext", "-bbox", "file.pdf", "-"], cwd=folder, capture_output=True, text=True, check=True
    )
    return [
        [(float(a), float(b), float(c), float(d), word) for a, b, c, d, word in WORD.findall(page)]
        for page in done.stdout.split("<page ")[1:]
    ]


def feet(pdf: bytes, folder: Path) -> list[str]:
    """The last words of each page that stand right of its foot."""
    found = []
    for words in pages(pdf, folder):
        height = max(bottom for *_, bottom, word in words if word == "foot")
        found.append(" ".join(word for left, *_, bottom, word in words if abs(bottom - height) < 1 and left > 200))
    return found


def test_every_page_says_its_number_and_how_many_there_are(document: bytes, numbers: bytes, tmp_path: Path) -> None:
    stamped = feet(stamp_page_numbers(document, numbers, LABEL), tmp_path)
    assert stamped == [f"Page {n} of {len(stamped)}" for n in range(1, len(stamped) + 1)]
    assert len(stamped) > 2


def test_numbers_run_from_any_first_page_to_any_total(document: bytes, numbers: bytes, tmp_path: Path) -> None:
    stamped = feet(stamp_page_numbers(document, numbers, LABEL, first=9, total=120), tmp_path)
    assert stamped[:3] == ["Page 9 of 120", "Page 10 of 120", "Page 11 of 120"]


def test_pages_to_skip_have_no_number_but_are_counted(document: bytes, numbers: bytes, tmp_path: Path) -> None:
    stamped = feet(stamp_page_numbers(document, numbers, LABEL, skip=frozenset({1, 3})), tmp_path)
    assert [bool(foot) for foot in stamped[:4]] == [False, True, False, True]
    assert stamped[1].startswith("Page 2 of ")


def test_the_number_stands_where_the_style_sheet_would_print_it(
    document: bytes, numbers: bytes, tmp_path: Path
) -> None:
    rule = '<style>@page { @bottom-right { content: "Page " counter(page) " of " counter(pages) } }</style>'
    by_style = pages(print_pdf(sample(LONG + WIDE, head=rule))[0].pdf, tmp_path)
    stamped = pages(stamp_page_numbers(document, numbers, LABEL), tmp_path)
    for expected, found in zip(by_style, stamped, strict=True):
        for (*box, word), (*other_box, other) in zip(sorted(expected), sorted(found), strict=True):
            assert word == other
            assert box == pytest.approx(other_box, abs=0.5)  # kerning apart


def test_the_font_is_embedded_once_however_many_pages_there_are(document: bytes, numbers: bytes) -> None:
    with Pdf.open(BytesIO(stamp_page_numbers(document, numbers, LABEL))) as pdf:
        fonts = [font for page in pdf.pages for name, font in page.resources.Font.items() if "PageNumber" in name]
        assert len(fonts) == len(pdf.pages)
        assert len({font.objgen for font in fonts}) == 1


def test_another_language_has_its_own_label(document: bytes, tmp_path: Path) -> None:
    label = "Tudalen {page} o {pages}"
    sheet = print_pdf(number_sheet(label, ["house.css"], ASSETS, DATED, layouts=("auto", "wide")))[0].pdf
    assert feet(stamp_page_numbers(document, sheet, label), tmp_path)[0].startswith("Tudalen 1 o ")


def test_a_page_size_that_the_sheet_does_not_have_is_a_mistake(document: bytes) -> None:
    sheet = print_pdf(number_sheet(LABEL, ["house.css"], ASSETS, DATED))[0].pdf
    with pytest.raises(ValueError, match="842 by 595"):
        stamp_page_numbers(document, sheet, LABEL)


def test_a_sheet_for_another_label_is_a_mistake(document: bytes, numbers: bytes) -> None:
    with pytest.raises(ValueError, match="Tudalen"):
        stamp_page_numbers(document, numbers, "Tudalen {page} o {pages}")


def test_stamping_gives_the_same_bytes_again(document: bytes, numbers: bytes) -> None:
    assert stamp_page_numbers(document, numbers, LABEL) == stamp_page_numbers(document, numbers, LABEL)
