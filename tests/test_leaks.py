"""What is for fewer people reaches nobody else, wherever in a project it stands: Hypothesis draws where.

Entries of every kind are narrowed, with a marker in all of their texts; then every byte of the site is searched for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from attacked import Steps, papers, report_card, texts_of, with_words
from demonstration import ROOT
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from soaking import times
from test_publishing import readable

from rbaccards.build import Built, Wanted, build
from rbaccards.checked import check
from rbaccards.execute import Here
from rbaccards.issues import has_errors
from rbaccards.read import read_house
from rbaccards.schema.fields import Declared
from rbaccards.store.cache import FolderCache

MARKER = "zanzibar"
Place = tuple[str, Steps]


@cache
def sources() -> dict[str, dict[str, bytes]]:
    return {"papers": papers(), "small": report_card("A note.")}


@cache
def narrowable() -> dict[str, list[Place]]:
    """The entries of each project that may be for fewer people, by file and steps."""
    found: dict[str, list[Place]] = {}
    for name, project in sources().items():
        cards = [card for pack in check(project).packs for card in pack.cards]
        found[name] = [(card.loaded.path, steps) for card in cards for steps in _entries(card.loaded.card, ())]
    return found


def _entries(value: Any, steps: Steps) -> Iterator[Steps]:
    if isinstance(value, Declared):
        if steps and "audience" in type(value).model_fields:
            yield steps
        for field, inside in value:
            yield from _entries(inside, (*steps, field))
    elif isinstance(value, tuple):
        for index, each in enumerate(value):
            yield from _entries(each, (*steps, index))
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _entries(each, (*steps, str(key)))


def built_with(name: str, chosen: list[Place], audience: str, cache: FolderCache) -> Built | None:
    """The public edition of a project with some of its entries for fewer people; None where it has none."""
    project = dict(sources()[name])
    for path in {path for path, _ in chosen}:
        own = [steps for each, steps in chosen if each == path]
        inside = {text for text in texts_of(path, project[path]) for steps in own if text[: len(steps)] == steps}
        project[path] = with_words(project[path], inside, MARKER, dict.fromkeys(own, audience))
    checked = check(project)
    if has_errors(checked.issues):
        return None
    built = build(checked, read_house(ROOT), Wanted(audience="public"), cache, Here(), lambda _: None)
    return built if built.published else None


@given(data=st.data(), name=st.sampled_from(["papers", "small"]), audience=st.sampled_from(["draft", "board"]))
@settings(max_examples=times(8, 150), suppress_health_check=list(HealthCheck))
def test_no_marker_of_a_narrowed_entry_is_in_any_public_byte(
    data: st.DataObject, name: str, audience: str, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    chosen = data.draw(st.lists(st.sampled_from(narrowable()[name]), min_size=1, max_size=4, unique=True))
    built = built_with(name, chosen, audience, FolderCache(tmp_path))
    assume(built is not None)
    assert built is not None
    told = [
        each for each, found in built.files.items() if MARKER in f"{each} {readable(each, found, tmp_path)}".lower()
    ]
    assert told == []
    record_property("files searched for markers", len(built.files))


def test_a_marker_for_everybody_is_found(tmp_path: Path) -> None:
    """The test above can fail: entries with the marker that are for everybody are found."""
    assert {name: len(places) for name, places in narrowable().items()} == {"papers": 23, "small": 5}
    for name, places in narrowable().items():
        built = built_with(name, places[:3], "public", FolderCache(tmp_path))
        assert built is not None
        assert [each for each, data in built.files.items() if MARKER in readable(each, data, tmp_path)]
