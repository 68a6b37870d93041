"""Cells that hold a figure, or a sign that says why there is none, whatever stands beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rbaccards.importing.legend import NO_LEGEND, Legend
from rbaccards.issues import Refusal
from rbaccards.schema.names import Status
from rbaccards.sources.numbers import Missing, Number, read_number

_MARK = r"[*†‡§¶#]+|[⁰¹²³⁴⁵⁶⁷⁸⁹]+(?:[,⁻ ]+[⁰¹²³⁴⁵⁶⁷⁸⁹]+)*|\[(?:note|footnote) ?[0-9]+\]"
_MARKED = re.compile(
    rf"(?P<text>.*?[^\s*†‡§¶#])\s*(?P<marks>(?:{_MARK})(?:\s*(?:{_MARK}))*)", re.DOTALL | re.IGNORECASE
)
_LETTERED = re.compile(
    r"(?P<text>.*[0-9%)])\s*[\[(]?(?P<letter>p|prov|provisional|r|revised|e|est|estimated)[\])]?", re.I
)
_WITH_MORE = re.compile(r"(?P<figure>[^\s(]+)\s+(?P<more>\(.*)", re.DOTALL)
_STATUSES: dict[str, Status] = {"p": "provisional", "e": "estimated"}
_OTHER_SIGNS = {
    "[..]": "..",
    "na": "n/a",
    "#n/a": "n/a",
    "dna": "..",
    ":": "..",
    "…": "..",
    "...": "..",
    "[low]": "[low]",
    "--": "-",
}
"""How other publishers write that there is no figure, with the sign of a series that means the same."""


@dataclass(frozen=True, slots=True)
class Value:
    """A figure or a sign as a series writes it, and what stood beside it."""

    text: str
    is_figure: bool
    status: Status | None = None
    note: str = ""
    marks: str = ""
    """What a legend of the sheet may explain: "*", "¹", or a sign in place of a figure."""


def read_cell(text: str, legend: Legend = NO_LEGEND) -> Value | None:
    """The value of a cell; None for a blank cell, for a label, and for what cannot be read."""
    if not text:
        return None
    plain = text.lower().strip("[]")
    if sign := legend.signs.get(plain):
        return Value(sign, is_figure=False, marks=plain)
    if sign := _OTHER_SIGNS.get(text.lower()):
        return Value(sign, is_figure=False, note="" if text in (sign, "NA", "[..]") else f"{text} in the book")
    if value := _plain(text):
        return value
    if match := _MARKED.fullmatch(text):
        value = _plain(match["text"])
        return value and Value(value.text, value.is_figure, marks=match["marks"])
    if match := _LETTERED.fullmatch(text):
        value = _plain(match["text"])
        letter = match["letter"][0].lower()
        note = "revised" if letter == "r" else ""
        return value and Value(value.text, value.is_figure, _STATUSES.get(letter), note)
    if match := _WITH_MORE.fullmatch(text):
        value = _plain(match["figure"])
        return value and Value(value.text, value.is_figure, note=" ".join(match["more"].split()))
    return None


def why_not(text: str) -> str:
    """Why a cell has no value that can be read: '"< 1" is not a figure'."""
    reading = read_number(text)
    return reading.message if isinstance(reading, Refusal) else "It is a label where a figure was expected."


def without_marks(text: str) -> tuple[str, str]:
    """A label and the marks that stood at its end: ("Dec", "†")."""
    plain = " ".join(text.split())
    match = _MARKED.fullmatch(plain)
    return (match["text"].rstrip(), match["marks"]) if match else (plain, "")


def is_year(text: str) -> bool:
    return re.fullmatch(r"(?:19|20)[0-9]{2}", text) is not None


def _plain(text: str) -> Value | None:
    match read_number(text):
        case Number():
            return Value(text, is_figure=True)
        case Missing():
            return Value(text, is_figure=False)
        case _:
            return None
