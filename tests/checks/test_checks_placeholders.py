from __future__ import annotations

import pytest
from builders import CARD, COMPLAINTS, Changes, card

from rbaccards.checks.placeholders import placeholders_lead_on
from rbaccards.issues import Issue, Severity


def found(said: str, wanted: str = "") -> list[Issue]:
    changes: Changes = {CARD: {"There were {{": f"{said} There were {{{{", "risks:": f"{wanted}risks:"}}
    return list(placeholders_lead_on(card(changes)))


@pytest.mark.parametrize(
    "said",
    [
        "The split is TBC.",
        "The split is to be confirmed.",
        "Data not yet available.",
        "The figures are not available.",
        "No data yet.",
        "A placeholder.",
        "We are awaiting results.",
    ],
)
def test_a_measure_that_waits_for_figures_leads_to_data_development(said: str) -> None:
    (issue,) = found(said)
    assert (issue.code, issue.severity) == ("E05", Severity.WARNING)
    assert said in issue.excerpt


@pytest.mark.parametrize(
    "said", ["", "All data are available.", "The survey confirmed it.", "Nothing was confirmed yet."]
)
def test_other_words_are_left_alone(said: str) -> None:
    assert found(said) == []


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ("want: Complaints by tenure", False),
        ("{want: A better log, note: It has complaints by tenure}", False),
        ("want: Rents", True),
    ],
)
def test_an_entry_belongs_to_a_measure_if_it_has_a_word_of_its_name(entry: str, *, told: bool) -> None:
    assert bool(found("The split is TBC.", f"data_development:\n  - {entry}\n")) is told


def test_only_measures_are_looked_at() -> None:
    assert list(placeholders_lead_on(card({CARD: {"and insulation came late": "the rest is TBC"}}))) == []


def test_a_measure_without_any_figure_up_to_the_end_of_the_review_period_is_a_placeholder() -> None:
    measure = (
        "performance:\n  - name: Heat pumps\n    question: how_much\n    unit: pumps\n    polarity: higher\n"
        "    frequency: month\n    data: data/pumps.csv\nstory: |"
    )
    rows = "period,value,status\nSep 2012,,not due\nOct 2012,4,actual\n"
    issues = placeholders_lead_on(
        card({CARD: {"story: |": measure}}, {COMPLAINTS.replace("complaints", "pumps"): rows})
    )
    assert ["Heat pumps has no figures yet" in issue.message for issue in issues] == [True]
