from __future__ import annotations

import pytest
from builders import BURGLARY, Q2, measure, months, reading

from rbaccards.periods.period import APRIL
from rbaccards.statements.claims import claims
from rbaccards.statements.context import Surroundings
from rbaccards.statements.facts import facts_of
from rbaccards.statements.sentences import Sentence, sentences
from rbaccards.statements.subjects import subject_of
from rbaccards.statements.times import Moment

SUBJECT = subject_of("burglary", measure(name="Domestic burglary"))
FACTS = facts_of(reading(months(*BURGLARY), adds_up="sum", reads_as="last 12 months"))


def read(text: str) -> Sentence:
    (found,) = sentences(text, None, Moment(Q2, APRIL))
    return found


def belongs(text: str, *, named: bool = True) -> bool:
    sentence = read(text)
    return Surroundings(sentence, SUBJECT, frozenset({"leed"})).belongs(next(claims(sentence)), named=named)


@pytest.mark.parametrize(
    "text",
    [
        "Burglary fell by 3%",
        "Burglary in Leeds has now fallen by 3%",
        "3 fewer burglaries",
        "A fall of 3% in burglary",
        "There were 3 burglaries",
        "The police recorded 3 burglaries",
        "Burglary in Leeds: down 3%",
    ],
)
def test_a_figure_belongs_to_the_noun_beside_it(text: str) -> None:
    assert belongs(text)


@pytest.mark.parametrize(
    "text",
    [
        "Visits fell by 3%, and burglary too",
        "3 fewer visits to homes",
        "A fall of 3% in visits",
        "There were 3 visits",
        "The partnership brought burglary down by 3%",
        "Gated streets: domestic burglary is down 3%",
        "Commercial burglary: 23 offences, down 3%",
        "We visited homes and recorded 3 burglaries",
    ],
)
def test_a_figure_of_something_else_does_not(text: str) -> None:
    assert not belongs(text)


def test_a_figure_without_a_noun_belongs_to_what_the_text_speaks_of() -> None:
    assert belongs("Down 3%", named=False)
    assert not belongs("Down 3%", named=True)


@pytest.mark.parametrize(
    ("text", "strange"),
    [("Burglary fell by 3% in Seacroft", True), ("Burglary fell by 3% in Leeds", False), ("Seacroft had 3", False)],
)
def test_names_that_are_not_of_the_whole_are_noticed(text: str, *, strange: bool) -> None:
    assert Surroundings(read(text), SUBJECT, frozenset({"leed"})).strange_names() is strange
