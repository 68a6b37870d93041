from __future__ import annotations

import pytest
from builders import Q2, measure

from rbaccards.periods.period import APRIL
from rbaccards.statements.sentences import Sentence, sentences
from rbaccards.statements.subjects import speaks_elsewhere, subject_of
from rbaccards.statements.times import Moment

BURGLARY = subject_of("burglary", measure(name="Recorded domestic burglary", caption="burglaries of homes recorded"))
PERCEPTION = subject_of(
    "perception", measure(name="Residents who say anti-social behaviour got worse", unit="%", polarity="lower")
)


def read(text: str) -> Sentence:
    (found,) = sentences(f"{text}: 3", None, Moment(Q2, APRIL))
    return found


@pytest.mark.parametrize(
    "text",
    [
        "Burglary fell",
        "Domestic burglary is down",
        "Fewer burglaries",
        "The offences recorded",
        "In Leeds burglary rates fell",
        "Burglary keeps falling",
    ],
)
def test_a_noun_of_its_key_or_its_unit_names_a_measure(text: str) -> None:
    assert BURGLARY.named_in(read(text))


def test_a_name_of_one_word_names_a_measure_whatever_its_key() -> None:
    assert subject_of("m1", measure(name="Damp", unit="homes")).named_in(read("Damp fell"))
    assert not subject_of("m1", measure(name="Damp flats", unit="homes")).named_in(read("Damp fell"))


def test_a_unit_that_its_name_does_not_have_names_it_only_where_the_text_begins() -> None:
    first, later = sentences("Offences fell by 3%. Offences fell by 3%.", None, Moment(Q2, APRIL))
    assert BURGLARY.named_in(first)
    assert not BURGLARY.named_in(later)


@pytest.mark.parametrize(
    "text", ["Vehicle burglary fell", "Burglary victims fell", "Robbery fell", "Homes were damaged"]
)
def test_another_noun_beside_it_makes_it_something_else(text: str) -> None:
    assert not BURGLARY.named_in(read(text))


def test_three_words_of_its_name_name_it_too() -> None:
    assert PERCEPTION.named_in(read("The share of residents who say anti-social behaviour got worse"))
    assert not PERCEPTION.named_in(read("Residents say so"))


def test_a_percentage_has_no_noun_but_its_key() -> None:
    assert PERCEPTION.nouns == {"perception"}
    assert BURGLARY.nouns == {"burglary", "offence"}


@pytest.mark.parametrize("word", ["it", "total", "domestic"])
def test_light_words_stand_for_it(word: str) -> None:
    sentence = read(word)
    assert BURGLARY.light(sentence.tokens[0])
    assert not BURGLARY.light(read("robbery").tokens[0])


@pytest.mark.parametrize(
    "text", ["Nationally burglary fell", "Repeat burglary fell", "Burglary might fall", "On average", "Of these"]
)
def test_other_places_parts_and_wishes_are_heard(text: str) -> None:
    sentence = read(text)
    assert speaks_elsewhere(sentence.tokens, sentence.text)
    plain = read("Burglary fell")
    assert not speaks_elsewhere(plain.tokens, plain.text)
    assert not speaks_elsewhere((), "")
