from __future__ import annotations

from pathlib import Path

import pytest

from rbaccards.write import write_files


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
