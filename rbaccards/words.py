"""Numbers as people read them: rounded half up, thousands commas, a true minus."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal

MINUS = "\N{MINUS SIGN}"
_EXACT = Context(prec=800)
"""Digits enough for any float at any number of decimals that a card may ask for."""


def half_up(value: float, decimals: int = 0) -> Decimal:
    """`value` rounded half away from zero at so many decimals, as people do it: 0.125 gives 0.13."""
    return _rounded(Decimal(repr(float(value))), decimals)


def _percent(fraction: float, decimals: int) -> Decimal:
    """A fraction in per cent, rounded once: 57 of 200 gives 29 (as floats, 0.285 x 100 is less than 28.5)."""
    return _rounded(Decimal(repr(float(fraction))) * 100, decimals)


def _rounded(exact: Decimal, decimals: int) -> Decimal:
    return exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, _EXACT)


@dataclass(frozen=True, slots=True)
class NumberStyle:
    """How the numbers of one measure are written: "£1,234", "12.62%", "5,938"."""

    prefix: str = ""
    suffix: str = ""
    decimals: int = 0

    def text(self, value: float) -> str:
        rounded = half_up(value, self.decimals)
        sign = MINUS if rounded < 0 else ""
        return f"{sign}{self.prefix}{abs(rounded):,f}{self.suffix}"

    def plain(self, value: float) -> str:
        """The number without its unit."""
        return NumberStyle(decimals=self.decimals).text(value)


ALMOST = "almost unchanged"
"""A change too small to show at the decimals printed."""

_SMALL = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def count(number: int) -> str:
    """A small count in words, a larger one in figures: nine, 33."""
    return _SMALL[number] if 0 <= number < len(_SMALL) else f"{number:,}"


def ordinal(number: int) -> str:
    """A place in an order: 1st, 2nd, 3rd, 11th, 22nd."""
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th") if number % 100 not in (11, 12, 13) else "th"
    return f"{number:,}{ending}"


def many(number: int, noun: str) -> str:
    """A count with its noun: "1 month", "24 months"."""
    return f"{number:,} {noun if number == 1 else plural(noun)}"


def plural(noun: str) -> str:
    """More than one of a noun: wards, cities, parishes, half-years."""
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "sh", "ch", "x")) else f"{noun}s"


def sentence(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def share(fraction: float, decimals: int = 0) -> str:
    """A fraction as per cent: 0.4535 gives "45%"."""
    return NumberStyle(suffix="%", decimals=decimals).text(float(_percent(fraction, decimals)))


def relative_change(fraction: float, decimals: int | None = None) -> str:
    """A change in per cent with its direction: "down 36%", "up 2.3%"; below 10% with one decimal."""
    if decimals is None:
        decimals = 0 if _percent(abs(fraction), 1) >= 10 else 1
    if not _percent(abs(fraction), decimals):
        return ALMOST
    return f"{_way(fraction)} {share(abs(fraction), decimals)}"


def point_change(points: float, decimals: int) -> str:
    """A change between two percentages: "down 4.32 points"."""
    rounded = half_up(abs(points), decimals)
    if not rounded:
        return ALMOST
    return f"{_way(points)} {rounded} {'point' if rounded == 1 else 'points'}"


def signed_percent(fraction: float, decimals: int = 1) -> str:
    """A change for a table cell, with a true minus: "−13.9%"."""
    return f"{'+' if _percent(fraction, decimals) > 0 else ''}{share(fraction, decimals)}"


def _way(change: float) -> str:
    return "down" if change < 0 else "up"


def listed(items: Iterable[str]) -> str:
    """Items in a sentence: "a, b and c"."""
    *most, last = list(items) or [""]
    return f"{', '.join(most)} and {last}" if most else last
