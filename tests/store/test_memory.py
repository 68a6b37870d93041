"""What was worked out before comes back as it was, and nothing else comes with it."""

from __future__ import annotations

import os
import pickle
from pathlib import Path

import pytest
from builders import card
from hypothesis import given
from hypothesis import strategies as st

from rbaccards.store.cache import FolderCache, NoCache
from rbaccards.store.memory import NOTHING_REMEMBERED, Memory


def test_a_card_comes_back_as_it_was(tmp_path: Path) -> None:
    Memory(FolderCache(tmp_path)).keep("a", card())
    assert Memory(FolderCache(tmp_path)).known("a") == card()


def test_a_value_is_made_once_for_the_same_parts() -> None:
    memory, made = Memory(NoCache()), list[str]()

    def make() -> tuple[int, ...]:
        made.append("made")
        return (len(made),)

    assert memory.recall("count", ["a"], make) == memory.recall("count", ["a"], make) == (1,)
    assert memory.recall("count", ["b"], make) == (2,)
    assert memory.recall("other", ["a"], make) == (3,)


def test_without_a_cache_nothing_is_remembered() -> None:
    NOTHING_REMEMBERED.keep("a", (1,))
    assert NOTHING_REMEMBERED.known("a") is None


class Harmful:
    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, (str(self.mark),)


def test_what_somebody_else_put_there_is_not_carried_out(tmp_path: Path) -> None:
    cache, mark = NoCache(), tmp_path / "mark"
    cache.put("a", pickle.dumps(Harmful(mark)))
    assert Memory(cache).known("a") is None
    assert not mark.exists()
    pickle.loads(cache.made["a"])  # noqa: S301 - shows that another reader would have carried it out
    assert mark.exists()


@pytest.mark.parametrize(
    "name",
    [
        "rbaccards.execute\nProcesses",
        "rbaccards.store.write\nos.system",
        "rbaccards.store.write\nclean",
        "builtins\neval",
    ],
)
def test_only_classes_of_values_are_found(name: str) -> None:
    cache = NoCache()
    cache.put("a", f"c{name}\n.".encode())
    assert Memory(cache).known("a") is None


@given(st.binary(max_size=60), st.integers(min_value=0))
def test_what_is_damaged_is_not_there(noise: bytes, at: int) -> None:
    whole = pickle.dumps(("a", 1.5, ("b",)))
    cache = NoCache()
    cache.put("a", whole[: at % len(whole)])
    cache.put("b", noise)
    memory = Memory(cache)
    assert memory.known("a") is None
    memory.known("b")  # whatever it is, reading it raises nothing
