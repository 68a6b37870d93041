"""The browser of the tests, and what axe finds in it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright
from site_checks import WEB

CHROMIUM = "/usr/bin/chromium"
QUIET = [
    *("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"),
    "--force-effective-connection-type=4G",  # or it says that the network is slow where there is none
]
WIDTHS = (1280, 320)


@contextmanager
def open_browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield found
        found.close()


class _Council(SimpleHTTPRequestHandler):
    """A web server as a council runs it: with a policy for what pages may load."""

    def __init__(self, header: str, policy: str, *request: Any, **more: Any) -> None:
        self._policy = header, policy
        super().__init__(*request, **more)

    def end_headers(self) -> None:
        self.send_header(*self._policy)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def serving(folder: Path, policy: str, header: str = "Content-Security-Policy") -> Iterator[str]:
    """The address of a folder that is served on this machine under a policy."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Council, header, policy, directory=folder)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@cache
def axe() -> str:
    return (WEB / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


def violations(page: Page) -> list[str]:
    """What axe finds, with every `details` open."""
    page.evaluate(axe())
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = page.evaluate("tags => axe.run(document, {preload: false, runOnly: tags})", tags)
    return [f"{each['id']}: {each['nodes'][0]['html'][:120]}" for each in found["violations"]]
