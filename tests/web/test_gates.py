"""The checks of the site find what they are for: each fault, put into a good page, is told."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from demonstration import Demonstration
from site_checks import nu_html_checker, problems_of

CARD, SCORECARD = "safer-leeds/burglary.html", "leicester-laa/children.html"
FAULTS = {
    "a table without headers": (CARD, r"(?s)<thead>.*?</thead>", "", "a table without heads"),
    "a row without a head": (CARD, r'<th scope="row">(.*?)</th>', r"<td>\1</td>", "a row that is not a head"),
    "a rating by colour alone": (CARD, r"</svg>Green</span>", "</svg></span>", "a rating without its word"),
    "a rating without a shape": (CARD, r"(<span class=\"badge b-green\">)<svg.*?</svg>", r"\1", "or its shape"),
    "click here": (CARD, r">How to read these pages</a></li>\n<li>", ">Click here</a></li>\n<li>", "says nothing"),
    "a broken link": (CARD, r"\.\./about\.html", "../abuot.html", "a broken link"),
    "a link to no place": (CARD, r'href="#story"', 'href="#stroy"', "a link to no place"),
    "a missing alternative text": (SCORECARD, r'(<img [^>]*) alt=""', r"\1", "a picture without"),
    "a chart without a title": (CARD, r"<title id=.*?</title>", "", "a drawing without a title"),
    "a skipped heading level": (
        CARD,
        r"<h2 id=\"story\">(.*?)</h2>",
        r'<h4 id="story">\1</h4>',
        "a heading of level 4",
    ),
    "two main headings": (CARD, r"<h2 id=\"story\">(.*?)</h2>", r'<h1 id="story">\1</h1>', "2 headings of level 1"),
    "a style in the page": (CARD, r"<main ", '<main style="color: red" ', "style or script inside"),
    "a script in the page": (CARD, r"</main>", "<script>alert(1)</script></main>", "a script inside"),
    "something from another site": (CARD, r"\.\./assets/site\.css", "https://example.org/site.css", "leads out"),
}


@pytest.fixture(scope="module")
def copy(demonstration: Demonstration, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(demonstration.folder / "site", tmp_path_factory.mktemp("faults") / "site"))


@pytest.mark.parametrize(("name", "old", "new", "told"), FAULTS.values(), ids=list(FAULTS))
def test_a_fault_is_told(name: str, old: str, new: str, told: str, copy: Path) -> None:
    page = copy / name
    good = page.read_text(encoding="utf-8")
    assert problems_of(page, copy) == []
    broken = re.sub(old, new, good, count=1)
    assert broken != good
    page.write_text(broken, encoding="utf-8")
    found = problems_of(page, copy)
    page.write_text(good, encoding="utf-8")
    assert any(told in each for each in found), found


def test_the_checker_of_html_finds_an_element_that_is_not_closed(demonstration: Demonstration, tmp_path: Path) -> None:
    good = (demonstration.folder / "site" / CARD).read_text(encoding="utf-8")
    (tmp_path / "page.html").write_text(good.replace("</main>", ""), encoding="utf-8")
    assert "main" in nu_html_checker(tmp_path)
