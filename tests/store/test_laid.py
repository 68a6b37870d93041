"""Files laid ready: none is seen before all take their places, and what does not leaves nothing behind."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import hold

from rbaccards.store.laid import Published, lay_out
from rbaccards.store.write import write_files


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def published(folder: Path, files: dict[str, bytes]) -> Published:
    with lay_out(folder) as laid:
        laid.update(files)
        return laid.publish()


def test_what_is_laid_is_read_back_and_seen_by_readers_when_all_is_published(tmp_path: Path) -> None:
    write_files(tmp_path, {"a": b"old", "b": b"same"})
    with lay_out(tmp_path) as laid:
        laid.update({"a": b"new", "b": b"same", "deep/c": b"1"})
        assert dict(laid) == {"a": b"new", "b": b"same", "deep/c": b"1"}
        seen = {name: data for name, data in tree(tmp_path).items() if not name.rpartition("/")[2].startswith(".")}
        assert seen == {"a": b"old", "b": b"same"}
        assert laid.publish() == Published(("a", "deep/c"))
    assert tree(tmp_path) == {"a": b"new", "b": b"same", "deep/c": b"1"}


@pytest.mark.parametrize("stopped", [KeyboardInterrupt, OSError])
def test_what_is_not_published_is_as_if_it_had_never_been(tmp_path: Path, stopped: type[BaseException]) -> None:
    write_files(tmp_path, {"a": b"old"})

    def build() -> None:
        with lay_out(tmp_path) as laid:
            laid.update({"a": b"new", "very/deep/b": b"1"})
            raise stopped

    with pytest.raises(stopped):
        build()
    assert tree(tmp_path) == {"a": b"old"}
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_what_is_withdrawn_or_laid_again_leaves_the_last_word(tmp_path: Path) -> None:
    write_files(tmp_path, {"a": b"old", "b": b"old"})
    with lay_out(tmp_path) as laid:
        laid.update({"a": b"new", "b": b"new", "site/c": b"1"})
        laid["b"] = b"old"
        del laid["a"], laid["site/c"]
        assert set(laid) == {"b"}
        assert laid.publish() == Published(())
    assert tree(tmp_path) == {"a": b"old", "b": b"old"}
    assert not (tmp_path / "site").exists()


def test_files_that_are_not_laid_are_not_there(tmp_path: Path) -> None:
    write_files(tmp_path, {"a": b"old"})
    with lay_out(tmp_path) as laid:
        assert "a" not in laid
        with pytest.raises(KeyError):
            laid["a"]


def test_a_file_that_is_let_go_in_time_is_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_files(tmp_path, {"a.pdf": b"old"})
    hold(monkeypatch, "a.pdf", 3)
    assert published(tmp_path, {"a.pdf": b"new", "b.pdf": b"1"}) == Published(("a.pdf", "b.pdf"))
    assert tree(tmp_path) == {"a.pdf": b"new", "b.pdf": b"1"}


def test_a_file_that_stays_open_is_kept_and_the_new_one_lies_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_files(tmp_path, {"p/a.pdf": b"old"})
    tried = hold(monkeypatch, "a.pdf", 1000)
    assert published(tmp_path, {"p/a.pdf": b"new", "b.pdf": b"1"}) == Published(("b.pdf",), ("p/a.pdf",))
    assert tree(tmp_path) == {"p/a.pdf": b"old", "p/a.NEW.pdf": b"new", "b.pdf": b"1"}
    assert tried.count("a.pdf") == 6
    monkeypatch.undo()
    assert published(tmp_path, {"p/a.pdf": b"new", "b.pdf": b"1"}) == Published(("p/a.pdf",))
    assert tree(tmp_path) == {"p/a.pdf": b"new", "b.pdf": b"1"}
