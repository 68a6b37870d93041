from __future__ import annotations

import pytest
from builders import CARD, PACK, Changes, card

from rbaccards.checks.actions import endless_actions, overdue_actions, unowned_actions
from rbaccards.issues import Severity

FIRST = "  - action: Insulate another 20 homes\n    owner: Head of housing\n    due: Dec 2012\n    cost: £4,000\n"


def action(**fields: str) -> Changes:
    """The small project with other fields in its first action."""
    lines = [f"{name}: {text}" for name, text in fields.items()]
    return {CARD: {FIRST: "  - " + "\n    ".join(lines) + "\n"}}


OWNED = {"action": "Insulate another 20 homes", "owner": "Head of housing", "due": "Dec 2012"}


def test_the_actions_of_the_small_project_can_be_followed_up() -> None:
    for check in (unowned_actions, overdue_actions, endless_actions):
        assert list(check(card())) == []


@pytest.mark.parametrize(
    ("missing", "status", "said"),
    [
        ([], "planned", ""),
        (["owner"], "planned", "no owner."),
        (["due"], "under way", "no date by which it is due."),
        (["owner", "due"], "late", "no owner and no date by which it is due."),
        (["owner", "due"], "done", ""),
        (["owner", "due"], "dropped", ""),
    ],
)
def test_an_action_still_to_be_done_has_an_owner_and_a_date(missing: list[str], status: str, said: str) -> None:
    fields = {name: text for name, text in OWNED.items() if name not in missing}
    issues = list(unowned_actions(card(action(**fields, status=status))))
    assert [issue.message.partition(" has ")[2] for issue in issues] == ([said] if said else [])


def test_the_warning_stands_at_the_action() -> None:
    (issue,) = unowned_actions(card(action(action="Insulate another 20 homes")))
    assert (issue.code, issue.severity) == ("E08", Severity.WARNING)
    assert issue.excerpt == "  - action: Insulate another 20 homes"
    assert issue.hint == "Add owner: and due: to it."


@pytest.mark.parametrize("due", ["Ongoing", "soon", "31 November 2012"])
def test_a_date_that_was_refused_is_not_told_as_missing_too(due: str) -> None:
    assert list(unowned_actions(card(action(**(OWNED | {"due": due}))))) == []


@pytest.mark.parametrize(
    ("due", "status", "told"),
    [
        ("Oct 2012", "planned", True),  # the board meets on 14 November
        ("Q2 2012/13", "under way", True),
        ("Nov 2012", "planned", False),
        ("Oct 2012", "done", False),
        ("Oct 2012", "dropped", False),
        ("Oct 2012", "late", False),
    ],
)
def test_an_action_is_overdue_once_its_last_month_is_over_when_the_board_meets(
    due: str, status: str, *, told: bool
) -> None:
    issues = list(overdue_actions(card(action(**(OWNED | {"due": due}), status=status))))
    assert [issue.code for issue in issues] == ["E09"] * told


def test_the_warning_names_the_date_the_day_and_the_status() -> None:
    (issue,) = overdue_actions(card(action(**(OWNED | {"due": "Oct 2012"}))))
    assert all(fact in issue.message for fact in ("October 2012", "14 November 2012", "planned"))
    assert issue.excerpt == "    due: Oct 2012"


def test_without_a_meeting_the_end_of_the_review_period_counts() -> None:
    no_meeting = {PACK: {"meeting: 14 November 2012\n": ""}}
    assert list(overdue_actions(card(action(**(OWNED | {"due": "Sep 2012"})) | no_meeting))) == []
    assert len(list(overdue_actions(card(action(**(OWNED | {"due": "Aug 2012"})) | no_meeting)))) == 1


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ongoing", True),
        ("Ongoing talks with landlords", True),
        ("Talk to landlords (on-going)", True),
        ("Talk to landlords - ongoing.", True),
        ("Talks with landlords, continuous", True),
        ("Work with landlords is ongoing", True),
        ("Cut the ongoing costs of heating", False),
        ("Start a continuous survey of damp", False),
        ("Continue the talks until March", False),
        ("Agree a rolling programme", False),
    ],
)
def test_an_action_has_an_end(text: str, *, told: bool) -> None:
    issues = list(endless_actions(card(action(**(OWNED | {"action": f'"{text}"'})))))
    assert [issue.code for issue in issues] == ["E10"] * told
