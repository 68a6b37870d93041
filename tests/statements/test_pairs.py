from __future__ import annotations

import pytest
from builders import Q2

from rbaccards.periods.period import APRIL
from rbaccards.statements.intervals import exactly
from rbaccards.statements.pairs import backwards, points_called_per_cent
from rbaccards.statements.sentences import Sentence, sentences
from rbaccards.statements.times import Moment


def read(text: str) -> Sentence:
    (found,) = sentences(text, None, Moment(Q2, APRIL))
    return found


def test_the_published_4_35_per_cent_are_points() -> None:
    (found,) = points_called_per_cent(read("Non-decent homes were reduced by 4.35%, from 22.81% to 18.46%"))
    assert found.typed.text == "4.35%"
    assert found.relative == pytest.approx(-19.07, abs=0.01)


@pytest.mark.parametrize(
    "text",
    [
        "The gap widened by 1.5%, from 38% to 39.8%",
        "It moved by +0.2%, from 47% to 47%",
        "Down 6.9%, from 8.0% to 7.5%",
        "Down 4.35 points, from 22.81% to 18.46%",
        "Down 19.1%, from 22.81% to 18.46%",
        "60% said yes and 40% no, 20% fewer",
        "Down 4.35%, from 22.81% by way of 20% to 18.46%",
    ],
)
def test_what_may_be_meant_otherwise_is_left(text: str) -> None:
    assert list(points_called_per_cent(read(text))) == []


VALUES = {"a": exactly(9214), "b": exactly(5938)}


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("It fell from 5,938 to 9,214", True),
        ("It fell from {{ b }} in 2010/11 to {{ a }}", True),
        ("It rose from {{ a }} to 5,938", True),
        ("It fell from 9,214 to 5,938", False),
        ("It fell from {{ a }} to {{ b }}", False),
        ("It fell from {{ a }} to {{ unknown }}", False),
        ("It fell from 9,214", False),
        ("The stay rose from 7 shifts to 5 spells", False),
        ("It went from 5,938 to 9,214", False),
    ],
)
def test_a_word_of_direction_goes_with_its_two_figures(text: str, *, wrong: bool) -> None:
    assert bool(list(backwards(read(text), VALUES))) is wrong
