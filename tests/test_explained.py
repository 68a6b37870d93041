from __future__ import annotations

import pytest
from builders import CARD, REPORT, SCORECARD, checked, papers

from rbaccards.explained import UnknownFigureError, explained


def lines(figure: str, what: str = "warm-homes/cold-homes") -> str:
    return "\n".join(explained(checked().packs, what, figure))


def test_the_headline_indicator_need_not_be_named() -> None:
    assert lines("last_12_months") == lines("complaints.last_12_months")


def test_a_figure_is_told_with_definition_rows_exact_value_and_rounding() -> None:
    said = lines("last_12_months.change")
    assert said.splitlines()[0] == "{{ complaints.last_12_months.change }} prints down 21%"
    assert "cards/warm-homes/data/complaints.csv:14" in said
    assert all(f"\n{part}" in said for part in ("Definition", "Rows        24", "Exact", "Rounding"))


def test_a_figure_that_a_report_takes_from_another_card_is_told_from_there() -> None:
    packs = papers(REPORT, SCORECARD).packs
    assert "Rows        1" in "\n".join(explained(packs, "papers/a", "risky.latest"))


def test_how_many_stand_where_is_told_indicator_by_indicator() -> None:
    said = explained(papers(REPORT, SCORECARD).packs, "papers/a", "scorecard.at_risk")
    assert said[0] == "{{ scorecard.at_risk }} prints one"
    assert [line.split() for line in said[3:]] == [
        ["at", "risk", "I1", "Damp"],
        ["expected", "to", "recover", "I2", "Draughts"],
        ["on", "track", "I3", "Mould"],
        ["on", "track", "I3b", "Mould", "in", "flats", "(counted", "with", "another)"],
        ["no", "data", "yet", "I4", "Cold", "rooms"],
    ]


def test_what_was_typed_is_told_with_its_place() -> None:
    assert f"Typed       {CARD}:" in lines("target")


def test_values_typed_in_the_card_say_so() -> None:
    typed = {CARD: {"data: data/complaints.csv": "values: {Jul 2012: 1, Aug 2012: 2, Sep 2012: 3}"}}
    typed[CARD] |= {"reads_as: last 12 months": "reads_as: latest"}
    said = "\n".join(explained(checked(typed).packs, "warm-homes/cold-homes", "latest"))
    assert "typed in the card  Sep 2012" in said


@pytest.mark.parametrize(
    ("figure", "what", "hint"),
    [
        ("latst", "warm-homes/cold-homes", "complaints.latest"),
        ("", "warm-homes/cold-homes", "--figure"),
        ("latest", "warm-homes/cold-home", "warm-homes/cold-homes"),
        ("latest", "nowhere", "no card nowhere"),
    ],
)
def test_what_is_not_there_is_told_with_the_nearest(figure: str, what: str, hint: str) -> None:
    with pytest.raises(UnknownFigureError, match=hint):
        explained(checked().packs, what, figure)
