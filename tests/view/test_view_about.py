from __future__ import annotations

import pytest
from builders import CARD, COMPLAINTS, PLAN, TRACKER, WARDS, Changes, card, files, paper

from rbaccards.view.about import about_data


def said(changes: Changes | None = None) -> str:
    return "".join(about_data(card(changes)))


@pytest.mark.parametrize(
    "fact", ["Complaints about cold homes", "Complaints log", "Rating", "convention", "Mark Friedman"]
)
def test_sources_the_rule_and_where_it_comes_from_are_said(fact: str) -> None:
    assert fact in said()


@pytest.mark.parametrize("status", ["illustrative", "estimated", "provisional"])
def test_what_is_not_a_final_figure_is_said(status: str) -> None:
    marked = {COMPLAINTS: {"period,value": "period,value,status", **_marked(status)}}
    assert status in said(marked)
    assert status not in said()


def _rows() -> list[str]:
    return files()[COMPLAINTS].decode().splitlines()[1:]


def _marked(status: str) -> dict[str, str]:
    return {f"{row}\n": f"{row},{status if row.startswith('2012-09') else ''}\n" for row in _rows()}


def test_estimated_areas_are_said() -> None:
    areas = {
        WARDS: {
            "area,period,value": "area,period,value,status",
            "2012,50": "2012,50,estimated",
            "2012,30": "2012,30,",
            "2011,70": "2011,70,",
            "2011,28": "2011,28,",
        }
    }
    assert "ward" in said(areas)
    assert "estimated" in said(areas)


def test_data_quality_and_forecast_are_said() -> None:
    more = """    data_quality: {rating: fair, note: late entries}
    source: Complaints log"""
    found = said({CARD: {"    source: Complaints log": more}})
    assert all(fact in found for fact in ("fair", "late entries", "March 2012", "the trend of three years"))


def test_the_officers_own_words_come_last() -> None:
    own = {CARD: {"story: |": "about: |\n  Owners are made up.\nstory: |"}}
    assert about_data(card(own))[-1] == "<p>Owners are made up.</p>"


def test_names_from_the_card_are_escaped() -> None:
    assert "<b>" not in said({CARD: {"source: Complaints log": 'source: "<b>log</b>"'}})


def test_a_restated_value_is_told_with_the_old_one_and_the_reason() -> None:
    restated = {
        COMPLAINTS: {"period,value": "period,value,restated_from,note"}
        | {f"{row}\n": f"{row},{'9,late letters' if row.startswith('2012-09') else ','}\n" for row in _rows()}
    }
    assert "September 2012 restated from 9 to 11 (late letters)" in said(restated)


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ("", "amber within 5% of the target"),
        ("    minimum: {2012/13: 150}\n", "amber to the least acceptable 150"),
        ("    scale: BRAG\n", "blue where the stretch target is met as well"),
    ],
)
def test_the_rule_is_said_as_it_is_set(more: str, words: str) -> None:
    assert words in said({CARD: {"    source:": f"{more}    source:"}})


def test_a_restated_ratio_is_told_as_its_counts_give_it() -> None:
    text = "period,value,numerator,denominator,restated_from,note\n2012-09,,33,40,80.1,late returns\n"
    ratio = {CARD: {"adds_up: sum": "adds_up: ratio", "unit: complaints": 'unit: "%"', "last 12 months": "latest"}}
    assert "September 2012 restated from 80.1% to 82.5% (late returns)" in "".join(
        about_data(card(ratio, {COMPLAINTS: text}))
    )


def test_other_layouts_say_only_what_no_column_says_and_leave_placeholders_out() -> None:
    (card,) = paper(TRACKER).cards
    assert [str(each) for each in about_data(card)] == [
        "<p>No source is stated for one of one indicator with data.</p>"
    ]
    (sourced,) = paper(TRACKER.replace("    decimals: 2\n", "    decimals: 2\n    source: Energy survey\n")).cards
    assert [str(each) for each in about_data(sourced)] == ["<p>Cold homes: Energy survey.</p>"]
    (planned,) = paper(PLAN, pack="layout: delivery-plan").cards
    assert "Red, amber and green" not in "".join(about_data(planned))
