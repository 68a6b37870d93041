"""What many tests share: the demonstration, built once, and the house style of charts."""

from __future__ import annotations

import os

import pytest
import yaml
from demonstration import ROOT, Demonstration, build_all
from hypothesis import settings
from reference_data import REFERENCE
from wheel import Installed, install

from rbaccards.charts.style import Style, load_style
from rbaccards.read import read_project

# no test depends on time; CI tries the same examples every time, a developer's machine new ones
settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")


collect_ignore_glob = [] if REFERENCE.is_dir() else ["test_reference_*.py"]
"""Published data sets are tested where they are at hand; what they prove is also in tables of the other tests."""


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Demonstration:
    return build_all(read_project(ROOT), tmp_path_factory.mktemp("demonstration"))


@pytest.fixture(scope="session")
def program(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The program from its wheel."""
    return install(tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="session")
def style() -> Style:
    """The house style as the product loads it."""
    return load_style(
        (ROOT / "charts" / "house.mplstyle").read_text(encoding="utf-8"),
        yaml.safe_load((ROOT / "charts" / "palette.yaml").read_text(encoding="utf-8")),
        sorted((ROOT / "templates" / "fonts").glob("*.ttf")),
    )
