"""The documentation as the tool makes it: pages that validators and axe have nothing against, and one tagged PDF."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest
from browsing import WIDTHS, open_browser, violations
from demonstration import ROOT
from pikepdf import Pdf
from site_checks import html_validate, nu_html_checker, pages_of, problems_of
from tools.verapdf import validate

from rbaccards.store.write import write_files


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made, issues = runpy.run_path(str(ROOT / "tools" / "make_guide.py"))["files"]()
    assert [issue.message for issue in issues] == []
    folder = tmp_path_factory.mktemp("guide")
    write_files(folder, made)
    return folder


def test_every_page_of_the_documentation_is_a_chapter(guide: Path) -> None:
    pages = {path.stem for path in (ROOT / "docs").glob("*.md")}
    assert {path.stem for path in guide.glob("*.html")} == pages | {"index"}


def test_pages_links_and_markup_are_sound(guide: Path, tmp_path: Path) -> None:
    assert {page.name: found for page in pages_of(guide) if (found := problems_of(page, guide))} == {}
    assert nu_html_checker(guide) == ""
    assert html_validate(guide, tmp_path / "report.json") == []


@pytest.mark.parametrize("width", WIDTHS)
def test_pages_are_for_everybody(guide: Path, width: int) -> None:
    with open_browser() as browser:
        page = browser.new_page(viewport={"width": width, "height": 900})
        for name in ("index", "first-card", "quarter-end", "fields", "messages"):
            page.goto((guide / f"{name}.html").as_uri())
            assert violations(page) == [], name
            assert page.evaluate("document.documentElement.scrollWidth") <= width, name


def test_the_printed_guide_is_accessible_and_archival(guide: Path, tmp_path: Path) -> None:
    file = guide / "rbaccards-guide.pdf"
    assert validate([file], cache=tmp_path) == []
    with Pdf.open(file) as pdf, pdf.open_outline() as outline:
        assert "Your first card in fifteen minutes" in [each.title for each in outline.root]
