from __future__ import annotations

import pytest
from builders import CARD, card, codes

from rbaccards.issues import Issue

STORY = "  Fuel prices rose, and insulation came late."


def told(text: str, *costs: str) -> list[Issue]:
    """What is said about the small project with a text as its story, and the costs of its two actions."""
    first, second = costs or ("£4,000", "none")
    changes = {STORY: f"  {text}", "cost: £4,000": f"cost: {first}", "cost: none": f'cost: "{second}"'}
    return list(card({CARD: changes}).issues)


def test_a_sum_is_told_with_its_parts() -> None:
    (issue,) = told("58 measures: nine ahead, 42 on target, eight below.")
    assert issue.code == "W04"
    assert issue.message == "The parts come to 59 (9 + 42 + 8), not 58."
    assert issue.place.column == 3


def test_money_is_written_as_money() -> None:
    text = "Costs: £3,000, £3,000, £4,000, £22,500, £3,000 and £500, £26,000 in total."
    (issue,) = told(text)
    parts = "£3,000 + £3,000 + £4,000 + £22,500 + £3,000 + £500"
    assert issue.message == f"The parts come to £36,000 ({parts}), not £26,000."


@pytest.mark.parametrize(
    ("text", "costs", "wrong"),
    [
        ("The actions cost £36,000 in total.", ("£22,500", "£4,000"), True),
        ("The total cost of all actions is £36,500.", ("£22,500", "£4,000"), True),
        ("The actions cost £26,500 in total.", ("£22,500", "£4,000"), False),
        ("The actions cost £26,000 in total.", ("£22,500", "£4,000"), False),
        ("The actions cost £26,000 in total.", ("£22,500", "low"), False),
        ("The actions cost £26,000 in total.", ("£22,500", "none"), False),
        ("The budget is £26,000 in total.", ("£22,500", "£4,000"), False),
        ("The total was 58.", ("£22,500", "£4,000"), False),
    ],
)
def test_a_total_of_costs_is_compared_with_the_costs_of_the_actions(
    text: str, costs: tuple[str, str], *, wrong: bool
) -> None:
    assert codes(told(text, *costs)) == (["W04"] if wrong else [])
