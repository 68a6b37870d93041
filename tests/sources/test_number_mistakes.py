from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rbaccards.sources.number_mistakes import explain


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1.234,56", "could mean 1234.56 or 1.23456. Write 1234.56."),
        ("1,23", "could mean 1.23 or 123. Write 1.23."),
        ("#DIV/0!", "is an Excel error: a division by zero."),
        ("#REF!", "a cell that is no longer there"),
        ("#N/A", "a value that was not found"),
        ("#BUSY!", "is an Excel error. Mend"),
        ("####", "too narrow"),
        ("TRUE", "is yes or no to Excel"),
        ("1_000", "underscore"),
        ("1e5", "scientific notation"),
        ("£1.2m", "is abbreviated"),
        ("NA", 'Write "n/a".'),
        ("ten", "is not a figure"),
    ],
)
def test_the_mistake_is_named(text: str, words: str) -> None:
    assert words in explain(text).message


@given(st.text(max_size=40) | st.text("0123456789.,-+()£%eE_ <kbnmilo½", max_size=40))
def test_every_text_has_an_explanation(text: str) -> None:
    assert explain(text).message
