from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from rbaccards.house import BadHouseError, layout_of, palette_of
from rbaccards.read import House, read_house
from rbaccards.schema.fields import SectionName

NOWHERE = Path("/nonexistent")


def house(**files: str) -> House:
    return House({name.replace("__", "/") + ".yaml": text.encode() for name, text in files.items()}, ())


def test_the_shipped_palette_has_the_colours_of_the_ratings() -> None:
    palette = palette_of(read_house(NOWHERE))
    assert {"red", "amber", "green"} <= set(palette)
    assert all(colour.startswith("#") and len(colour) == 7 for colour in palette.values())


def test_the_shipped_layout_names_and_heads_every_section() -> None:
    layout = layout_of(read_house(NOWHERE), "report-card")
    assert set(layout.parts) == set(get_args(SectionName))
    assert set(layout.headings) == set(get_args(SectionName))
    assert layout.pages == 2


@pytest.mark.parametrize(
    "text", ["", "red", 'red: "#8F0D1C"\nred: "#8F0D1D"', "- red"], ids=["empty", "text", "twice", "list"]
)
def test_a_palette_that_cannot_be_read_says_why(text: str) -> None:
    with pytest.raises(BadHouseError) as found:
        palette_of(house(charts__palette=text))
    assert {issue.place.path for issue in found.value.issues} == {"charts/palette.yaml"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("parts: [why]\nheadings: {why: Why}", "S01"),
        ("parts: [whi]\nheadings: {why: Why}\npages: 2", "S02"),
        ("parts: [why]\nheading: {why: Why}\npages: 2", "Y17"),
        ("parts: [why]\nheadings: {why: Why}\npages: 0", "S05"),
    ],
)
def test_a_layout_that_cannot_be_used_says_why(text: str, code: str) -> None:
    with pytest.raises(BadHouseError) as found:
        layout_of(house(templates__own__layout=text), "own")
    assert [issue.code for issue in found.value.issues] == [code]
    assert found.value.issues[0].place.path == "templates/own/layout.yaml"
