from __future__ import annotations

import pytest
from builders import CARD, card

from rbaccards.checks.years import years_agree

MEASURE = """performance:
  - key: cases
    name: Cases opened
    question: how_much
    unit: cases
    polarity: none
    frequency: quarter
    adds_up: {how}
    data: data/cases.csv
story: |"""
QUARTERS = "period,value\nQ1 2011/12,335\nQ2 2011/12,354\nQ3 2011/12,251\nQ4 2011/12,308\n"


def messages(more: str, how: str = "sum") -> list[str]:
    files = {"cards/warm-homes/data/cases.csv": QUARTERS + more}
    found = card({CARD: {"story: |": MEASURE.replace("{how}", how)}}, files)
    assert "cases" in found.readings
    return [issue.message for issue in years_agree(found)]


@pytest.mark.parametrize(
    ("year", "wrong"),
    [("2011/12,1248", False), ("2011/12,1249", True), ("2010/11,9999", False), ("2011/12,", False)],
)
def test_a_year_beside_its_quarters_is_what_they_make(year: str, *, wrong: bool) -> None:
    found = messages(f"{year}\n")
    assert bool(found) is wrong
    assert all("1,249" in message and "1,248" in message for message in found)


def test_where_nothing_adds_up_a_year_is_its_own_value() -> None:
    assert messages("2011/12,1249\n", how="last") == []


def test_a_mean_is_compared_with_a_mean() -> None:
    assert messages("2011/12,312\n", how="mean") == []
    assert len(messages("2011/12,313\n", how="mean")) == 1
