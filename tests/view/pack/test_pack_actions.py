from __future__ import annotations

import pytest
from builders import CARD, PACK, TRACKER, Changes, checked, files, paper

from rbaccards.view.pack.actions import ActionsView, actions_view
from rbaccards.view.parts import Table

OTHER = "cards/warm-homes/other.yaml"
FIRST = "  - action: Insulate another 20 homes"


def view(changes: Changes | None = None) -> ActionsView:
    return actions_view(checked(changes).packs[0])


def column(table: Table, head: str) -> list[str]:
    at = [each.head for each in table.columns].index(head)
    return [row.cells[at].text or row.cells[at].strong for row in table.rows]


def test_every_action_is_listed_by_owner_and_counted() -> None:
    found = view()
    assert found.lede == "Two actions: two planned."
    assert column(found.by_owner, "Owner") == ["Head of housing", "Housing standards lead"]
    assert column(found.by_owner, "Due") == ["Dec 2012", "Dec 2012"]
    assert set(column(found.by_owner, "Priority")) == {"Fewer people in cold homes"}


def test_what_is_still_to_do_is_listed_by_due_date_without_one_last() -> None:
    more = (
        "  - {action: Write to landlords, owner: Clerk, due: Mar 2013, status: planned}\n"
        "  - {action: Ask around, owner: Clerk, status: planned}\n"
        "  - {action: Open the line, owner: Clerk, due: Oct 2012, status: under way}\n"
        "  - {action: Hold a meeting, owner: Clerk, due: Nov 2012, status: done}\n"
    )
    found = view({CARD: {FIRST: f"{more}{FIRST}"}})
    assert column(found.by_due_date, "Due") == ["Oct 2012", "Dec 2012", "Dec 2012", "Mar 2013", "not set"]
    assert column(found.by_due_date, "Status")[0] == "Late"
    assert found.lede == "Six actions: one late, four planned and one done."
    assert len(found.by_owner.rows) == 6


def test_actions_without_an_owner_come_last() -> None:
    found = view({CARD: {"    owner: Head of housing\n": ""}})
    assert column(found.by_owner, "Owner") == ["Housing standards lead", "not named"]


def test_figures_are_filled_into_actions() -> None:
    found = view({CARD: {"Insulate another 20 homes": "Answer the {{ complaints.last_12_months }} complaints"}})
    assert "Answer the 120 complaints" in column(found.by_owner, "Action")


def test_those_of_all_cards_stand_together() -> None:
    other = files()[CARD].decode().replace("population:", "focus: damp\npopulation:")
    pack = checked({PACK: {"  - cold-homes": "  - cold-homes\n  - other"}}, {OTHER: other}).packs[0]
    found = actions_view(pack)
    assert len(found.by_owner.rows) == 4
    assert set(column(found.by_owner, "Priority")) == {"Fewer people in cold homes", "Damp"}


@pytest.mark.parametrize("number", [0, 1])
def test_few_actions_are_worded_too(number: int) -> None:
    text = files()[CARD].decode()
    start, end = text.index("new_actions:"), text.index("risks:")
    kept = text[start:end].split("  - {action")[0] if number else ""
    found = actions_view(checked({CARD: {text[start:end]: kept}}).packs[0])
    assert found.lede == ("One action: one planned." if number else "The cards of this pack have no actions.")
    assert len(found.by_owner.rows) == number


def test_what_the_rows_of_a_tracker_say_is_to_be_done_stands_among_them() -> None:
    row = "  - actions: Fit **lofts**.\n    timescale: As above\n    progress: |\n"
    worded = TRACKER.replace("  - progress: |\n", row)
    acting = "new_actions:\n  - {action: Fit fans, owner: Fan lead, due: Jun 2013}\n"
    found = actions_view(paper(worded + acting))
    assert found.lede == "Three actions: one planned and two without a status."
    assert column(found.by_owner, "Owner") == ["Fan lead", "Housing lead", "Housing lead / Fuel lead"]
    assert column(found.by_due_date, "Due") == ["Q3 2012/13", "Jun 2013", "As above"]
    assert column(found.by_due_date, "Status") == ["not stated", "Planned", "not stated"]
    assert "<strong>lofts</strong>" in found.by_due_date.rows[2].cells[1].blocks[0]


def test_where_nothing_has_a_status_there_is_no_column_for_it() -> None:
    found = actions_view(paper(TRACKER))
    assert found.lede == "One action."
    assert [column.head for column in found.by_owner.columns] == ["Owner", "Action", "Priority", "Due"]
    assert len(found.by_due_date.rows[0].cells) == 4
