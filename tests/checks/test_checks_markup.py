from __future__ import annotations

import pytest
from builders import document, pack

from rbaccards.checks.markup import html_in_text, links_lead_to_pages, lists_are_not_too_deep, pictures_in_text
from rbaccards.figures import Figures
from rbaccards.issues import Issue, Severity
from rbaccards.prose import to_blocks

NOTHING: Figures = {}


def told(text: str) -> list[Issue]:
    lines = "".join(f"  {line}\n" for line in text.splitlines())
    written, about = document(f"story: |\n{lines}"), pack()
    checks = (html_in_text, pictures_in_text, links_lead_to_pages, lists_are_not_too_deep)
    return [issue for check in checks for issue in check(written, about)]


@pytest.mark.parametrize(
    ("text", "code", "column"),
    [
        ("Rose <b>again</b>.", "E20", 8),
        ("Rose <script>alert(1)</script>.", "E20", 8),
        ("Rose <img src=x onerror=alert(1)>.", "E20", 8),
        ("A <svg/onload=alert(1)> b", "E20", 5),
        ("Rose. ![a curve](prices.png)", "E21", 9),
        ("See [here](javascript:alert(1)).", "E22", 7),
        ("See [here](prices.docx).", "E22", 7),
        ("See [here](//example.org/x).", "E22", 7),
    ],
)
def test_what_readers_would_see_as_signs_is_told_at_its_place(text: str, code: str, column: int) -> None:
    found = told(text)
    assert {issue.code for issue in found} == {code}
    assert (found[0].place.column, found[0].severity) == (column, Severity.WARNING)


@pytest.mark.parametrize(
    "text",
    [
        "Below <5% and >80%; a<b and b>a.",
        "See [the survey](https://www.example.org/a) or [write](mailto:housing@example.org).",
        "The [draft] plan (of May) and [x](no link: it has spaces).",
        "- one\n  - two\n    - three",
    ],
)
def test_ordinary_words_are_left_alone(text: str) -> None:
    assert told(text) == []


def test_one_mistake_is_told_once() -> None:
    assert [issue.code for issue in told("Rose <b>again</b>.")] == ["E20"]
    assert told("See [the list](S:/housing/list.docx).") == []  # which is told as a path to a file


@pytest.mark.parametrize(
    ("deepest", "opens"), [(9, lambda depth: "  " * depth + "- "), (19, lambda depth: "> " * depth + "> ")]
)
def test_what_would_be_lost_in_the_depth_is_an_error_and_nothing_else_is(deepest: int, opens) -> None:  # type: ignore[no-untyped-def]
    whole = "\n\n".join(f"{opens(depth)}word{depth}" for depth in range(deepest))
    assert told(whole) == []
    assert f"word{deepest - 1}" in "".join(to_blocks(whole, NOTHING))
    (issue,) = told(f"{whole}\n\n{opens(deepest)}lost")
    assert (issue.code, issue.severity) == ("E23", Severity.ERROR)
    assert "lost" in issue.excerpt
