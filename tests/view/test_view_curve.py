from __future__ import annotations

import pytest
from builders import BURGLARY, Q2, card, months, reading

from rbaccards.view.charts import measure_chart
from rbaccards.view.curve import curve_words
from rbaccards.view.notes import notes

ROLLING = {"adds_up": "sum", "reads_as": "last 12 months"}


def made(value: str, when: str = "Mar 2012") -> dict[str, object]:
    return {"forecast": {"made": when, "method": "officers' estimate", "values": {"2012/13": value}}} | ROLLING


@pytest.mark.parametrize(
    ("value", "when", "words"),
    [
        ("7,400", "Mar 2012", "The curve was turned: 5,938 in September 2012, "),
        ("3,000", "Mar 2012", "The curve was not turned: 5,938 in September 2012, "),
        ("7,400", "Jul 2012", "It takes three values"),
    ],
)
def test_the_curve_is_told_with_both_figures(value: str, when: str, words: str) -> None:
    found = reading(months(*BURGLARY), **made(value, when))
    assert found.curve is not None
    said = curve_words(found.curve, found)
    assert words in said
    assert said in notes(found, card(), drawn=True)


def test_the_chart_says_it_beside_the_drawing_and_to_who_cannot_see_it() -> None:
    chart = measure_chart(reading(months(*BURGLARY), **made("7,400")), {}, "a.svg", Q2.end)
    assert chart is not None
    assert "curve turned" in chart.subtitle
    assert "The curve was turned" in chart.alt
