"""Figures as people write them: `read_number` reads one, knows a missing one, or says what is wrong with it.

Nothing here trusts `float()`, which reads "nan", "1e5", "1_000" and the figures of other scripts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from rbaccards.issues import Refusal
from rbaccards.periods.text import quoted
from rbaccards.sources.number_mistakes import explain

LARGEST = 10**15
"""The largest figure read; not far beyond it, whole numbers are no longer kept exactly."""

_LONGEST = 40


class Missing(StrEnum):
    """Why there is no figure; never the same as zero."""

    BLANK = "blank"
    DASH = "dash"
    NOT_AVAILABLE = "not available"
    NOT_GIVEN = "n/a"
    SUPPRESSED = "suppressed"
    NOT_APPLICABLE = "not applicable"
    LOW = "low"

    @property
    def words(self) -> str:
        """What it means, as printed in a note: "not available"."""
        return _WORDS[self]


_WORDS = {
    Missing.BLANK: "no figure given",
    Missing.DASH: "no figure, shown by a dash",
    Missing.NOT_AVAILABLE: "not available",
    Missing.NOT_GIVEN: "not available or not applicable",
    Missing.SUPPRESSED: "withheld so that nobody can be identified",
    Missing.NOT_APPLICABLE: "not applicable",
    Missing.LOW: "not zero, but rounds to zero",
}

_MARKERS = {
    "": Missing.BLANK,
    **dict.fromkeys(("-", "–", "—"), Missing.DASH),
    **dict.fromkeys(("..", "[x]"), Missing.NOT_AVAILABLE),
    "n/a": Missing.NOT_GIVEN,
    **dict.fromkeys(("*", "[c]"), Missing.SUPPRESSED),
    "[z]": Missing.NOT_APPLICABLE,
    "[low]": Missing.LOW,
}

_WHOLE = r"0|[1-9][0-9]*|[1-9][0-9]{0,2}(?P<gap>[,\u00a0\u202f])[0-9]{3}(?:(?P=gap)[0-9]{3})*"
_FIGURE = re.compile(
    r"(?:(?P<bracket>\()|(?P<minus>[-−]))?(?P<pounds>£)?"
    rf"(?P<whole>{_WHOLE})(?:\.(?P<fraction>[0-9]+))?"
    r"(?P<percent>[ \u00a0]?%)?(?(bracket)\))"
)


@dataclass(frozen=True, slots=True)
class Number:
    """A figure and what its writing tells: £1,234.50 is 1234.5 in pounds with two decimals; 56% is 56."""

    value: float
    decimals: int = 0
    percent: bool = False
    pounds: bool = False


def read_number(text: str) -> Number | Missing | Refusal:
    """The figure or kind of missing figure that a cell stands for, or what is wrong with it: "(5)" is -5."""
    plain = text.strip()
    reading = _read(plain) if len(plain) <= _LONGEST else _too_long(plain)
    reading = reading or explain(plain)
    if not isinstance(reading, Refusal):
        return reading
    suggestion = reading.suggestion if isinstance(_read(reading.suggestion), Number | Missing) else ""
    return _finished(reading, text, suggestion)


def read_range(text: str) -> tuple[Number, Number] | Refusal:
    """The lowest and the highest of "6,500 to 7,300", two figures of one kind."""
    if len(text) > 2 * _LONGEST:
        return _finished(_NOT_A_RANGE, text)
    ends = re.split(r"\s+to\s+", text.strip(), flags=re.IGNORECASE)
    if len(ends) != 2:
        return _finished(_NOT_A_RANGE, text, _with_to(text))
    low, high = (read_number(end) for end in ends)
    for end in (low, high):
        if isinstance(end, Refusal):
            return replace(end, suggestion="")
    if not isinstance(low, Number) or not isinstance(high, Number):
        return _finished(Refusal("C03", "needs a figure at both ends."), text)
    if (low.percent, low.pounds) != (high.percent, high.pounds):
        return _finished(Refusal("C03", "needs the same percent or pound sign at both ends."), text)
    if low.value > high.value:
        return _finished(Refusal("C03", "starts with the higher figure."), text, f"{ends[1]} to {ends[0]}")
    return low, high


def _with_to(text: str) -> str:
    """A range that was written with a dash, written with "to"; or nothing."""
    ends = re.split(r"\s*[-–]\s*", text.strip())
    return "" if len(ends) != 2 or isinstance(read_range(" to ".join(ends)), Refusal) else " to ".join(ends)


def _read(plain: str) -> Number | Missing | Refusal | None:
    """What one of the known forms stands for, None if it is none of them."""
    if missing := _MARKERS.get(plain.lower()):
        return missing
    match = _FIGURE.fullmatch(plain)
    return _figure(match) if match else None


def _figure(match: re.Match[str]) -> Number | Refusal:
    if match["percent"] and match["pounds"]:
        return Refusal("C03", "has both a pound sign and a percent sign.")
    fraction = match["fraction"] or ""
    amount = Decimal(f"{re.sub('[^0-9]', '', match['whole'])}.{fraction or 0}")
    if amount > LARGEST:
        return Refusal("C09", "is too large: the largest figure read is 1,000,000,000,000,000.")
    negative = amount and (match["bracket"] or match["minus"])
    value = float(-amount if negative else amount)
    return Number(value, len(fraction), bool(match["percent"]), bool(match["pounds"]))


def _too_long(plain: str) -> Refusal:
    too_large = re.fullmatch(r"[-−(£]*[0-9][0-9,.]*[%)]*", plain)
    return Refusal("C09" if too_large else "C03", "is too long to be a figure.")


def _finished(refusal: Refusal, text: str, suggestion: str = "") -> Refusal:
    """The refusal as a whole sentence."""
    return replace(refusal, message=f"{quoted(text)} {refusal.message}", suggestion=suggestion)


_NOT_A_RANGE = Refusal("C03", "is not a range. Write the lowest and the highest, such as 6,500 to 7,300.")
