from __future__ import annotations

import pytest
from builders import CARD, card

from rbaccards.checks.ratios import ratios_are_counted

MEASURE = """performance:
  - key: answered
    name: Calls answered
    question: how_well
    unit: "%"
    decimals: 1
    polarity: higher
    frequency: quarter
    adds_up: ratio
    data: data/calls.csv
story: |"""
HEADER = "period,value,numerator,denominator\n"


def codes(*rows: str) -> list[str]:
    more = {"cards/warm-homes/data/calls.csv": HEADER + "\n".join(rows) + "\n"}
    return [issue.code for issue in ratios_are_counted(card({CARD: {"story: |": MEASURE}}, more))]


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("Q1 2012/13,74.7%,396,530", []),
        ("Q1 2012/13,,396,530", []),
        ("Q1 2012/13,75%,396,530", []),
        ("Q1 2012/13,74.8%,396,530", ["A02"]),
        ("Q1 2012/13,74.7%,,530", ["A03"]),
        ("Q1 2012/13,74.7%,396,", ["A03"]),
        ("Q1 2012/13,74.7%,396,0", ["A03"]),
    ],
)
def test_a_share_is_what_its_counts_make_at_the_decimals_written(row: str, found: list[str]) -> None:
    assert codes(row, "Q2 2012/13,78.6%,994,1265") == found


def test_the_message_has_the_counts_and_both_shares() -> None:
    more = {"cards/warm-homes/data/calls.csv": HEADER + "Q2 2012/13,76.8%,994,1265\n"}
    (issue,) = ratios_are_counted(card({CARD: {"story: |": MEASURE}}, more))
    assert all(part in issue.message for part in ("76.8%", "78.6%", "994 of 1,265", "July to September 2012"))
    assert str(issue.place) == "cards/warm-homes/data/calls.csv:2:1"
