from __future__ import annotations

import pytest
from builders import Q2
from hypothesis import given
from hypothesis import strategies as st

from rbaccards.periods.period import APRIL
from rbaccards.statements.claims import Claim, claims, towards
from rbaccards.statements.facts import Kind, Role
from rbaccards.statements.sentences import sentences
from rbaccards.statements.times import Moment


def read(text: str) -> list[Claim]:
    return [claim for sentence in sentences(text, None, Moment(Q2, APRIL)) for claim in claims(sentence)]


@pytest.mark.parametrize(
    ("text", "kind", "way"),
    [
        ("Fires fell by 36%", Kind.CHANGE, -1),
        ("Fires are down by almost 36%", Kind.CHANGE, -1),
        ("Fires are down 36%", Kind.CHANGE, -1),
        ("Fires: up 36%", Kind.CHANGE, 1),
        ("A fall of 36% in fires", Kind.CHANGE, -1),
        ("A 36% increase in fires", Kind.CHANGE, 1),
        ("36% fewer fires", Kind.CHANGE, -1),
        ("Fires were 36% higher", Kind.CHANGE, 1),
        ("Fires halved", Kind.CHANGE, -1),
        ("Fires doubled", Kind.CHANGE, 1),
        ("Fires changed: +2%", Kind.CHANGE, 1),
        ("Fires fell by 3,276", Kind.DIFFERENCE, -1),
        ("3,276 fewer fires", Kind.DIFFERENCE, -1),
        ("Confidence rose by 4 points", Kind.DIFFERENCE, 1),
        ("Fires fell to 5,938", Kind.AMOUNT, 0),
        ("Fires stood at 5,938", Kind.AMOUNT, 0),
        ("There were 5,938 fires", Kind.AMOUNT, 0),
        ("Fires were 5,938", Kind.AMOUNT, 0),
        ("5,938 fires were recorded", Kind.AMOUNT, 0),
        ("In 2011/12: 5,938 fires", Kind.AMOUNT, 0),
        ("The target of 7,056", Kind.AMOUNT, 0),
        ("Nine wards account for 45%", Kind.SHARE, 0),
    ],
)
def test_a_figure_claims_what_the_words_around_it_make_of_it(text: str, kind: Kind, way: int) -> None:
    (found,) = read(text)
    assert (found.kind, found.towards) == (kind, way)


@pytest.mark.parametrize(
    "text",
    [
        "We met 300 landlords",
        "The nine had enough",
        "120 fires were prevented",
        "We worked with 12 schools",
        "Within 20 minutes",
        "Two fires in a row",
        "Of the 58 we chose none",
    ],
)
def test_nothing_is_claimed_where_the_words_do_not_tell(text: str) -> None:
    assert read(text) == []


def test_from_and_to_claim_an_amount_each() -> None:
    assert [(each.kind, each.typed.value) for each in read("Fires fell from 9,214 in 2011/12 to 5,938")] == [
        (Kind.AMOUNT, 9214),
        (Kind.AMOUNT, 5938),
    ]


def test_a_target_is_one_and_no_value() -> None:
    (found,) = read("The stretch target is 5,999")
    assert Role.STRETCH in found.roles
    assert Role.VALUE not in found.roles


def test_the_phrase_that_a_figure_replaces_has_its_direction() -> None:
    (down,), (fewer,), (by,) = read("They are down 36%"), read("3,276 fewer fires"), read("They fell by 36%")
    assert down.first == down.index - 1
    assert fewer.last == fewer.index + 1
    assert by.first == by.last == by.index


@pytest.mark.parametrize(
    ("word", "ways"), [("fell", (-1, 0)), ("rose", (1, 0)), ("improved", (0, 1)), ("worse", (0, -1)), ("was", (0, 0))]
)
def test_words_point_up_or_down_or_for_better_or_worse(word: str, ways: tuple[int, int]) -> None:
    assert towards(word) == ways


WORDS = ("Fires", "fell", "by", "to", "from", "36%", "3,276", "fewer", "up", "of", "a", "target", "for", "account", ",")


@given(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join))
def test_any_order_of_words_can_be_read(text: str) -> None:
    for claim in read(text):
        assert claim.first <= claim.index <= claim.last
