from __future__ import annotations

import pytest
from builders import CARD, COMPLAINTS, COUNCIL, WARDS, Changes, card

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


COMPLETE = {CARD: {"of: 4, show: 2": "show: 2", "population:": "audience: public\npopulation:"}}
"""A public card whose wards in the file are all there are: 120 complaints in the year, 152 in the year before."""
ROWS = "area,period,value\nA,Oct 2011 to Sep 2012,{}\nB,Oct 2011 to Sep 2012,{}\nC,Oct 2011 to Sep 2012,{}\n"


def wards(*values: object, more: str = "", changes: Changes = COMPLETE) -> list[Issue]:
    return list(small_counts_are_withheld(card(changes, {WARDS: ROWS.format(*values) + more})))


def test_the_count_that_would_give_a_small_one_away_is_named_too() -> None:
    (issue,) = wards(3, 17, 100)
    assert "counts below 5 in A are too small" in issue.message
    assert "Also withheld are B: with them" in issue.message
    assert "[c]" in issue.hint
    assert str(issue.place) == f"{WARDS}:2:3"


def test_where_only_some_wards_are_in_the_file_the_small_count_alone_goes() -> None:
    some = {CARD: {"of: 4, show: 2": "of: 9, show: 2", "population:": "audience: public\npopulation:"}}
    (issue,) = wards(3, 17, 90, changes=some)
    assert "Also withheld" not in issue.message


def test_one_empty_value_alone_can_be_worked_out_and_two_cannot() -> None:
    (issue,) = wards("", 17, 100)
    assert "Withheld are B: with them a withheld count could be worked out from the total." in issue.message
    assert wards("", "", 100) == []


def test_a_ward_without_a_row_that_comes_to_no_small_count_is_no_secret() -> None:
    rows = "area,period,value\nA,Oct 2011 to Sep 2012,20\nB,Oct 2011 to Sep 2012,40\nC,Oct 2010 to Sep 2011,152\n"
    assert list(small_counts_are_withheld(card(COMPLETE, {WARDS: rows}))) == []


def test_earlier_periods_are_published_as_well() -> None:
    earlier = "A,Oct 2010 to Sep 2011,2\nB,Oct 2010 to Sep 2011,50\nC,Oct 2010 to Sep 2011,100\n"
    (issue,) = wards(3, 17, 100, more=earlier)
    assert "1 earlier period too" in issue.message
    assert "October 2011 to September 2012" in issue.message


@pytest.mark.parametrize("unit", ['"%"', "£", "per 1,000 residents"])
def test_shares_money_and_rates_are_no_counts(unit: str) -> None:
    changes = {CARD: {**COMPLETE[CARD], "unit: complaints": f"unit: {unit}"}}
    assert wards(3, 17, 100, changes=changes) == []


def test_values_with_decimals_are_no_counts() -> None:
    assert wards(3.5, 17, 99.5) == []


GROUPS = (
    "group,period,value\nWomen,2012-08,{}\nMen,2012-08,30\n,2012-08,{}\nWomen,2012-09,9\nMen,2012-09,31\n,2012-09,40\n"
)


@pytest.mark.parametrize(
    ("women", "everyone", "told"),
    [(3, 33, "Also withheld are Men"), (3, 40, "Women are too small"), (5, 35, "")],  # 40: some are neither
)
def test_groups_are_tables_too(women: int, everyone: int, told: str) -> None:
    changes = {CARD: {"population:": "audience: public\npopulation:", "reads_as: last 12 months": "reads_as: latest"}}
    found = list(small_counts_are_withheld(card(changes, {COMPLAINTS: GROUPS.format(women, everyone)})))
    assert len(found) == bool(told)
    assert all(told in issue.message for issue in found)
