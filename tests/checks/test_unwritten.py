from __future__ import annotations

from builders import CARD, PACK, Changes, files, kept

from rbaccards.checked import check
from rbaccards.issues import Issue

REWRITTEN = {"There were": "In a year there were", "- Visited 12 blocks": "- Visited 14 blocks"}


def found(before: Changes | None = None, now: Changes | None = None) -> list[Issue]:
    issues = check(files(now), kept(files(before))).issues
    return [issue for issue in issues if issue.code in ("E19", "S07")]


def test_texts_of_the_quarter_before_are_told_where_they_stand() -> None:
    issues = found()
    assert [(issue.code, issue.place.line > 0) for issue in issues] == [("E19", True), ("E19", True)]
    assert issues[0].message == '"what_we_did" is word for word that of April to June 2012.'
    assert issues[1].message == '"complaints commentary" is word for word that of April to June 2012.'


def test_rewritten_texts_are_not() -> None:
    assert found(now={CARD: REWRITTEN}) == []


def test_a_text_with_something_put_before_it_is_still_that_of_the_quarter_before() -> None:
    more = {"  - Insulated 40 homes": "  - A new line: done.\n  - Insulated 40 homes", "There were": "Then there were"}
    assert [issue.code for issue in found(now={CARD: more})] == ["E19"]


def test_what_is_said_to_be_still_true_is_believed() -> None:
    stated = {CARD: {"story: |": "still_true: [what_we_did, complaints]\nstory: |"}}
    assert found(now=stated) == []


def test_a_name_that_nothing_has_is_told() -> None:
    stated = {CARD: {**REWRITTEN, "story: |": "still_true: what_we_dit\nstory: |"}}
    (issue,) = found(now=stated)
    assert issue.code == "S07"
    assert 'Did you mean "what_we_did"?' in issue.message


def test_the_summary_of_the_pack_is_asked_as_well() -> None:
    summary = {"tolerance: 5%": "tolerance: 5%\nsummary: All is well."}
    told = found({PACK: summary, CARD: REWRITTEN}, {PACK: summary})
    assert [issue.place.path for issue in told] == [PACK]


def test_rows_of_a_tracker_are_asked_one_by_one() -> None:
    rows = "updates:\n  - progress: Ten homes.\n    next_steps: Ten more.\nstory: |"
    later = rows.replace("Ten homes", "Twenty homes")
    told = found({CARD: {**REWRITTEN, "story: |": rows}}, {CARD: {"story: |": later}})
    assert [issue.message.split('"')[1] for issue in told] == ["updates next_steps"]
