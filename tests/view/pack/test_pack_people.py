from __future__ import annotations

from builders import PLAN, TRACKER, paper

from rbaccards.view.pack.people import contributors_view


def test_everybody_stands_once_with_the_part_they_play_by_organisation() -> None:
    found = contributors_view(paper(TRACKER))
    assert found.lede == "5 contributors in 3 organisations."
    assert [[cell.text for cell in row.cells[:2]] for row in found.table.rows] == [
        ["Anytown Council", "Head of housing"],
        ["Energy Agency", "Regional officer"],
        ["Housing", "Head of housing"],
        ["not stated", "Fuel lead"],
        ["not stated", "Housing lead"],
    ]
    assert [each.text for each in found.table.rows[-1].cells[2].stack] == ["Reports progress: TP-1d"]


def test_where_no_organisation_is_named_there_is_no_column_for_it() -> None:
    found = contributors_view(paper(PLAN, pack="layout: delivery-plan"))
    assert [column.head for column in found.table.columns] == ["Contributor", "Part"]
    assert [row.cells[0].text for row in found.table.rows] == ["Area team"]
    assert [each.text for each in found.table.rows[0].cells[1].stack] == ["Lead: H1 and H2", "Leads actions: H1 and H2"]


def test_somebody_named_without_an_organisation_belongs_to_the_one_named_elsewhere() -> None:
    found = contributors_view(paper(TRACKER.replace("officer: Housing lead\n", "officer: Regional officer\n", 1)))
    (row,) = [row for row in found.table.rows if row.cells[1].text == "Regional officer"]
    assert row.cells[0].text == "Energy Agency"
    assert len(row.cells[2].stack) == 2
