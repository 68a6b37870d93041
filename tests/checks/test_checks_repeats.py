from __future__ import annotations

import pytest
from builders import CARD, PACK, card, checked

from rbaccards.checks.repeats import one_outcome_in_two_wordings, outcome_worded_otherwise, repeated_rows
from rbaccards.issues import Issue, Severity


def rows(section: str) -> list[Issue]:
    return list(repeated_rows(card({CARD: {"risks:\n  - risk: A hard winter.": section}})))


def outcomes(*more: str, story: str = "") -> list[Issue]:
    listed = "".join(f"\n  other{number}: {outcome}" for number, outcome in enumerate(more))
    first = "  warm: Everyone lives in a warm home"
    changes = {PACK: {first: first + listed}, CARD: {"  Fuel prices rose": f"  {story} Fuel prices rose"}}
    pack = checked(changes).packs[0]
    return [*one_outcome_in_two_wordings(pack), *outcome_worded_otherwise(pack.cards[0])]


def test_the_small_project_says_nothing_twice() -> None:
    assert list(repeated_rows(card())) == []
    assert outcomes() == []


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("A hard winter.", "A hard winter.", True),
        ("A hard winter.", "The winter is hard", True),
        ("Leaflets to households", "Leaflet to the household", True),
        ("A hard winter.", "A mild winter.", False),
        ("20 homes stay cold.", "30 homes stay cold.", False),
        ("Visit blocks in Armley", "Visit blocks in Bramley", False),
    ],
)
def test_a_row_that_says_the_same_is_a_warning(one: str, other: str, *, told: bool) -> None:
    issues = rows(f"risks:\n  - risk: {one}\n  - risk: {other}")
    assert [(issue.code, issue.severity) for issue in issues] == [("E13", Severity.WARNING)] * told
    assert all(f"risk: {other}" in issue.excerpt and "row 1" in issue.message for issue in issues)


def test_each_list_is_looked_at_by_itself() -> None:
    assert len(rows("data_development:\n  - want: Rents\n  - want: The rents\nrisks:\n  - risk: Rents")) == 1


@pytest.mark.parametrize(("due", "told"), [("Dec 2012", True), ("Mar 2013", False)])
def test_an_action_with_another_date_is_another_step(due: str, *, told: bool) -> None:
    again = f"  - {{action: Insulate another 20 homes, owner: Head of housing, due: {due}}}\nrisks:"
    assert bool(list(repeated_rows(card({CARD: {"risks:": again}})))) is told


@pytest.mark.parametrize(
    ("other", "told"),
    [
        ("All people of Anytown live in warm homes", True),
        ("Warm homes for all", True),
        ("everyone lives in a warm home", True),
        ("Older people live in warm homes", False),
        ("Everyone lives in a safe home", False),
        ("A city of warmth", False),
    ],
)
def test_an_outcome_that_says_the_same_as_another_is_a_warning(other: str, *, told: bool) -> None:
    issues = outcomes(other)
    assert [(issue.code, issue.severity) for issue in issues] == [("E16", Severity.WARNING)] * told
    assert all(issue.place.path == PACK and other in issue.excerpt for issue in issues)


def test_one_word_is_too_little_to_say_the_same() -> None:
    assert outcomes("A thriving city", "Thriving communities") == []
    assert len(outcomes("A thriving city", "The thriving city")) == 1


@pytest.mark.parametrize(
    ("story", "told"),
    [
        ("**Outcome:** Everyone lives in a warm home.", False),
        ("Outcome: everyone lives in warm homes.", False),
        ("Outcome: The communities of Anytown are warm.", True),
        ("The outcome is far away.", False),
        ("Outcome: .", False),
    ],
)
def test_a_card_that_names_its_outcome_uses_the_words_of_the_pack(story: str, *, told: bool) -> None:
    issues = outcomes(story=story)
    assert [issue.code for issue in issues] == ["E16"] * told
    assert all(issue.place.path == CARD and "Everyone lives in a warm home" in issue.message for issue in issues)
