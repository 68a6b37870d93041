from __future__ import annotations

import pytest
from builders import REPORT, SCORECARD, codes, paper, papers
from pydantic import ValidationError

from rbaccards.schema.report import TextTable


def test_a_table_is_a_line_for_each_row() -> None:
    table = TextTable.model_validate({"rows": "Proposal | Amount\n| Lofts | £3,000 |\n\nTotal | £3,000"})
    assert table.lines == (("Proposal", "Amount"), ("Lofts", "£3,000"), ("Total", "£3,000"))


@pytest.mark.parametrize("rows", ["Proposal | Amount", "a | b\n1 | 2 | 3", "a | b\n1"])
def test_a_table_is_a_grid(rows: str) -> None:
    with pytest.raises(ValidationError, match="table"):
        TextTable.model_validate({"rows": rows})


def test_a_section_has_something_to_say() -> None:
    empty = REPORT.replace("implications:\n  - {title", "  - {title: Nothing}\nimplications:\n  - {title")
    assert codes(papers(empty, SCORECARD).issues) == ["S01"]


def test_yes_and_no_are_read_as_such() -> None:
    report = paper(REPORT, SCORECARD).cards[0].loaded.card
    assert [each.applies for each in report.other_implications] == [True, False]
    assert report.decision is not None
    assert report.decision.key is False


def test_a_total_that_is_not_the_sum_of_its_rows_is_told() -> None:
    (issue,) = papers(REPORT.replace("Total | £7,500", "Total | £7,600"), SCORECARD).issues
    assert issue.code == "W04"
    assert "£7,500" in issue.message
    assert "£7,600" in issue.message
