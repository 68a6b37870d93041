from __future__ import annotations

import pytest
from builders import TRACKER, codes, papers


@pytest.mark.parametrize("word", ["Ongoing", "on-going", "Continuous", "Rolling."])
def test_a_timescale_without_an_end_is_refused(word: str) -> None:
    assert codes(papers(TRACKER.replace("timescale: Q3 2012/13", f"timescale: {word}")).issues) == ["E10"]


@pytest.mark.parametrize("words", ["As above", "During 2012/13", "Agreed by 1 July, then every week"])
def test_a_timescale_may_be_words(words: str) -> None:
    found = papers(TRACKER.replace("timescale: Q3 2012/13", f"timescale: {words}"))
    assert found.packs[0].cards[0].loaded.card.updates[0].timescale == words


def test_a_row_of_updates_says_something() -> None:
    (issue,) = papers(TRACKER.replace("updates:\n", "updates:\n  - officer: Housing lead\n")).issues
    assert issue.code == "S01"
    assert "says nothing" in issue.message


@pytest.mark.parametrize("field", ["reference", "lead", "assessment"])
def test_what_a_tracker_cannot_do_without_is_missed(field: str) -> None:
    without = "".join(f"{line}\n" for line in TRACKER.splitlines() if not line.startswith(f"{field}:"))
    (issue,) = papers(without).issues
    assert issue.code == "S01"
    assert f'"{field}"' in issue.message


def test_the_cell_1800_in_a_rating_column_is_refused_with_a_message() -> None:
    (issue,) = papers(TRACKER.replace("    data_quality:", "    progress: 1800\n    data_quality:")).issues
    assert issue.code == "S02"
    assert issue.message == 'rating: expected red, amber, green, blue or auto; found "1800".'


def test_a_rating_without_a_target_asks_for_a_reason() -> None:
    stated = TRACKER.replace("    targets: {2012/13: 6.64, 2013/14: 5.86}\n", "    progress: green\n")
    (issue,) = papers(stated).issues
    assert issue.code == "R01"
    assert "the figures give not rated (no target). Say why" in issue.message
    (whole,) = papers(TRACKER.replace(", because: Fuel is dear.", "")).issues
    assert whole.code == "R01"
    assert "no indicator leads the card. Say why" in whole.message
