from __future__ import annotations

import pytest
from builders import CARD, PACK, REPORT, SCORECARD, Changes, checked, files, paper

from rbaccards.view.pack.exceptions import ExceptionsView, exceptions_view
from rbaccards.view.parts import Table

OTHER = "cards/warm-homes/other.yaml"


def view(changes: Changes | None = None, more: dict[str, str] | None = None) -> ExceptionsView:
    return exceptions_view(checked(changes, more).packs[0])


def targets(number: int) -> dict[str, str]:
    stretch = {"stretch: {2012/13: 110}": "stretch: {2012/13: 1}"}
    return stretch | {"targets: {2012/13: 130}": f"targets: {{2012/13: {number}}}"}


def column(table: Table | None, head: str) -> list[str]:
    assert table is not None
    at = [each.head for each in table.columns].index(head)
    return [row.cells[at].text for row in table.rows]


def test_a_priority_that_does_well_is_not_listed() -> None:
    found = view()
    assert (found.lede, found.entries) == ("No priority of this pack needs attention.", ())


@pytest.mark.parametrize(("target", "word"), [(100, "Red"), (118, "Amber")])
def test_what_is_red_or_amber_is_listed_with_its_reason_and_chart(target: int, word: str) -> None:
    found = view({CARD: targets(target)})
    (entry,) = found.entries
    assert entry.rating.word == word
    assert f"target of {target}" in entry.reason
    assert entry.chart is not None
    assert list(found.charts) == [entry.chart]
    assert entry.link == "cold-homes"
    assert found.lede == "One of one priority needs attention: Fewer people in cold homes."


def test_the_figures_of_the_years_before_stand_beside_it() -> None:
    (entry,) = view({CARD: targets(100)}).entries
    assert column(entry.history, "Period") == ["12 months to September 2012", "12 months to September 2011"]
    assert column(entry.history, "Value") == ["120", "152"]
    assert column(entry.history, "Change")[-1] == "first shown"


def test_a_year_to_date_stands_beside_the_same_months_of_earlier_years() -> None:
    (entry,) = view({CARD: targets(20) | {"reads_as: last 12 months": "reads_as: year to date"}}).entries
    assert column(entry.history, "Period") == ["April to September 2012", "April to September 2011"]


def test_what_is_still_to_be_done_is_listed() -> None:
    done = {"    owner: Head of housing\n": "    owner: Head of housing\n    status: done\n"}
    (entry,) = view({CARD: targets(100) | done}).entries
    assert column(entry.actions, "Action") == ["Ask landlords for their plans"]


def test_the_most_serious_comes_first() -> None:
    other = files({CARD: targets(100)})[CARD].decode().replace("population:", "focus: damp\npopulation:")
    found = view({PACK: {"  - cold-homes": "  - cold-homes\n  - other"}, CARD: targets(118)}, {OTHER: other})
    assert [each.rating.word for each in found.entries] == ["Red", "Amber"]
    assert found.lede == "Two of two priorities need attention: damp and Fewer people in cold homes."


def test_what_worsens_without_a_target_is_listed_too() -> None:
    better = {"polarity: lower": "polarity: higher", "targets: {2012/13: 130}": "targets: {2010/11: 1}"}
    (entry,) = view({CARD: better | {"stretch: {2012/13: 110}": "stretch: {2010/11: 2}"}}).entries
    assert entry.rating.word == "Not rated"
    assert entry.direction is not None
    assert entry.direction.word == "Worsening"


def indicator(key: str, before: int, now: int, target: int) -> str:
    fields = f"name: {key.capitalize()}, unit: homes, polarity: lower, frequency: year"
    values = f"values: {{2011/12: {before}, 2012/13: {now}}}, targets: {{2011/12: {target}, 2012/13: {target}}}"
    return f"  {key}: {{{fields}, {values}}}\n"


def test_what_was_red_at_the_end_of_the_period_before_and_is_green_now_has_recovered() -> None:
    card = "priority: Homes\nindicators:\n" + indicator("damp", 90, 40, 50) + indicator("cold", 90, 80, 50)
    found = exceptions_view(paper(card + indicator("old", 40, 40, 50), pack="layout: scorecard"))
    assert found.recovered == "Recovered since the end of the period before: Damp."
    assert [entry.title for entry in found.entries] == ["Cold"]
    assert (
        exceptions_view(
            paper("priority: Homes\nindicators:\n" + indicator("old", 40, 40, 50), pack="layout: scorecard")
        ).recovered
        == ""
    )


def test_indicators_of_a_scorecard_are_listed_each_by_itself_where_they_are_at_risk() -> None:
    found = exceptions_view(paper(SCORECARD, pack="layout: scorecard\nscale: stars"))
    (entry,) = found.entries
    assert found.lede == "One of five indicators needs attention: I1 Damp."
    assert found.rule.startswith("Listed are indicators at risk")
    assert entry.rating.word == "Worse"
    assert "Much rain." in entry.text[0]


def test_a_report_is_no_exception() -> None:
    assert [entry.title for entry in exceptions_view(paper(REPORT, SCORECARD)).entries] == ["I1 Damp"]
