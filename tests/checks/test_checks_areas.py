from __future__ import annotations

import pytest
from builders import CARD, WARDS, card, codes

from rbaccards.checks.areas import areas_add_up

EXACT = {CARD: {"of: 4, show: 2": "of: 2, show: 2"}}


def wards(first: str, second: str, before: str = "66", before_second: str = "60") -> dict[str, str]:
    rows = (
        f"A,Oct 2011 to Sep 2012,{first}\nB,Oct 2011 to Sep 2012,{second}\n"
        f"A,Oct 2010 to Sep 2011,{before}\nB,Oct 2010 to Sep 2011,{before_second}\n"
    )
    return {WARDS: "area,period,value\n" + rows}


def test_the_small_project_shows_two_of_four_wards_and_they_stay_below_the_whole() -> None:
    assert list(areas_add_up(card())) == []


@pytest.mark.parametrize(
    ("first", "second", "told"), [("70", "50", 0), ("70", "51", 1), ("70", "49", 1), ("0", "120", 0)]
)
def test_all_wards_together_make_the_120_complaints(first: str, second: str, told: int) -> None:
    found = list(areas_add_up(card(EXACT, wards(first, second, "100", "52"))))
    assert len(found) == told


def test_the_issue_names_parts_whole_and_period_at_the_breakdown() -> None:
    (issue,) = areas_add_up(card(EXACT, wards("70", "51", "100", "52")))
    assert issue.code == "A01"
    assert all(fact in issue.message for fact in ("121", "120", "October 2011 to September 2012"))
    assert "breakdown:" in issue.excerpt


def test_the_check_is_run() -> None:
    assert "A01" in codes(card(EXACT, wards("70", "51", "100", "52")).issues)


def test_percentages_of_wards_are_not_added_up() -> None:
    percent = {CARD: {"of: 4, show: 2": "of: 2", "unit: complaints": 'unit: "%"'}}
    assert list(areas_add_up(card(percent, wards("70", "51")))) == []
