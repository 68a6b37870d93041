"""Feeds the readers with bytes that coverage leads to (atheris): none may fail, hang, or answer twice otherwise.

Each target runs for so many seconds, one after another; the number of inputs and bytes is told at the end. An input
that makes a reader fail is kept as crash-... in the folder that is named.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

GOOD = Path(__file__).parent.parent / "tests" / "hostile" / "project"
SECONDS = 20
LONGEST = 4096


def targets() -> dict[str, Callable[[bytes], object]]:
    """What is fed, by name."""
    from rbaccards.checked import check
    from rbaccards.figures import fill, slots
    from rbaccards.periods.period import APRIL
    from rbaccards.periods.text import parse_period
    from rbaccards.prose import lost_in_depth, to_blocks
    from rbaccards.read import read_project
    from rbaccards.series_file import read_series
    from rbaccards.sources.csv_reader import read_csv
    from rbaccards.sources.numbers import read_number
    from rbaccards.sources.yaml_reader import read_yaml

    files = read_project(GOOD)

    def series(data: bytes) -> object:
        table, issues = read_csv("data/a.csv", data)
        return read_series(table, APRIL) if table else issues

    def markdown(data: bytes) -> object:
        text = data.decode("utf-8", "replace")
        return to_blocks(text, {}), lost_in_depth(text)

    def figures(data: bytes) -> object:
        text = data.decode("utf-8", "replace")
        known = {slot.name: "1" for slot in slots(text)}
        return fill(text, known, str)

    def in_project(name: str) -> Callable[[bytes], object]:
        return lambda data: check(files | {name: data}).issues

    return {
        "yaml": lambda data: read_yaml("cards/p/c.yaml", data),
        "csv": series,
        "markdown": markdown,
        "figures": figures,
        "periods": lambda data: parse_period(data.decode("utf-8", "replace"), APRIL),
        "numbers": lambda data: read_number(data.decode("utf-8", "replace")),
        "card": in_project("cards/warm-homes/cold-homes.yaml"),
        "pack": in_project("cards/warm-homes/pack.yaml"),
        "council": in_project("cards/council.yaml"),
    }


def feed(name: str, seconds: int, kept: Path) -> None:
    """Feed one target in this process, which atheris ends."""
    import atheris

    with atheris.instrument_imports(include=["rbaccards"]):
        target = targets()[name]
    seen = 0

    def once(data: bytes) -> None:
        nonlocal seen
        seen += len(data)
        if repr(target(data)) != repr(target(data)):
            raise AssertionError("the same bytes, another answer")
        (kept / "bytes").write_text(str(seen), encoding="ascii")

    seeds = kept / "seeds"
    seeds.mkdir()
    for path in (GOOD / "cards").rglob("*.*"):
        (seeds / path.name).write_bytes(path.read_bytes()[:LONGEST])
    options = [
        f"-max_total_time={seconds}",
        f"-max_len={LONGEST}",
        "-timeout=10",
        f"-artifact_prefix={kept}/",
        "-verbosity=0",
    ]
    atheris.Setup([sys.argv[0], *options, str(seeds)], once)
    atheris.Fuzz()


def main() -> None:
    """Feed every target, each in a process of its own."""
    seconds = int(sys.argv[1]) if len(sys.argv) > 1 else SECONDS
    failed, total = list[str](), 0
    kept = Path(tempfile.mkdtemp(prefix="rbaccards-fuzz-"))
    for name in targets():
        place = kept / name
        place.mkdir()
        done = subprocess.run(
            [sys.executable, __file__, name, str(seconds), str(place)], capture_output=True, text=True
        )
        found = place / "bytes"
        number = int(found.read_text("ascii")) if found.is_file() else 0
        total += number
        crashed = done.returncode != 0 or any(place.glob("crash-*")) or any(place.glob("timeout-*"))
        sys.stdout.write(f"{name:10} {number:>12,} bytes  {'FAILED' if crashed else 'nothing lost'}\n")
        sys.stdout.flush()
        if crashed:
            failed.append(name)
            sys.stdout.write(f"{done.stdout[-1500:]}\n{done.stderr[-1500:]}\n")
    sys.stdout.write(
        f"{total:,} bytes fuzzed; inputs that failed are in {kept}\n" if failed else f"{total:,} bytes fuzzed\n"
    )
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    if len(sys.argv) == 4:
        feed(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))
    else:
        main()
