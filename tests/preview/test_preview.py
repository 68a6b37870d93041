"""The live preview in a real browser: edit, see it; break the card, see the error with the last good page; mend it."""

from __future__ import annotations

import http.client
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from browsing import WIDTHS, open_browser, violations
from builders import CARD, COMPLAINTS, SMALL
from playwright.sync_api import Browser, FrameLocator, Page, expect

from rbaccards.preview.live import Preview
from rbaccards.preview.server import Server, open_server, run
from rbaccards.store.cache import NoCache

TOP = "document.getElementById('shown').contentWindow.scrollY"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The small project with a second card, in a folder with a space in its name."""
    folder = tmp_path / "our cards"
    shutil.copytree(SMALL, folder, ignore=shutil.ignore_patterns("build"))
    return folder


@pytest.fixture
def server(project: Path) -> Iterator[Server]:
    """A preview of the project, running until the test is over."""
    found = open_server(Preview(project, "draft", NoCache()), 8700)
    ready = threading.Event()
    running = threading.Thread(target=run, args=(found, lambda _: ready.set()))
    running.start()
    assert ready.wait(10)
    yield found
    found.shutdown()
    running.join(10)
    assert not running.is_alive()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_browser() as found:
        yield found


@pytest.fixture
def page(server: Server, browser: Browser) -> Iterator[Page]:
    opened = browser.new_page(viewport={"width": 1280, "height": 700})
    said: list[str] = []
    opened.on("console", lambda message: said.append(message.text))
    opened.on("pageerror", lambda error: said.append(str(error)))
    opened.goto(server.address)
    yield opened
    opened.close()
    assert [each for each in said if "net::ERR_" not in each] == [], "but for a server that has stopped"


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def eventually(true: Callable[[], bool]) -> bool:
    """Whether something comes true in a few seconds; the page's own policy forbids the browser to wait for it."""
    return any(true() or time.sleep(0.05) for _ in range(100))


def shown(page: Page) -> FrameLocator:
    return page.frame_locator("#shown")


def test_edit_break_and_mend_a_card(page: Page, project: Path) -> None:
    card = project / CARD
    expect(shown(page).get_by_role("heading", level=1)).to_have_text("Fewer people in cold homes")
    expect(page.locator("#said")).to_have_text("Up to date.")
    # far down the page, a saved sentence is seen without losing the place
    page.evaluate("document.getElementById('shown').contentWindow.scrollTo({top: 300, behavior: 'instant'})")
    change(card, "Fuel prices rose", "Energy bills rose")
    expect(shown(page).get_by_text("Energy bills rose")).to_be_attached()
    assert eventually(lambda: abs(page.evaluate(TOP) - 300) < 20), "but for the letters that a font takes more or less"
    # a broken card keeps its last good page, with the error where it stands
    change(card, "outcome: warm", "outcome: worm")
    expect(page.locator("#said")).to_have_text("This is the last good page: see the errors below.")
    problem = page.locator("#list li").filter(has_text="ERROR S07")
    expect(problem).to_contain_text('"worm". Did you mean "warm"?')
    expect(problem).to_contain_text("Try:  outcome: warm")
    expect(problem.get_by_role("link")).to_have_text(f"{CARD}:2:10")
    assert problem.get_by_role("link").get_attribute("href") == f"vscode://file/{card.as_posix().lstrip('/')}:2:10"
    expect(shown(page).get_by_text("Energy bills rose")).to_be_attached()
    # so does one that cannot be read at all
    change(card, "priority: Fewer", "priority Fewer")
    expect(page.locator("#list li").first).to_contain_text("ERROR")
    expect(shown(page).get_by_role("heading", level=1)).to_have_text("Fewer people in cold homes")
    # mended, it is shown as it is
    change(card, "priority Fewer", "priority: No")
    change(card, "outcome: worm", "outcome: warm")
    expect(shown(page).get_by_role("heading", level=1)).to_have_text("No people in cold homes")
    expect(page.locator("#said")).to_have_text("Up to date.")
    expect(page.locator("#list li").filter(has_text="ERROR")).to_have_count(0)


@pytest.mark.parametrize("width", WIDTHS)
def test_the_preview_itself_is_for_everybody(page: Page, project: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    change(project / CARD, "outcome: warm", "outcome: worm")
    expect(page.locator("#said")).to_have_class("old")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_data_and_styles_are_watched_too(page: Page, project: Path) -> None:
    expect(shown(page).get_by_text("120", exact=True).first).to_be_attached()
    rows = (project / COMPLAINTS).read_text(encoding="utf-8").splitlines()
    (project / COMPLAINTS).write_text("\n".join([*rows[:-1], f"{rows[-1].split(',')[0]},30"]) + "\n", encoding="utf-8")
    expect(shown(page).get_by_text("120", exact=True)).to_have_count(0)


def test_what_is_chosen_stays_chosen_and_the_pack_can_be_seen(page: Page, project: Path) -> None:
    page.get_by_label("Card").select_option("warm-homes/")
    expect(shown(page).get_by_role("heading", level=1)).to_have_text("Warm homes, quarter by quarter")
    change(project / "cards/warm-homes/pack.yaml", "title: Warm homes", "title: Warmer homes")
    expect(shown(page).get_by_role("heading", level=1)).to_have_text("Warmer homes, quarter by quarter")
    page.reload()
    expect(shown(page).get_by_role("heading", level=1)).to_have_text("Warmer homes, quarter by quarter")


def test_how_all_cards_stand_is_shown_and_kept_up_to_date(page: Page, project: Path) -> None:
    page.get_by_label("Card").select_option("How all cards stand")
    expect(shown(page).get_by_role("heading", level=1)).to_have_text("How the cards stand")
    expect(shown(page).get_by_role("row", name="Fewer people in cold homes")).to_contain_text("Green")
    change(project / CARD, "    source: Complaints log\n", "")
    expect(shown(page).get_by_text("a source for every series")).to_be_attached()


def test_the_printed_card_is_asked_for_as_it_was_saved_last(page: Page) -> None:
    with page.expect_response(lambda answer: answer.url.endswith("/pdf/warm-homes/cold-homes.pdf?1")) as found:
        page.get_by_role("button", name="Printed card").click()
    assert found.value.headers["content-type"] == "application/pdf"
    expect(page.get_by_role("button", name="Printed card")).to_have_attribute("aria-pressed", "true")


def test_a_storm_of_saves_and_an_empty_moment_are_waited_for(page: Page, project: Path) -> None:
    card = project / CARD
    whole = card.read_text(encoding="utf-8")
    seen: list[str] = []
    page.expose_function("said", lambda text: seen.append(text))
    page.evaluate(
        "new MutationObserver(() => window.said(document.getElementById('said').textContent))"
        ".observe(document.getElementById('said'), {childList: true})"
    )
    for number in range(10):
        card.write_bytes(b"")
        time.sleep(0.02)
        beside = card.with_suffix(".tmp")
        beside.write_text(whole.replace("Fuel prices rose", f"Fuel prices rose {number} times"), encoding="utf-8")
        beside.replace(card)
        time.sleep(0.02)
    expect(shown(page).get_by_text("Fuel prices rose 9 times")).to_be_attached()
    assert "This is the last good page: see the errors below." not in seen


def test_the_page_says_when_the_preview_has_stopped(page: Page, server: Server) -> None:
    server.preview.stop()
    server.shutdown()
    server.server_close()
    expect(page.locator("#said")).to_contain_text("The preview has stopped")


def ask(server: Server, path: str, host: str = "", method: str = "GET") -> tuple[int, dict[str, str]]:
    """The status and the headers of an answer."""
    with closing(http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)) as connection:
        connection.putrequest(method, path, skip_host=True)
        connection.putheader("Host", host or f"127.0.0.1:{server.server_port}")
        connection.endheaders()
        with connection.getresponse() as answer:
            return answer.status, dict(answer.headers)


def test_only_what_is_shown_can_be_had(server: Server) -> None:
    assert ask(server, "/")[0] == 200
    assert ask(server, "/site/assets/site.css")[0] == 200
    for path in (
        "/../../etc/passwd",
        "/site/../../../etc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/site/x.html",
        "/pdf/x.pdf",
    ):
        assert ask(server, path)[0] == 404, path
    assert ask(server, "/cards/council.yaml")[0] == 404


def test_names_that_somebody_gave_this_address_are_refused(server: Server) -> None:
    for host in ("evil.example.org", f"evil.example.org:{server.server_port}", "127.0.0.1"):
        assert ask(server, "/", host)[0] == 403, host
    assert ask(server, "/", f"localhost:{server.server_port}")[0] == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE"])
def test_nothing_but_reading(server: Server, method: str) -> None:
    assert ask(server, "/", method=method)[0] == 501


def test_every_answer_forbids_what_the_page_does_not_need(server: Server) -> None:
    for path in ("/", "/site/index.html", "/nothing"):
        _, headers = ask(server, path)
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert headers["X-Content-Type-Options"] == "nosniff"


def test_the_next_port_is_taken_where_one_is_in_use(server: Server, project: Path) -> None:
    second = open_server(Preview(project, "draft", NoCache()), server.server_port)
    assert second.server_port > server.server_port
    second.server_close()


@pytest.mark.parametrize("path", ["/pdf/warm-homes/cold-homes.pdf", "/site/warm-homes/cold-homes.html"])
def test_many_who_ask_at_once_get_the_same(project: Path, path: str) -> None:
    preview = Preview(project, "draft", NoCache())
    with ThreadPoolExecutor(6) as asking:
        answers = list(asking.map(preview.answer, [path] * 6))
    assert None not in answers
    assert len(set(answers)) == 1


def test_a_build_beside_the_preview_disturbs_neither(server: Server, project: Path, tmp_path: Path) -> None:
    asking = [sys.executable, "-m", "rbaccards", "build", "-C"]
    building = subprocess.Popen([*asking, str(project)], stdout=subprocess.DEVNULL)
    while building.poll() is None:
        assert ask(server, "/site/warm-homes/cold-homes.html")[0] == 200
    assert building.returncode == 0
    alone = Path(shutil.copytree(project, tmp_path / "alone", ignore=shutil.ignore_patterns("build")))
    subprocess.run([*asking, str(alone)], check=True, capture_output=True)
    made = {path.name: path.read_bytes() for path in (project / "build/pdf").rglob("*.pdf")}
    assert made == {path.name: path.read_bytes() for path in (alone / "build/pdf").rglob("*.pdf")}
