from __future__ import annotations

import pytest
from builders import CARD, REPORT, SCORECARD, TRACKER, card, codes, papers


@pytest.mark.parametrize(
    ("more", "lost"),
    [
        ("story: Fuel is dear.\n", "story"),
        ("what_worked: Advice.\n", "what_worked"),
        ("plan:\n  - {reference: H1, actions: {2012/13: Insulate.}}\n", "plan"),
        ("sections:\n  - {title: More, after: story, text: Words.}\n", "story"),
        ("sections:\n  - {title: More, text: Words.}\n", "report"),
    ],
)
def test_what_a_layout_has_no_place_for_is_told(more: str, lost: str) -> None:
    (issue,) = papers(TRACKER + more).issues
    assert issue.code == "L02"
    assert f'"{lost}"' in issue.message
    assert issue.hint.startswith("The layout prints: assessment, ")


def test_a_performance_measure_needs_the_place_that_it_names() -> None:
    visits = (
        "performance:\n  - {name: Visits, question: how_much, unit: visits, polarity: higher, frequency: year,\n"
        "     values: {2012/13: 9}}\n"
    )
    assert codes(papers(TRACKER + visits).issues) == ["L02"]


def test_what_is_printed_is_no_matter() -> None:
    own = "sections:\n  - {title: A, after: story, text: B.}\nrisks:"
    assert codes(card({CARD: {"risks:": own}}).issues) == []
    assert codes(papers(TRACKER).issues) == codes(papers(REPORT, SCORECARD).issues) == []
