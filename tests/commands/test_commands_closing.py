"""Closing a quarter as a person does it: once, twice, back again, and with something in the way."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from builders import CARD, PACK, SMALL
from click.testing import CliRunner

from rbaccards.commands.main import main

EDITION = "cards/warm-homes/editions/2012-13-q2"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    shutil.copytree(SMALL, folder, ignore=shutil.ignore_patterns("build"))
    return folder


def run(project: Path, *words: str) -> tuple[int, str]:
    found = CliRunner().invoke(main, [*words, "-C", str(project)])
    return found.exit_code, found.output


def sources(project: Path) -> dict[str, bytes]:
    cards = project / "cards"
    return {path.relative_to(cards).as_posix(): path.read_bytes() for path in cards.rglob("*") if path.is_file()}


def test_doing_it_twice_changes_nothing(project: Path) -> None:
    assert run(project, "roll", "Q3 2012/13")[0] == 0
    once = sources(project)
    status, said = run(project, "roll", "Q3 2012/13")
    assert (status, "nothing was changed" in said) == (0, True)
    assert sources(project) == once


def test_undoing_it_leaves_everything_as_it_was(project: Path) -> None:
    before = sources(project)
    run(project, "roll", "Q3 2012/13")
    assert (project / EDITION).is_dir()
    status, said = run(project, "roll", "--undo")
    assert (status, "undone" in said) == (0, True)
    assert sources(project) == before
    assert not (project / EDITION).parent.exists()
    assert run(project, "roll", "--undo")[0] == 2


def test_undoing_it_loses_nothing_that_was_written_since(project: Path) -> None:
    before = (project / CARD).read_bytes()
    run(project, "roll", "Q3 2012/13")
    written = (project / CARD).read_bytes() + b"about: Written since.\n"
    (project / CARD).write_bytes(written)
    _, said = run(project, "roll", "--undo")
    assert "cold-homes.yaml.before" in said
    assert (project / CARD).read_bytes() == before
    assert (project / f"{CARD}.before").read_bytes() == written


def test_what_was_interrupted_is_finished(project: Path) -> None:
    run(project, "freeze", "warm-homes")
    kept = (project / EDITION / "pdf/warm-homes.pdf").read_bytes()
    assert run(project, "roll", "Q3 2012/13")[0] == 0
    assert b"review_period: Q3 2012/13" in (project / PACK).read_bytes()
    assert (project / EDITION / "pdf/warm-homes.pdf").read_bytes() == kept


def test_an_edition_of_other_files_is_in_the_way(project: Path) -> None:
    run(project, "freeze", "warm-homes")
    card = project / CARD
    card.write_text(card.read_text(encoding="utf-8").replace("Fuel prices", "Energy prices"), encoding="utf-8")
    status, said = run(project, "roll", "Q3 2012/13")
    assert (status, "not those it was made of" in said) == (2, True)
    assert b"review_period: Q2 2012/13" in (project / PACK).read_bytes()


def test_half_an_edition_is_made_whole(project: Path) -> None:
    run(project, "freeze", "warm-homes")
    (project / EDITION / "edition.json").unlink()
    (project / EDITION / "pdf/warm-homes.pdf").write_bytes(b"half")
    assert run(project, "roll", "Q3 2012/13")[0] == 0
    assert (project / EDITION / "pdf/warm-homes.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("Q4 2012/13",), "its next period is October to December 2012"),
        (("Q3 2012/13", "--pack", "cold-homes"), "There is no pack cold-homes"),
        (("Q9",), "Q9"),
        ((), "Which period comes next?"),
    ],
)
def test_words_that_lead_nowhere(project: Path, words: tuple[str, ...], said: str) -> None:
    before = sources(project)
    status, told = run(project, "roll", *words)
    assert (status, said in told) == (2, True)
    assert sources(project) == before


def test_a_broken_pack_is_not_closed(project: Path) -> None:
    card = project / CARD
    card.write_text(card.read_text(encoding="utf-8").replace("outcome: warm", "outcome: worm"), encoding="utf-8")
    before = sources(project)
    status, said = run(project, "roll", "Q3 2012/13")
    assert (status, "NOT KEPT" in said) == (1, True)
    assert sources(project) == before


def test_an_edition_is_a_project_that_can_be_built_again(project: Path) -> None:
    run(project, "roll", "Q3 2012/13")
    assert run(project / EDITION, "build", "warm-homes")[0] == 0
    again = project / EDITION / "build/pdf/warm-homes.pdf"
    assert again.read_bytes() == (project / EDITION / "pdf/warm-homes.pdf").read_bytes()


def test_without_an_edition_there_is_nothing_to_compare_with(project: Path) -> None:
    status, said = run(project, "diff")
    assert (status, "No edition is kept" in said) == (2, True)
    run(project, "roll", "Q3 2012/13")
    status, said = run(project, "diff", "warm-homes", "2011-12-q4")
    assert (status, "No edition called 2011-12-q4 is kept of warm-homes" in said) == (2, True)
    assert run(project, "diff", "--format", "json")[1].startswith("[")
