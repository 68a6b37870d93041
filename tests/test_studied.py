"""A check that remembers says what a check from nothing says, and reads again only what changed."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from builders import CARD, COMPLAINTS, COUNCIL, PACK, WARDS, Changes, files, kept

from rbaccards.checked import check
from rbaccards.store.cache import NoCache
from rbaccards.store.memory import Memory

OTHER = "cards/warm-homes/other.yaml"
SUMMARY = (
    "title: Warm homes, quarter by quarter\nsummary: There were {{ complaints.last_12_months }} complaints, and more."
)
TWO = {PACK: {"  - cold-homes": "  - cold-homes\n  - other"}}
"""A pack of two cards, with a summary."""


def project(changes: Changes | None = None) -> dict[str, bytes]:
    """The small project with a second card that is like the first, of other names."""
    own = (
        files()
        .get(CARD, b"")
        .decode()
        .replace("complaints", "grievances")
        .replace("data/grievances", "data/complaints")
    )
    merged = {name: {**TWO.get(name, {}), **(changes or {}).get(name, {})} for name in {*TWO, *(changes or {})}}
    inside = merged.pop(OTHER, {})
    for old, new in inside.items():
        assert old in own
        own = own.replace(old, new)
    return files(merged, {OTHER: own})


EDITS: dict[str, Changes] = {
    "a sentence": {CARD: {"Fuel prices rose": "Prices rose"}},
    "a line more": {CARD: {"  Fuel prices rose": "  One line more.\n  Fuel prices rose"}},
    "a mistake": {CARD: {"polarity": "polrity"}},
    "a card that cannot be made out": {CARD: {"priority:": "- priority:"}},
    "a figure that is not there": {CARD: {"complaints.last_12_months }} c": "complaints.no }} c"}},
    "a value": {COMPLAINTS: {"2012-08,9\n": "2012-08,90\n"}},
    "a value that is none": {COMPLAINTS: {"2012-08,9\n": "2012-08,nine\n"}},
    "an area": {WARDS: {"2012": "2013"}},
    "another file": {CARD: {"data/complaints.csv": "data/complaint.csv"}},
    "an owner spelt otherwise": {OTHER: {"owner: Head of housing": "owner: Heads of housing"}},
    "another population": {CARD: {"population: ": "population: All "}},
    "the rules": {PACK: {"tolerance: 5%": "tolerance: 50%"}},
    "the review period": {PACK: {"Q2 2012/13": "Q1 2012/13"}},
    "the summary": {PACK: {"title: Warm homes, quarter by quarter": SUMMARY}},
    "the order": {PACK: {"  - cold-homes": "  - other\n  - cold-homes"}},
    "who may see it": {CARD: {"headline: complaints": "headline: complaints\naudience: board"}},
    "small numbers": {COUNCIL: {"name:": "small_numbers: {below: 20}\nname:"}},
    "persons": {COUNCIL: {"name:": "people: {Head of housing: A role}\nname:"}},
    "sections from other cards": {
        CARD: {"story:": "sections:\n  - {title: Actions, part: actions, after: story}\nstory:"}
    },
}


def told(found: Mapping[str, bytes], held: Mapping[str, bytes], memory: Memory | None) -> tuple[object, ...]:
    checked = check(found, held, memory) if memory else check(found, held)
    return checked.issues, checked.public, checked.understood, checked.packs


@pytest.mark.parametrize("name", EDITS)
def test_after_any_edit_a_check_that_remembers_says_the_same(name: str) -> None:
    held, memory = kept(files()), Memory(NoCache())
    for changes in ({}, EDITS[name], {}, EDITS[name]):
        assert told(project(changes), held, memory) == told(project(changes), held, None)


@pytest.mark.parametrize("name", EDITS)
def test_the_summary_is_held_against_the_cards_as_they_are(name: str) -> None:
    """The checks of a pack are run again where what they ask of its cards is not as before."""
    memory = Memory(NoCache())
    summary = {PACK: {**TWO[PACK], "title: Warm homes, quarter by quarter": SUMMARY}}
    for changes in ({}, EDITS[name]):
        both = {path: {**changes.get(path, {}), **summary.get(path, {})} for path in {*summary, *changes}}
        assert told(project(both), {}, memory) == told(project(both), {}, None)


def test_what_an_edition_before_said_is_part_of_what_is_remembered() -> None:
    memory, older = Memory(NoCache()), kept(files({CARD: {"Fuel prices rose": "Other prices rose"}}))
    for held in ({}, kept(files()), older):
        assert told(files(), held, memory) == told(files(), held, None)


def test_a_file_that_was_looked_for_in_vain_is_found_when_it_is_there() -> None:
    memory, missing = Memory(NoCache()), {CARD: {"data/complaints.csv": "data/later.csv"}}
    assert "C31" in {issue.code for issue in check(files(missing), memory=memory).issues}
    there = files(missing, {"cards/warm-homes/data/later.csv": files()[COMPLAINTS].decode()})
    assert check(there, memory=memory).issues == check(there).issues
    assert "C31" not in {issue.code for issue in check(there, memory=memory).issues}


def kept_by(changes: Changes, before: Changes | None = None) -> int:
    """How many values a check keeps after an edit.

    For each card whose data changed its note and itself, for one whose file changed what it asks for too; one for
    each pack that was looked at; one for what the packs say of themselves.
    """
    cache = NoCache()
    check(project(before), memory=Memory(cache))
    known = set(cache.made)
    check(project(changes), memory=Memory(cache))
    return len(set(cache.made) - known)


def test_only_the_card_that_changed_is_studied_again() -> None:
    assert kept_by({}) == 0
    assert kept_by(EDITS["a sentence"]) == 3
    assert kept_by(EDITS["an owner spelt otherwise"]) == 4
    assert kept_by(EDITS["the summary"]) == 2
    assert kept_by(EDITS["the order"]) == 2
    assert kept_by(EDITS["a value"]) == 2 * 2 + 1  # both cards show it
    assert kept_by(EDITS["the rules"]) == 2 * 3 + 2


def test_a_remark_on_a_name_shows_its_line_as_it_is_now() -> None:
    """The checks of a pack show lines of its cards: another text beside the name is another line."""
    memory = Memory(NoCache())
    other = {"owner: Housing standards lead": "owner: Housing standard lead"}
    told(project({OTHER: other}), {}, memory)
    more = {
        OTHER: {
            "owner: Housing standards lead, due: Dec 2012, cost: none": "owner: Housing standard lead, due: Dec 2012"
        }
    }
    assert told(project(more), {}, memory) == told(project(more), {}, None)
