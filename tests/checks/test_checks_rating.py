from __future__ import annotations

import pytest
from builders import CARD, Changes, card

from rbaccards.checks.rating import stated_rating


def progress(text: str) -> Changes:
    return {CARD: {"population:": f"progress: {text}\npopulation:"}}


@pytest.mark.parametrize(
    ("stated", "told"),
    [
        ("auto", False),
        ("green", False),
        ("amber", True),
        ("red", True),
        ("{rating: red}", True),
        ("{rating: red, because: It got cold}", False),
        ("{rating: green, because: Still green}", False),
    ],
)
def test_a_rating_other_than_the_worked_out_one_needs_a_reason(stated: str, *, told: bool) -> None:
    found = list(stated_rating(card(progress(stated))))
    assert bool(found) is told


def test_the_issue_names_both_ratings_and_stands_at_the_stated_one() -> None:
    (issue,) = stated_rating(card(progress("amber")))
    assert issue.code == "R01"
    assert "amber" in issue.message
    assert "green" in issue.message
    assert "progress: amber" in issue.excerpt


def test_a_rating_without_a_target_is_allowed_only_with_a_reason() -> None:
    no_target = {CARD: {"targets: {2012/13: 130}": "targets: {2010/11: 130}"}}
    with_red = {CARD: no_target[CARD] | progress("red")[CARD]}
    with_reason = {CARD: no_target[CARD] | progress("{rating: red, because: Too cold}")[CARD]}
    (issue,) = stated_rating(card(with_red))
    assert "no target" in issue.message
    assert list(stated_rating(card(with_reason))) == []


def test_a_card_without_data_for_its_headline_is_told_elsewhere() -> None:
    broken = {CARD: {"data/complaints.csv": "data/nothing.csv"} | progress("red")[CARD]}
    assert list(stated_rating(card(broken))) == []
