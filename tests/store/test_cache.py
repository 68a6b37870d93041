from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rbaccards.store import cache as cache_module
from rbaccards.store.cache import Cache, FolderCache, NoCache, key_of

PARTS = st.lists(st.binary(max_size=4) | st.text(st.characters(codec="utf-8"), max_size=4), max_size=4)


def test_a_folder_gives_back_what_was_put_and_nothing_else(tmp_path: Path) -> None:
    cache: Cache = FolderCache(tmp_path / "cache")
    one, other = key_of("print", ["a"]), key_of("print", ["b"])
    assert cache.get(one) is None
    cache.put(one, b"\x00pdf")
    assert cache.get(one) == b"\x00pdf"
    assert cache.get(other) is None


def test_what_is_put_again_replaces_what_was_there(tmp_path: Path) -> None:
    cache = FolderCache(tmp_path)
    cache.put("abc", b"old")
    cache.put("abc", b"new")
    assert cache.get("abc") == b"new"


def test_another_cache_on_the_same_folder_finds_it(tmp_path: Path) -> None:
    FolderCache(tmp_path).put("abc", b"made")
    assert FolderCache(tmp_path).get("abc") == b"made"


def test_an_empty_result_is_not_a_missing_one(tmp_path: Path) -> None:
    FolderCache(tmp_path).put("abc", b"")
    assert FolderCache(tmp_path).get("abc") == b""


def test_no_cache_remembers_nothing_beyond_its_run() -> None:
    cache: Cache = NoCache()
    cache.put("abc", b"made")
    assert cache.get("abc") == b"made"
    assert NoCache().get("abc") is None


@pytest.mark.parametrize(
    ("stage", "parts"),
    [
        ("draw", ["a", "b"]),
        ("print", ["ab"]),
        ("print", ["b", "a"]),
        ("print", ["a", "b", ""]),
        ("print", ["", "a", "b"]),
        ("print", ["a"]),
        ("print", []),
    ],
)
def test_another_stage_order_or_division_of_the_parts_has_another_key(stage: str, parts: list[str]) -> None:
    assert key_of(stage, parts) != key_of("print", ["a", "b"])


def test_text_and_its_bytes_have_the_same_key() -> None:
    assert key_of("print", ["é"]) == key_of("print", ["é".encode()])


def test_a_key_can_name_a_file() -> None:
    assert key_of("print", ["a/../b"]).isalnum()


@given(PARTS, PARTS)
def test_keys_are_alike_exactly_where_the_parts_are(one: list[bytes | str], other: list[bytes | str]) -> None:
    def as_bytes(parts: list[bytes | str]) -> list[bytes]:
        return [part if isinstance(part, bytes) else part.encode() for part in parts]

    assert (key_of("s", one) == key_of("s", other)) == (as_bytes(one) == as_bytes(other))


def test_a_key_knows_the_systems_text_layout() -> None:
    """Another Pango breaks lines elsewhere, so what it laid out is not taken for what this one would."""
    pango, harfbuzz = cache_module.versions()[-2:]
    assert pango.startswith("1.")
    assert harfbuzz[0].isdigit()


def aged(path: Path, days: float) -> Path:
    then = time.time() - days * 86_400
    os.utime(path, (then, then))
    return path


def test_what_nobody_asked_for_in_two_months_is_forgotten_and_what_is_in_use_stays(tmp_path: Path) -> None:
    cache = FolderCache(tmp_path)
    for key in ("aa-old", "bb-used", "cc-new"):
        cache.put(key, b"made")
    for key in ("aa-old", "bb-used"):
        aged(tmp_path / key[:2] / key, 61)
    assert cache.get("bb-used") == b"made"
    (tmp_path / "made.json").write_bytes(b"{}")
    aged(tmp_path / "made.json", 400)
    assert cache.forget() == 1
    assert [cache.get(key) for key in ("aa-old", "bb-used", "cc-new")] == [None, b"made", b"made"]
    assert (tmp_path / "made.json").is_file()


def test_the_cache_is_looked_through_once_a_day(tmp_path: Path) -> None:
    cache = FolderCache(tmp_path)
    assert cache.forget() == 0
    cache.put("aa-old", b"made")
    aged(tmp_path / "aa" / "aa-old", 61)
    assert cache.forget() == 0
    aged(tmp_path / "looked-through", 2)
    assert cache.forget() == 1


def test_an_entry_that_was_cut_short_is_not_there(tmp_path: Path) -> None:
    cache = FolderCache(tmp_path)
    cache.put("abc", b"made")
    path = tmp_path / "ab" / "abc"
    for cut in range(len(path.read_bytes())):
        path.write_bytes(path.read_bytes()[:-1])
        assert cache.get("abc") is None, cut
