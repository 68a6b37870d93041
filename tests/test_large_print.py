"""Large print: one column, nothing smaller than 18 points, every word of the card."""

from __future__ import annotations

import io
import re

import pikepdf
import pytest
from builders import files
from demonstration import ROOT, Recording
from lxml import html

from rbaccards.build import Wanted, build
from rbaccards.checked import check
from rbaccards.large_print import LEAST, enlarged, size
from rbaccards.read import read_house, read_project
from rbaccards.store.cache import NoCache


@pytest.mark.parametrize(
    ("small", "large"), [(9, 18), (10.5, 18), (12.5, 18.75), (13, 19.5), (21, 31.5), (30, 40), (37, 40), (44, 44)]
)
def test_letters_grow_to_18_points_and_more(small: float, large: float) -> None:
    assert size(small) == large


def test_a_larger_letter_is_never_set_smaller_than_a_smaller_one() -> None:
    sizes = [size(each / 2) for each in range(12, 100)]
    assert sizes == sorted(sizes)


def test_lines_keep_their_distance_and_rules_their_width() -> None:
    css = ".a { font-size: 9pt; line-height: 12pt; border: .5pt solid } html { font: 10.5pt/13.5pt Sans }"
    assert enlarged(css) == (
        ".a { font-size: 18pt; line-height: 24pt; border: .5pt solid } html { font: 18pt/23.14pt Sans }"
    )


def test_no_letter_on_paper_is_smaller() -> None:
    built = build(
        check(files()),
        read_house(ROOT),
        Wanted("warm-homes", paper="large-print"),
        NoCache(),
        Recording(),
        lambda _: None,
    )
    assert set(built.files) == {"large-print/warm-homes.pdf", "large-print/warm-homes/cold-homes.pdf"}
    sizes = letters(built.files["large-print/warm-homes/cold-homes.pdf"])
    assert len(sizes) > 3
    assert min(sizes) >= LEAST * 0.99


def letters(pdf: bytes) -> set[float]:
    """The sizes in points of all letters of a file, as they stand on the paper."""
    sizes = set()
    with pikepdf.open(io.BytesIO(pdf)) as file:
        for page in file.pages:
            around, scale, font, matrix = list[float](), 1.0, 0.0, 1.0
            for operands, operator in pikepdf.parse_content_stream(page):
                match str(operator):
                    case "q":
                        around.append(scale)
                    case "Q":
                        scale = around.pop()
                    case "cm":
                        scale *= abs(float(operands[3]) or float(operands[1]))
                    case "Tf":
                        font = float(operands[1])
                    case "Tm":
                        matrix = abs(float(operands[3]) or float(operands[1]))
                    case "Tj" | "TJ":
                        sizes.add(round(font * scale * matrix, 2))
    return sizes


def test_it_says_what_the_card_says() -> None:
    printing, large = Recording(), Recording()
    project = check(read_project(ROOT))
    for paper, recording in (("standard", printing), ("large-print", large)):
        wanted = Wanted("safer-leeds", "burglary", paper=paper)  # type: ignore[arg-type]
        build(project, read_house(ROOT), wanted, NoCache(), recording, lambda _: None)
    told = [_words(each.pages["safer-leeds/burglary"].html) for each in (printing, large)]
    assert told[0] == told[1]


def _words(page: str) -> set[str]:
    return set(re.findall(r"[\w£%,.’]+", " ".join(html.document_fromstring(page).body.itertext())))
