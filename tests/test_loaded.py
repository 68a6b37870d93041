from __future__ import annotations

import pytest
from builders import CARD, checked

from rbaccards.issues import Fix, Issue, Place
from rbaccards.loaded import LoadedCard, calendar_of, swap, unknown
from rbaccards.periods.period import Calendar

PERFORMANCE = {
    CARD: {
        "story: |": """performance:
  - key: visits
    name: Visits
    question: how_much
    unit: visits
    polarity: none
    frequency: month
    values: {Sep 2012: 5}
  - key: calls
    name: Calls
    question: how_much
    unit: calls
    polarity: none
    frequency: month
    values: {Sep 2012: 5}
story: |"""
    }
}


def loaded() -> LoadedCard:
    return checked(PERFORMANCE).packs[0].loaded.cards[0]


def line_of(place: Place, card: LoadedCard) -> str:
    return card.document.text.line(place.line)[place.column - 1 :]


def test_measures_come_in_the_order_of_the_file_indicators_first() -> None:
    assert [key for key, _ in loaded().measures()] == ["complaints", "visits", "calls"]


@pytest.mark.parametrize(
    ("steps", "text"),
    [
        (("outcome",), "warm"),
        (("indicators", "complaints"), "complaints:"),
        (("indicators", "complaints", "unit"), "complaints"),
        (("indicators", "complaints", "breakdown"), "breakdown:"),
        (("performance", 1), "key: calls"),
        (("performance", 1, "name"), "Calls"),
    ],
)
def test_a_place_is_that_of_the_text_or_of_the_key_over_entries(steps: tuple[str | int, ...], text: str) -> None:
    card = loaded()
    assert line_of(card.place(*steps), card).startswith(text)


@pytest.mark.parametrize(
    ("key", "steps"),
    [
        ("complaints", ("indicators", "complaints")),
        ("visits", ("performance", 0)),
        ("calls", ("performance", 1)),
    ],
)
def test_a_measure_is_found_by_its_key(key: str, steps: tuple[str | int, ...]) -> None:
    assert loaded().steps_of(key) == steps


def test_an_issue_of_a_card_shows_the_line_it_is_about() -> None:
    found = loaded().issue("X01", ("outcome",), "m", "h")
    assert found.place.path == CARD
    assert found.excerpt == "outcome: warm"


@pytest.mark.parametrize(
    ("name", "issues", "fix"), [("warm", 0, None), ("wram", 1, "outcome: warm"), ("cold", 1, None)]
)
def test_an_unknown_name_is_told_with_the_nearest_one(name: str, issues: int, fix: str | None) -> None:
    card = checked({CARD: {"outcome: warm": f"outcome: {name}"}}).packs[0].loaded.cards[0]
    found = list(unknown(card, ("outcome",), name, ["warm", "safe"], "There is no"))
    assert len(found) == issues
    assert [each.fix.text for each in found if each.fix] == ([fix] if fix else [])
    assert all("warm" in each.message + each.hint for each in found)


@pytest.mark.parametrize(("column", "expected"), [(1, "b: a"), (4, "a: b"), (9, None)])
def test_a_word_is_swapped_where_the_issue_points(column: int, expected: str | None) -> None:
    found = swap(Issue("X", Place("c", 3, column), "m", excerpt="a: a"), "a", "b")
    assert found == (Fix(3, expected) if expected else None)


@pytest.mark.parametrize(
    ("month", "number"), [("January", 1), ("April", 4), ("July", 7), ("September", 9), ("October", 10)]
)
def test_the_calendar_starts_in_the_packs_month(month: str, number: int) -> None:
    pack = checked().packs[0].pack.model_copy(update={"financial_year_starts": month})
    assert calendar_of(pack) == Calendar(number)
