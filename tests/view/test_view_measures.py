from __future__ import annotations

import pytest
from builders import BURGLARY, CARD, ENQUIRIES, Q2, YEAR_TO_SEPTEMBER, Changes, card, months, quarters, reading, series

from rbaccards.measured import MeasuredCard
from rbaccards.series import Observation, Series
from rbaccards.view.measures import QUESTIONS, areas_blocks, measure_block
from rbaccards.view.parts import MeasureBlock

ROLLING = {"adds_up": "sum", "reads_as": "last 12 months"}
SURVEY = {"replies": "310", "invited": "491"}


def block(changes: Changes | None = None) -> MeasureBlock:
    found: MeasuredCard = card(changes)
    assert found.headline is not None
    return measure_block(found.headline, found)


def test_the_headline_figure_comes_with_what_it_counts_and_how_it_changed() -> None:
    figure = block().figure
    assert figure is not None
    assert figure.big == "120"
    assert "complaints" in figure.caption
    assert "12 months to September 2012" in figure.caption
    assert figure.change == "Down 21%"  # 120 against 152
    assert "32 fewer" in figure.change_caption
    assert "152" in figure.change_caption


def test_rating_target_stretch_and_direction_are_facts_of_their_own() -> None:
    facts = {fact.label: fact for fact in block().facts}
    assert facts["Target, 2012/13"].value == "130"
    assert facts["Stretch target"].value == "110"
    direction = facts["Direction of travel"].mark
    assert direction is not None
    assert direction.word == "Improving"


def test_without_a_target_the_facts_say_so() -> None:
    facts = block({CARD: {"targets: {2012/13: 130}": "targets: {2010/11: 130}"}}).facts
    assert [fact.value for fact in facts if fact.label == "Target"] == ["None agreed"]


def test_without_a_figure_there_is_none() -> None:
    found = card()
    assert measure_block(reading(months(None)), found).figure is None


def test_too_few_points_are_said_in_place_of_a_chart() -> None:
    found = measure_block(reading(months(1, 2)), card())
    assert found.chart is None
    assert any("two results" in note.lower() for note in found.notes)


@pytest.mark.parametrize("fact", ["310 replies", "491", "63.1%", "3.38 percentage points"])
def test_a_survey_tells_replies_rate_and_margin(fact: str) -> None:
    found = measure_block(reading(quarters(1, 2, 3), unit="%", frequency="quarter", survey=SURVEY), card())
    assert any(fact in note for note in found.notes)


def test_projections_that_disagree_are_said_with_both_figures() -> None:
    found = reading(quarters(*ENQUIRIES), adds_up="sum", frequency="quarter", reads_as="year to date", chart="columns")
    (note,) = measure_block(found, card()).notes
    assert "3,366" in note
    assert "2,880" in note
    assert "different ways" in note


def test_projections_that_agree_are_said_once() -> None:
    found = reading(
        quarters(100, 100, 100, 100, 101, 101),
        adds_up="sum",
        frequency="quarter",
        reads_as="year to date",
        chart="columns",
    )
    (note,) = measure_block(found, card()).notes
    assert "404" in note
    assert "different ways" not in note


def test_every_performance_question_has_words() -> None:
    assert set(QUESTIONS) == {"how_much", "how_well", "better_off"}


def test_areas_are_blocks_with_a_table_each() -> None:
    found = card()
    assert found.headline is not None
    (areas,) = areas_blocks(found.headline, found)
    assert [row.cells[0].text for row in areas.table.rows[:2]] == ["North & East", "Mill, Lower"]


def test_a_breakdown_keeps_its_own_words_where_the_one_before_has_no_data() -> None:
    later = (series(Q2.next(), 1, area="Later"),)
    north = (Series((Observation(YEAR_TO_SEPTEMBER, 5),), area="North"),)
    declared = [{"by": "ward", "commentary": "Of wards."}, {"by": "division", "commentary": "Of divisions."}]
    found = reading(months(*BURGLARY), areas=[later, north], breakdown=declared, **ROLLING)
    (areas,) = areas_blocks(found, card())
    assert "Of divisions." in "".join(areas.text)
