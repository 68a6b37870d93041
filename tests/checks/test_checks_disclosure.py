from __future__ import annotations

import pytest
from builders import CARD, COUNCIL, WARDS, Changes, card

from rbaccards.checks.disclosure import small_counts_are_withheld
from rbaccards.issues import Issue

SMALL = {"North & East,Oct 2011 to Sep 2012,50": "North & East,Oct 2011 to Sep 2012,3"}


def found(wards: dict[str, str], audience: str = "public", council: str = "") -> list[Issue]:
    changes: dict[str, dict[str, str]] = {CARD: {"population:": f"audience: {audience}\npopulation:"}, WARDS: wards}
    if council:
        changes[COUNCIL] = {"name:": f"{council}\nname:"}
    whole: Changes = changes
    return list(small_counts_are_withheld(card(whole)))


@pytest.mark.parametrize(("audience", "told"), [("public", True), ("board", False), ("draft", False)])
def test_a_small_count_is_no_matter_for_the_public(audience: str, *, told: bool) -> None:
    issues = found(SMALL, audience)
    assert [issue.code for issue in issues] == ["E17"] * told
    if told:
        assert "North & East" in issues[0].message
        assert issues[0].place.path == WARDS


def test_larger_counts_may_be_read_by_everyone() -> None:
    assert found({}) == []


def test_the_council_sets_what_is_small() -> None:
    assert len(found({}, council="small_numbers: {below: 60}")) == 1
    assert found(SMALL, council="small_numbers: {below: 3}") == []
