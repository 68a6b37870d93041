from __future__ import annotations

import pytest
from builders import CARD, PACK, WARDS, Changes, card, document, pack, period

from rbaccards.checks.freshness import stale_text, timely_data
from rbaccards.issues import Issue, Severity

LATEST = {"reads_as: last 12 months": "reads_as: latest"}


def stale(text: str, review: str = "Q2 2012/13") -> list[Issue]:
    return list(stale_text(document(f"story: |\n  {text}\n"), pack(period(review))))


def old(changes: Changes, more: dict[str, str] | None = None) -> list[Issue]:
    return list(timely_data(card(changes, more)))


def test_the_small_project_is_up_to_date() -> None:
    measured = card()
    assert list(stale_text(measured.loaded.document, measured.pack)) == []
    assert list(timely_data(measured)) == []


@pytest.mark.parametrize(
    "text", ["We hope to finish by March 2012.", "The team plans to open in April 2012.", "By May 2012 we will open."]
)
def test_what_is_hoped_for_a_day_gone_by_is_told(text: str) -> None:
    assert [issue.code for issue in stale(text)] == ["E01"]


@pytest.mark.parametrize(
    "text",
    [
        "The line will be launched in May 2012.",
        "It will start in Q1 2012/13.",
        "It will be up and running by the end of June 2012.",
        "It will be rolled out in 2011/12.",
        "It will be tried out in Otley, Roundhay and Adel in May 2012.",
        "The group will be having its first meeting at the end of May 2012.",
        "The flight is scheduled to take place in May 2012.",
        "With the flight scheduled to take place in May 2012, more is known.",
        "A new form is due for use from 1st April 2012.",
        "By the end of June 2012 the council will have visited all.",
        "By 3 May 2012, we will know.",
        "The report is due in March 2012.",
        "A visit is planned for early June 2012.",
        "Talks are expected to begin in April 2012.",
        "Visit all blocks (due May 2012)",
        "It fell this quarter (Q1 2012/13).",
        "It fell this quarter (April to June 2012).",
        "In the latest quarter, April to June 2012, it fell.",
        "This year (2011/12) it fell.",
        "Currently (June 2012) it stands at 12.",
        "The current caseload (as at June 2012) is 29.",
        "Review period: April to June 2012",
        "Review period: Q3 2012/13",
    ],
)
def test_a_text_from_an_earlier_quarter_is_a_warning_at_its_place(text: str) -> None:
    (issue,) = stale(text)
    assert (issue.code, issue.severity) == ("E01", Severity.WARNING)
    assert "July to September 2012" in issue.message
    assert issue.place.line == 2


@pytest.mark.parametrize(
    "text",
    [
        "The line will be launched in July 2012.",
        "The line will be launched in late October 2012.",
        "The line was launched in May 2012, and will go on.",
        "Homes insulated by March 2012 will save £200 a year.",
        "Landlords who signed up by June 2012 will receive a grant.",
        "In 2010/11 we expected to see 150 complaints.",
        "The report was due in March 2012.",
        "The flight was scheduled to take place in May 2012.",
        "It was originally planned to begin in May 2012.",
        "It will rest on the survey published in May 2012.",
        "It will make good the fall in May 2012.",
        "It will differ from May 2012.",
        "It will build on the work of the board in 2011/12.",
        "The report had been planned for March 2012.",
        "Work will be paid in 2010/11 prices.",
        "It will build on the work of 2010/11.",
        "The survey of 2010/11 will be repeated.",
        "It fell this quarter (Q2 2012/13).",
        "It fell this quarter (July to September 2012).",
        "This year (2012/13) it fell, last year (2011/12) too.",
        "Currently it stands at 12, in June 2011 at 14.",
        "Calls of this year, 453 in all, will fall.",
        "Review period: July to September 2012",
        "Review period: 2012/13 Q2",
        'It will end by {{ complaints["2011/12"].total }}.',
    ],
)
def test_what_may_be_true_is_not_told(text: str) -> None:
    assert stale(text) == []


@pytest.mark.parametrize(("review", "told"), [("Q1 2012/13", False), ("Q2 2012/13", True), ("May 2012", False)])
def test_a_date_is_past_if_it_ends_before_the_review_period_begins(review: str, *, told: bool) -> None:
    assert bool(stale("It will begin in May 2012.", review)) is told


@pytest.mark.parametrize(("last", "told"), [("Dec", False), ("Nov", True)])
def test_months_may_end_three_months_before_the_review_period_does(last: str, *, told: bool) -> None:
    months = {"Dec": "Oct 2012: 1, Nov 2012: 2, Dec 2012: 3", "Nov": "Sep 2012: 1, Oct 2012: 2, Nov 2012: 3"}
    year = {PACK: {"Q2 2012/13": "2012/13"}}
    typed = {CARD: {"data: data/complaints.csv": f"values: {{{months[last]}}}", **LATEST}}
    issues = [issue for issue in old(year | typed) if "figures" in issue.message]
    assert [(issue.code, issue.severity) for issue in issues] == [("E02", Severity.WARNING)] * told
    assert all("4 months before" in issue.message for issue in issues)


def test_data_from_before_the_review_period_are_told_by_another_check_alone() -> None:
    found = card({CARD: {"data: data/complaints.csv": "values: {Jan 2011: 1, Feb 2011: 2, Mar 2011: 3}", **LATEST}})
    assert [issue.code for issue in found.issues if issue.code in ("D03", "E02")] == ["D03"]


@pytest.mark.parametrize(("ends", "told"), [("Mar 2011", False), ("Feb 2011", True)])
def test_areas_may_end_eighteen_months_before_it(ends: str, *, told: bool) -> None:
    rows = {"Mar 2011": "Apr 2010 to Mar 2011", "Feb 2011": "Mar 2010 to Feb 2011"}
    more = {WARDS: f"area,period,value\nNorth & East,{rows[ends]},70\n"}
    issues = old({}, more)
    assert [issue.code for issue in issues] == ["E02"] * told
    assert all("wards" in issue.message and "breakdown:" in issue.excerpt for issue in issues)
