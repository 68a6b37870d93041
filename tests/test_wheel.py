"""The built wheel, by itself in an empty folder, builds a project."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from wheel import Installed

SMALL = Path(__file__).parent / "projects" / "small"


def test_carries_templates_charts_and_fonts_and_builds_a_project(tmp_path: Path, program: Installed) -> None:
    project = tmp_path / "project"
    shutil.copytree(SMALL / "cards", project / "cards")
    done = subprocess.run(
        ["rbaccards", "build"], cwd=project, env=program.environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert sorted(path.name for path in project.glob("build/pdf/**/*.pdf")) == ["cold-homes.pdf", "warm-homes.pdf"]


def test_carries_the_pages_of_the_manual(program: Installed) -> None:
    done = subprocess.run(["rbaccards", "explain", "Y01"], env=program.environment, capture_output=True, check=True)
    assert b"A colon inside a text" in done.stdout
