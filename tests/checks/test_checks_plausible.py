from __future__ import annotations

import pytest
from builders import CARD, COMPLAINTS, card

ROWS = ("2012-04,11", "2012-05,9", "2012-06,12", "2012-07,7", "2012-08,9")


def told(*rows: str, unit: str = "complaints") -> list[str]:
    head = "period,value,note"
    text = "\n".join([head, *(f"{row}," if row.count(",") == 1 else row for row in rows)]) + "\n"
    found = card({CARD: {"    unit: complaints": f'    unit: "{unit}"'}}, {COMPLAINTS: text})
    return [f"{each.place.line} {each.message.partition(': ')[2]}" for each in found.issues if each.code == "D07"]


@pytest.mark.parametrize(
    ("row", "unit", "said"),
    [
        ("2012-09,-11", "complaints", "7 the value for September 2012 is below zero, and no other is."),
        ("2012-09,560", "%", "7 the value for September 2012 is above 100%, and no other is."),
        ("2012-09,1100", "complaints", "7 the value for September 2012 is more than 50 times the next largest."),
    ],
)
def test_a_value_that_stands_out_is_told_at_its_row(row: str, unit: str, said: str) -> None:
    assert told(*ROWS, row, unit=unit) == [said]


def test_a_value_that_is_explained_or_usual_is_left_alone() -> None:
    assert told(*ROWS, "2012-09,1100,A flood") == []
    assert told(*ROWS, "2012-09,-3", "2012-03,-4") == []
    assert told(*ROWS, "2012-09,101", "2012-03,120", unit="%") == []
    assert told(*ROWS, "2012-09,40") == []
    assert told("2012-08,9", "2012-09,1100") == []
