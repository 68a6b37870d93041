"""Puts faults into a copy of the program, one at a time, and proves that the tests find each of them.

A fault is a line as somebody might get it wrong. Where the tests named beside it pass all the same, the fault was not
found, and this fails.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
COPIED = ("rbaccards", "templates", "charts", "cards", "tests", "docs", "pyproject.toml", "README.md")


@dataclass(frozen=True)
class Fault:
    """What is wrong, in which file, in place of which text, and where it must be found."""

    name: str
    file: str
    right: str
    wrong: str
    tests: str
    only: str = ""


FAULTS = (
    Fault(
        "a file is written where it stands, and may be cut short",
        "rbaccards/store/write.py",
        'with beside.open("wb") as file:',
        'with path.open("wb") as file, beside.open("wb") as other:\n                other.write(data)',
        "tests/test_crashes.py",
    ),
    Fault(
        "the printer fetches what a page asks for",
        "rbaccards/render/pdf.py",
        "            raise LookupError(REFUSED)",
        "            return super().fetch(url, headers)",
        "tests/test_jail.py",
    ),
    Fault(
        "a template trusts a title",
        "templates/site/card.html",
        "<h1>{{ page.view.title }}</h1>",
        "<h1>{{ page.view.title|safe }}</h1>",
        "tests/test_scripts.py",
    ),
    Fault(
        "small counts are not withheld",
        "rbaccards/audience.py",
        "return _worded(withhold(shown, kept, below), edition)",
        "return _worded(shown, edition)",
        "tests/test_publishing.py",
    ),
    Fault(
        "rows for the board are published",
        "rbaccards/audience.py",
        'return tuple(_value(each, edition) for each in value if edition.admits(getattr(each, "audience", None)))',
        "return tuple(_value(each, edition) for each in value)",
        "tests/test_publishing.py",
    ),
    Fault(
        "a key that is there twice is swallowed",
        "rbaccards/sources/yaml_tree.py",
        "build.issues.append(_duplicate(key, _is_one_line(key, after_key, build), seen[folded], build))",
        "pass",
        "tests/test_hostile.py",
        "Y16",
    ),
    Fault(
        "a key of the cache forgets the fonts",
        "rbaccards/workshop.py",
        "        yield from (name, data)\n\n\ndef _characters",
        '        yield from () if name.endswith(".ttf") else (name, data)\n\n\ndef _characters',
        "tests/test_any_edit.py",
    ),
    Fault(
        "links of the file system are followed",
        "rbaccards/read.py",
        "and path.is_file() and not path.is_symlink():",
        "and path.is_file():",
        "tests/test_hostile.py",
        "P03",
    ),
    Fault(
        "a dash is a zero",
        "rbaccards/series_file.py",
        "                amounts[name] = None\n",
        '                amounts[name] = 0.0 if name == "value" else None\n',
        "tests/test_hostile.py",
        "C05",
    ),
    Fault(
        "a text in a data file may be a formula",
        "rbaccards/open_data/series.py",
        'return f"\'{text}" if text[:1] in _FORMULA else text',
        "return text",
        "tests/open_data/test_open_data_series.py",
    ),
    Fault(
        "templates leave the sandbox",
        "rbaccards/render/filling.py",
        "class _Sandbox(ImmutableSandboxedEnvironment):",
        "class _Sandbox(Environment):",
        "tests/test_hostile.py",
        "T04",
    ),
    Fault(
        "the preview answers any name that leads to this machine",
        "rbaccards/preview/server.py",
        'return self.headers.get("Host", "") in (f"{HOME}:{port}", f"localhost:{port}")',
        "return port > 0",
        "tests/preview/test_preview.py",
        "names_that_somebody_gave",
    ),
    Fault(
        "files that somebody else put into the site are removed",
        "rbaccards/store/output.py",
        "for name in known.ours - laid.keys()",
        'for name in {each.relative_to(place).as_posix() for each in place.rglob("*.*")} - laid.keys()',
        "tests/store/test_manifest.py",
    ),
    Fault(
        "two builds do not wait for each other",
        "rbaccards/store/turns.py",
        "        lock.acquire(timeout=0)",
        "        pass",
        "tests/store/test_turns.py",
    ),
    Fault(
        "what lies too deep in lists is lost in silence",
        "rbaccards/checks/__init__.py",
        '    "E23": lists_are_not_too_deep,\n',
        "",
        "tests/test_hostile.py",
        "M05",
    ),
)


def copied(folder: Path) -> Path:
    """A copy of the program and its tests."""
    place = Path(tempfile.mkdtemp(dir=folder))
    for name in COPIED:
        source = ROOT / name
        copy = shutil.copytree if source.is_dir() else shutil.copy
        copy(source, place / name)
    return place


def tried(place: Path, tests: str, only: str) -> tuple[int, str]:
    """The status of some tests in a copy, and their last line."""
    chosen = ["-k", only] if only else []
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-x",
        "-q",
        "-p",
        "no:randomly",
        "-p",
        "no:cacheprovider",
        tests,
        *chosen,
    ]
    surroundings = {**os.environ, "PYTHONPATH": str(place)}
    done = subprocess.run(command, cwd=place, env=surroundings, capture_output=True, text=True)
    shutil.rmtree(place)
    return done.returncode, (done.stdout.strip() or done.stderr.strip()).split("\n")[-1]


def sound(tests: tuple[str, str], folder: Path) -> str:
    """Nothing where some tests pass in a copy without a fault, else what is wrong."""
    status, said = tried(copied(folder), *tests)
    return "" if status == 0 else f"{' '.join(tests)} fails without a fault: {said}"


def found(fault: Fault, folder: Path) -> str:
    """Nothing where the tests find a fault in a copy of the program, else what is wrong."""
    place = copied(folder)
    path = place / fault.file
    text = path.read_text(encoding="utf-8")
    if text.count(fault.right) != 1:
        return f"the right text stands {text.count(fault.right)} times in {fault.file}"
    wrong = text.replace(fault.right, fault.wrong)
    if "(Environment)" in fault.wrong:
        wrong = wrong.replace("from jinja2 import ", "from jinja2 import Environment, ")
    path.write_text(wrong, encoding="utf-8")
    status, said = tried(place, fault.tests, fault.only)
    return "" if status == 1 and "failed" in said else f"not found by {fault.tests} ({status}: {said})"


def main() -> None:
    """Try every fault, two at a time, and their tests without one."""
    with tempfile.TemporaryDirectory(prefix="rbaccards-faults-") as folder, ThreadPoolExecutor(2) as workers:
        place = Path(folder)
        controls = sorted({(fault.tests, fault.only) for fault in FAULTS})
        broken = [each for each in workers.map(lambda tests: sound(tests, place), controls) if each]
        missed = list(workers.map(lambda fault: found(fault, place), FAULTS))
    for problem in broken:
        sys.stdout.write(f"BROKEN  {problem}\n")
    for fault, problem in zip(FAULTS, missed, strict=True):
        sys.stdout.write(f"{'MISSED' if problem else 'found '}  {fault.name}{f': {problem}' if problem else ''}\n")
    sys.stdout.write(f"{sum(not each for each in missed)} of {len(FAULTS)} faults found\n")
    sys.exit(1 if broken or any(missed) else 0)


if __name__ == "__main__":
    main()
