"""Cards that begin on the right: blank pages, and numbers that are still right."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pikepdf
from builders import CARD, PACK, Changes, files
from demonstration import ROOT

from rbaccards.build import Wanted, build
from rbaccards.checked import check
from rbaccards.execute import Here
from rbaccards.read import read_house
from rbaccards.store.cache import NoCache

SECOND = {
    PACK: {
        "  - cold-homes\n": "  - cold-homes\n  - second\n",
        "board:": "cards_start: right-hand page\nparts: [cover, contents, summary, cards, actions]\nboard:",
    }
}


SHORT = {
    "    breakdown: {by: ward, data: data/wards.csv, of: 4, show: 2, other: Other wards}\n": "",
    ';\n      {{ complaints["North & East"].last_12_months }} came from North & East.': ".",
}


def pack_of(tmp_path: Path, changes: Changes | None = None) -> Path:
    card = files()["cards/warm-homes/cold-homes.yaml"].decode()
    written = files(SECOND | (changes or {}), {"cards/warm-homes/second.yaml": card.replace("cold homes", "old homes")})
    built = build(check(written), read_house(ROOT), Wanted(), NoCache(), Here(), lambda _: None)
    assert built.failed == ()
    (tmp_path / "pack.pdf").write_bytes(built.files["pdf/warm-homes.pdf"])
    return tmp_path / "pack.pdf"


def test_every_card_begins_on_a_right_hand_page_and_the_contents_say_so(tmp_path: Path) -> None:
    pdf = pack_of(tmp_path)
    run = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, check=True)
    pages = run.stdout.split("\f")[:-1]
    starts = [number for number, page in enumerate(pages, 1) if "Report card, July to September 2012\n" in page]
    assert len(starts) == 2
    assert all(number % 2 for number in starts)
    contents = next(page for page in pages if page.lstrip().startswith("Contents") or "\nContents" in page)
    assert all(f" {number}\n" in contents for number in starts)
    blank = [number for number, page in enumerate(pages, 1) if len(page.split()) <= 4]
    assert blank
    assert f"Page {len(pages)} of {len(pages)}" in pages[-1]
    with pikepdf.open(pdf) as file:
        assert len(file.pages) == len(pages)


def test_a_card_of_one_page_has_a_blank_one_behind_it_before_the_next(tmp_path: Path) -> None:
    """Its blank page has no tags to be joined with those of the others."""
    pdf = pack_of(tmp_path, {CARD: SHORT})
    run = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, check=True)
    pages = run.stdout.split("\f")[:-1]
    starts = [number for number, page in enumerate(pages, 1) if "Report card, July to September 2012\n" in page]
    assert [len(pages[number].split()) <= 4 for number in starts] == [True, False]
    assert starts[1] == starts[0] + 2
