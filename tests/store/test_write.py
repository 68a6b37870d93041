from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest
from builders import output

from rbaccards.publishing import FRAGMENTS, SITE
from rbaccards.schema.names import Paper
from rbaccards.store.write import OURS, clean, write_files


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_files_are_written_with_their_folders_and_named_in_order(tmp_path: Path) -> None:
    files = {"pdf/p/c.pdf": b"2", "a.txt": b"1"}
    assert write_files(tmp_path / "build", files) == ("a.txt", "pdf/p/c.pdf")
    assert tree(tmp_path / "build") == files


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    write_files(tmp_path, {"a": b"1", "b": b"2"})
    before = (tmp_path / "a").stat()
    assert write_files(tmp_path, {"a": b"1", "b": b"3"}) == ("b",)
    assert (tmp_path / "a").stat().st_ino == before.st_ino
    assert tree(tmp_path) == {"a": b"1", "b": b"3"}


def test_nothing_else_in_the_folder_is_touched(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_bytes(b"mine")
    write_files(tmp_path, {"a": b"1"})
    assert tree(tmp_path) == {"mine.txt": b"mine", "a": b"1"}


def test_writing_nothing_makes_nothing(tmp_path: Path) -> None:
    assert write_files(tmp_path / "build", {}) == ()
    assert not (tmp_path / "build").exists()


def test_a_write_that_fails_leaves_nothing_half_done(tmp_path: Path) -> None:
    (tmp_path / "a" / "inside").mkdir(parents=True)
    with pytest.raises(OSError, match=r"directory|exists"):
        write_files(tmp_path, {"a": b"1"})
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_a_link_is_replaced_and_what_it_led_to_is_kept(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_bytes(b"old")
    (tmp_path / "a").symlink_to(tmp_path / "elsewhere")
    assert write_files(tmp_path, {"a": b"new"}) == ("a",)
    assert (tmp_path / "elsewhere").read_bytes() == b"old"
    assert (tmp_path / "a").read_bytes() == b"new"


def test_clean_removes_what_we_made_and_nothing_else(tmp_path: Path) -> None:
    for name in (*OURS, "README.md", "notes/mine.txt"):
        path = tmp_path / (name if name.endswith((".md", ".txt", ".zip", ".json")) else f"{name}/file")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")
    assert set(clean(tmp_path)) == set(OURS)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["README.md", "notes"]
    assert clean(tmp_path) == ()


def test_every_folder_of_a_build_is_ours() -> None:
    assert {"pdf", "draft", *get_args(Paper)} - {"standard"} <= set(OURS)
    assert {SITE, FRAGMENTS} <= set(OURS)


def papers(build: Path, *names: str, whole: bool = True) -> tuple[str, ...]:
    """Make papers of these names; the names of those removed."""
    made = {f"pdf/{name}": name.encode() for name in names}
    return output(made, build, whole=whole).removed


def test_a_paper_that_is_not_made_any_more_is_removed_with_its_folder(tmp_path: Path) -> None:
    assert papers(tmp_path, "homes.pdf", "homes/cold.pdf") == ()
    assert papers(tmp_path, "warm.pdf") == ("pdf/homes.pdf", "pdf/homes/cold.pdf")
    assert [path.name for path in (tmp_path / "pdf").iterdir()] == ["warm.pdf"]


def test_a_paper_is_kept_while_not_everything_was_made(tmp_path: Path) -> None:
    papers(tmp_path, "homes.pdf")
    assert papers(tmp_path, "warm.pdf", whole=False) == ()
    assert papers(tmp_path, "warm.pdf") == ("pdf/homes.pdf",)


def test_a_paper_that_somebody_changed_or_made_is_never_removed(tmp_path: Path) -> None:
    papers(tmp_path, "homes.pdf")
    write_files(tmp_path, {"pdf/homes.pdf": b"with notes", "pdf/ours.pdf": b"ours"})
    assert papers(tmp_path, "warm.pdf") == ()
    assert papers(tmp_path, "warm.pdf") == ()
    assert tree(tmp_path / "pdf") == {"homes.pdf": b"with notes", "ours.pdf": b"ours", "warm.pdf": b"warm.pdf"}
