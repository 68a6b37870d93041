"""Measures whole commands on made-up packs, beside yardsticks run in the same minute, and prints a table."""

from __future__ import annotations

import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from functools import partial
from html import unescape
from importlib.util import find_spec
from pathlib import Path

import click
from processes import Measured, measure
from published import write_published
from synthetic import write_project

from rbaccards.build import editions
from rbaccards.checked import check
from rbaccards.execute import Here
from rbaccards.house import palette_of
from rbaccards.printing import card_pages
from rbaccards.read import read_house, read_project
from rbaccards.store.cache import NoCache
from rbaccards.view.card import card_view
from rbaccards.workshop import open_workshop

PROGRAM = [str(Path(sys.executable).with_name("rbaccards"))]
LARGE = 40
"""A pack of more cards than this is built once: a build of it says enough."""
LARGEST_DOCUMENT = 150
"""What a bare script can still print as one document."""
PYTHON, PRINT, DRAW = "python -c pass", "bare WeasyPrint, one card", "bare WeasyPrint, one card and a chart"
CHROMIUM, TYPST = "Chromium, the same page", "Typst, a card of the same words"
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


SET = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2])"


@click.command(help=__doc__)
@click.option(
    "--cards",
    type=int,
    multiple=True,
    default=(1, 40, 150),
    show_default=True,
    help="How many cards: to 150 in one pack, more in packs of 40. 1,000 take ten minutes, 10,000 an hour.",
)
@click.option("--runs", type=int, default=5, show_default=True, help="Runs of each command.")
@click.option(
    "--published",
    nargs=2,
    type=(click.Path(exists=True, path_type=Path), str),
    help="A folder of published tables and the area whose series become a pack, as those of Trafford Data Lab.",
)
def main(cards: tuple[int, ...], runs: int, published: tuple[Path, str] | None) -> None:
    click.echo(f"{platform.platform()}, Python {platform.python_version()}, {os.cpu_count()} cores\n")
    click.echo(f"{'':48} {'median':>9} {'spread':>8} {'memory':>8} {'output':>10} {'x Python':>9} {'x print':>8}")
    found: dict[str, Measured] = {}
    with tempfile.TemporaryDirectory() as place:
        for name, measured, output in _all(Path(place), cards, runs, published):
            found[name] = measured
            click.echo(_row(name, measured, output, found))


def _row(name: str, measured: Measured, output: int, found: dict[str, Measured]) -> str:
    times = [f"{measured.median / found[each].median:.1f}" if each in found else "" for each in (PYTHON, PRINT)]
    figures = f"{measured.median * 1000:6.0f} ms {measured.spread * 1000:5.0f} ms {measured.memory:5.0f} MB"
    return f"{name:48} {figures} {output / 1e3:7,.0f} kB {times[0]:>9} {times[1]:>8}"


def _all(
    folder: Path, cards: tuple[int, ...], runs: int, published: tuple[Path, str] | None
) -> Iterator[tuple[str, Measured, int]]:
    yield from _yardsticks(folder, runs)
    for number in cards:
        project = folder / f"pack-{number}"
        write_project(project, number)
        if LARGE < number <= LARGEST_DOCUMENT:
            file = _document(project, folder / f"document-{number}")
            bare = measure([sys.executable, "-c", BARE, str(file), str(folder / "bare.pdf")], 1)
            yield f"bare WeasyPrint, {number} cards in one document", bare, _size(folder / "bare.pdf")
        for name, measured in _commands(project, runs if number <= LARGE else 1):
            yield f"{number} cards: {name}" if number > 1 else f"1 card: {name}", measured, _size(project / "build")
    if published:
        project, (tables, area) = folder / "published", published
        number = write_published(project, tables, area)
        build = [*PROGRAM, "build", "--jobs", "2", "-C", str(project)]
        yield f"{number} published series of {area}", measure(build, 1), _size(project / "build")


def _size(place: Path) -> int:
    """The bytes of a file, or of all files of a folder, the cache aside."""
    files = [place] if place.is_file() else place.glob("[!.]*/**/*")
    return sum(each.stat().st_size for each in files if each.is_file())


def _yardsticks(folder: Path, runs: int) -> Iterator[tuple[str, Measured, int]]:
    yield PYTHON, measure([sys.executable, "-c", "pass"], 3 * runs), 0
    write_project(folder / "one", 1)
    files = [str(_document(folder / "one", folder / "page")), str(folder / "bare.pdf"), str(folder / "chart.svg")]
    made = folder / "bare.pdf"
    yield PRINT, measure([sys.executable, "-c", BARE, *files], runs), _size(made)
    yield DRAW, measure([sys.executable, "-c", BARE + CHART, *files], runs), _size(made)
    if browser := shutil.which("chromium") or shutil.which("google-chrome"):
        printing = [browser, "--headless", "--no-sandbox", "--no-pdf-header-footer", f"--print-to-pdf={made}", files[0]]
        yield CHROMIUM, measure(printing, runs), _size(made)
    if find_spec("typst"):
        (folder / "card.typ").write_text(_typst(folder / "page"), encoding="utf-8")
        yield TYPST, measure([sys.executable, "-c", SET, str(folder / "card.typ"), str(made)], runs), _size(made)


def _typst(page: Path) -> str:
    """The words of a printed card with its chart, set simply."""
    html = (page / "page.html").read_text(encoding="utf-8")
    words = re.sub(r"<[^>]+>", "\n\n", html[html.index("<body") :])
    escaped = re.sub(r"([\\#$*_`<>@~\[\]=/+-])", r"\\\1", unescape(words))
    (chart,) = (page / "charts").glob("card-00001-measure.svg")
    return f'#image("page/charts/{chart.name}")\n{escaped}'


def _commands(project: Path, runs: int) -> Iterator[tuple[str, Measured]]:
    build = [*PROGRAM, "build", "-C", str(project)]
    edited = partial(_edit, project)
    yield "build, empty cache, --jobs 2", measure([*build, "--jobs", "2"], runs, partial(_empty, project))
    _settle(build)
    yield "build, nothing changed", measure(build, 3 * runs)
    yield "check, one sentence edited", measure([*PROGRAM, "check", "-C", str(project)], runs, edited)
    yield "build, one sentence edited", measure(build, runs, edited)
    card = [*PROGRAM, "build", f"{_first_card(project).parent.name}/card-00001", "-C", str(project)]
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
    path = _first_card(project)
    lines = path.read_text(encoding="utf-8").split("\n")
    at = next(at for at, line in enumerate(lines) if line.startswith("  Priority 1 matters"))
    lines[at] = f"  Priority 1 matters to people, said for the {time.time_ns()}th time."
    path.write_text("\n".join(lines), encoding="utf-8")
    time.sleep(0.1)


def _first_card(project: Path) -> Path:
    return next((project / "cards").glob("bench*/card-00001.yaml"))


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
