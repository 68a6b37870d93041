from __future__ import annotations

import pytest
from builders import PLAN, codes, paper, papers

PACK = "layout: delivery-plan"


def test_a_lone_resource_and_a_lone_indicator_stand_for_a_list() -> None:
    (card,) = paper(PLAN, pack=PACK).cards
    first = card.loaded.card.plan[0]
    assert first.measured_by == ("warm",)
    assert [(each.what, each.amount) for each in first.resources] == [("Warm fund", 10_000), ("Volunteers", None)]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("amount: £10000", "amount: much", "S05"),
        ("amount: £10000", "amount: -5", "S05"),
        ("measured_by: warm", "measured_by: wrm", "S07"),
        ("actions: {2012/13: Visit homes.}", "actions: {soon: Visit homes.}", "C21"),
        ("  - reference: H2\n", "  - lead: Nobody\n", "S01"),
    ],
)
def test_what_a_plan_cannot_be_is_told(old: str, new: str, code: str) -> None:
    assert code in codes(papers(PLAN.replace(old, new), pack=PACK).issues)


def test_a_plan_without_actions_is_none() -> None:
    bare = PLAN.split("plan:")[0]
    assert codes(papers(bare, pack=PACK).issues) == ["S01"]
