from __future__ import annotations

import pytest
from builders import CARD, CASES, ENQUIRIES, card

from rbaccards.checks.projections import projections_agree
from rbaccards.issues import Issue, Severity

QUARTERS = ("Q1 2011/12", "Q2 2011/12", "Q3 2011/12", "Q4 2011/12", "Q1 2012/13", "Q2 2012/13")


def found(*values: float, reads_as: str = "year to date") -> list[Issue]:
    typed = ", ".join(f"{when}: {value}" for when, value in zip(QUARTERS, values, strict=False))
    measure = f"""performance:
  - key: enquiries
    name: Enquiries
    question: how_much
    unit: enquiries
    polarity: none
    frequency: quarter
    adds_up: sum
    reads_as: {reads_as}
    values: {{{typed}}}
story: |"""
    return list(projections_agree(card({CARD: {"story: |": measure}})))


@pytest.mark.parametrize(
    ("values", "up", "down"),
    [
        (ENQUIRIES, "up 2.1%", "down 13%"),  # 3,366 and 2,880 against 3,297
        (CASES, "up 7.5%", "down 2.6%"),  # 1,342 and 1,215 against 1,248
    ],
)
def test_methods_that_point_different_ways_are_a_warning(values: tuple[float, ...], up: str, down: str) -> None:
    (issue,) = found(*values)
    assert (issue.code, issue.severity) == ("R02", Severity.WARNING)
    assert up in issue.message
    assert down in issue.message
    assert issue.excerpt.strip() == "- key: enquiries"


@pytest.mark.parametrize(
    "values", [(100, 100, 100, 100, 101, 101), (100, 100, 100, 100, 100, 100), (1, 2), (1, 2, 3, 4)]
)
def test_methods_that_agree_or_stand_alone_are_not_told(values: tuple[float, ...]) -> None:
    assert found(*values) == []


def test_a_measure_that_projects_nothing_is_not_told() -> None:
    assert found(*ENQUIRIES, reads_as="last 12 months") == []
