"""The demonstration's site as its readers meet it: in a browser, by validators, and link by link."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import WIDTHS, open_browser, serving, violations
from demonstration import Demonstration
from playwright.sync_api import Browser
from site_checks import html_validate, nu_html_checker, pages_of, problems_of

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; script-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'"
)
KINDS = (
    "index.html",
    "a-to-z.html",
    "about.html",
    "accessibility.html",
    "safer-leeds/index.html",
    "safer-leeds/burglary.html",
    "safer-leeds/actions.html",
    "safer-leeds/indicators/burglary-burglary.html",
    "leicester-laa/children.html",
    "leicester-laa/review.html",
    "leeds-strategic-plan-q4/tp-2d-safer-places.html",
    "inner-west-delivery-plan/belonging.html",
)
"""A page of every kind."""


@pytest.fixture(scope="module")
def site(demonstration: Demonstration) -> Path:
    return demonstration.folder / "site"


@pytest.fixture(scope="module")
def address(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the site is served from: a folder below the root."""
    root = tmp_path_factory.mktemp("server")
    (root / "performance").symlink_to(site)
    with serving(root, POLICY) as found:
        yield f"{found}performance/"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_browser() as found:
        yield found


@pytest.mark.parametrize("width", WIDTHS)
def test_every_page_is_accessible_and_fits_its_window(width: int, site: Path, address: str, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    found: dict[str, object] = {}
    for file in pages_of(site):
        name = file.relative_to(site).as_posix()
        page.goto(address + name)
        wrong = violations(page)
        if (reach := page.evaluate("document.documentElement.scrollWidth")) > width:
            wrong.append(f"{reach} pixels wide")
        if wrong or said:
            found[name] = [*wrong, *said]
            said.clear()
    page.close()
    assert found == {}


@pytest.mark.parametrize("scheme", ["dark", "forced"])
def test_every_kind_of_page_is_accessible_in_other_colours(scheme: str, address: str, browser: Browser) -> None:
    options = {"color_scheme": "dark"} if scheme == "dark" else {"forced_colors": "active"}
    context = browser.new_context(viewport={"width": 1280, "height": 900}, **options)  # type: ignore[arg-type]
    page = context.new_page()
    found = {}
    for name in KINDS:
        page.goto(address + name)
        if wrong := violations(page):
            found[name] = wrong
    context.close()
    assert found == {}


FOCUSABLE = "a[href], button, input, summary, [tabindex='0']"


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", KINDS)
def test_the_keyboard_reaches_everything_and_the_focus_is_seen(
    name: str, width: int, address: str, browser: Browser
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(address + name)
    wanted = page.evaluate(
        """selector => {
            const shown = [...document.querySelectorAll(selector)].filter(each => each.checkVisibility());
            shown.forEach((each, number) => { each.dataset.number = number });
            return shown.length;
        }""",
        FOCUSABLE,
    )
    reached, unseen = [], []
    for _ in range(wanted):
        page.keyboard.press("Tab")
        number, outline = page.evaluate(
            """() => {
                const now = document.activeElement, style = getComputedStyle(now), box = now.getBoundingClientRect();
                const head = now.closest("thead"), clipped = head && getComputedStyle(head).position === "absolute";
                const drawn = style.outlineStyle !== "none" && box.width > 2 && !clipped;
                return [now.dataset.number ?? "", drawn ? parseFloat(style.outlineWidth) : 0];
            }"""
        )
        reached.append(number)
        if outline < 2:
            unseen.append(number)
    page.close()
    assert reached == [str(number) for number in range(wanted)]
    assert unseen == []


@pytest.mark.parametrize("name", KINDS)
def test_works_by_double_click_and_without_scripts(name: str, site: Path, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, java_script_enabled=False)
    page = context.new_page()
    failed: list[str] = []
    page.on("requestfailed", lambda request: failed.append(request.url))
    page.goto((site / name).as_uri())
    assert page.locator("h1").is_visible()
    assert page.locator("main").inner_text().strip()
    assert page.locator(".masthead").evaluate("each => getComputedStyle(each).backgroundColor") != "rgba(0, 0, 0, 0)"
    context.close()
    assert failed == []


def test_the_filter_of_a_pack_needs_no_script(site: Path, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / "safer-leeds" / "index.html").as_uri())
    rows = page.locator("tr[data-rating]")
    assert [row.is_visible() for row in rows.all()] == [True, True, True]
    page.locator("a[href='#only-none']").click()
    shown = [row.inner_text().split("\\n")[0] for row in rows.all() if row.is_visible()]
    assert len(shown) == 1
    assert "Anti-social behaviour" in shown[0]
    assert page.locator("#only-none").is_visible()
    context.close()


@pytest.mark.parametrize("width", WIDTHS)
def test_the_script_sorts_and_searches(width: int, address: str, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(f"{address}safer-leeds/index.html")
    if width > 320:  # rows that are lists have no heads to sort by
        page.get_by_role("button", name="Priority").click()
        names = [each.inner_text() for each in page.locator("tbody th").all()]
        assert names == sorted(names)
    page.goto(f"{address}a-to-z.html")
    page.get_by_label("Find a card or a measure").fill("burglary recorded")
    shown = [row for row in page.locator("table[data-searched] tbody tr").all() if row.is_visible()]
    assert len(shown) == 1
    assert "Recorded domestic burglary" in shown[0].inner_text()
    page.close()


def test_a_narrow_window_has_narrow_charts(address: str, browser: Browser) -> None:
    for width, kind in zip(WIDTHS, ("wide", "narrow"), strict=True):
        page = browser.new_page(viewport={"width": width, "height": 900})
        page.goto(f"{address}safer-leeds/burglary.html")
        shown = [each.get_attribute("class") for each in page.locator("figure svg").all() if each.is_visible()]
        assert set(shown) == {f"chart {kind}"}
        page.close()


def test_printing_opens_the_tables_under_the_charts(address: str, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(f"{address}safer-leeds/burglary.html")
    inside = page.locator("details table").first
    assert not inside.is_visible()
    page.emulate_media(media="print")
    assert inside.is_visible()
    page.close()


def test_validators_find_nothing(site: Path, tmp_path: Path) -> None:
    assert nu_html_checker(site) == ""
    assert html_validate(site, tmp_path / "report.json") == []


def test_every_page_keeps_what_no_validator_checks(site: Path) -> None:
    found = {page.name: wrong for page in pages_of(site) if (wrong := problems_of(page, site))}
    assert found == {}
