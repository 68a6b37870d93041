"""Beginning: a project that is whole, a card that passes, and nothing written over."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from builders import PACK, SMALL, checked
from click.testing import CliRunner
from pikepdf import Pdf

from rbaccards.checked import check
from rbaccards.commands.main import main
from rbaccards.issues import Severity
from rbaccards.read import read_project, shipped
from rbaccards.starting import new_card, starter_files


def run(*words: str) -> tuple[int, str]:
    found = CliRunner().invoke(main, list(words))
    return found.exit_code, found.output


@pytest.fixture
def begun(tmp_path: Path) -> Path:
    assert run("init", str(tmp_path / "our-cards"))[0] == 0
    return tmp_path / "our-cards"


def test_a_new_project_has_nothing_against_it_and_builds_papers_and_site(begun: Path) -> None:
    assert check(read_project(begun)).issues == ()
    status, said = run("build", "--strict", "-C", str(begun))
    assert (status, "NOT MADE" in said) == (0, False)
    assert (begun / "build" / "site" / "index.html").is_file()
    for name in ("breastfeeding", "school-readiness"):
        with Pdf.open(begun / "build" / "pdf" / "healthy-start" / f"{name}.pdf") as pdf:
            assert len(pdf.pages) == 2


def test_every_field_of_its_cards_has_a_comment_on_its_line_or_above(begun: Path) -> None:
    text = (begun / "cards/healthy-start/breastfeeding.yaml").read_text(encoding="utf-8")
    lines = text.splitlines()
    fields = [number for number, line in enumerate(lines) if re.match(r"[a-z_]+:", line)]
    assert len(fields) > 12
    assert [
        lines[number] for number in fields if not lines[number - 1].startswith("#") and "#" not in lines[number]
    ] == []


def test_all_its_figures_are_marked_illustrative(begun: Path) -> None:
    for path in begun.glob("cards/*/data/*.csv"):
        assert all("illustrative" in line for line in path.read_text(encoding="utf-8").splitlines()[1:])


def test_editors_find_the_schemas_that_the_cards_name(begun: Path) -> None:
    for path in begun.glob("cards/*/*.yaml"):
        named = re.search(r"\$schema=(\S+)", path.read_text(encoding="utf-8"))
        if named:
            assert (path.parent / named[1]).resolve().is_file()


def test_a_second_beginning_writes_nothing(begun: Path) -> None:
    card = begun / "cards/healthy-start/breastfeeding.yaml"
    card.write_text("mine", encoding="utf-8")
    (begun / "READ-ME-FIRST.txt").unlink()
    status, said = run("init", str(begun))
    assert status == 2
    assert "Nothing was written" in said
    assert card.read_text(encoding="utf-8") == "mine"
    assert not (begun / "READ-ME-FIRST.txt").exists()


def test_the_double_click_file_of_a_mac_can_be_run(begun: Path) -> None:
    assert (begun / "make-cards.command").stat().st_mode & 0o111
    assert starter_files(shipped())["make-cards.bat"].endswith(b"pause\r\n")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(SMALL, tmp_path / "project", ignore=shutil.ignore_patterns("build"))
    return tmp_path / "project"


@pytest.mark.parametrize("name", ["warm-schools", "2nd-homes"])
def test_a_new_card_passes_as_it_is_and_is_a_draft(name: str, project: Path) -> None:
    assert run("new", f"warm-homes/{name}", "-C", str(project))[0] == 0
    pack = project / PACK
    pack.write_text(pack.read_text("utf-8").replace("- cold-homes\n", f"- cold-homes\n  - {name}\n"), encoding="utf-8")
    found = check(read_project(project))
    own = [issue for issue in found.issues if name in issue.place.path]
    assert [issue for issue in own if issue.severity is not Severity.NOTE] == []
    (card,) = [each for each in found.packs[0].cards if each.name == name]
    assert card.audience == "draft"
    assert card.headline is not None


def test_a_new_card_is_not_written_over_another(project: Path) -> None:
    before = (project / "cards/warm-homes/cold-homes.yaml").read_bytes()
    status, said = run("new", "warm-homes/cold-homes", "-C", str(project))
    assert (status, "Nothing was written" in said) == (2, True)
    assert (project / "cards/warm-homes/cold-homes.yaml").read_bytes() == before
    assert not (project / "cards/warm-homes/data/cold-homes.csv").exists()


@pytest.mark.parametrize(
    ("card", "told"), [("rents/new", "There is no pack rents"), ("warm-homes/New Card", "is no name of a card")]
)
def test_what_cannot_be_is_told(card: str, told: str, project: Path) -> None:
    status, said = run("new", card, "-C", str(project))
    assert (status, told in said) == (2, True)


def test_a_new_series_ends_with_the_review_period() -> None:
    files = new_card("warm-schools", checked().packs[0].pack, shipped())
    assert files["data/warm-schools.csv"].splitlines()[-1].startswith(b"2012-13-q2,")
