from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rbaccards.nearest import either, nearest

KNOWN = ("headline", "new_actions", "risks", "what_we_did", "what_worked")
NAMES = st.text("abcdefghij_", min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("headlin", "headline"),
        ("HEADLINE", "headline"),
        ("new actions", "new_actions"),
        ("New-Actions", "new_actions"),
        ("risk", "risks"),
        ("what_works", "what_worked"),
        ("burglary", None),
        ("", None),
    ],
)
def test_the_nearest_known_name_is_found_or_none(name: str, expected: str | None) -> None:
    assert nearest(name, KNOWN) == expected


def test_nothing_is_near_where_nothing_is_known() -> None:
    assert nearest("headline", ()) is None


@given(NAMES, st.lists(NAMES))
def test_a_guess_is_always_one_of_the_known_names_in_any_order(name: str, known: list[str]) -> None:
    found = nearest(name, known)
    assert found is None or found in known
    assert nearest(name, reversed(known)) == found


@given(NAMES, st.lists(NAMES))
def test_a_known_name_written_with_spaces_and_capitals_is_found(name: str, known: list[str]) -> None:
    found = nearest(name.replace("_", " ").upper(), [name, *known])
    assert found is not None
    assert found.upper() == name.upper()


@pytest.mark.parametrize(
    ("names", "words"),
    [(("lower",), "lower"), (("a", "b"), "a or b"), (("lower", "higher", "none"), "lower, higher or none")],
)
def test_a_choice_ends_with_or(names: tuple[str, ...], words: str) -> None:
    assert either(iter(names)) == words
