"""The house style as the product loads it."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from rbaccards.charts.style import Style, load_style

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="session")
def style() -> Style:
    return load_style(
        (ROOT / "charts" / "house.mplstyle").read_text(encoding="utf-8"),
        yaml.safe_load((ROOT / "charts" / "palette.yaml").read_text(encoding="utf-8")),
        sorted((ROOT / "templates" / "fonts").glob("*.ttf")),
    )
