from __future__ import annotations

import pytest
from builders import CARD, PACK, card, checked, codes, document, pack
from hypothesis import given
from hypothesis import strategies as st

from rbaccards.checks.residue import file_paths, template_residue
from rbaccards.issues import Issue, Severity


def residue(text: str) -> list[Issue]:
    return list(template_residue(document(f"story: |\n  {text}\n"), pack()))


def paths(text: str) -> list[Issue]:
    return list(file_paths(document(f"story: |\n  {text}\n"), pack()))


def test_the_small_project_holds_no_residue() -> None:
    measured = card()
    assert list(template_residue(measured.loaded.document, measured.pack)) == []
    assert list(file_paths(measured.loaded.document, measured.pack)) == []


@pytest.mark.parametrize(
    "left",
    [
        *("Click here to enter text", "click or tap here to enter a date", "Choose an item", "[insert name of ward]"),
        *("[Enter text]", "[date of survey]", "[xx]", "Insert title", "Insert text here", "Title goes here"),
        *("<<Ward>>", "«Ward»", "Lorem ipsum", "TBC", "tbd", "XX%", "£xx", "???", "#REF!", "#DIV/0!"),
        *("Error! Reference source not found", "{{ complaints.latest }", "{{ two words }}"),
    ],
)
def test_what_a_template_left_is_a_warning_at_its_place(left: str) -> None:
    (issue,) = residue(f"It was {left}, they say.")
    assert (issue.code, issue.severity) == ("E14", Severity.WARNING)
    assert issue.excerpt[issue.place.column - 1 :].startswith(left)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "They insert the date into the form.",
            "The name is here.",
            "[Add your view](https://example.org)",
            "[x] done",
        ),
        *("It is to be confirmed by the board in March.", "Was it so??", "Louis XX", "1 << 2", "Boxes, taxis"),
        *("{{ complaints.latest }}", "{{complaints.latest}}", "a {brace}", "https://example.org/xx/tbc?q=???"),
    ],
)
def test_ordinary_words_are_left_alone(text: str) -> None:
    told = ["XX"] if "XX" in text else []  # a number in Roman letters is asked about
    assert [issue.message.split('"')[1] for issue in residue(text)] == told


def test_a_whole_field_that_is_to_be_confirmed_is_told() -> None:
    found = template_residue(document("new_actions:\n  - action: Visit all\n    owner: To be confirmed.\n"), pack())
    assert [issue.code for issue in found] == ["E14"]


def test_what_a_measure_waits_for_is_told_by_another_check_alone() -> None:
    assert codes(card({CARD: {"source: Complaints log": "source: TBC"}}).issues) == ["E05"]


@pytest.mark.parametrize(
    "path",
    [
        *(r"S:\Housing\2012", r"c:\temp\x.csv", "P:/Reports/Q2", r"\\server\share\cold.xlsx", "file:///home/jo/x.pdf"),
        *("/Users/jo/card.docx", r"Housing\cold homes v3.doc", r"Leeds\Board\2012\card.pdf"),
    ],
)
def test_a_path_to_a_file_is_a_warning_at_its_place(path: str) -> None:
    (issue,) = paths(f"See {path}, page 2.")
    assert (issue.code, issue.severity) == ("E15", Severity.WARNING)
    assert issue.excerpt[issue.place.column - 1 :].startswith(path)


@pytest.mark.parametrize(
    "text",
    [
        *(r"2012\*", r"and\or", "https://example.org/Users/jo/x.pdf", "the log (cold-homes.xlsx)", "20/30", "a:b"),
        *("either/or", "Time: 10:30", "the /home page", "Outcome:/Priority"),
    ],
)
def test_what_is_no_path_is_left_alone(text: str) -> None:
    assert paths(text) == []


def test_the_data_file_of_a_measure_may_have_a_path_and_the_texts_of_a_pack_may_not() -> None:
    assert codes(checked({CARD: {"data/complaints.csv": r"data\complaints.csv"}}).issues) == []
    issues = checked({PACK: {"tolerance: 5%": "tolerance: 5%\nsummary: |\n  See S:\\Housing, TBC."}}).issues
    assert codes(issues) == ["E14", "E15"]
    assert {issue.place.path for issue in issues} == {PACK}


@given(st.text(alphabet=r"xX\/:.[]{}<>«»?#! ftbcINSERT-", max_size=80).map(str.strip))
def test_every_warning_stands_on_a_line_of_the_text(text: str) -> None:
    for issue in (*residue(f"a {text}"), *paths(f"a {text}")):
        assert (issue.place.line, issue.excerpt) == (2, f"  a {text}".rstrip())
