from __future__ import annotations

from pathlib import Path

import pytest

from rbaccards.house import palette_of
from rbaccards.issues import BadHouseError
from rbaccards.read import House, read_house

NOWHERE = Path("/nonexistent")


def house(**files: str) -> House:
    return House({name.replace("__", "/") + ".yaml": text.encode() for name, text in files.items()})


def test_the_shipped_palette_has_the_colours_of_the_ratings() -> None:
    palette = palette_of(read_house(NOWHERE))
    assert {"red", "amber", "green"} <= set(palette)
    assert all(colour.startswith("#") and len(colour) == 7 for colour in palette.values())


@pytest.mark.parametrize(
    "text", ["", "red", 'red: "#8F0D1C"\nred: "#8F0D1D"', "- red"], ids=["empty", "text", "twice", "list"]
)
def test_a_palette_that_cannot_be_read_says_why(text: str) -> None:
    with pytest.raises(BadHouseError) as found:
        palette_of(house(charts__palette=text))
    assert {issue.place.path for issue in found.value.issues} == {"charts/palette.yaml"}
