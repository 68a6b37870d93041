from __future__ import annotations

from builders import TRACKER, paper

from rbaccards.view.updates import contributors_tables, updates_table


def test_updates_are_numbered_rows_in_the_columns_that_some_row_fills() -> None:
    found = updates_table(paper(TRACKER).cards[0])
    assert found is not None
    assert [column.head for column in found.columns] == ["No", "Progress", "Next steps", "Risks", "Officer", "When"]
    first, second = found.rows
    assert first.cells[0].text == "1"
    assert "80 forms" in first.cells[1].blocks[0]
    assert (first.cells[4].text, first.cells[5].text) == ("Housing lead", "Q3 2012/13")
    assert "<ol>" in "".join(second.cells[1].blocks)
    assert (second.cells[5].text, second.cells[5].quiet) == ("not set", True)


def test_a_pack_orders_the_columns_and_names_them() -> None:
    pack = "layout: action-tracker\nupdate_columns: [officer, progress]\nheadings: {progress: Progress to 31 March}"
    found = updates_table(paper(TRACKER, pack=pack).cards[0])
    assert found is not None
    assert [column.head for column in found.columns] == ["No", "Officer", "Progress to 31 March"]


def test_contributors_stand_in_the_council_and_outside_with_what_is_said_of_them() -> None:
    inside, outside = contributors_tables(paper(TRACKER).cards[0])
    assert [column.head for column in inside.columns] == [
        "Contributor",
        "Organisation",
        "Why they are included",
        "How they are engaged",
    ]
    assert [column.head for column in outside.columns] == ["Contributor", "Organisation"]
    assert [cell.text for cell in outside.rows[0].cells] == ["Regional officer", "Energy Agency"]


def test_without_rows_there_is_no_table() -> None:
    bare = paper(TRACKER.split("updates:")[0] + "data_development:\n  - want: Homes surveyed.\n").cards[0]
    assert updates_table(bare) is None
    assert contributors_tables(bare) == ()
