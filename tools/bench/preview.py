"""How long a saved change takes to the screen: `rbaccards watch` in a real browser, on a made-up pack.

Prints one line for each save, then the medians: to the new page on the screen, and to the new PDF at the browser.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

import click
from playwright.sync_api import Page, sync_playwright
from synthetic import write_project

PROGRAM = str(Path(sys.executable).with_name("rbaccards"))
CARD = "cards/bench/card-00001.yaml"
_PAUSE = 0.7
"""Seconds between two saves."""
_SEEN = """word => new Promise(seen => {
  const look = () => {
    const page = document.getElementById("shown").contentDocument;
    if (page?.body?.textContent.includes(word)) requestAnimationFrame(() => seen(Date.now()));
    else requestAnimationFrame(look);
  };
  look();
})"""
"""When a word is on the page that is shown, and painted."""


@click.command(help=__doc__)
@click.option("--cards", default=40, show_default=True, help="Cards of the pack.")
@click.option("--saves", default=15, show_default=True, help="How often the card is saved.")
@click.option("--browser", default="/usr/bin/chromium", show_default=True, help="The browser.")
def main(cards: int, saves: int, browser: str) -> None:
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        project = Path(place)
        write_project(project, cards)
        opened = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        with _watching(project) as address:
            page = opened.new_page()
            page.goto(f"{address}#bench/card-00001/page")
            page.frame_locator("#shown").locator("h1").wait_for(timeout=60_000)
            _saved(project, page, 0)  # the first one loads what draws and prints
            times = [_saved(project, page, number) for number in range(1, saves + 1)]
        opened.close()
    for number, (html, pdf) in enumerate(times, 1):
        click.echo(f"save {number:2}: page {html * 1000:4.0f} ms, PDF {pdf * 1000:4.0f} ms")
    page_median, pdf_median = (median(each) * 1000 for each in zip(*times, strict=True))
    click.echo(f"median of {saves} saves, {cards} cards: page {page_median:.0f} ms, PDF {pdf_median:.0f} ms")


@contextmanager
def _watching(project: Path) -> Iterator[str]:
    command = [PROGRAM, "watch", "--no-open", "--port", "8790", "-C", str(project)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:
        try:
            said = ""
            while not (found := re.search(r"http://[\d.:]+/", said)):
                said += running.stdout.readline() if running.stdout else ""
            yield found[0]
        finally:
            running.terminate()


def _saved(project: Path, page: Page, number: int) -> tuple[float, float]:
    """Seconds from a save to its words on the screen, and to the whole of the new PDF at the browser."""
    path, word = project / CARD, f"Saved{number}x{time.time_ns()}"
    text = re.sub(r"  Priority 1 matters.*", f"  Priority 1 matters to people. {word}.", path.read_text("utf-8"))
    saved: list[float] = []

    def save() -> None:
        time.sleep(_PAUSE)
        saved.append(time.time())
        path.write_text(text, encoding="utf-8")

    saving = threading.Thread(target=save)
    saving.start()
    seen = page.evaluate(_SEEN, word) / 1000
    saving.join()
    page.request.get(f"{page.url.split('#')[0]}pdf/bench/card-00001.pdf?{number}").body()
    return seen - saved[0], time.time() - saved[0]


if __name__ == "__main__":
    main()
