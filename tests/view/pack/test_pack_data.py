from __future__ import annotations

from builders import SCORECARD, TRACKER, checked, paper

from rbaccards.view.pack.data import data_view


def test_short_series_stand_in_one_table_for_each_card() -> None:
    found = data_view(paper(TRACKER, SCORECARD))
    assert found.lede == "6 values as the charts and ratings use them."
    assert [heading for heading, _ in found.groups] == ["TP-1d Fewer cold homes", "Warm and safe"]
    ((table,), _) = (tables for _, tables in found.groups)
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["NI 187 Cold homes", "2011/12", "7.90%", "Actual"],
        ["NI 187 Cold homes", "2012/13", "6.63%", "Actual"],
    ]


def test_a_long_series_has_a_table_of_its_own() -> None:
    (tables,) = (tables for _, tables in data_view(checked().packs[0]).groups)
    assert [(table.title, len(table.rows)) for table in tables] == [("Complaints about cold homes", 24)]
    assert tables[0].subtitle == "Complaints log"
