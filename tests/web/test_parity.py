"""A card's page says what its PDF says, and nothing else: compared by text, sentence by sentence."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from demonstration import ROOT, Demonstration
from lxml import html

CARDS = tuple(
    sorted(
        path.relative_to(ROOT / "cards").with_suffix("").as_posix()
        for path in (ROOT / "cards").glob("*/*.yaml")
        if path.name != "pack.yaml"
    )
)
"""Every card of the demonstration."""


_RUNNING = 3
"""So many lines on top and at the foot of a page may be its running head and foot."""


def squeezed(text: str) -> str:
    """The text without spaces and marks of lists, so that a line's end makes no difference; in small letters."""
    return re.sub(r"[\s\u00ad•]+", "", text).strip(".:,;").lower()


def sentences(text: str) -> list[str]:
    found = re.split(r"(?<=[.;:!?])\s+", " ".join(text.split()))
    return [each for each in found if squeezed(each)]


def pdf_text(pdf: Path) -> str:
    """What a PDF says, in the order of its content, without the heads and feet of its pages."""
    run = subprocess.run(["pdftotext", "-raw", pdf, "-"], capture_output=True, text=True, check=True)
    lines = [page.splitlines() for page in run.stdout.split("\f") if page.strip()]
    ends = [{*page[:_RUNNING], *page[-_RUNNING:]} for page in lines]
    running = set.intersection(*ends) if len(ends) > 1 else set()
    kept = [line for page in lines for line in page if line not in running and not re.match(r"Page \d+ of \d+$", line)]
    return squeezed(" ".join(kept))


def texts(root: html.HtmlElement, *, furniture: bool) -> list[str]:
    """The texts between the tags of a page, without its navigation and what paper has in another form."""
    without = "" if furniture else "[not(ancestor::nav or ancestor-or-self::*[@data-web or contains(@class, 'lbl')])]"
    found = root.xpath(f".//text()[not(ancestor::svg or ancestor::script)]{without}")
    return [sentence for each in found for sentence in sentences(str(each))]


def page_of(name: str, demonstration: Demonstration) -> html.HtmlElement:
    page = demonstration.folder / "site" / f"{name}.html"
    return html.document_fromstring(page.read_bytes()).get_element_by_id("main")


@pytest.mark.parametrize("name", CARDS)
def test_every_sentence_of_a_page_is_in_its_pdf(name: str, demonstration: Demonstration) -> None:
    paper = pdf_text(demonstration.folder / "site" / f"{name}.pdf")
    told = texts(page_of(name, demonstration), furniture=False)
    assert len(told) > 15
    assert [each for each in told if squeezed(each) not in paper] == []


@pytest.mark.parametrize("name", CARDS)
def test_every_sentence_of_a_pdf_is_on_its_page(name: str, demonstration: Demonstration) -> None:
    printed = html.document_fromstring(demonstration.pages[name].html).body
    page = squeezed(" ".join(texts(page_of(name, demonstration), furniture=True)))
    paper = pdf_text(demonstration.folder / "site" / f"{name}.pdf")
    told = texts(printed, furniture=True)
    assert len(told) > 15
    assert [each for each in told if squeezed(each) not in paper] == []
    assert [each for each in told if squeezed(each) not in page] == []
