"""Screen colours as inks: by the table of the house where it has the colour, greys as black alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Mix = tuple[float, float, float, float]
"""Cyan, magenta, yellow and black, 0 to 1 of the area."""

NEUTRAL = 6
"""A colour whose red, green and blue differ by no more is a grey."""


@dataclass(frozen=True, slots=True)
class Inks:
    """The mixes of the house by colour (#rrggbb), and the colours that were met without one."""

    table: Mapping[str, Mix]
    unknown: set[str] = field(default_factory=set)

    def mix(self, red: float, green: float, blue: float) -> Mix:
        """The inks for a colour given as 0 to 1 each.

        A colour that is in no table and no grey is mixed by complement with the common part as black, and is
        remembered, for such a mix is a guess.
        """
        parts = [round(255 * min(max(each, 0.0), 1.0)) for each in (red, green, blue)]
        name = "#{:02x}{:02x}{:02x}".format(*parts)
        if name in self.table:
            return self.table[name]
        if max(parts) - min(parts) <= NEUTRAL:
            return 0.0, 0.0, 0.0, round(1 - sum(parts) / 765, 3)
        self.unknown.add(name)
        black = 1 - max(parts) / 255
        cyan, magenta, yellow = (round((1 - each / 255 - black) / (1 - black), 3) for each in parts)
        return cyan, magenta, yellow, round(black, 3)


def inks_of(palette: Mapping[str, str], mixes: Mapping[str, tuple[float, ...]]) -> Inks:
    """The inks of the house: colours and mixes (in per cent) by role. A role without a mix is left to be guessed."""
    table: dict[str, Mix] = {}
    for role, colour in palette.items():
        if role in mixes:
            cyan, magenta, yellow, black = (each / 100 for each in mixes[role])
            table[colour.lower()] = (cyan, magenta, yellow, black)
    return Inks(table)
