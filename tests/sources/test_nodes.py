"""Places inside a text: figures in prose are reported where they stand in the file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rbaccards.issues import Place
from rbaccards.sources.nodes import Document, Scalar, place_in
from rbaccards.sources.text import Text
from rbaccards.sources.yaml_reader import read_yaml

PATH = "cards/a.yaml"


def read(content: str) -> tuple[Document, Scalar]:
    """The card and its last value."""
    document, _ = read_yaml(PATH, content.encode())
    assert document is not None
    value = document.root.entries[-1].value
    assert isinstance(value, Scalar)
    return document, value


@pytest.mark.parametrize(
    ("content", "line", "column"),
    [
        ("why: up X today\n", 1, 9),
        ("why:   X today\n", 1, 8),
        ('why: "X today"\n', 1, 7),
        ("why: 'it''s X'\n", 1, 13),
        ('why: "say \\"X\\""\n', 1, 13),
        ("why: |\n  one\n\n    two X\n", 4, 9),
        ("why: |-   # comment\n\n\n      X\n", 4, 7),
        ("why: >\n  folded text\n  and X here\n", 3, 7),
        ("why: plain\n  text and\n  more X\n", 3, 8),
        ('why: "quoted\n\n  text X"\n', 3, 8),
        ("why:\n  text and\n  more X\n", 3, 8),
        ("a: 1\nwhy: Children: X\n", 2, 16),  # the guard has put quotes round it
        ("why: |\n\tone X\n", 2, 6),
    ],
)
def test_a_mark_in_a_text_is_found_in_the_file(content: str, line: int, column: int) -> None:
    document, value = read(content)
    place = place_in(value, value.text.index("X"), document.text)
    assert place == Place(PATH, line, column)


SCALARS = st.builds(
    Scalar,
    st.text(max_size=20),
    st.builds(Place, st.just(PATH), st.integers(0, 4)),
    st.booleans(),
    st.booleans(),
)


@given(SCALARS, st.text(max_size=30), st.integers())
def test_a_place_is_always_given(scalar: Scalar, source: str, offset: int) -> None:
    assert place_in(scalar, offset, Text(PATH, tuple(source.split("\n")))).path == PATH


WORDS = st.lists(st.text("abc:#'\"{}- é", min_size=1, max_size=12), min_size=1, max_size=6)


@given(WORDS, st.data())
def test_every_character_of_a_block_is_placed_exactly(lines: list[str], data: st.DataObject) -> None:
    lines = [line.strip() + "." for line in lines]
    document, value = read("why: |\n" + "".join(f"   {line}\n" for line in lines))
    assert value.text == "".join(f"{line}\n" for line in lines)
    line = data.draw(st.integers(0, len(lines) - 1))
    column = data.draw(st.integers(0, len(lines[line]) - 1))
    offset = sum(len(before) + 1 for before in lines[:line]) + column
    assert place_in(value, offset, document.text) == Place(PATH, line + 2, column + 4)
