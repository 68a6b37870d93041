"""The first half of the pipeline: what it finds, and how little it needs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from rbaccards.checked import check
from rbaccards.read import read_project

SMALL = Path(__file__).parent / "projects" / "small"


def test_finds_nothing_wrong_with_the_small_project() -> None:
    checked = check(read_project(SMALL))
    assert checked.issues == ()
    assert [card.name for pack in checked.packs for card in pack.cards] == ["cold-homes"]


def test_tells_the_same_in_the_same_order_every_time() -> None:
    files = {path: data.replace(b"polarity", b"polrity") for path, data in read_project(SMALL).items()}
    assert check(files).issues == check(dict(reversed(files.items()))).issues != ()


def test_loads_neither_the_drawing_nor_the_pdf_engine() -> None:
    code = (
        "import sys, rbaccards.checked\n"
        "heavy = {'matplotlib', 'weasyprint', 'jinja2', 'pikepdf', 'markdown_it'} & set(sys.modules)\n"
        "assert not heavy, heavy"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
