from __future__ import annotations

import pytest
from builders import CARD, codes
from builders import card as card_of

PUBLIC = {"population:": "audience: public\npopulation:"}
STORY = "Fuel prices rose, and insulation came late."


def told(text: str, *more: tuple[str, str]) -> list[str]:
    found = card_of({CARD: {**PUBLIC, STORY: text, **dict(more)}})
    return [code for code in codes(found.issues) if code == "E24"]


@pytest.mark.parametrize(
    "text",
    [
        "Ask 943 476 5919 about it.",  # the example number of the NHS Data Dictionary
        "Ask jane.smith@example.org about it.",
        "Call 07700 900123 about it.",
        "QQ is not one, but AB 12 34 56 C is.",
        "It was at 12 High Street, Anytown, LS1 4AP.",
        "Of a child, born on 3 May 2001, it was said.",
    ],
)
def test_what_looks_like_one_person_on_a_public_card_is_told(text: str) -> None:
    assert told(text) == ["E24"]


@pytest.mark.parametrize(
    "text",
    [
        "Ask 943 476 5918 about it.",
        "Write to housing@example.org or call 0113 222 4444.",
        "In LS1 there were 4,000,000,000 homes and £123 456 7890 of debt.",
        "The 12 High Street shops of the town of 2012.",
        "A person born in the county of Kent.",
    ],
)
def test_teams_numbers_and_places_are_left_alone(text: str) -> None:
    assert told(text) == []


def test_what_is_for_the_board_alone_is_not_asked_about() -> None:
    text = "Ask jane.smith@example.org about it."
    narrowed = (
        "what_we_did: |",
        f"sections:\n  - {{title: More, after: story, text: {text}, audience: board}}\nwhat_we_did: |",
    )
    assert told(STORY, narrowed) == []
    assert told(text, ("what_we_did: |", "narrowed: {story: board}\nwhat_we_did: |")) == []
    found = card_of({CARD: {STORY: text}})
    assert "E24" not in codes(found.issues)
