from __future__ import annotations

import pytest
from builders import CARD, PACK, REPORT, SCORECARD, card, checked, codes, files, papers

from rbaccards.checked import check
from rbaccards.issues import Issue, Severity

STORY = "  Fuel prices rose, and insulation came late."
COMMENTARY = "      There were {{ complaints.last_12_months }} complaints, {{ complaints.last_12_months.change }};"


def told(text: str) -> list[Issue]:
    """What is said about the small project with a text as its story."""
    return [each for each in card({CARD: {STORY: f"  {text}"}}).issues if each.code.startswith("W")]


def latest() -> str:
    return card().figures["complaints.last_12_months"]


def test_the_small_project_is_in_order() -> None:
    assert codes(checked().issues) == []


def test_a_wrong_figure_is_told_at_its_place_with_the_one_to_use() -> None:
    (issue,) = told("There were 999 complaints in the year to September 2012.")
    assert (issue.code, issue.severity) == ("W01", Severity.WARNING)
    assert f'the data say "{latest()}" (12 months to September 2012)' in issue.message
    line = (
        files({CARD: {STORY: "  There were 999 complaints in the year to September 2012."}})[CARD].decode().splitlines()
    )
    assert line[issue.place.line - 1][issue.place.column - 1 :].startswith("999")
    assert issue.hint == f'Write {{{{ complaints.last_12_months }}}}, which prints "{latest()}".'


def test_the_correction_passes() -> None:
    (issue,) = told("There were 999 complaints in the year to September 2012.")
    assert issue.fix is not None
    assert issue.fix.text == "  There were {{ complaints.last_12_months }} complaints in the year to September 2012."
    assert told(issue.fix.text.strip()) == []


def test_a_word_of_direction_is_held_against_its_two_figures() -> None:
    assert codes(told("Homes without heat fell from 100 to 200.")) == ["W02"]


def test_a_word_that_repeats_the_direction_of_a_figure_is_no_contradiction() -> None:
    assert told("Complaints fell: {{ complaints.last_12_months.change }}.") == []


@pytest.mark.parametrize("figure", ["change", "difference"])
def test_a_figure_that_brings_its_direction_does_not_follow_another_and_by(figure: str) -> None:
    (issue,) = told(f"Complaints fell by {{{{ complaints.last_12_months.{figure} }}}}.")
    assert issue.code == "W02"
    assert 'together they print "fell by ' in issue.message


def test_a_report_is_held_against_the_data_of_all_cards_of_its_pack() -> None:
    wrong = REPORT.replace("Damp:\n", "Damp is at 80 homes in July to September 2012.\n")
    (issue,) = papers(wrong, SCORECARD).issues
    assert (issue.code, issue.place.path) == ("W01", "cards/papers/a.yaml")
    assert papers(wrong.replace("80", "90"), SCORECARD).issues == ()


def test_the_measure_of_a_commentary_need_not_be_named() -> None:
    found = card({CARD: {COMMENTARY: "      It fell by 99% in a year;"}}).issues
    assert codes(found) == ["W01"]
    assert told("It fell by 99% in a year.") == []


def test_a_sentence_goes_on_about_what_the_one_before_named() -> None:
    assert codes(told("Complaints were 99 in 2001/02. They are down 99% in a year.")) == ["W01"]


@pytest.mark.parametrize(
    "opening",
    [
        "Nationally complaints were 99.",
        "Complaints at night were 99.",
        "Complaints were 99 in 2001/02. Help came late.",
    ],
)
def test_a_sentence_goes_on_only_about_what_the_one_before_leaves_plain(opening: str) -> None:
    assert told(f"{opening} They are down 99% in a year.") == []


def test_the_summary_of_a_pack_is_checked_too() -> None:
    summary = "summary: Complaints are down 99% in a year.\nmeeting: 14 November 2012"
    found = check(files({PACK: {"meeting: 14 November 2012": summary}})).issues
    assert [(each.code, each.place.path) for each in found] == [("W01", PACK)]
    (issue,) = found
    assert issue.fix is not None
    assert issue.fix.text == "summary: Complaints are {{ complaints.last_12_months.change }} in a year."


def test_other_fields_are_left_alone() -> None:
    assert codes(card({CARD: {"source: Complaints log": "source: Complaints log, 999 complaints"}}).issues) == []


def test_a_text_over_two_lines_has_its_place_on_the_second() -> None:
    (issue,) = told("Complaints are\n  down 99% in a year.")
    assert issue.excerpt == "  down 99% in a year."
    assert issue.fix is not None
    assert issue.fix.text == "  {{ complaints.last_12_months.change }} in a year."


def test_no_correction_is_offered_where_a_phrase_runs_over_the_end_of_a_line() -> None:
    (issue,) = told("Complaints are down\n  99% in a year.")
    assert issue.fix is None
    assert issue.excerpt == "  99% in a year."


def test_a_text_with_very_many_wrong_figures_is_told_twenty_of_them() -> None:
    assert len(told("Complaints fell by 99% in a year. " * 50)) == 20
