from __future__ import annotations

from dataclasses import replace

import pytest
from builders import CARD, COMPLAINTS, COUNCIL, PACK, WARDS, Changes, checked

from rbaccards.audience import Edition, edition_for, pack_for
from rbaccards.measured import MeasuredPack
from rbaccards.schema.names import Audience
from rbaccards.view.card import card_view

MARKER = "Zanzibar"
PUBLIC: Changes = {CARD: {"population:": "audience: public\npopulation:"}}


def edition(audience: Audience, changes: Changes, more: dict[str, str] | None = None) -> MeasuredPack | None:
    found = checked(changes, more)
    return pack_for(found.packs[0], edition_for(audience, found.project.council))


def told(pack: MeasuredPack | None) -> str:
    """Everything that an edition says, and everything it was made of but the files themselves."""
    if pack is None:
        return ""
    cards = [replace(card.loaded, document=None, issues=()) for card in pack.cards]  # type: ignore[arg-type]
    views = [card_view(card, pack) for card in pack.cards]
    return f"{pack.pack!r} {cards!r} {views!r}"


SECRETS = {
    "a section of its own": "sections:\n  - {title: Zanzibar, after: story, text: Zanzibar, audience: board}\n",
    "a section of the layout": "stakeholders: |\n  Zanzibar\nnarrowed: {stakeholders: board}\n",
    "a row": "new_actions:\n  - {action: Zanzibar, owner: Zanzibar, audience: board}\n",
    "a risk": "risks:\n  - {risk: Zanzibar, audience: board}\n",
    "what to measure next": "data_development:\n  - {want: Zanzibar, note: Zanzibar, audience: draft}\n",
    "a service": (
        "performance:\n  - {name: Zanzibar, question: how_much, unit: Zanzibar, polarity: none, frequency: quarter,"
        " audience: board, values: {Q1 2012/13: 271, Q2 2012/13: 828}}\n"
    ),
}


@pytest.mark.parametrize("secret", SECRETS.values(), ids=list(SECRETS))
def test_what_is_for_the_board_is_not_in_the_public_edition(secret: str) -> None:
    changes = {CARD: {"population:": f"{secret}audience: public\npopulation:"}}
    assert MARKER in told(edition("draft", changes))
    if ": draft" not in secret:
        assert MARKER in told(edition("board", changes))
    public = told(edition("public", changes))
    assert public
    assert MARKER not in public


def test_an_indicator_for_the_board_takes_its_series_its_note_and_its_figures_with_it() -> None:
    secret = f"    name: {MARKER}\n    audience: board\n"
    changes = {
        CARD: {"population:": "audience: public\npopulation:", "    name: Complaints about cold homes\n": secret}
    }
    found = edition("public", changes)
    assert found is not None
    assert found.cards[0].headline is None
    assert not found.cards[0].figures
    assert not found.cards[0].loaded.data
    assert MARKER not in told(found)
    assert "Rating" not in told(found).split("facts=")[1]


@pytest.mark.parametrize(
    ("pack", "card", "expected"),
    [
        ("", "", "board"),
        ("", "public", "public"),
        ("public", "", "public"),
        ("board", "public", "board"),
        ("public", "draft", "draft"),
        ("draft", "", "draft"),
    ],
)
def test_a_card_is_for_no_more_people_than_its_pack(pack: str, card: str, expected: Audience) -> None:
    changes = {
        PACK: {"board:": f"audience: {pack}\nboard:"} if pack else {},
        CARD: {"population:": f"audience: {card}\npopulation:"} if card else {},
    }
    found = checked(changes).packs[0]
    assert found.cards[0].audience == expected
    for audience in ("draft", "board", "public"):
        seen = Edition(audience).admits(expected)
        assert (pack_for(found, Edition(audience)) is not None) is seen


def test_an_edition_without_anything_withheld_is_the_public_one_whoever_gets_it() -> None:
    for_the_board = edition("board", PUBLIC)
    assert for_the_board is not None
    assert for_the_board.cards[0].audience == "public"
    for_the_board = edition("board", {CARD: {"population:": SECRETS["a risk"] + "audience: public\npopulation:"}})
    assert for_the_board is not None
    assert for_the_board.cards[0].audience == "board"


def test_persons_are_roles_for_the_public_and_persons_for_the_board() -> None:
    row = "new_actions:\n  - {action: Ask Jo Smith, owner: Jo Smith}\n"
    changes = {
        COUNCIL: {"name:": "people: {Jo Smith: Head of housing}\nname:"},
        CARD: {"population:": f"audience: public\n{row}population:"},
    }
    assert "Jo Smith" in told(edition("board", changes))
    public = told(edition("public", changes))
    assert "Ask Head of housing" in public
    assert "Jo Smith" not in public


def test_names_inside_longer_words_stay() -> None:
    assert Edition("public", {"Jo": "the lead"}).worded("Jo and Joan, Jo.") == "the lead and Joan, the lead."


def test_a_ward_table_for_the_board_is_in_no_file_of_the_public() -> None:
    changes = {
        CARD: {"population:": "audience: public\npopulation:", "of: 4, show: 2": "of: 4, show: 2, audience: board"}
    }
    found = edition("public", changes)
    assert found is not None
    assert all(not data.areas for data in found.cards[0].loaded.data.values())
    views = [card_view(card, found) for card in found.cards]
    assert "North & East" not in repr([view.sections[:2] for view in views]).replace("{{ complaints", "")


def test_small_counts_are_withheld_from_the_public_alone() -> None:
    small = {"North & East,Oct 2011 to Sep 2012,50": "North & East,Oct 2011 to Sep 2012,3"}
    changes = {**PUBLIC, WARDS: small}
    rows = [edition(audience, changes) for audience in ("board", "public")]
    board, public = (list(pack.cards[0].loaded.data["complaints"].areas[0]) for pack in rows if pack)
    assert any(row.value == 3 for area in board for row in area.observations)
    assert not any(row.value == 3 for area in public for row in area.observations)


def test_what_the_checks_found_stays_with_the_card() -> None:
    changes = {CARD: {"population:": SECRETS["a risk"] + "audience: public\npopulation:"}}
    found = checked(changes, {COMPLAINTS: "period,value\nnext year,3\n"})
    public = pack_for(found.packs[0], Edition("public"))
    assert public is not None
    assert not public.cards[0].good


SUMMARY = "summary: Complaints are {{ complaints.last_12_months.change }}, in Zanzibar.\nnote: Zanzibar\n"


@pytest.mark.parametrize(("stated", "public"), [("", False), ("audience: public\n", True)])
def test_what_a_pack_says_is_public_only_where_the_pack_is(stated: str, *, public: bool) -> None:
    changes = {PACK: {"board:": f"{SUMMARY}{stated}board:"}, CARD: {"population:": "audience: public\npopulation:"}}
    found = edition("public", changes)
    assert found is not None
    assert (MARKER in repr(found.pack)) is public
    board = edition("board", changes)
    assert board is not None
    assert MARKER in repr(board.pack)


def test_a_public_summary_with_a_figure_of_the_board_is_told() -> None:
    hidden = {"    name: Complaints about cold homes\n": "    name: Complaints\n    audience: board\n"}
    changes = {
        PACK: {"board:": f"{SUMMARY}audience: public\nboard:"},
        CARD: {**hidden, "population:": "audience: public\npopulation:"},
    }
    found = checked(changes)
    assert ("V01", PACK) in {(issue.code, issue.place.path) for issue in found.public}


def test_names_in_the_terms_of_a_glossary_are_roles_too() -> None:
    changes = {
        COUNCIL: {"name:": "people: {Jo Smith: Head of housing}\nname:"},
        PACK: {"board:": "audience: public\nglossary: {Jo Smith: the lead}\nboard:"},
    }
    found = edition("public", changes)
    assert found is not None
    assert list(found.pack.glossary) == ["Head of housing"]


def test_a_withheld_figure_beside_the_name_of_a_person_is_told_too() -> None:
    changes = {
        COUNCIL: {"name:": "people: {Jo Smith: Head of housing}\nname:"},
        CARD: {
            "population:": "audience: public\npopulation:",
            "of: 4, show: 2": "of: 4, show: 2, audience: board",
            "    commentary: |\n": "    commentary: |\n      Jo Smith says so.\n",
        },
    }
    assert ("V01", CARD) in {(issue.code, issue.place.path) for issue in checked(changes).public}
