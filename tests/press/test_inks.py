from __future__ import annotations

import pytest
from demonstration import ROOT

from rbaccards.house import mixes_of, palette_of
from rbaccards.press.inks import inks_of
from rbaccards.read import read_house

TABLE = inks_of({"ink": "#14181C", "blue": "#12436D"}, {"ink": (0, 0, 0, 100), "blue": (100, 75, 30, 20)})


@pytest.mark.parametrize(
    ("colour", "mix"),
    [
        ((0x14 / 255, 0x18 / 255, 0x1C / 255), (0, 0, 0, 1)),
        ((0x12 / 255, 0x43 / 255, 0x6D / 255), (1, 0.75, 0.3, 0.2)),
        ((1, 1, 1), (0, 0, 0, 0)),
        ((0.5, 0.5, 0.5), (0, 0, 0, 0.498)),
    ],
)
def test_the_table_comes_first_and_greys_are_black_alone(colour: tuple[float, ...], mix: tuple[float, ...]) -> None:
    assert TABLE.mix(*colour) == mix
    assert not TABLE.unknown


def test_any_other_colour_is_a_guess_that_is_remembered() -> None:
    inks = inks_of({}, {})
    assert inks.mix(1, 0, 0) == (0, 1, 1, 0)
    assert inks.unknown == {"#ff0000"}


def test_every_colour_of_the_house_has_a_mix_with_no_more_ink_than_a_press_takes() -> None:
    house = read_house(ROOT)
    mixes = mixes_of(house)
    assert set(mixes) == set(palette_of(house))
    assert all(len(mix) == 4 and sum(mix) <= 300 for mix in mixes.values())
