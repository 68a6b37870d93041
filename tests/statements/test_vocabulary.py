from __future__ import annotations

import re

import pytest

from rbaccards.statements import vocabulary
from rbaccards.statements.vocabulary import BETTER, DIRECTIONS, DOWN, ELSEWHERE, INFLECTED, UP, WORSE

SETS = {name: words for name, words in vars(vocabulary).items() if isinstance(words, frozenset)}


@pytest.mark.parametrize("name", sorted(SETS))
def test_words_are_single_and_in_small_letters_as_sentences_give_them(name: str) -> None:
    assert SETS[name]
    assert all(re.fullmatch(r"[a-z]+", word) for word in SETS[name])


def test_no_word_points_both_ways() -> None:
    assert len(DIRECTIONS) == len(UP) + len(DOWN) + len(BETTER) + len(WORSE)


@pytest.mark.parametrize("word", ["falling", "risen", "increased", "improvement"])
def test_forms_of_a_word_of_direction_are_known(word: str) -> None:
    assert INFLECTED.fullmatch(word)
    assert not INFLECTED.fullmatch("robbery")


def test_a_word_within_a_word_means_nothing() -> None:
    assert ELSEWHERE.search("in England")
    assert not ELSEWHERE.search("in Englandshire")
