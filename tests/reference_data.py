"""Where published data sets lie: beside the checkout, on machines that have them. They are no part of the project."""

from __future__ import annotations

import csv
from pathlib import Path

REFERENCE = Path(__file__).parents[2] / "shared" / "data"


def table(name: str) -> list[dict[str, str]]:
    """The rows of one of their CSV files."""
    with (REFERENCE / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))
