"""What is kept: editions that never change, and a page at every address that once had one."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from builders import CARD, PACK, SMALL
from click.testing import CliRunner
from site_checks import nu_html_checker, pages_of, problems_of

from rbaccards.commands.main import main

EDITION = "cards/warm-homes/editions/2012-13-q2/site"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The small project, for everybody, in a folder of its own."""
    shutil.copytree(SMALL, tmp_path / "project", ignore=shutil.ignore_patterns("build"))
    _change(tmp_path / "project", CARD, "population:", "audience: public\npopulation:")
    return tmp_path / "project"


def _change(project: Path, file: str, old: str, new: str) -> None:
    path = project / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def run(project: Path, *words: str) -> tuple[int, str]:
    found = CliRunner().invoke(main, [*words, "-C", str(project)])
    return found.exit_code, found.output


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_an_edition_is_kept_for_ever(project: Path) -> None:
    assert run(project, "freeze", "warm-homes")[0] == 0
    first = bytes_of(project / EDITION)
    assert {"index.html", "cold-homes.html", "cold-homes.pdf", "assets/site.css", "data/2012-13-q2.csv"} <= set(first)
    _change(project, CARD, "Fuel prices rose", "Energy prices rose")
    status, said = run(project, "freeze", "warm-homes")
    assert (status, "never changes" in said) == (2, True)
    assert run(project, "build")[0] == 0
    assert bytes_of(project / EDITION) == first
    assert bytes_of(project / "build" / "site" / "warm-homes" / "editions" / "2012-13-q2") == first


def test_a_past_edition_says_so_and_leads_to_the_latest(project: Path) -> None:
    run(project, "freeze", "warm-homes")
    run(project, "build")
    site = project / "build" / "site"
    old = (site / "warm-homes/editions/2012-13-q2/cold-homes.html").read_text(encoding="utf-8")
    assert "You are reading a past edition" in old
    assert 'href="../../../warm-homes/cold-homes.html"' in old
    assert 'href="../../../warm-homes/editions/2012-13-q2/assets/site.css"' in old
    current = (site / "warm-homes/index.html").read_text(encoding="utf-8")
    assert '<a href="../warm-homes/editions/2012-13-q2/index.html">July to September 2012</a>' in current
    assert "past edition</p>" not in current
    assert {page.name: wrong for page in pages_of(site) if (wrong := problems_of(page, site))} == {}
    assert nu_html_checker(site) == ""


def test_a_renamed_card_leaves_a_page_at_its_old_address(project: Path) -> None:
    run(project, "freeze", "warm-homes")
    (project / CARD).rename(project / "cards/warm-homes/warmer-homes.yaml")
    _change(project, PACK, "- cold-homes", "- warmer-homes")
    _change(project, "cards/warm-homes/warmer-homes.yaml", "population:", "formerly: cold-homes\npopulation:")
    assert run(project, "build")[0] == 0
    site = project / "build" / "site"
    left = (site / "warm-homes/cold-homes.html").read_text(encoding="utf-8")
    assert '<a href="../warm-homes/warmer-homes.html">' in left
    assert (site / "warm-homes/indicators/cold-homes-complaints.html").is_file()
    assert {page.name: wrong for page in pages_of(site) if (wrong := problems_of(page, site))} == {}
    assert nu_html_checker(site) == ""


def test_a_card_that_is_gone_leaves_a_page_that_leads_to_its_pack(project: Path) -> None:
    run(project, "freeze", "warm-homes")
    (project / CARD).rename(project / "cards/warm-homes/warmer-homes.yaml")
    _change(project, PACK, "- cold-homes", "- warmer-homes")
    assert run(project, "build")[0] == 0
    left = (project / "build/site/warm-homes/cold-homes.html").read_text(encoding="utf-8")
    assert '<a href="../warm-homes/index.html">' in left


def test_a_card_that_is_for_the_board_again_is_not_left_on_the_site(project: Path) -> None:
    run(project, "build")
    page = project / "build/site/warm-homes/cold-homes.html"
    assert page.is_file()
    second = (project / CARD).read_text(encoding="utf-8").replace("audience: public", "audience: board")
    (project / "cards/warm-homes/other.yaml").write_text(second.replace("cold homes", "old homes"), encoding="utf-8")
    _change(project, PACK, "- cold-homes\n", "- cold-homes\n  - other\n")
    _change(project, "cards/warm-homes/other.yaml", "audience: board", "audience: public")
    _change(project, CARD, "audience: public", "audience: board")
    assert run(project, "build")[0] == 0
    assert not page.exists()
    assert (project / "build/site/warm-homes/other.html").is_file()


def test_of_what_is_for_the_board_alone_no_page_is_kept(project: Path) -> None:
    _change(project, CARD, "audience: public\n", "")
    assert run(project, "freeze", "warm-homes")[0] == 0
    assert not (project / EDITION).exists()
    assert (project / EDITION).with_name("pdf").is_dir()


def test_what_cannot_be_built_is_not_kept(project: Path) -> None:
    _change(project, CARD, "outcome: warm", "outcome: worm")
    status, said = run(project, "freeze", "warm-homes")
    assert (status, "NOT KEPT" in said) == (1, True)
    assert not (project / EDITION).parent.exists()


@pytest.mark.parametrize("name", ["site/cold-homes.html", "pdf/warm-homes.pdf", "cards/warm-homes/cold-homes.yaml"])
def test_an_edition_that_was_changed_stops_the_site(project: Path, name: str) -> None:
    run(project, "freeze", "warm-homes")
    path = (project / EDITION).with_name(name.partition("/")[0]) / name.partition("/")[2]
    path.write_bytes(path.read_bytes() + b" ")
    status, said = run(project, "build")
    assert status == 1
    assert "V02" in said
    assert name in said
    assert "NOT MADE  the site" in said
    path.unlink()
    assert "is gone" in run(project, "build")[1]
