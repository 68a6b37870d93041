from __future__ import annotations

from builders import TRACKER, paper

from rbaccards.view.titles import heading_of, short_title, title_of


def test_a_reference_stands_before_the_title_and_for_it() -> None:
    (card,) = paper(TRACKER).cards
    assert title_of(card) == "TP-1d Fewer cold homes"
    assert short_title(card) == "TP-1d"


def test_a_heading_is_the_packs_else_the_layouts_else_its_name() -> None:
    (card,) = paper(TRACKER, pack="layout: action-tracker\nheadings: {updates: Progress}").cards
    assert heading_of("updates", card) == "Progress"
    assert heading_of("assessment", card) == "Overall assessment"
    assert heading_of("purpose", card) == "purpose"
