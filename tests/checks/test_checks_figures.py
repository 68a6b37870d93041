from __future__ import annotations

import pytest
from builders import CARD, card
from hypothesis import given
from hypothesis import strategies as st

from rbaccards.checks.figures import figure_names
from rbaccards.issues import Issue

STORY = "Fuel prices rose, and insulation came late."


def found(text: str) -> list[Issue]:
    return list(figure_names(card({CARD: {STORY: text}})))


def test_the_small_project_asks_only_for_figures_that_are_there() -> None:
    assert list(figure_names(card())) == []


@pytest.mark.parametrize(
    ("written", "nearest"),
    [
        ("complaints.last_12_month", "complaints.last_12_months"),
        ("complaint.latest", "complaints.latest"),
        ("Complaints.latest", "complaints.latest"),
        ('complaints["North and East"].latest', 'complaints["North & East"].latest'),
    ],
)
def test_a_figure_that_is_not_there_is_told_with_the_nearest_one(written: str, nearest: str) -> None:
    (issue,) = found(f"There were {{{{ {written} }}}} of them.")
    assert issue.code == "N01"
    assert issue.excerpt[issue.place.column - 1 :].startswith(written)
    assert issue.fix is not None
    assert issue.fix.text == f"  There were {{{{ {nearest} }}}} of them."


def test_a_figure_like_none_is_told_with_the_measures_there_are() -> None:
    (issue,) = found("{{ zzz }}")
    assert issue.fix is None
    assert "complaints" in issue.hint


def test_every_wrong_figure_of_a_text_is_told_at_its_own_place() -> None:
    issues = found("{{ a.b }} and {{ a.b }},\n  then {{ c.d }}.")
    assert [(issue.place.line, issue.place.column) for issue in issues] == [
        (issues[0].place.line, 6),
        (issues[0].place.line, 20),
        (issues[0].place.line + 1, 11),
    ]


@pytest.mark.parametrize(
    ("where", "code"),
    [
        ("action: Insulate another 20 homes", "N01"),
        ("risk: A hard winter.", "N01"),
        ("  source: Complaints log", "N02"),
        ("    owner: Head of housing", "N02"),
    ],
)
def test_every_field_is_looked_through_and_those_without_figures_say_so(where: str, code: str) -> None:
    key = where.partition(":")[0]
    (issue,) = figure_names(card({CARD: {where: f'{key}: "{{{{ no.such }}}}"'}}))
    assert issue.code == code


def test_figures_of_a_measure_whose_data_failed_are_left_alone() -> None:
    broken = card({CARD: {"data/complaints.csv": "data/nothing.csv"}})
    assert list(figure_names(broken)) == []


def test_a_correction_never_exchanges_one_area_for_another() -> None:
    (issue,) = found('In Armley there were {{ complaints["Armley"].last_12_months }}.')
    assert issue.fix is None


@pytest.mark.parametrize(
    "text",
    [
        "The gap widened by 1.5%: 38% of them, then 39.8%.",  # Leeds; as intervals, consistent
        "It stayed at 47%, up 0.2%.",
        "Down 6.9%, from 8.0 to 7.5.",
        "Braces { like these } and {% these %} are only words.",
    ],
)
def test_words_and_figures_consistent_within_rounding_are_not_told(text: str) -> None:
    assert not [issue for issue in card({CARD: {STORY: text}}).issues if issue.place.path == CARD]


@given(st.sampled_from(sorted(card().figures)))
def test_every_figure_of_the_card_may_be_asked_for(name: str) -> None:
    assert found(f"{{{{ {name} }}}}") == []
