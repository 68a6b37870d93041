from __future__ import annotations

from builders import SCORECARD, paper

from rbaccards.view.scorecard import scorecard_view

PACK = "layout: scorecard\nscale: stars"
OTHER = SCORECARD.replace("theme: Homes", "theme: Flats").replace("Warm and safe", "Dry")


def test_indicators_are_grouped_by_where_they_stand_the_most_serious_first() -> None:
    found = scorecard_view(paper(SCORECARD, pack=PACK).cards)
    assert found.lede == (
        "Of 4 indicators, one is at risk, one is expected to recover, one is on track and one has no data yet."
    )
    assert found.counts == (("At risk", 1), ("Expected to recover", 1), ("On track", 1), ("No data yet", 1))
    assert [table.title for table in found.tables] == [
        "At risk: 1",
        "Expected to recover: 1",
        "On track: 1",
        "No data yet: 1",
    ]
    assert [len(table.rows) for table in found.tables] == [1, 1, 2, 1]


def test_a_row_has_latest_target_and_both_marks() -> None:
    risky = scorecard_view(paper(SCORECARD, pack=PACK).cards).tables[0].rows[0].cells
    better = scorecard_view(paper(SCORECARD, pack=PACK).cards).tables[1].rows[0].cells
    assert [cell.text for cell in risky[:4]] == ["I1", "Damp", "90", "60"]
    assert risky[4].mark is not None
    assert risky[4].mark.word == "Worse"
    assert risky[5].text == "not forecast"
    assert better[5].mark is not None
    assert better[5].mark.word == "Better"


def test_a_reason_that_all_placeholders_share_is_said_once() -> None:
    table = scorecard_view(paper(SCORECARD, pack=PACK).cards).tables[-1]
    assert table.subtitle == "No method yet"
    assert len(table.columns) == 2
    other = OTHER.replace("no method yet", "a survey comes")
    both = scorecard_view(paper(SCORECARD, other, pack=PACK).cards).tables[-1]
    assert [row.cells[2].text for row in both.rows] == ["no method yet", "a survey comes"]


def test_the_themes_add_up_to_the_whole() -> None:
    found = scorecard_view(paper(SCORECARD, OTHER, pack=PACK).cards)
    assert found.by_theme is not None
    *themes, total = ([cell.text for cell in row.cells] for row in found.by_theme.rows)
    assert [theme[0] for theme in themes] == ["Homes", "Flats"]
    assert total == ["All themes", "2", "2", "2", "2", "8"]
    assert [sum(int(theme[at]) for theme in themes) for at in range(1, 6)] == [2, 2, 2, 2, 8]
    assert [str(number) for _, number in found.counts] == total[1:5]


def test_what_counts_once_and_what_was_judged_is_noted() -> None:
    progress = "progress: {rating: amber, because: It leaks., by: Lead, on: 1 May 2013}"
    judged = SCORECARD.replace("Q2 2012/13: 60}}\n  twin", f"Q2 2012/13: 60}}, {progress}}}\n  twin")
    found = scorecard_view(paper(judged, pack=PACK).cards)
    assert found.notes == (
        "Counted once, together with the indicator beside it: I3b.",
        "I3, rating now: Officers’ judgement (Lead, 1 May 2013): It leaks.",
    )
