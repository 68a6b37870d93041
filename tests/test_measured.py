from __future__ import annotations

import datetime as dt

import pytest
from builders import CARD, COMPLAINTS, PACK, Changes, card, checked, period

from rbaccards.measured import as_at, status_of
from rbaccards.measures.rating import Colour
from rbaccards.schema.card import Action


def progress(text: str) -> Changes:
    return {CARD: {"population:": f"progress: {text}\npopulation:"}}


def test_a_card_takes_the_rating_of_its_headline_indicator() -> None:
    found = card()  # 120 complaints in 12 months against a target of 130
    assert found.headline is not None
    assert found.headline.rating.colour is Colour.GREEN
    assert found.colour is Colour.GREEN
    assert not found.judged


@pytest.mark.parametrize(
    ("stated", "colour", "judged"),
    [
        ("auto", Colour.GREEN, False),
        ("green", Colour.GREEN, False),
        ("amber", Colour.AMBER, True),
        ("{rating: red, because: It got cold}", Colour.RED, True),
    ],
)
def test_an_officers_rating_wins_and_is_a_judgement_where_it_differs(
    stated: str, colour: Colour, *, judged: bool
) -> None:
    found = card(progress(stated))
    assert found.colour is colour
    assert found.judged is judged


def test_a_rating_where_the_rule_gives_none_is_a_judgement() -> None:
    found = card({CARD: {"targets: {2012/13: 130}": "targets: {2010/11: 130}", **progress("red")[CARD]}})
    assert found.colour is Colour.RED
    assert found.judged


def test_without_a_target_a_card_is_not_rated() -> None:
    assert card({CARD: {"targets: {2012/13: 130}": "targets: {2010/11: 130}"}}).colour is None


def test_a_card_whose_data_failed_has_no_headline_and_no_rating() -> None:
    found = card({CARD: {"data/complaints.csv": "data/complants.csv"}})
    assert found.headline is None
    assert found.colour is None
    assert not found.good


@pytest.mark.parametrize(
    ("change", "good"),
    [
        ({}, True),
        ({COMPLAINTS: {"2012-09,11\n": "2012-09,11\n2012-09,12\n"}}, False),
        ({PACK: {"  - cold-homes": "  - cold-homes\n  - warm-homes"}}, False),
    ],
    ids=["all is well", "an error in a series", "a card that is not there"],
)
def test_a_pack_is_whole_where_every_card_of_it_can_be_made(change: Changes, *, good: bool) -> None:
    assert checked(change).packs[0].whole is good


def test_the_figures_of_a_card_are_those_of_all_its_measures() -> None:
    assert card().figures["complaints.last_12_months"] == "120"


@pytest.mark.parametrize(
    ("meeting", "day"),
    [("meeting: 14 November 2012\n", dt.date(2012, 11, 14)), ("", dt.date(2012, 9, 30))],
)
def test_a_pack_speaks_of_the_meeting_or_of_the_end_of_the_period(meeting: str, day: dt.date) -> None:
    pack = checked({PACK: {"meeting: 14 November 2012\n": meeting}}).packs[0].pack
    assert as_at(pack) == day


@pytest.mark.parametrize(
    ("due", "status", "expected"),
    [
        ("Oct 2012", "planned", "late"),
        ("Oct 2012", "under way", "late"),
        ("Oct 2012", "done", "done"),
        ("Oct 2012", "dropped", "dropped"),
        ("Nov 2012", "planned", "planned"),
        ("Nov 2012", "late", "late"),
        (None, "planned", "planned"),
    ],
)
def test_an_open_action_is_late_once_the_month_it_was_due_in_is_over(
    due: str | None, status: str, expected: str
) -> None:
    action = Action.model_validate({"action": "Do it", "due": due and period(due), "status": status})
    assert status_of(action, dt.date(2012, 11, 14)) == expected


@pytest.mark.parametrize(("day", "status"), [(dt.date(2012, 11, 30), "planned"), (dt.date(2012, 12, 1), "late")])
def test_the_last_day_of_the_month_is_still_in_time(day: dt.date, status: str) -> None:
    action = Action.model_validate({"action": "Do it", "due": "Nov 2012"})
    assert status_of(action, day) == status
