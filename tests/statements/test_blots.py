from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rbaccards.statements.blots import BLOT, blotted, without


@pytest.mark.parametrize(
    "name",
    [
        "NI 195",
        "Key Stage 2",
        "M62",
        "PM10",
        "aged 16 to 24",
        "under-25s",
        "12-year-olds",
        "9.30 am",
        "24/7",
        "LS1 1UR",
        "0113 222 4444",
        "https://example.org/5938",
        "per 1,000",
        "one-stop",
        "1st",
        "Table 4",
    ],
)
def test_what_has_digits_and_is_no_figure_is_blotted_out(name: str) -> None:
    text = blotted(f"We wrote of {name}, and of 35 homes.")
    assert not any(each.isdigit() for each in text.replace("35", ""))
    assert "35 homes" in text


@pytest.mark.parametrize("text", ["5,938 burglaries", "down 36%", "£26,000 in total", "nine ahead", "in 12 months"])
def test_figures_are_left(text: str) -> None:
    assert blotted(text) == text


@given(st.text(max_size=60))
def test_nothing_moves(text: str) -> None:
    assert len(blotted(text)) == len(text)


def test_spans_are_blotted_letter_for_letter() -> None:
    assert without("abcdef", [(1, 3)]) == f"a{BLOT}{BLOT}def"
