"""Closing a quarter in the files: which lines change, and that all others stay as they were."""

from __future__ import annotations

import pytest
from builders import CARD, checked, files, period

from rbaccards.editions.rollover import Rolled, rolled_card, rolled_pack
from rbaccards.loaded import LoadedCard, LoadedPack

Q2, Q3 = period("Q2 2012/13"), period("Q3 2012/13")
ACTIONS = """
new_actions:
  - action: Fit loft insulation
    owner: Energy lead
    status: done
  # a comment of somebody
  - action: Call on every tenant
    owner: Housing lead
    due: Dec 2012
    status: under way
  - action: Print a leaflet
    status: dropped
"""
WHAT = """
what_we_did: |
  Advice was given to 400 homes.
"""


def loaded(more: str = "") -> tuple[LoadedPack, LoadedCard, bytes]:
    text = files()[CARD].decode("utf-8")
    for name in ("what_we_did", "what_worked", "new_actions"):
        if f"\n{name}:" in text:
            start = text.index(f"\n{name}:")
            rest = text[start + 1 :]
            lines = rest.split("\n")
            end = next(
                (at for at, line in enumerate(lines[1:], 1) if line and not line.startswith((" ", "-"))), len(lines)
            )
            text = text[: start + 1] + "\n".join(lines[end:])
    text = text.rstrip("\n") + "\n" + more
    data = text.encode("utf-8")
    pack = checked(None, {CARD: text}).packs[0].loaded
    return pack, pack.cards[0], data


def rolled(more: str) -> Rolled:
    _, card, data = loaded(more)
    return rolled_card(card, data, Q2, Q3)


def test_finished_actions_move_to_what_was_done_and_dropped_ones_go() -> None:
    found = rolled(WHAT + ACTIONS)
    text = found.data.decode("utf-8")
    assert "what_we_did: |\n  - Fit loft insulation: done (Energy lead).\n\n  Advice was given" in text
    after = text[text.index("new_actions:") :]
    assert after == (
        "new_actions:\n  # a comment of somebody\n  - action: Call on every tenant\n    owner: Housing lead\n"
        "    due: Dec 2012\n    status: under way\n"
    )
    assert "moved to what was done: Fit loft insulation" in found.said
    assert "dropped: Print a leaflet" in found.said


def test_what_was_done_is_written_where_there_is_nothing_yet() -> None:
    text = rolled(ACTIONS).data.decode("utf-8")
    assert "what_we_did: |\n  - Fit loft insulation: done (Energy lead).\n\nnew_actions:" in text


def test_a_text_on_one_line_becomes_a_block() -> None:
    text = rolled("\nwhat_we_did: Advice was given.\n" + ACTIONS).data.decode("utf-8")
    assert "what_we_did: |\n  - Fit loft insulation: done (Energy lead).\n  \n  Advice was given.\n" in text


def test_a_list_goes_when_all_of_it_is_closed() -> None:
    text = rolled(
        WHAT + "\nnew_actions:\n  - {action: A, status: done}\n  - {action: B, status: dropped}\n"
    ).data.decode()
    assert "new_actions" not in text
    assert "- A: done.\n" in text


def test_actions_on_one_line_are_left_and_said() -> None:
    found = rolled(WHAT + "\nnew_actions: [{action: A, status: done}, {action: B}]\n")
    assert "new_actions: [{action: A, status: done}, {action: B}]" in found.data.decode()
    assert any("take them out by hand" in said for said in found.said)


def test_texts_of_the_quarter_are_marked_once_and_what_was_still_true_is_asked_again() -> None:
    first = rolled(WHAT + "\nstill_true: what_we_did\n").data.decode("utf-8")
    assert "# Still the text of Q2 2012/13: write it for Q3 2012/13.\nwhat_we_did: |" in first
    assert "still_true" not in first
    card = checked(None, {CARD: first}).packs[0].loaded.cards[0]
    second = rolled_card(card, first.encode(), Q3, period("Q4 2012/13")).data.decode("utf-8")
    assert "Still the text of Q2" not in second
    assert second.count("Still the text of Q3 2012/13") == first.count("Still the text of Q2 2012/13")


def test_each_text_to_be_rewritten_is_named_with_the_measure_it_is_about() -> None:
    assert "to be rewritten: what_we_did, complaints commentary" in rolled(WHAT).said


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_other_lines_and_their_endings_stay(ending: str) -> None:
    _, card, data = loaded(WHAT)
    text = data.decode("utf-8").replace("\n", ending)
    made = rolled_card(card, text.encode("utf-8"), Q2, Q3).data.decode("utf-8")
    kept = [line for line in made.split(ending) if "Still the text of" not in line]
    assert kept == text.split(ending)


def test_the_pack_goes_on_to_the_next_period() -> None:
    pack, _, _ = loaded()
    data = files()[pack.document.text.path]
    found = rolled_pack(pack, data, Q3)
    text = found.data.decode("utf-8")
    assert "review_period: Q3 2012/13" in text
    assert "\n# meeting: 14 November 2012\n" in text
    assert "review period: Q3 2012/13" in found.said
