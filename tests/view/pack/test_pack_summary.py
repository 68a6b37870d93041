from __future__ import annotations

from builders import TRACKER, checked, paper

from rbaccards.view.pack.summary import summary_table


def test_priorities_led_by_an_indicator_show_its_figure() -> None:
    table = summary_table(checked().packs[0].cards, {})
    assert [column.head for column in table.columns][:4] == [
        "Priority and headline indicator",
        "Trend",
        "Latest",
        "Target",
    ]
    assert [cell.text for cell in table.rows[0].cells[2:4]] == ["120", "130"]


def test_priorities_that_officers_judge_say_why() -> None:
    table = summary_table(paper(TRACKER).cards, {})
    assert [column.head for column in table.columns] == ["Priority", "Rating now", "Why", "Lead"]
    priority, rating, why, lead = table.rows[0].cells
    assert (priority.strong, priority.under) == ("TP-1d Fewer cold homes", "Thriving places")
    assert rating.mark is not None
    assert (rating.mark.word, lead.text) == ("Amber", "Head of housing")
    assert "Fuel is dear." in why.text
