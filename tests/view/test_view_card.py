from __future__ import annotations

from typing import get_args

import pytest
from builders import CARD, PACK, Changes, card, checked

from rbaccards.schema.names import SectionName
from rbaccards.view.card import CardView, card_view
from rbaccards.view.sections import _BUILDERS
from rbaccards.view.titles import title_of


def view(changes: Changes | None = None) -> CardView:
    pack = checked(changes).packs[0]
    return card_view(pack.cards[0], pack)


def headings(found: CardView) -> list[str]:
    return [section.heading for section in found.sections]


def test_the_card_names_its_priority_partnership_period_and_rating() -> None:
    found = view()
    assert found.title == "Fewer people in cold homes"
    assert found.partnership == "Anytown Partnership"
    assert "July to September 2012" in found.kind
    assert found.rating.word == "Green"
    assert "120" in found.reason


def test_the_focus_goes_on_where_the_priority_ends() -> None:
    assert title_of(card({CARD: {"outcome: warm": "focus: Damp\noutcome: warm"}})).lower().endswith(": damp")


def test_sections_come_in_the_order_of_the_layout_and_empty_ones_are_left_out() -> None:
    names = [section.name for section in view().sections if section.name != "areas"]
    assert names == ["why", "headline", "story", "what_we_did", "new_actions", "risks", "about"]


def test_every_section_of_a_card_can_be_built() -> None:
    assert set(_BUILDERS) == set(get_args(SectionName))


def test_a_pack_may_call_a_section_by_another_name() -> None:
    renamed = {PACK: {"tolerance: 5%": "tolerance: 5%\nheadings: {story: What lies behind it}"}}
    assert "What lies behind it" in headings(view(renamed))


def test_a_section_of_the_cards_own_stands_after_the_one_it_names() -> None:
    own = "sections:\n  - {title: Demographics, after: story, text: Words.}\nrisks:"
    found = headings(view({CARD: {"risks:": own}}))
    assert found.index("Demographics") == headings(view()).index("Story behind the baseline") + 1


@pytest.mark.parametrize(
    ("text", "instead", "fact"),
    [
        ("action: Insulate another 20 homes", 'action: "Halve the {{ complaints.latest }}"', "Halve the 11"),
        ("risk: A hard winter.", 'risk: "More than {{ complaints.latest }}"', "More than 11"),
        ("Fuel prices rose", "In {{ complaints.end }} prices rose", "In September 2012 prices rose"),
    ],
)
def test_figures_in_prose_actions_and_risks_are_filled_in(text: str, instead: str, fact: str) -> None:
    assert fact in repr(view({CARD: {text: instead}}).sections)


def test_performance_measures_are_kept_apart_from_indicators() -> None:
    measure = """performance:
  - key: visits
    name: Visits
    question: how_much
    unit: visits
    polarity: none
    frequency: month
    values: {Sep 2012: 5}
story: |"""
    found = view({CARD: {"story: |": measure}})
    (section,) = [each for each in found.sections if each.name == "performance"]
    assert [block.name for block in section.measures] == ["Visits"]
    assert section.measures[0].facts == ()
    assert section.measures[0].question


def test_a_card_without_data_can_be_viewed() -> None:
    found = view({CARD: {"data/complaints.csv": "data/nothing.csv"}})
    assert found.rating.word == "Not rated"
    assert "no data" in found.reason
    assert list(found.charts) == []


def test_every_chart_has_an_address_of_its_own() -> None:
    addresses = [chart.address for chart in view().charts]
    assert len(addresses) >= 1
    assert len(set(addresses)) == len(addresses)
