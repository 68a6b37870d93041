"""What changed between two editions of one pack, each kind by itself."""

from __future__ import annotations

import pytest
from builders import CARD, COMPLAINTS, PACK, Changes, files, kept

from rbaccards.audience import edition_for, pack_for
from rbaccards.changes import as_data, as_lines, changes_of, since
from rbaccards.checked import Checked, check
from rbaccards.editions.past import forecasts_of, past_of

ACTION = "  - action: Insulate another 20 homes\n    owner: Head of housing\n    due: Dec 2012\n    cost: £4,000\n"


def both(before: Changes | None = None, now: Changes | None = None) -> Checked:
    """The small project now, after the edition of the quarter before."""
    return check(files(now), kept(files(before)))


def told(before: Changes | None = None, now: Changes | None = None) -> dict[str, list[str]]:
    """The sentences by kind, without those that any two quarters have."""
    found: dict[str, list[str]] = {}
    for each in changes_of(both(before, now).packs[0]):
        found.setdefault(each.kind, []).append(each.sentence)
    return found


def test_the_figure_of_another_quarter_is_told_with_both() -> None:
    assert told() == {
        "Figure": [
            "Complaints about cold homes: 129 in the 12 months to June 2012, 120 in the 12 months to September 2012."
        ]
    }


def test_a_target_that_was_changed_set_or_given_up() -> None:
    found = told(
        now={
            CARD: {
                "targets: {2012/13: 130}": "targets: {2012/13: 125, 2013/14: 110}",
                "stretch: {2012/13: 110}": "stretch: {2012/13: 100}",
            }
        }
    )
    assert found["Target"] == [
        "Complaints about cold homes: the target for 2012/13 was 130 and is now 125.",
        "Complaints about cold homes: a target was set for 2013/14: 110.",
        "Complaints about cold homes: the stretch target for 2012/13 was 110 and is now 100.",
    ]
    gone = told(before={CARD: {"targets: {2012/13: 130}": "targets: {2012/13: 130, 2013/14: 110}"}})
    assert gone["Target"] == ["Complaints about cold homes: the target for 2013/14, 110, is no longer there."]


def test_a_forecast_that_was_made_anew() -> None:
    found = told(now={CARD: {"made: Mar 2012": "made: Jun 2012", "Mar 2013: 140": "Mar 2013: 135"}})
    assert found["Forecast"] == ["Complaints about cold homes: the forecast for March 2013 was 140 and is now 135."]


def test_values_that_were_restated() -> None:
    found = told(now={COMPLAINTS: {"2012-03,": "2012-03,9"}})
    assert len(found["Restated"]) == 1
    assert found["Restated"][0].startswith("Complaints about cold homes: March 2012 was ")
    many = told(now={COMPLAINTS: {f"2012-0{month},": f"2012-0{month},9" for month in (1, 2, 3, 4, 5)}})
    assert many["Restated"][-1] == "Complaints about cold homes: 2 more values restated."


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (ACTION, "", "no longer listed: Insulate another 20 homes (Head of housing)."),
        (
            "    cost: £4,000\n",
            "    cost: £4,000\n    status: done\n",
            "closed: Insulate another 20 homes (Head of housing).",
        ),
        (
            "    cost: £4,000\n",
            "    cost: £4,000\n    status: dropped\n",
            "dropped: Insulate another 20 homes (Head of housing).",
        ),
        (
            "due: Dec 2012\n",
            "due: Mar 2013\n",
            "slipped from December 2012 to March 2013: Insulate another 20 homes (Head of housing).",
        ),
        (
            "due: Dec 2012\n",
            "due: Nov 2012\n",
            "brought forward from December 2012 to November 2012: Insulate another 20 homes (Head of housing).",
        ),
        ("Insulate another 20 homes", "Another 20 homes insulate", ""),
    ],
)
def test_what_became_of_an_action(old: str, new: str, words: str) -> None:
    found = told(now={CARD: {old: new}}).get("Action", [])
    assert found == ([f"Fewer people in cold homes: {words}"] if words else [])


def test_an_action_that_moved_to_what_was_done_is_closed_and_a_new_one_is_new() -> None:
    swap = {
        ACTION: "  - {action: Draw up a list, due: Jan 2013}\n",
        "  - Insulated 40 homes.": "  - Insulate another 20 homes: done (Head of housing).\n  - Insulated 40 homes.",
    }
    found = told(now={CARD: swap})
    assert found["Action"] == [
        "Fewer people in cold homes: closed: Insulate another 20 homes (Head of housing).",
        "Fewer people in cold homes: new: Draw up a list, due January 2013.",
    ]
    assert found["Text"] == ["Fewer people in cold homes: rewritten: “What we did”."]


def test_a_card_under_another_name_is_the_same_card() -> None:
    now = files({PACK: {"- cold-homes": "- warm-flats"}, CARD: {"priority:": "formerly: cold-homes\npriority:"}})
    now["cards/warm-homes/warm-flats.yaml"] = now.pop(CARD)
    found = [each.sentence for each in changes_of(check(now, kept(files())).packs[0]) if each.kind == "Card"]
    assert found == ["Fewer people in cold homes: its file was called cold-homes until now."]


def test_a_card_that_is_new_and_one_that_is_gone() -> None:
    now = files({PACK: {"- cold-homes": "- warm-flats"}})
    now["cards/warm-homes/warm-flats.yaml"] = now.pop(CARD)
    found = [each.sentence for each in changes_of(check(now, kept(files())).packs[0]) if each.kind == "Card"]
    assert found == [
        "Fewer people in cold homes: new in this pack.",
        "Fewer people in cold homes: no longer in this pack.",
    ]


def test_without_an_edition_the_files_tell_of_the_quarter_before() -> None:
    pack = check(files()).packs[0]
    assert pack.past is None
    assert since(pack).label == "April to June 2012"
    assert {each.kind for each in changes_of(pack)} <= {"Rating", "Year’s end", "Figure", "Restated"}


def test_editions_of_the_same_quarter_or_later_are_no_past() -> None:
    assert check(files(), kept(files(), "Q2 2012/13")).packs[0].past is None
    several = kept(files(), "Q3 2012/13") | kept(files(), "Q4 2011/12") | kept(files())
    past = check(files(), several).packs[0].past
    assert past is not None
    assert past.pack.pack.review_period.label == "April to June 2012"


def test_an_edition_can_be_chosen() -> None:
    several, now = kept(files(), "Q4 2011/12") | kept(files()), check(files()).packs[0].loaded
    chosen = past_of(now, files(), several, "2011-12-q4")
    assert chosen is not None
    assert chosen.pack.pack.review_period.label == "January to March 2012"
    assert past_of(now, files(), several, "2010-11-q4") is None


def test_what_is_forecast_is_of_periods_that_are_not_over() -> None:
    made = forecasts_of(check(files()).packs[0])
    assert [(each.period, each.value) for each in made if each.method == "the trend of three years"] == [
        ("2013-03", 140.0)
    ]
    assert all(each.said_in == "2012-13-q2" for each in made)


def test_what_is_for_the_board_does_not_come_out_as_a_change() -> None:
    marker = "MARKER-FOR-THE-BOARD"
    board = {CARD: {"Insulate another 20 homes\n": f"Insulate another 20 homes {marker}\n    audience: board\n"}}
    public = {CARD: {"population:": "audience: public\npopulation:"}}
    found = check(files({CARD: {**public[CARD]}}), kept(files({CARD: {**board[CARD], **public[CARD]}})))
    whole = found.packs[0]
    assert marker in str(changes_of(whole))
    seen = pack_for(whole, edition_for("public", found.project.council))
    assert seen is not None
    assert seen.past is not None
    assert marker not in str(changes_of(seen))


def test_changes_as_lines_and_as_data() -> None:
    pack = both().packs[0]
    assert next(iter(as_lines(pack))).startswith("warm-homes: July to September 2012, since April to June 2012: ")
    data = as_data(pack)
    assert data["since"] == "April to June 2012"
    assert isinstance(data["changes"], list)
