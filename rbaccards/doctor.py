"""What this machine and this folder lack, each with the one thing that helps."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

LEAST_PYTHON = (3, 11)
LEAST_ROOM = 200_000_000
"""So many bytes a build may need on the disk."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: whether it is well, what was found, and what helps where it is not."""

    what: str
    well: bool
    found: str
    remedy: str = ""


def findings(folder: Path, system: str) -> Iterator[Finding]:
    """Everything that building needs, for a project's folder; `system` is linux, darwin or win32."""
    version = ".".join(str(part) for part in sys.version_info[:3])
    newer = f"install Python {LEAST_PYTHON[0]}.{LEAST_PYTHON[1]} or later from python.org"
    yield Finding("Python", sys.version_info >= LEAST_PYTHON, version, newer)
    yield _printing(system)
    yield _project(folder)
    yield _output(folder)
    room = shutil.disk_usage(folder).free
    yield Finding("Room on the disk", room >= LEAST_ROOM, f"{room / 1e6:,.0f} MB", "make room on the disk")


def pango_remedy(system: str) -> str:
    """How Pango, which lays out the pages, is installed."""
    match system:
        case "darwin":
            return "brew install pango"
        case "win32":
            return "install MSYS2 from msys2.org, then in it: pacman -S mingw-w64-x86_64-pango"
        case _:
            return "sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"


def _printing(system: str) -> Finding:
    """Whether the printing engine finds its libraries."""
    try:
        import weasyprint
    except (ImportError, OSError) as problem:
        return Finding("Printing", well=False, found=f"it cannot start: {problem}", remedy=pango_remedy(system))
    return Finding("Printing", well=True, found=f"WeasyPrint {weasyprint.__version__}")


def _project(folder: Path) -> Finding:
    packs = sorted(path.parent.name for path in folder.glob("cards/*/pack.yaml"))
    found = ", ".join(packs) if packs else f"no pack below {(folder / 'cards').as_posix()}"
    return Finding(
        "Project", bool(packs), found, "go to the project's folder, name it with -C, or begin one: rbaccards init"
    )


def _output(folder: Path) -> Finding:
    build = folder / "build"
    place = build if build.exists() else folder
    writable = os.access(place, os.W_OK)
    return Finding("Output folder", writable, build.as_posix(), "ask for the right to write there, or copy the project")


def as_line(finding: Finding) -> str:
    """A finding in a line: "fine      Python: 3.11.7", or what is missing and what helps."""
    said = f"{'fine   ' if finding.well else 'MISSING'}  {finding.what}: {finding.found}"
    return said if finding.well else f"{said}\n         {finding.remedy}"
