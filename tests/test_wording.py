from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rbaccards.wording import content, same_content


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The streets are clean", ("street", "clean")),
        ("Communities’ needs", ("community", "need")),
        ("Children's lead", ("children", "lead")),
        ("Less glass, 20 buses", ("less", "glass", "20", "buse")),
        ("of the", ()),
        ("", ()),
    ],
)
def test_the_content_of_a_text_is_its_words_without_small_ones_and_endings(text: str, words: tuple[str, ...]) -> None:
    assert content(text) == words


def test_what_says_the_same_has_the_same_content_whatever_the_order() -> None:
    assert same_content("The winter is hard, hard.") == same_content("A hard winter") == ("hard", "winter")


@given(st.lists(st.sampled_from(("warm", "home", "for", "streets", "Leeds"))).flatmap(st.permutations))
def test_order_capitals_and_repetition_make_no_difference(words: list[str]) -> None:
    assert same_content(" ".join(words).upper()) == same_content(", ".join(sorted(words) * 2))
