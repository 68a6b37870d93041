"""What a draft says of itself: open problems beside the sections that they are about."""

from __future__ import annotations

from builders import CARD, COMPLAINTS, Changes, checked

from rbaccards.audience import Edition, pack_for
from rbaccards.schema.names import Audience
from rbaccards.view.card import CardView, card_view

UNOWNED: Changes = {CARD: {"owner: Head of housing\n": ""}}


def view(audience: Audience, changes: Changes, more: dict[str, str] | None = None) -> CardView:
    pack = pack_for(checked(changes, more).packs[0], Edition(audience))
    assert pack is not None
    return card_view(pack.cards[0], pack)


def test_a_draft_says_what_is_open_beside_its_section() -> None:
    sections = view("draft", UNOWNED).sections
    (found,) = [section for section in sections if any("E08" in remark for remark in section.remarks)]
    assert found.name == "new_actions"
    assert "line " in found.remarks[0]


def test_what_is_wrong_with_a_data_file_stands_at_the_first_section() -> None:
    gap = "period,value\n2012-06,12\n2012-08,10\n2012-09,9\n"
    first = view("draft", {}, {COMPLAINTS: gap}).sections[0]
    assert any(COMPLAINTS in remark or "gap" in remark for remark in first.remarks)


def test_nothing_of_it_is_in_the_edition_for_the_board() -> None:
    found = view("board", UNOWNED)
    assert "Draft" not in found.edition
    assert not [remark for section in found.sections for remark in section.remarks]
    assert "Draft" in view("draft", UNOWNED).edition
