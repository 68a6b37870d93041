from __future__ import annotations

import pytest
from builders import CARD, PACK, SMALL, TRACKER, card, checked, papers
from hypothesis import given
from hypothesis import strategies as st

from rbaccards.checks.people import initials_have_a_key, one_name_spelt_two_ways
from rbaccards.issues import Issue, Severity

ROW = '  - {{action: Do thing {number}, owner: "{owner}", due: Mar 2013}}\n'


def rows(*owners: str) -> str:
    return "new_actions:\n" + "".join(ROW.format(number=at, owner=owner) for at, owner in enumerate(owners))


def twice(*owners: str) -> list[Issue]:
    found = checked({CARD: {"new_actions:\n": rows(*owners)}})
    return list(one_name_spelt_two_ways(found.packs[0]))


def unknown(*owners: str, about: str = "") -> list[str]:
    more = f"about: |\n  {about}\n" if about else ""
    found = initials_have_a_key(card({CARD: {"new_actions:\n": more + rows(*owners)}}))
    return [issue.message for issue in found]


def test_the_small_project_names_everybody_in_one_way() -> None:
    assert list(one_name_spelt_two_ways(checked().packs[0])) == []
    assert list(initials_have_a_key(card())) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Communications lead", "Communication lead"),
        ("Communications lead", "Comms Lead"),
        ("Communications lead", "communications  lead"),
        ("Head of planning", "Head of the planing"),
        ("Locality manager", "Locality managers"),
        ("Children’s services lead", "Childrens services lead"),
        ("Housing & Health lead", "Housing and health lead"),
        ("Mick Smith", "Mick smith"),
        ("Mark Milson", "Mark Milsom"),
        ("John Meadow", "Jon Meadow"),
        ("Jim Willson", "Jim Wilson"),
    ],
)
def test_two_spellings_of_one_name_are_a_warning(one: str, other: str) -> None:
    (issue,) = twice(one, other)
    assert (issue.code, issue.severity) == ("E11", Severity.WARNING)
    assert all(f'"{" ".join(name.split())}"' in issue.message for name in (one, other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("North lead", "South lead"),
        ("Eastern area lead", "Western area lead"),
        ("Police lead", "Policy lead"),
        ("Contact manager", "Contract manager"),
        ("Carers lead", "Careers lead"),
        ("Ward 1 lead", "Ward 2 lead"),
        ("Nick Smith", "Mick Smith"),
        ("Paul Brook", "Paul Broughton"),
        ("Housing lead", "Head of housing"),
        ("?", "-"),
    ],
)
def test_two_names_are_left_alone(one: str, other: str) -> None:
    assert twice(one, other) == []


def test_every_other_spelling_is_told_once_and_several_owners_are_taken_apart() -> None:
    issues = twice("Jo Bell/ Ann Lee", "Ann Lee", "ann lee", "ann lee", "Ann lee")
    assert [issue.excerpt.partition("owner: ")[2].split(",")[0] for issue in issues] == ['"ann lee"', '"Ann lee"']


def test_the_lead_and_all_cards_of_the_pack_are_compared() -> None:
    other = (SMALL / CARD).read_text("utf-8").replace("role: Head of housing", "role: Head of Housing")
    found = checked(
        {PACK: {"  - cold-homes": "  - cold-homes\n  - other"}}, {CARD.replace("cold-homes", "other"): other}
    )
    (issue,) = one_name_spelt_two_ways(found.packs[0])
    assert str(issue.place).startswith("cards/warm-homes/other.yaml:4:")
    assert issue in found.issues


@given(st.lists(st.sampled_from(("Head of housing", "Ann Lee", "Police lead", "North team")), max_size=6))
def test_names_that_stay_the_same_are_never_told(owners: list[str]) -> None:
    assert twice(*owners) == []


@pytest.mark.parametrize(
    ("owner", "about", "told"),
    [
        ("JS", "", ['"JS"']),
        ("AMs/SW", "", ['"AMs"', '"SW"']),
        ("AMT", "", ['"AMT"']),
        ("JS", "JS: Jane Smith.", []),
        ("JS", "JS = Jane Smith, head of housing.", []),
        ("JS", "Jane Smith (JS) owns both.", []),
        ("JS", "SW: Simon White.", ['"JS"']),
        ("NHS", "", []),
        ("NHS Leeds", "", []),
        ("Jane Smith (JS)", "", []),
        ("Jo", "", []),
        ("ALMO", "", []),
    ],
)
def test_initials_of_owners_need_a_key_on_the_card(owner: str, about: str, told: list[str]) -> None:
    messages = unknown(owner, about=about)
    assert len(messages) == len(told)
    assert all(name in message for name, message in zip(told, messages, strict=True))


def test_initials_are_told_once_a_card_where_they_first_stand() -> None:
    assert len(unknown("JS", "JS", "JS/NHS")) == 1


@pytest.mark.parametrize(
    ("old", "new", "steps"),
    [
        ("officer: Housing lead / Fuel lead", "officer: Housing leads", ("updates", 1, "officer")),
        ("contributor: Regional officer", "contributor: Housing leads", ("contributors", "external", 0, "contributor")),
    ],
)
def test_officers_and_contributors_are_compared_too(old: str, new: str, steps: tuple[str | int, ...]) -> None:
    found = papers(TRACKER.replace(old, new))
    (issue,) = [issue for issue in found.issues if issue.code == "E11"]
    assert issue.place == found.packs[0].cards[0].loaded.place(*steps)
