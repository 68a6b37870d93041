from __future__ import annotations

from typing import get_args

import pytest
from builders import pack
from pydantic import ValidationError

from rbaccards.measured import audience_of
from rbaccards.schema.card import Card
from rbaccards.schema.judgement import Progress
from rbaccards.schema.names import SectionName

MEASURE = {"name": "Burglary", "unit": "offences", "polarity": "lower", "frequency": "month", "data": "b.csv"}
CARD = {
    "priority": "Reduce crime",
    "outcome": "safe",
    "population": "Residents of Leeds",
    "why": "Because.",
    "headline": "burglary",
    "indicators": {"burglary": MEASURE},
    "story": "So it was.",
}


def card(**more: object) -> Card:
    return Card.model_validate(CARD | more)


def errors(**more: object) -> list[tuple[str, tuple[int | str, ...]]]:
    with pytest.raises(ValidationError) as found:
        card(**more)
    return [(error["type"], error["loc"]) for error in found.value.errors()]


def test_the_least_card_takes_its_rating_from_its_headline_and_is_for_the_board() -> None:
    found = card()
    assert found.progress == Progress(rating="auto")
    assert found.audience is None
    assert audience_of(found, pack()) == "board"


@pytest.mark.parametrize("rating", ["red", "amber", "green"])
def test_progress_may_be_a_lone_word_or_a_rating_with_its_reason(rating: str) -> None:
    alone = card(progress=rating)
    because = card(progress={"rating": rating, "because": "It got cold."})
    assert alone.progress.rating == because.progress.rating == rating
    assert because.progress.because == "It got cold."


def test_a_card_cannot_do_without_its_priority_and_the_layout_asks_for_the_rest() -> None:
    assert Card.model_validate({"priority": "Reduce crime"}).indicators == {}
    with pytest.raises(ValidationError) as found:
        Card.model_validate({key: value for key, value in CARD.items() if key != "priority"})
    assert [(error["type"], error["loc"]) for error in found.value.errors()] == [("missing", ("priority",))]


@pytest.mark.parametrize("field", ["name", "unit", "polarity", "frequency"])
def test_polarity_and_what_a_measure_is_are_required_never_defaulted(field: str) -> None:
    broken = {key: value for key, value in MEASURE.items() if key != field}
    assert errors(indicators={"burglary": broken}) == [("missing", ("indicators", "burglary", field))]


@pytest.mark.parametrize("given", [{}, {"data": "a.csv", "values": {"Sep 2012": "5"}}], ids=["neither", "both"])
def test_a_measure_has_exactly_one_source(given: dict[str, object]) -> None:
    bare = {key: value for key, value in MEASURE.items() if key != "data"}
    assert errors(indicators={"burglary": bare | given}) == [("refused", ("indicators", "burglary"))]


def test_a_typed_series_needs_at_least_one_value() -> None:
    bare = {key: value for key, value in MEASURE.items() if key != "data"}
    found = errors(indicators={"burglary": bare | {"values": {}}})
    assert found == [("too_short", ("indicators", "burglary", "values"))]


@pytest.mark.parametrize("field", ["headlin", "RAG", "graph"])
def test_an_unknown_key_is_refused(field: str) -> None:
    assert errors(**{field: "x"}) == [("extra_forbidden", (field,))]


@pytest.mark.parametrize("key", ["Burglary", "burglary 2", "2nd", ""])
def test_a_measures_key_is_a_plain_word(key: str) -> None:
    assert errors(indicators={key: MEASURE})[0][0] == "string_pattern_mismatch"


@pytest.mark.parametrize("question", ["how_much", "how_well", "better_off"])
def test_a_performance_measure_has_a_key_and_one_of_three_questions(question: str) -> None:
    found = card(performance=[MEASURE | {"key": "visits", "question": question}])
    assert found.performance[0].question == question
    with pytest.raises(ValidationError):
        card(performance=[MEASURE | {"key": "visits", "question": "how"}])


def test_an_indicator_has_no_performance_question() -> None:
    asked = MEASURE | {"question": "how_much"}
    assert errors(indicators={"burglary": asked}) == [("extra_forbidden", ("indicators", "burglary", "question"))]


def test_every_section_is_a_field_of_the_card_or_worked_out() -> None:
    worked_out = {"report", "indicator_table", "scorecard"}
    assert {name for name in get_args(SectionName) if name not in Card.model_fields} == worked_out
