"""The built wheel, by itself in an empty folder, builds a project."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
SMALL = Path(__file__).parent / "projects" / "small"


def test_carries_templates_charts_and_fonts_and_builds_a_project(tmp_path: Path) -> None:
    wheels, installed, project = tmp_path / "wheels", tmp_path / "installed", tmp_path / "project"
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", wheels, ROOT]
    subprocess.run(build, check=True, capture_output=True)
    (wheel,) = wheels.iterdir()
    install = [sys.executable, "-m", "pip", "install", "--no-deps", "--no-index", "--target", installed, wheel]
    subprocess.run(install, check=True, capture_output=True)
    shutil.copytree(SMALL / "cards", project / "cards")
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    installed_one = f"import rbaccards; assert rbaccards.__file__.startswith({str(installed)!r})"
    code = f"{installed_one}; from rbaccards.cli import main; main()"
    command = [sys.executable, "-P", "-c", code, "build"]
    done = subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    begin = [sys.executable, "-P", "-c", code, "init", "begun"]
    subprocess.run(begin, cwd=tmp_path, env=environment, capture_output=True, check=True)
    assert (tmp_path / "begun" / ".vscode" / "settings.json").is_file()
    assert (tmp_path / "begun" / "cards" / "healthy-start" / "breastfeeding.yaml").is_file()
    assert sorted(path.name for path in project.glob("build/pdf/**/*.pdf")) == ["cold-homes.pdf", "warm-homes.pdf"]
