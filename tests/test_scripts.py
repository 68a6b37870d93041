"""Scripts in every text of every kind of card, opened in a browser: none runs, and none is even asked about.

The policy of the server would stop a script; here it only tells of each attempt, so that nothing has to be stopped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from attacked import papers, report_card, texts_of, with_words
from browsing import open_browser, serving
from builders import COUNCIL
from demonstration import ROOT
from playwright.sync_api import Browser

from rbaccards.build import Wanted, build
from rbaccards.checked import check
from rbaccards.execute import Here
from rbaccards.read import read_house
from rbaccards.store.cache import NoCache
from rbaccards.store.write import write_files

PAYLOAD = """<script>hit()</script>"'><img src=x onerror=hit()><svg/onload=hit()><a href=javascript:hit()>x</a>"""
SHOWN = "<script>hit()</script>"
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; script-src 'self'; base-uri 'none'; "
    "form-action 'none'"
)
WATCH = """
window.told = [];
window.hit = () => window.told.push('a script ran');
document.addEventListener('securitypolicyviolation', event => window.told.push(event.effectiveDirective));
"""


def attack(sources: dict[str, bytes]) -> tuple[dict[str, bytes], int]:
    """A project with the payload at the end of every text for readers, and how many there are."""
    number = 0
    for path, data in sources.items():
        if path.endswith(".yaml") and path.startswith("cards/") and path != COUNCIL:
            places = texts_of(path, data)
            sources[path], number = with_words(data, places, PAYLOAD), number + len(places)
    return sources, number


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, int]:
    folder, number = tmp_path_factory.mktemp("attacked"), 0
    for name, sources in (("papers", papers()), ("small", report_card(PAYLOAD))):
        attacked, found = attack(sources)
        project = check(attacked)
        built = build(project, read_house(ROOT), Wanted(), NoCache(), Here(), lambda _: None)
        assert [issue for issue in (*project.issues, *built.issues) if issue.severity == "error"] == []
        assert built.failed == ()
        pages = {each.removeprefix("site/"): data for each, data in built.files.items() if each.startswith("site/")}
        write_files(folder / name, pages)
        number += found
    return folder, number


@pytest.fixture(scope="module")
def address(site: tuple[Path, int]) -> Iterator[str]:
    with serving(site[0], POLICY, "Content-Security-Policy-Report-Only") as found:
        yield found


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_browser() as found:
        yield found


def test_no_script_in_any_text_runs_or_is_stopped(
    site: tuple[Path, int], address: str, browser: Browser, record_property: Callable[[str, object], None]
) -> None:
    folder, number = site
    pages = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))
    opened = browser.new_page()
    opened.add_init_script(WATCH)
    told: dict[str, list[str]] = {}
    shown = 0
    for name in pages:
        opened.goto(address + name)
        if found := opened.evaluate("window.told"):
            told[name] = found
        shown += opened.evaluate("document.body.innerText").count(SHOWN)
    opened.close()
    assert told == {}
    assert number > 100
    assert shown > number
    record_property("texts attacked", number)


def test_a_script_that_runs_would_be_told(address: str, site: tuple[Path, int], browser: Browser) -> None:
    """The test above can fail: a page with the payload as it is tells of all four ways."""
    (site[0] / "bad.htm").write_text(f"<!DOCTYPE html><title>x</title><p>{PAYLOAD}", encoding="utf-8")
    opened = browser.new_page()
    opened.add_init_script(WATCH)
    opened.goto(f"{address}bad.htm")
    assert "a script ran" in opened.evaluate("window.told")
    opened.close()
