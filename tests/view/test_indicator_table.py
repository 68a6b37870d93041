from __future__ import annotations

import pytest
from builders import TRACKER, paper

from rbaccards.schema.fields import Range
from rbaccards.view.indicator_table import aim_words, indicator_table
from rbaccards.view.parts import Table
from rbaccards.words import NumberStyle


def table(card: str = TRACKER, pack: str = "layout: action-tracker") -> Table:
    found = indicator_table(paper(card, pack=pack).cards[0])
    assert found is not None
    return found


def test_the_columns_are_those_of_the_layout_with_one_for_each_year_of_targets() -> None:
    assert [column.head for column in table().columns] == [
        "Ref",
        "Definition",
        "Comments",
        "Starting value",
        "Target 2012/13",
        "Target 2013/14",
        "Result",
        "Rating now",
        "Data quality",
    ]


def test_a_pack_chooses_its_own_columns_and_headings() -> None:
    found = table(pack="layout: action-tracker\ncolumns: [reference, result]\nheadings: {result: Year to date}")
    assert [column.head for column in found.columns] == ["Ref", "Year to date"]


def test_a_row_has_definition_targets_result_and_rating() -> None:
    cold, survey = table().rows
    reference, definition, comments, start, target, later, result, rating, quality = cold.cells
    assert (reference.text, definition.text) == ("NI 187", "Homes with a rating below 35")
    assert definition.under == "Lower is better"
    assert "<strong>fell</strong>" in comments.blocks[0]
    assert (start.text, start.under) == ("7.90%", "2011/12")
    assert (target.text, later.text, result.strong) == ("6.64%", "5.86%", "6.63%")
    assert rating.mark is not None
    assert rating.mark.word == "Green"
    assert quality.text == "No concerns"
    assert survey.cells[6].text == "Due in July 2013"
    assert survey.cells[7].mark is not None
    assert survey.cells[7].mark.word == "Not rated"


def test_a_starting_value_of_its_own_stands_with_its_year() -> None:
    found = table(TRACKER.replace("    decimals: 2\n", "    decimals: 2\n    starting_value: {2004/05: 9.5}\n"))
    assert (found.rows[0].cells[3].text, found.rows[0].cells[3].under) == ("9.50%", "2004/05")


def test_why_an_indicator_is_not_rated_is_said() -> None:
    found = table(TRACKER.replace("    targets: {2012/13: 6.64, 2013/14: 5.86}\n", ""))
    assert "No target has been agreed" in found.rows[0].cells[5].under


@pytest.mark.parametrize(
    ("aim", "words"), [(5.0, "5"), (Range(low=5, high=10), "5 to 10"), ("continued increase", "continued increase")]
)
def test_a_target_is_a_number_a_range_or_words(aim: float | Range | str, words: str) -> None:
    assert aim_words(aim, NumberStyle()) == words


def test_a_card_without_indicators_has_no_table() -> None:
    bare = TRACKER.split("indicators:")[0]
    assert indicator_table(paper(bare).cards[0]) is None
