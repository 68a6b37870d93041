from __future__ import annotations

import pytest
from builders import CARD, COMPLAINTS, PACK, Changes, card

from rbaccards.checks.series import enough_data
from rbaccards.issues import Issue, Severity

LATEST = {"reads_as: last 12 months": "reads_as: latest"}


def found(changes: Changes) -> list[Issue]:
    return list(enough_data(card(changes)))


def typed(values: str, **more: str) -> Changes:
    return {CARD: {"data: data/complaints.csv": f"values: {{{values}}}", **LATEST, **more}}


def test_the_small_project_has_enough_data_of_its_review_period() -> None:
    assert found({}) == []


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ("Sep 2012: 1", True),
        ("Aug 2012: 1, Sep 2012: 2", True),
        ("Jul 2012: 1, Aug 2012: 2, Sep 2012: 3", False),
    ],
)
def test_a_curve_takes_three_values(values: str, *, told: bool) -> None:
    issues = found(typed(values))
    assert [(each.code, each.severity) for each in issues] == [("D01", Severity.NOTE)] * told


@pytest.mark.parametrize(("chart", "codes"), [("none", []), ("columns", ["D04"]), ("compare", ["D04"])])
def test_a_chart_that_is_no_curve_takes_fewer_but_columns_take_no_months(chart: str, codes: list[str]) -> None:
    issues = found(typed("Sep 2012: 1", **{"    source:": f"    chart: {chart}\n    source:"}))
    assert [each.code for each in issues] == codes


@pytest.mark.parametrize(("last", "told"), [("Jun 2012", True), ("Jul 2012", False), ("Sep 2012", False)])
def test_a_latest_figure_from_before_the_review_period_is_a_warning(last: str, *, told: bool) -> None:
    issues = found(typed(f"Apr 2012: 1, May 2012: 2, {last}: 3"))
    assert [(each.code, each.severity) for each in issues] == [("D03", Severity.WARNING)] * told


def test_without_the_figure_that_the_card_leads_with_there_is_an_error() -> None:
    (issue,) = found({COMPLAINTS: {"2012-01,11\n": ""}})
    assert (issue.code, issue.severity) == ("D02", Severity.ERROR)
    assert issue.excerpt.strip() == "reads_as: last 12 months"


def test_an_earlier_review_of_the_same_data_is_in_time() -> None:
    assert found({PACK: {"Q2 2012/13": "Q1 2012/13"}}) == []


def test_a_later_review_of_the_same_data_is_not() -> None:
    assert [each.code for each in found({PACK: {"Q2 2012/13": "Q3 2012/13"}})] == ["D03"]


def test_a_year_that_ended_before_the_quarter_under_review_is_not_out_of_date() -> None:
    years = {
        CARD: {
            "    data: data/complaints.csv\n": "    values: {2009/10: 150, 2010/11: 140, 2011/12: 120}\n",
            "frequency: month": "frequency: financial year",
            "reads_as: last 12 months": "reads_as: latest",
        }
    }
    assert "D03" not in {each.code for each in found(years)}
