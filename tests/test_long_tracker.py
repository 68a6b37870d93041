"""A tracker of 120 rows: landscape, its head on every page, no row cut, no word lost."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from builders import TRACKER, papers
from demonstration import ROOT, Recording
from pikepdf import Pdf
from tools.reading_order import differences
from tools.tag_coverage import uncovered
from tools.verapdf import validate

from rbaccards.build import Wanted, build
from rbaccards.read import read_house
from rbaccards.store.cache import NoCache

ROWS = 120


def row(number: int) -> str:
    """A row whose cells begin and end with words of their own; every seventh is long."""
    words = " ".join(["steady work in every ward"] * (30 if number % 7 == 0 else 3))
    return (
        f"  - progress: Begin{number}p {words} end{number}p.\n"
        f"    next_steps: Begin{number}n {words} end{number}n.\n"
        f"    risks: Begin{number}r little time end{number}r.\n"
        f"    officer: Officer{number}\n"
        f"    timescale: Week {number}\n"
    )


CARD = re.sub(r"updates:\n.*?(?=data_development)", "updates:\n" + "".join(map(row, range(ROWS))), TRACKER, flags=re.S)


@pytest.fixture(scope="module")
def tracker(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The printed tracker, and its page as HTML."""
    printing = Recording()
    made = build(papers(CARD), read_house(ROOT), Wanted("papers", "a"), NoCache(), printing, lambda _: None)
    path = tmp_path_factory.mktemp("tracker") / "tracker.pdf"
    path.write_bytes(made.files["pdf/papers/a.pdf"])
    return path, printing.pages["papers/a"].html


def pages(path: Path) -> list[str]:
    text = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True).stdout
    return text.split("\f")[:-1]


def test_every_page_is_landscape(tracker: tuple[Path, str]) -> None:
    with Pdf.open(tracker[0]) as pdf:
        assert len(pdf.pages) > 10
        assert {tuple(map(round, page.trimbox[2:])) for page in pdf.pages} == {(842, 595)}


def test_the_head_of_the_table_is_on_every_page_with_rows_of_it(tracker: tuple[Path, str]) -> None:
    for page in pages(tracker[0]):
        if re.search(r"Begin\d+p", page):
            assert re.search(r"No +Progress +Next steps +Risks +Officer +When", page)


def test_no_row_is_cut(tracker: tuple[Path, str]) -> None:
    where = {
        mark: at for at, page in enumerate(pages(tracker[0])) for mark in re.findall(r"\b(?:Begin|end)\d+[pnr]", page)
    }
    for number in range(ROWS):
        assert len({where[f"{end}{number}{cell}"] for end in ("Begin", "end") for cell in "pnr"}) == 1, number


def test_words_in_are_words_out(tracker: tuple[Path, str]) -> None:
    path, html = tracker
    assert differences(path, html) == []
    words = " ".join(pages(path)).split()
    written = re.findall(r"\w+", " ".join(row(number) for number in range(ROWS)).replace("timescale: ", ""))
    marks = [word for word in written if re.fullmatch(r"(?:Begin|end|Officer)\d+[pnr]?", word)]
    printed = [re.sub(r"\W", "", word) for word in words]
    assert sorted(word for word in printed if word in set(marks)) == sorted(marks)
    assert html.count("steady work in every ward") == CARD.count("steady work in every ward")


def test_it_conforms_and_every_word_is_tagged(tracker: tuple[Path, str], tmp_path: Path) -> None:
    assert validate([tracker[0]], cache=tmp_path) == []
    assert uncovered(tracker[0]) == []
