from __future__ import annotations

import re

from builders import Q2
from hypothesis import given
from hypothesis import strategies as st

from rbaccards.periods.period import APRIL
from rbaccards.statements.blots import BLOT
from rbaccards.statements.sentences import Sentence, sentences
from rbaccards.statements.times import Moment

NOW = Moment(Q2, APRIL)


def read(text: str, places: str = "") -> tuple[Sentence, ...]:
    return sentences(text, re.compile(places) if places else None, NOW)


def kinds(sentence: Sentence) -> list[str]:
    names = ("word", "mark", "typed", "slot", "when", "place")
    return [next(name for name in names if getattr(token, name)) for token in sentence.tokens]


def test_a_sentence_is_words_marks_figures_times_and_places() -> None:
    (found,) = read("Armley had 36 fires, {{ fires.latest }} in May 2012.", "Armley")
    assert kinds(found) == ["place", "word", "typed", "word", "mark", "slot", "word", "when"]
    assert found.tokens[5].slot == "fires.latest"


def test_sentences_end_at_stops_and_items_of_lists() -> None:
    found = read("We met e.g. 3 groups. Then 4 more.\n\n- 5 came\n- 6 went")
    assert [next(each.typed.value for each in one.tokens if each.typed) for one in found] == [3, 4, 5, 6]


def test_sentences_without_figures_are_left_out() -> None:
    assert read("Fuel prices rose. Insulation came late.") == ()


def test_what_is_quoted_is_not_read() -> None:
    assert read("They said “we lost 40 homes” to us.") == ()


def test_emphasis_is_no_mark() -> None:
    (found,) = read("**64.5%** of victims")
    assert kinds(found) == ["typed", "word", "word"]


def test_clauses_lie_between_marks_and_joining_words() -> None:
    (found,) = read("Fires fell by 3, but floods rose by 4 and stayed.")
    clauses = [each.clause for each in found.tokens if each.word]
    assert len(set(clauses)) == 3
    assert [each.word for each in found.clause(1) if each.word] == ["fires", "fell", "by"]


def test_words_come_in_small_letters_and_capitals_are_known() -> None:
    (found,) = read("In Leeds 3 fires")
    assert found.word(1) == "leeds"
    assert found.capital(found.tokens[1])
    assert found.words(0, 2) == ("in", "leeds")
    assert found.word(-1) == found.word(99) == ""


@given(st.text(max_size=80))
def test_every_token_stands_where_it_says(text: str) -> None:
    for sentence in read(text):
        ends = [(each.start, each.end) for each in sentence.tokens]
        assert all(0 <= start < end <= len(text) for start, end in ends)
        assert ends == sorted(ends)
        read_as = [(text[each.start : each.end].lower(), each.word) for each in sentence.tokens if each.word]
        assert all(word in (said, BLOT * len(word)) for said, word in read_as)


def test_what_is_far_too_long_for_a_sentence_states_nothing() -> None:
    clause = "burglary fell by 36% in May, "
    assert sentences(clause * 10, None, NOW)
    assert sentences(clause * 200, None, NOW) == ()
