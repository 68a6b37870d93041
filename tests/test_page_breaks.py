"""Page breaks: wherever a page ends, no heading is left alone at its foot and no table goes on without its header."""

from __future__ import annotations

import datetime as dt
import subprocess
from pathlib import Path

import pytest
from demonstration import ROOT, Recording
from tools.headings import left_alone

from rbaccards.build import Wanted, build
from rbaccards.checked import check
from rbaccards.read import read_house, read_project
from rbaccards.render.page import Page
from rbaccards.render.pdf import print_pdf
from rbaccards.store.cache import NoCache

CARD = "cards/safer-leeds/burglary.yaml"


def printed(filler: int, folder: Path) -> Path:
    """The burglary card with so many more lines of story."""
    files = read_project(ROOT)
    lines = "".join(f"  Filler line {number} of the story.\n\n" for number in range(filler))
    files[CARD] = files[CARD].replace(b"story: |\n", f"story: |\n{lines}".encode())
    wanted = Wanted("safer-leeds", "burglary")
    built = build(check(files), read_house(ROOT), wanted, NoCache(), Recording(), lambda _: None)
    path = folder / f"{filler}.pdf"
    path.write_bytes(built.files["pdf/safer-leeds/burglary.pdf"])
    return path


@pytest.mark.parametrize("filler", range(0, 45, 3))
def test_leaves_no_heading_alone_wherever_the_page_ends(filler: int, tmp_path: Path) -> None:
    path = printed(filler, tmp_path)
    assert left_alone(path) == []
    text = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout
    for heading in ("Story behind the", "What we did", "New actions", "Data development", "About the data"):
        assert text.count(f"\n{heading}\n") == 1, heading


def test_would_find_a_heading_that_is_left_alone(tmp_path: Path) -> None:
    html = '<html lang="en"><title>t</title><h1>One</h1><p>Text</p><h2>Two</h2><p style="break-before: page">Text</p>'
    printed, _ = print_pdf(Page("a page", html, (), dt.date(2012, 11, 14)))
    path = tmp_path / "alone.pdf"
    path.write_bytes(printed.pdf)
    assert left_alone(path) == ["/H2 on page 1"]


def test_repeats_the_header_of_a_table_that_goes_on(tmp_path: Path) -> None:
    files = read_project(ROOT)
    rows = "".join(f"  - action: Step number {number}\n    owner: Lead\n" for number in range(60))
    files[CARD] = files[CARD].replace(b"new_actions:\n", f"new_actions:\n{rows}".encode())
    wanted = Wanted("safer-leeds", "burglary")
    built = build(check(files), read_house(ROOT), wanted, NoCache(), Recording(), lambda _: None)
    path = tmp_path / "long.pdf"
    path.write_bytes(built.files["pdf/safer-leeds/burglary.pdf"])
    pages = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout.split("\f")
    assert all("Owner" in page for page in pages if "Step number" in page)
    assert sum("Step number" in page for page in pages) > 1
