from __future__ import annotations

import pytest
from builders import CARD, Changes, card

from rbaccards.checks.rating import stated_rating


def progress(text: str) -> Changes:
    return {CARD: {"population:": f"progress: {text}\npopulation:"}}


RED = "{rating: red, because: It got cold, by: Head of housing, on: 14 November 2012}"


@pytest.mark.parametrize(
    ("stated", "told"),
    [
        ("auto", False),
        ("green", False),
        ("amber", True),
        ("red", True),
        ("{rating: red}", True),
        ("{rating: red, because: It got cold}", True),
        ("{rating: red, because: It got cold, by: Head of housing}", True),
        ("{rating: red, because: It got cold, on: 14 November 2012}", True),
        (RED, False),
        ("{rating: green, because: Still green}", False),
    ],
)
def test_a_rating_other_than_the_worked_out_one_needs_a_reason_who_and_when(stated: str, *, told: bool) -> None:
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
    with_reason = {CARD: no_target[CARD] | progress(RED)[CARD]}
    (issue,) = stated_rating(card(with_red))
    assert "no target" in issue.message
    assert list(stated_rating(card(with_reason))) == []


def test_a_card_without_data_for_its_headline_is_told_elsewhere() -> None:
    broken = {CARD: {"data/complaints.csv": "data/nothing.csv"} | progress("red")[CARD]}
    assert list(stated_rating(card(broken))) == []


@pytest.mark.parametrize(
    ("field", "stated", "codes"),
    [
        ("progress", "green", []),
        ("progress", "amber", ["R01"]),
        ("progress", "{rating: amber, because: Late returns}", ["R04"]),
        ("progress", RED, []),
        ("forecast_rating", "green", []),
        ("forecast_rating", "red", ["R01"]),
        ("forecast_rating", RED, []),
        ("progress", "blue", ["R05", "R01"]),
    ],
)
def test_a_measure_may_be_judged_too_now_and_at_the_years_end(field: str, stated: str, codes: list[str]) -> None:
    found = stated_rating(card({CARD: {"    source:": f"    {field}: {stated}\n    source:"}}))
    assert [issue.code for issue in found] == codes


def test_blue_can_be_stated_on_its_own_scale() -> None:
    blue = RED.replace("red", "blue")
    with_scale = {CARD: {"    source:": f"    progress: {blue}\n    scale: BRAG\n    source:"}}
    assert list(stated_rating(card(with_scale))) == []
