from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rbaccards.issues import MOST_OF_A_KIND, Fix, Issue, Place, Severity, told
from rbaccards.report import as_json, as_text, tally
from rbaccards.sources.excerpt import WIDTH, excerpt
from rbaccards.sources.text import Text

ISSUE = Issue(
    "Y17",
    Place("cards/p/c.yaml", 12, 1),
    'I don\'t know "headlin". Did you mean "headline"?',
    "Known here: headline.",
    "headlin: burglary",
    Fix(12, "headline: burglary"),
)


def test_an_issue_says_where_what_and_what_to_do_and_shows_the_line() -> None:
    first, message, line, caret, fix, hint = as_text(ISSUE).split("\n")
    assert first == "ERROR Y17  cards/p/c.yaml:12:1"
    assert message.strip() == ISSUE.message
    assert line.endswith("12 | headlin: burglary")
    assert fix.endswith("Try | headline: burglary")
    assert hint.strip() == ISSUE.hint
    assert line[caret.index("^")] == "h"


@pytest.mark.parametrize("line", [1, 12, 123_456])
@pytest.mark.parametrize("column", [1, 9, 17])
def test_the_caret_stands_under_the_column(line: int, column: int) -> None:
    shown = as_text(Issue("Y17", Place("c", line, column), "m", excerpt="headlin: burglary")).split("\n")
    assert shown[2][shown[3].index("^")] == "headlin: burglary"[column - 1]


@pytest.mark.parametrize("cut", ["whole", "cut before"])
@pytest.mark.parametrize("column", [1, 79, 80, 81, 150, 160, 161, 300, 400])
def test_the_caret_stands_under_the_column_of_a_long_line(column: int, cut: str) -> None:
    line = "a" * (column - 1) + "X" + "b" * (400 - column)
    place = Place("c", 5, column)
    shown = excerpt(Text("c", ("", "", "", "", line)), place) if cut == "cut before" else line
    lines = as_text(Issue("Y17", place, "m", excerpt=shown)).split("\n")
    assert lines[2][lines[3].index("^")] == "X"
    assert len(lines[2]) <= WIDTH + 9


@pytest.mark.parametrize("place", [Place("cards/p/c.yaml"), Place("cards/p/c.yaml", 3)], ids=["the file", "a line"])
def test_without_a_column_there_is_no_caret(place: Place) -> None:
    assert "^" not in as_text(Issue("F01", place, "m", excerpt="headlin: burglary"))


def test_a_line_to_take_out_is_said_in_words() -> None:
    issue = Issue("C24", Place("c.csv", 3, 1), "m", excerpt="2012-09,5", fix=Fix(3, None))
    assert as_text(issue).endswith("take this line out")


@given(st.text(), st.text(), st.text())
def test_nothing_in_an_issue_can_change_a_terminal_or_break_its_lines(a: str, b: str, c: str) -> None:
    shown = as_text(Issue("Y17", Place(f"c{c}", 1, 1), f"m{a}", f"h{b}", f"e{c}", Fix(1, f"f{a}")))
    lines = shown.split("\n")
    assert len(lines) == 6
    assert not any(ord(sign) < 0x20 or 0x7F <= ord(sign) < 0xA0 for line in lines for sign in line)


def test_json_holds_every_part_of_every_issue() -> None:
    (found,) = json.loads(as_json([ISSUE]))
    assert found == {
        "code": "Y17",
        "place": {"path": "cards/p/c.yaml", "line": 12, "column": 1},
        "message": ISSUE.message,
        "hint": ISSUE.hint,
        "excerpt": "headlin: burglary",
        "fix": {"line": 12, "text": "headline: burglary"},
        "severity": "error",
    }


def test_json_of_no_issues_is_an_empty_list() -> None:
    assert json.loads(as_json([])) == []


@pytest.mark.parametrize(
    ("severities", "words"),
    [
        ("", "no problems"),
        ("e", "1 error"),
        ("ewe", "2 errors, 1 warning"),
        ("nww", "2 warnings, 1 note"),
    ],
)
def test_the_tally_counts_each_kind(severities: str, words: str) -> None:
    kinds = {"e": Severity.ERROR, "w": Severity.WARNING, "n": Severity.NOTE}
    assert tally(Issue("X", Place("c"), "m", severity=kinds[each]) for each in severities) == words


@given(st.lists(st.sampled_from(["C03", "C17", "C22"]), max_size=80))
def test_of_each_kind_twenty_are_told_and_how_many_more_there_are(codes: list[str]) -> None:
    issues = [Issue(code, Place("a.csv", line), "m", "h") for line, code in enumerate(codes, 1)]
    shown = list(told(issues))
    for code in set(codes):
        own, more = [each for each in shown if each.code == code], codes.count(code) - MOST_OF_A_KIND
        assert [each.place for each in own] == [each.place for each in issues if each.code == code][:MOST_OF_A_KIND]
        said = f"h There are {more} more like this in the file." if more > 0 else "h"
        assert own[-1].hint == said
    assert [each.place.line for each in shown] == sorted(each.place.line for each in shown)
