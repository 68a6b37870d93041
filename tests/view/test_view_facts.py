from __future__ import annotations

import pytest
from builders import BURGLARY, card, months, reading

from rbaccards.view.facts import facts

ROLLING = {"adds_up": "sum", "reads_as": "last 12 months"}


def said(**fields: object) -> dict[str, tuple[str, str, str]]:
    """Value, mark and second line of each fact by its label."""
    found = reading(months(*BURGLARY), **ROLLING | fields)
    return {each.label: (each.value, each.mark.word if each.mark else "", each.under) for each in facts(found, card())}


@pytest.mark.parametrize(
    ("fields", "label", "value"),
    [
        ({"targets": {"2012/13": "7,056"}}, "Target, 2012/13", "7,056"),
        ({"targets": {"2012/13": "5,000 to 6,000"}, "polarity": "range"}, "Target, 2012/13", "5,000 to 6,000"),
        ({"targets": {"2012/13": "continued fall"}}, "Target, 2012/13", "continued fall"),
        ({"targets": {"2011/12": "7,056"}}, "Target", "None agreed"),
        ({}, "Target", "None agreed"),
    ],
)
def test_the_target_is_a_number_a_range_or_words(fields: dict[str, object], label: str, value: str) -> None:
    assert said(**fields)[label][0] == value


def test_the_least_acceptable_value_stands_under_the_target() -> None:
    found = said(targets={"2012/13": "7,056"}, minimum={"2012/13": "7,500"})
    assert "7,500" in found["Target, 2012/13"][2]


@pytest.mark.parametrize(
    ("fields", "word"),
    [
        ({"targets": {"2012/13": "7,056"}}, "Green"),
        ({"targets": {"2012/13": "7,056"}, "scale": "stars"}, "Better"),
        ({"targets": {"2012/13": "7,056"}, "stretch": {"2012/13": "5,999"}, "scale": "BRAG"}, "Blue"),
        ({"progress": "red"}, "Red"),
        ({"targets": {"2012/13": "continued fall"}}, "Not rated"),
    ],
)
def test_an_indicator_beside_the_headline_one_has_its_rating(fields: dict[str, object], word: str) -> None:
    assert said(**fields)["Rating now"][1] == word


def test_without_a_target_or_a_judgement_there_is_no_rating_to_show() -> None:
    assert "Rating now" not in said()


def test_the_headline_indicator_has_its_rating_at_the_top_of_the_card() -> None:
    found = card()
    assert found.headline is not None
    assert "Rating now" not in [each.label for each in facts(found.headline, found)]


@pytest.mark.parametrize(
    ("direction", "under"),
    [
        ("as the figure", "against the 12 months before"),
        ("last 12 months", "against the 12 months before"),
        ("year before", "against September 2011"),
        ("previous", "against August 2012"),
        ("run chart", "the last 11 points, on the run chart"),
    ],
)
def test_the_direction_of_travel_names_what_it_was_judged_on(direction: str, under: str) -> None:
    assert said(direction=direction)["Direction of travel"][2] == under
