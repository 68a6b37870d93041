"""The pipeline as a whole: what is made anew, what is taken from the cache, what an error stops."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from demonstration import ROOT, Recording
from hostile_project import GOOD

from rbaccards.build import Built, Wanted, build
from rbaccards.checked import check
from rbaccards.execute import Here
from rbaccards.read import read_house, read_project
from rbaccards.render.page import Page
from rbaccards.schema.names import Audience, Paper
from rbaccards.store.cache import FolderCache, NoCache
from rbaccards.tasks import print_page

SMALL = Path(__file__).parent / "projects" / "small"
CARD = "cards/warm-homes/cold-homes.yaml"
PACK = "cards/warm-homes/pack.yaml"


def build_small(files: dict[str, bytes], cache: FolderCache | NoCache) -> tuple[Built, list[str]]:
    """What was built, and the names of the pages that had to be printed."""
    printing = Recording()
    built = build(check(files), read_house(ROOT), Wanted(), cache, printing, lambda _: None)
    return built, sorted(printing.pages)


def test_prints_nothing_a_second_time(tmp_path: Path) -> None:
    files, cache = read_project(SMALL), FolderCache(tmp_path)
    first, printed = build_small(files, cache)
    second, again = build_small(files, cache)
    assert printed == ["page numbers", "warm-homes", "warm-homes/_middle", "warm-homes/cold-homes"]
    assert again == []
    assert second.files == first.files


def test_prints_one_edited_card_again_and_the_front_only_where_it_changes(tmp_path: Path) -> None:
    files, cache = read_project(SMALL), FolderCache(tmp_path)
    build_small(files, cache)
    edited = files | {CARD: files[CARD].replace(b"Fuel prices rose", b"Energy prices rose")}
    _, printed = build_small(edited, cache)
    assert printed == ["warm-homes/cold-homes"]


def test_gives_the_same_bytes_without_a_cache(tmp_path: Path) -> None:
    files = read_project(SMALL)
    assert build_small(files, NoCache())[0].files == build_small(files, FolderCache(tmp_path))[0].files


def test_names_what_a_broken_card_stops() -> None:
    files = read_project(SMALL)
    files[CARD] = files[CARD].replace(b"polarity: lower", b"polarity: down")
    built, printed = build_small(files, NoCache())
    assert built.files == {}
    assert built.failed == ("warm-homes/cold-homes", "warm-homes")
    assert "warm-homes/cold-homes" not in printed


def test_flows_a_long_card_to_a_third_page_says_so_and_loses_nothing(tmp_path: Path) -> None:
    paragraphs = [f"Paragraph number {number} of a long story, which goes on and on and on." for number in range(120)]
    files = read_project(SMALL)
    files[CARD] = files[CARD].replace(
        b"  Fuel prices rose, and insulation came late.",
        "\n\n".join(f"  {each}" for each in paragraphs).encode(),
    )
    built, _ = build_small(files, NoCache())
    (issue,) = [each for each in built.issues if each.code == "L01"]
    assert 'The longest section is "Story behind the baseline".' in issue.message
    pdf = tmp_path / "long.pdf"
    pdf.write_bytes(built.files["pdf/warm-homes/cold-homes.pdf"])
    shown = subprocess.run(["pdftotext", pdf, "-"], capture_output=True, text=True, check=True).stdout
    text = " ".join(shown.split())
    assert [each for each in paragraphs if each not in text] == []


def test_refuses_a_character_that_no_bundled_font_has_at_its_place() -> None:
    files = read_project(SMALL)
    files[CARD] = files[CARD].replace(b"Fuel prices rose", "Fuel prices rose 😀".encode())
    built, _ = build_small(files, NoCache())
    (issue,) = [each for each in built.issues if each.code == "P02"]
    assert issue.excerpt[issue.place.column - 1] == "😀"
    assert "warm-homes/cold-homes" in built.failed


def test_prints_no_card_from_a_pack_file_with_an_error() -> None:
    """A tolerance that cannot be read was only left out for checking; a rating without it must not be printed."""
    files = read_project(SMALL)
    files[PACK] = files[PACK].replace(b"tolerance: 5%", b"tolerance: lots")
    built, printed = build_small(files, NoCache())
    assert built.files == {}
    assert built.failed == ("warm-homes/cold-homes", "warm-homes")
    assert "warm-homes/cold-homes" not in printed


def test_prints_the_good_cards_of_a_pack_that_lists_one_too_many() -> None:
    files = read_project(SMALL)
    files[PACK] = files[PACK].replace(b"  - cold-homes", b"  - cold-homes\n  - rents")
    built, _ = build_small(files, NoCache())
    assert list(built.files) == ["pdf/warm-homes/cold-homes.pdf"]
    assert built.failed == ("warm-homes/rents", "warm-homes")


def test_refuses_such_a_character_in_the_front_of_a_pack_too() -> None:
    files = read_project(SMALL)
    files[PACK] = files[PACK].replace(b"title: Warm homes", "title: Warm 😀 homes".encode())
    built, _ = build_small(files, NoCache())
    (issue,) = [each for each in built.issues if each.code == "P02"]
    assert issue.place.path == PACK
    assert built.failed == ("warm-homes",)


def folders(wanted: Wanted) -> set[str]:
    """The folders of the output that are filled for what is wanted of a project that is public."""
    files = read_project(SMALL)
    files[CARD] = files[CARD].replace(b"population:", b"audience: public\npopulation:")
    built = build(check(files), read_house(ROOT), wanted, NoCache(), Recording(), lambda _: None)
    assert built.failed == ()
    return {name.partition("/")[0] for name in built.files}


def test_makes_papers_and_site_of_everything_and_papers_alone_of_a_part() -> None:
    assert folders(Wanted()) == {"pdf", "site", "fragments"}
    assert folders(Wanted("warm-homes")) == {"pdf"}


def test_makes_a_draft_in_a_folder_of_its_own_and_the_site_alone_for_the_public() -> None:
    assert folders(Wanted(audience="draft")) == {"draft"}
    assert folders(Wanted(audience="public")) == {"site", "fragments"}


@pytest.mark.parametrize("paper", ["large-print", "press", "booklet"])
def test_makes_other_papers_in_folders_of_their_own(paper: Paper) -> None:
    assert folders(Wanted(paper=paper)) == {paper}


@pytest.mark.parametrize("audience", ["draft", "public"])
def test_other_papers_of_other_editions_never_stand_in_the_place_of_those_of_the_board(audience: Audience) -> None:
    files = read_project(SMALL)
    files[CARD] = files[CARD].replace(b"population:", b"audience: public\npopulation:")
    wanted = Wanted(audience=audience, paper="large-print")
    built = build(check(files), read_house(ROOT), wanted, NoCache(), Recording(), lambda _: None)
    names = {"warm-homes.pdf", "warm-homes/cold-homes.pdf"}
    assert set(built.files) == {f"{audience}-large-print/{name}" for name in names}


def test_a_page_that_cannot_be_printed_costs_its_own_card_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the engine does with one page, the other cards are printed, and the pack waits for all of them."""

    def failing(page: Page) -> bytes:
        if page.name.endswith("/cold-homes"):
            raise MemoryError("no room")
        return print_page(page)

    monkeypatch.setattr("rbaccards.workshop.print_page", failing)
    project = check(read_project(GOOD))
    found = build(project, read_house(GOOD), Wanted(), NoCache(), Here(), lambda _: None)
    assert set(found.failed) == {"warm-homes/cold-homes", "warm-homes", "the site"}
    assert "pdf/warm-homes/damp.pdf" in found.files
    (issue,) = [issue for issue in found.issues if issue.code == "P04"]
    assert (issue.place.path, issue.severity) == (CARD, "error")
    assert "MemoryError: no room" in issue.message
    assert not found.published
