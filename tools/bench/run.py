"""Measures whole commands on made-up packs, beside yardsticks run in the same minute, and prints a table."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import click
from processes import Measured, measure
from synthetic import write_project

from rbaccards.build import editions
from rbaccards.cache import NoCache
from rbaccards.checked import check
from rbaccards.execute import Here
from rbaccards.house import palette_of
from rbaccards.printing import card_pages
from rbaccards.read import read_house, read_project
from rbaccards.view.card import card_view
from rbaccards.workshop import open_workshop

PROGRAM = [str(Path(sys.executable).with_name("rbaccards"))]
LARGE = 40
"""A pack of more cards than this is built once: a build of it says enough."""
LARGEST_DOCUMENT = 150
"""What a bare script can still print as one document."""
PYTHON, PRINT, DRAW = "python -c pass", "bare WeasyPrint, one card", "bare WeasyPrint, one card and a chart"
BARE = """
import sys, weasyprint
weasyprint.HTML(filename=sys.argv[1]).write_pdf(sys.argv[2], pdf_variant="pdf/ua-1")
"""
CHART = """
from matplotlib.figure import Figure
figure = Figure(figsize=(6, 3))
axes = figure.add_subplot()
axes.plot(range(120), [700 + i % 12 for i in range(120)])
figure.savefig(sys.argv[3], format="svg")
"""


@click.command(help=__doc__)
@click.option("--cards", type=int, multiple=True, default=(1, 40, 150), show_default=True, help="Cards of a pack.")
@click.option("--runs", type=int, default=5, show_default=True, help="Runs of each command.")
def main(cards: tuple[int, ...], runs: int) -> None:
    click.echo(f"{platform.platform()}, Python {platform.python_version()}, {os.cpu_count()} cores\n")
    click.echo(f"{'':45} {'median':>9} {'spread':>8} {'memory':>8} {'x Python':>9} {'x print':>8}")
    found: dict[str, Measured] = {}
    with tempfile.TemporaryDirectory() as place:
        for name, measured in _all(Path(place), cards, runs):
            found[name] = measured
            click.echo(_row(name, measured, found))


def _row(name: str, measured: Measured, found: dict[str, Measured]) -> str:
    times = [f"{measured.median / found[each].median:.1f}" if each in found else "" for each in (PYTHON, PRINT)]
    figures = f"{measured.median * 1000:6.0f} ms {measured.spread * 1000:5.0f} ms {measured.memory:5.0f} MB"
    return f"{name:45} {figures} {times[0]:>9} {times[1]:>8}"


def _all(folder: Path, cards: tuple[int, ...], runs: int) -> Iterator[tuple[str, Measured]]:
    yield from _yardsticks(folder, runs)
    for number in cards:
        project = folder / f"pack-{number}"
        write_project(project, number)
        if LARGE < number <= LARGEST_DOCUMENT:
            file = _document(project, folder / f"document-{number}")
            bare = measure([sys.executable, "-c", BARE, str(file), str(folder / "bare.pdf")], 1)
            yield f"bare WeasyPrint, {number} cards in one document", bare
        for name, measured in _commands(project, runs if number <= LARGE else 1):
            yield f"{number} cards: {name}" if number > 1 else f"1 card: {name}", measured


def _yardsticks(folder: Path, runs: int) -> Iterator[tuple[str, Measured]]:
    yield PYTHON, measure([sys.executable, "-c", "pass"], 3 * runs)
    write_project(folder / "one", 1)
    files = [str(_document(folder / "one", folder / "page")), str(folder / "bare.pdf"), str(folder / "chart.svg")]
    yield PRINT, measure([sys.executable, "-c", BARE, *files], runs)
    yield DRAW, measure([sys.executable, "-c", BARE + CHART, *files], runs)


def _commands(project: Path, runs: int) -> Iterator[tuple[str, Measured]]:
    build = [*PROGRAM, "build", "-C", str(project)]
    edited = partial(_edit, project)
    yield "build, empty cache, --jobs 2", measure([*build, "--jobs", "2"], runs, partial(_empty, project))
    _settle(build)
    yield "build, nothing changed", measure(build, 3 * runs)
    yield "check, one sentence edited", measure([*PROGRAM, "check", "-C", str(project)], runs, edited)
    yield "build, one sentence edited", measure(build, runs, edited)
    card = [*PROGRAM, "build", "bench/card-00001", "-C", str(project)]
    yield "build of one of the cards, empty cache", measure(card, runs, partial(_empty, project))


def _settle(build: list[str]) -> None:
    """Build twice: what was written just now is not taken for unchanged."""
    for _ in range(2):
        subprocess.run(build, check=False, capture_output=True)
        time.sleep(0.1)


def _empty(project: Path) -> None:
    shutil.rmtree(project / "build", ignore_errors=True)


def _edit(project: Path) -> None:
    """One sentence of one card is another one than before."""
    path = project / "cards" / "bench" / "card-00001.yaml"
    lines = path.read_text(encoding="utf-8").split("\n")
    at = next(at for at, line in enumerate(lines) if line.startswith("  Priority 1 matters"))
    lines[at] = f"  Priority 1 matters to people, said for the {time.time_ns()}th time."
    path.write_text("\n".join(lines), encoding="utf-8")
    time.sleep(0.1)


def _document(project: Path, folder: Path) -> Path:
    """The HTML of all cards in one document with all it needs, in a folder, as a bare script prints it."""
    house, checked = read_house(project), check(read_project(project))
    workshop = open_workshop(house, palette_of(house), checked.project.council, NoCache(), Here(), lambda _: None)
    (pack,) = editions(checked, "board")
    pages = card_pages(pack, pack.cards, [card_view(card, pack) for card in pack.cards], workshop)
    for name, data in (asset for page in pages for asset in page.assets):
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
    # the head of the first, the bodies of all
    first, *others = (page.html for page in pages)
    bodies = "".join(html[html.index("<body") : html.index("</body>")].partition(">")[2] for html in others)
    (folder / "page.html").write_text(first.replace("</body>", f"{bodies}</body>"), encoding="utf-8")
    return folder / "page.html"


if __name__ == "__main__":
    main()
