from __future__ import annotations

import pytest
from builders import BURGLARY, CARD, Changes, card, months, reading

from rbaccards.measures.direction import Direction
from rbaccards.measures.rating import Colour
from rbaccards.schema.judgement import Scale
from rbaccards.view.parts import Mark
from rbaccards.view.reasons import direction_mark, overall_reason, rating_mark, reason, year_end_reason

ROLLING = {"adds_up": "sum", "reads_as": "last 12 months"}


@pytest.mark.parametrize("colour", [*Colour, None])
@pytest.mark.parametrize("scale", ["RAG", "BRAG"])
def test_a_rating_is_a_shape_and_a_word_never_colour_alone(colour: Colour | None, scale: Scale) -> None:
    mark = rating_mark(colour, scale)
    assert mark.shape
    assert mark.word == (colour.value.capitalize() if colour else "Not rated")


@pytest.mark.parametrize(
    ("colour", "shape", "word"),
    [
        (Colour.GREEN, "star", "Better"),
        (Colour.AMBER, "disc", "Within range"),
        (Colour.RED, "triangle", "Worse"),
        (None, "none", "Not rated"),
    ],
)
def test_stars_are_the_same_scale_in_other_shapes(colour: Colour | None, shape: str, word: str) -> None:
    assert rating_mark(colour, "stars") == Mark(shape, word)


@pytest.mark.parametrize("direction", list(Direction))
def test_a_direction_is_a_shape_and_a_word(direction: Direction) -> None:
    assert direction_mark(direction).shape
    assert direction_mark(direction).word


@pytest.mark.parametrize(
    ("target", "tolerance", "facts"),
    [
        ("7,056", "5%", ("5,938 offences", "12 months to September 2012", "better", "2012/13 target of 7,056")),
        ("5,938", "5%", ("meets", "5,938")),
        ("5,700", "5%", ("worse", "within the tolerance of 5% of the target")),
        ("5,000", "5%", ("worse", "beyond the tolerance of 5% of the target")),
        ("5,937", "10", ("within the tolerance of 10 offences",)),
    ],
)
def test_a_rating_gives_the_numbers_and_the_rule(target: str, tolerance: str, facts: tuple[str, ...]) -> None:
    said = reason(reading(months(*BURGLARY), targets={"2012/13": target}, tolerance=tolerance, **ROLLING))
    assert all(fact in said for fact in facts)


@pytest.mark.parametrize(("stretch", "fact"), [("5,999", "meets the stretch target"), ("5,900", "not yet meet")])
def test_the_stretch_target_is_told_where_the_target_is_met(stretch: str, fact: str) -> None:
    both = {"targets": {"2012/13": "7,056"}, "stretch": {"2012/13": stretch}}
    assert fact in reason(reading(months(*BURGLARY), **both, **ROLLING))


@pytest.mark.parametrize(
    ("fields", "fact"),
    [
        ({}, "No target"),
        ({"polarity": "none", "targets": {"2012/13": "5"}}, "Neither"),
        ({"polarity": "range", "targets": {"2012/13": "5"}}, "range"),
        ({"targets": {"2012/13": "continued fall"}}, "“continued fall”"),
        ({"adds_up": "sum", "targets": {"2012/13": "5"}}, "part of a year"),
    ],
)
def test_what_is_not_rated_says_why(fields: dict[str, object], fact: str) -> None:
    assert fact in reason(reading(months(1, 2, 3), **fields))


def test_a_measure_without_data_says_so() -> None:
    assert "no data" in reason(reading(months(None)))


def progress(text: str) -> Changes:
    return {CARD: {"population:": f"progress: {text}\npopulation:"}}


def test_a_judgement_is_printed_with_its_reason_and_with_the_rule() -> None:
    said = overall_reason(card(progress("{rating: red, because: It got cold.}")))
    assert all(fact in said for fact in ("judgement", "It got cold.", "120", "130", "better"))


def test_300_homes_that_meet_their_milestone_are_not_told_to_be_worse() -> None:
    found = reading(
        months(*[50] * 6),
        unit="homes",
        polarity="higher",
        adds_up="sum",
        reads_as="year to date",
        targets={"2012/13": "1,450"},
        milestones={"Sep 2012": "250 to 350"},
    )
    assert found.rating.colour is Colour.GREEN
    assert "worse" not in reason(found)
    assert "250" in reason(found)


def test_figures_in_the_reason_of_a_judgement_are_filled_in() -> None:
    because = '{rating: red, because: "{{ complaints.latest }} in one month is too many."}'
    assert "11 in one month" in overall_reason(card(progress(because)))


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("7,056", "Green: 4,904 projected (same rate to the year’s end), target 7,056."),
        ("4,700", "Amber: 4,904 projected (same rate to the year’s end), target 4,700, within the tolerance of 5%"),
        ("4,000", "Red: 4,904 projected (same rate to the year’s end), target 4,000, beyond the tolerance of 5%"),
    ],
)
def test_the_years_end_is_told_with_the_projection_its_method_and_the_target(target: str, words: str) -> None:
    found = reading(months(*BURGLARY), targets={"2012/13": target}, tolerance="5%", **ROLLING)
    assert year_end_reason(found, {}).startswith(words)


def test_an_officers_view_of_the_years_end_is_told_with_what_is_projected() -> None:
    judgement = {"rating": "red", "because": "Winter comes.", "by": "Police lead", "on": "1 October 2012"}
    found = reading(months(*BURGLARY), targets={"2012/13": "7,056"}, forecast_rating=judgement, **ROLLING)
    said = year_end_reason(found, {})
    assert all(part in said for part in ("Red: Officers’ judgement (Police lead, 1 October 2012)", "Winter", "4,904"))
    alone = reading(months(*BURGLARY), forecast_rating=judgement, **ROLLING)
    assert year_end_reason(alone, {}).endswith("(Police lead, 1 October 2012): Winter comes.")
    expected = reading(months(*BURGLARY), forecast_rating={"rating": "red"}, **ROLLING)
    assert year_end_reason(expected, {}) == "Red: As officers expect."


def test_without_a_target_and_a_judgement_nothing_is_said_of_the_years_end() -> None:
    assert year_end_reason(reading(months(*BURGLARY), **ROLLING), {}) == ""
