"""The program as an installation has it: from the built wheel, in a folder of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent


@dataclass(frozen=True)
class Installed:
    folder: Path
    environment: dict[str, str]


def install(folder: Path) -> Installed:
    """The wheel built and unpacked; its `rbaccards` comes before any other on the path."""
    wheels, installed, programs = folder / "wheels", folder / "installed", folder / "bin"
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", wheels, ROOT]
    subprocess.run(build, check=True, capture_output=True)
    (wheel,) = wheels.iterdir()
    into = [sys.executable, "-m", "pip", "install", "--no-deps", "--no-index", "--target", installed, wheel]
    subprocess.run(into, check=True, capture_output=True)
    programs.mkdir()
    program = programs / "rbaccards"
    check = f"import rbaccards; assert rbaccards.__file__.startswith({str(installed)!r})"
    program.write_text(
        f'#!/bin/sh\nexec {sys.executable} -P -c "{check}; from rbaccards.commands.main import main; main()" "$@"\n'
    )
    program.chmod(0o755)
    path = f"{programs}{os.pathsep}{os.environ['PATH']}"
    return Installed(programs, {**os.environ, "PYTHONPATH": str(installed), "PATH": path})
