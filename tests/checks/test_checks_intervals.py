from __future__ import annotations

import pytest
from builders import CARD, COMPLAINTS, card

from rbaccards.checks.intervals import intervals_hold_their_value

TYPED = {CARD: {"reads_as: last 12 months": "reads_as: latest"}}
HEADER = "period,value,lower,upper\n"


@pytest.mark.parametrize(
    ("row", "wrong"),
    [
        ("12,10,14", False),
        ("10,10,14", False),
        ("14,10,14", False),
        ("9.9,10,14", True),
        ("14.1,10,14", True),
        ("9,10,", True),
        ("15,,14", True),
        ("12,,", False),
        (",10,14", False),
    ],
)
def test_a_value_lies_within_its_interval(row: str, *, wrong: bool) -> None:
    text = f"{HEADER}2012-07,12,10,14\n2012-08,{row}\n2012-09,12,10,14\n"
    issues = list(intervals_hold_their_value(card(TYPED, {COMPLAINTS: text})))
    assert [(issue.code, str(issue.place)) for issue in issues] == [("C35", f"{COMPLAINTS}:3:1")] * wrong
