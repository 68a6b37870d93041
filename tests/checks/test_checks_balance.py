from __future__ import annotations

import pytest
from builders import CARD, Changes, card, checked
from hypothesis import given
from hypothesis import strategies as st

from rbaccards.checks.balance import (
    few_indicators,
    headline_has_a_forecast,
    populations_and_services_apart,
    story_tells_causes,
)
from rbaccards.issues import Issue, Severity

FORECAST = "    forecast: {made: Mar 2012, method: the trend of three years, values: {Mar 2013: 140}}\n"
STORY = "  Fuel prices rose, and insulation came late."


def story(*lines: str) -> list[Issue]:
    return list(story_tells_causes(card({CARD: {STORY: "\n".join(f"  {line}" for line in lines)}})))


def test_a_headline_has_a_forecast() -> None:
    assert list(headline_has_a_forecast(card())) == []
    (issue,) = headline_has_a_forecast(card({CARD: {FORECAST: ""}}))
    assert (issue.code, issue.severity) == ("E03", Severity.NOTE)
    assert issue.excerpt == "  complaints:"


@pytest.mark.parametrize(
    ("values", "told"),
    [("Aug 2012: 1, Sep 2012: 2", False), ("Jul 2012: 1, Aug 2012: 2, Sep 2012: 3", True)],
)
def test_what_has_no_curve_yet_needs_no_forecast(values: str, *, told: bool) -> None:
    change = {FORECAST: "", "data: data/complaints.csv": f"values: {{{values}}}"}
    assert bool(list(headline_has_a_forecast(card({CARD: change})))) is told


@pytest.mark.parametrize(("more", "told"), [(4, False), (5, True)])
def test_a_card_has_five_indicators_at_most(more: int, *, told: bool) -> None:
    one = "  other{}: {{name: Other, unit: homes, polarity: lower, frequency: month, values: {{Sep 2012: 1}}}}\n"
    added = "".join(one.format(number) for number in range(more))
    found = checked({CARD: {"story: |\n": f"{added}story: |\n"}}).packs[0].cards[0]
    issues = list(few_indicators(found))
    assert [(issue.code, issue.severity) for issue in issues] == [("E04", Severity.NOTE)] * told
    assert all("6 indicators" in issue.message for issue in issues)


def indicator(field: str, text: str) -> Changes:
    if field == "name":
        return {CARD: {"name: Complaints about cold homes": f'name: "{text}"'}}
    if field == "unit":
        return {CARD: {"    unit: complaints": f'    unit: "{text}"'}}
    return {CARD: {"    source:": f'    {field}: "{text}"\n    source:'}}


@pytest.mark.parametrize(
    ("field", "text", "told"),
    [
        ("name", "Calls answered by the advice line", True),
        ("caption", "of customers were satisfied", True),
        ("subtitle", "Repairs within 7 working days", True),
        ("name", "Adults satisfied with the service", True),
        ("name", "Users of the advice line", True),
        ("name", "Adults satisfied with their area", False),
        ("name", "Recorded domestic burglary", False),
        ("name", "Streets with acceptable litter levels", False),
        ("commentary", "Customers of the advice line complained.", False),
    ],
)
def test_an_indicator_is_not_about_a_service(field: str, text: str, *, told: bool) -> None:
    change = indicator(field, text)
    if field == "commentary":
        change = {CARD: {"There were {{": f"{text} There were {{{{"}}
    issues = list(populations_and_services_apart(card(change)))
    assert [(issue.code, issue.severity) for issue in issues] == [("E06", Severity.NOTE)] * told
    assert all("performance" in issue.hint for issue in issues)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Residents of Anytown in cold homes", True),
        ("Cold homes per 1,000 households", True),
        ("Children living in cold homes", True),
        ("Victims satisfied when their case closed", False),
        ("Children helped", False),
    ],
)
def test_a_performance_measure_is_not_about_a_population(name: str, *, told: bool) -> None:
    measure = (
        f"performance:\n  - name: {name}\n    question: how_much\n    unit: homes\n    polarity: lower\n"
        "    frequency: month\n    values: {Sep 2012: 1}\nstory: |"
    )
    issues = list(populations_and_services_apart(card({CARD: {"story: |": measure}})))
    assert [issue.hint for issue in issues] == ["If so, it belongs under indicators."] * told


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (("- We launched an advice line.", "- Held two meetings.", "- Trained twelve volunteers."), True),
        (("- We launched an advice line.", "- Held two meetings.", "- Prices rose.", "- Winter came."), True),
        (("- We launched an advice line.", "- Prices rose.", "- Winter came."), False),
        (("- We launched an advice line.", "- Held two meetings."), False),
        (("The council has set up a panel. Officers then visited 12 blocks. The team ran a day.",), True),
        (("Prices rose. Work on **12 blocks** was late. Nobody visited them.",), False),
        (("**Advice.** We opened a line. Partners have also met with landlords. Held talks.",), True),
    ],
)
def test_a_story_is_told_where_half_of_three_statements_or_more_are_activities(
    lines: tuple[str, ...], *, told: bool
) -> None:
    issues = story(*lines)
    assert [(issue.code, issue.severity) for issue in issues] == [("E07", Severity.NOTE)] * told


def test_the_note_counts_and_quotes() -> None:
    (issue,) = story("- We launched an advice line.", "- Held two meetings.", "- Prices rose.")
    assert issue.message.startswith("Two of three statements")
    assert "We launched" in issue.message


@given(
    st.lists(st.sampled_from(("Prices rose.", "Winter came early.", "Nobody helped.", "- Homes are old.")), max_size=9)
)
def test_a_story_of_causes_is_never_told(lines: list[str]) -> None:
    assert story("Fuel is dear.", *lines) == []
