"""Measures whole commands on made-up packs, beside yardsticks run in the same minute; prints a table.

    python tools/bench/run.py --cards 1 40 150 --runs 5
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from synthetic import write_project

PROGRAM = [sys.executable, "-m", "rbaccards"]
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


@dataclass(frozen=True)
class Measured:
    """Seconds of several runs, and the most memory that the processes of one of them had together, in MB."""

    seconds: tuple[float, ...]
    memory: float

    @property
    def median(self) -> float:
        return statistics.median(self.seconds)

    @property
    def spread(self) -> float:
        return max(self.seconds) - min(self.seconds)


def measure(command: Sequence[str], runs: int, before: Callable[[int], None] = lambda _: None, where: Path = Path()) -> Measured:
    seconds, memory = [], 0.0
    for run in range(runs):
        before(run)
        started = time.perf_counter()
        with subprocess.Popen(command, cwd=where, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            peak = _watched(process)
            process.wait()
        seconds.append(time.perf_counter() - started)
        memory = max(memory, peak())
    return Measured(tuple(seconds), memory)


def _watched(process: subprocess.Popen[bytes]) -> Callable[[], float]:
    """Looks at the memory of a process and its children until it ends; gives the most that was seen."""
    most = [0.0]

    def look() -> None:
        while process.poll() is None:
            most[0] = max(most[0], sum(_resident(each) for each in _family(process.pid)))
            time.sleep(0.02)

    thread = threading.Thread(target=look, daemon=True)
    thread.start()

    def peak() -> float:
        thread.join()
        return most[0]

    return peak


def _family(root: int) -> list[int]:
    parents: dict[int, int] = {}
    for name in os.listdir("/proc") if Path("/proc").is_dir() else ():
        if name.isdigit():
            try:
                parents[int(name)] = int(Path("/proc", name, "stat").read_text().rpartition(")")[2].split()[1])
            except OSError:
                continue
    found = [root]
    for pid in found:
        found += [child for child, parent in parents.items() if parent == pid]
    return found


def _resident(pid: int) -> float:
    try:
        pages = int(Path("/proc", str(pid), "statm").read_text().split()[1])
    except (OSError, IndexError):
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def card_of(project: Path, name: str = "card-00001") -> Path:
    return project / "cards" / "bench" / f"{name}.yaml"


def edit(project: Path, run: int) -> None:
    """One sentence of one card is another one than before."""
    path = card_of(project)
    lines = path.read_text(encoding="utf-8").split("\n")
    at = next(at for at, line in enumerate(lines) if line.startswith("  Priority 1 matters"))
    lines[at] = f"  Priority 1 matters to people, said for the {time.time_ns()}th time in run {run}."
    path.write_text("\n".join(lines), encoding="utf-8")
    time.sleep(0.1)


def empty(project: Path) -> None:
    shutil.rmtree(project / "build", ignore_errors=True)


def one_page(project: Path, folder: Path) -> Path:
    """The HTML of one card with all it needs, in a folder, as the bare script prints it."""
    from rbaccards.build import editions
    from rbaccards.cache import NoCache
    from rbaccards.checked import check
    from rbaccards.execute import Here
    from rbaccards.house import palette_of
    from rbaccards.printing import card_pages
    from rbaccards.read import read_house, read_project
    from rbaccards.view.card import card_view
    from rbaccards.workshop import open_workshop

    house, checked = read_house(project), check(read_project(project))
    council = checked.project.council
    workshop = open_workshop(house, palette_of(house), council, NoCache(), Here(), lambda _: None)
    (pack,) = editions(checked, "board")
    card = pack.cards[0]
    (page,) = card_pages(pack, [card], [card_view(card, pack)], workshop)
    for name, data in page.assets:
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
    (folder / "page.html").write_text(page.html, encoding="utf-8")
    return folder / "page.html"


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--cards", type=int, nargs="+", default=[1, 40, 150])
    asked.add_argument("--runs", type=int, default=5)
    wanted = asked.parse_args()
    rows: list[tuple[str, Measured]] = []

    def row(name: str, measured: Measured) -> None:
        rows.append((name, measured))
        print(f"{name:55} {measured.median * 1000:9.0f} ms  ±{measured.spread * 500:6.0f}  {measured.memory:6.0f} MB", flush=True)

    print(f"{platform.platform()}, Python {platform.python_version()}, {os.cpu_count()} cores\n")
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        row("yardstick: python -c pass", measure([sys.executable, "-c", "pass"], 3 * wanted.runs))
        one = folder / "one"
        write_project(one, 1)
        page = one_page(one, folder / "page")
        script = [sys.executable, "-c", BARE, str(page), str(folder / "bare.pdf")]
        row("yardstick: bare WeasyPrint, the same card", measure(script, wanted.runs))
        with_chart = [sys.executable, "-c", BARE + CHART, str(page), str(folder / "bare.pdf"), str(folder / "chart.svg")]
        row("yardstick: bare WeasyPrint, with a chart drawn", measure(with_chart, wanted.runs))
        for number in wanted.cards:
            project = folder / f"p{number}"
            write_project(project, number)
            few = min(wanted.runs, 1 if number > 40 else 3)
            build = [*PROGRAM, "build", "-C", str(project)]
            row(f"{number} cards, empty cache, --jobs 2", measure([*build, "--jobs", "2"], few, lambda _, p=project: empty(p)))
            if number == 1:
                card = [*PROGRAM, "build", "bench/card-00001", "-C", str(project)]
                row("one card alone, empty cache", measure(card, wanted.runs, lambda _, p=project: empty(p)))
            subprocess.run(build, check=False, capture_output=True)
            time.sleep(0.1)
            subprocess.run(build, check=False, capture_output=True)
            row(f"{number} cards, nothing changed", measure(build, 3 * wanted.runs))
            check = [*PROGRAM, "check", "-C", str(project)]
            row(f"{number} cards, check, one edited", measure(check, wanted.runs, lambda run, p=project: edit(p, run)))
            row(f"{number} cards, one sentence edited", measure(build, few, lambda run, p=project: edit(p, run)))
    base = {name: measured.median for name, measured in rows}
    bare, card = base["yardstick: python -c pass"], base["yardstick: bare WeasyPrint, the same card"]
    print("\nRatios: × bare Python, × bare WeasyPrint")
    for name, measured in rows:
        print(f"{name:55} {measured.median / bare:9.1f} {measured.median / card:9.2f}")


if __name__ == "__main__":
    main()
