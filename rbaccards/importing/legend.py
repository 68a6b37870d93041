"""What a sheet says of its own signs: "[x] = not available", "* Data for Jan to Jun 2021 only includes air visits"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from rbaccards.importing.sheets import Sheet
from rbaccards.importing.shown import superscript
from rbaccards.periods.period import Period
from rbaccards.periods.text import parse_period
from rbaccards.schema.names import Status

_SIGN = re.compile(r"\s*\[?(?P<sign>[^\s\]=\[]{1,6})\]?\s*(?:=|means)\s*(?P<meaning>\S.*)", re.DOTALL)
_MARK = re.compile(r"\s*(?P<mark>[*†‡§¶]+)\s*(?P<meaning>[^\s=*†‡§¶].{8,})", re.DOTALL)
_NUMBERED = re.compile(r"\s*(?:\[?note )?(?P<number>[0-9]{1,2})[.)\]:]\s+(?P<meaning>.{8,})", re.DOTALL | re.IGNORECASE)
_STATUS = re.compile(
    r"(?:data for |figures for )?(?P<period>.{4,40}?) (?:data |figures |estimates )?(?:is|are) "
    r"(?P<status>provisional|estimated)\b.*",
    re.IGNORECASE | re.DOTALL,
)
_STATUSES: dict[str, Status] = {"provisional": "provisional", "estimated": "estimated"}
_KEPT = ("[x]", "[c]", "[z]", "[low]", "..", "*", "-")


@dataclass(frozen=True, slots=True)
class Legend:
    """Signs and marks by what stands for them in the cells."""

    signs: Mapping[str, str] = field(default_factory=dict)
    """The sign of a series for each sign of the sheet that stands in place of a figure."""
    meanings: Mapping[str, str] = field(default_factory=dict)
    """What the sheet says of a sign or a mark, in one sentence."""
    statuses: Mapping[Period, Status] = field(default_factory=dict)
    """The periods that a note calls provisional or estimated."""

    def explain(self, marks: str) -> str:
        """What the sheet says of these marks, those that it does not explain left out."""
        alone = [self.meanings[marks]] if marks in self.meanings else []
        parts = alone or [
            self.meanings[each] for each in re.findall(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+|.", marks) if each in self.meanings
        ]
        return " ".join(parts)


NO_LEGEND = Legend()


def legend_of(sheet: Sheet) -> Legend:
    """What the notes of a sheet say; a row with one text is a note."""
    signs: dict[str, str] = {}
    meanings: dict[str, str] = {}
    statuses: dict[Period, Status] = {}
    for text in _notes(sheet):
        if match := _SIGN.fullmatch(text):
            sign = match["sign"].lower()
            signs[sign] = next((kept for kept in (f"[{sign}]", sign) if kept in _KEPT), "..")
            meanings[sign] = _first_sentence(match["meaning"])
        elif match := _MARK.fullmatch(text):
            meanings[match["mark"]] = _first_sentence(match["meaning"])
        elif match := _NUMBERED.fullmatch(text):
            meanings[superscript(match["number"])] = _first_sentence(match["meaning"])
        elif match := _STATUS.fullmatch(text):
            period = parse_period(match["period"])
            if isinstance(period, Period):
                statuses[period] = _STATUSES[match["status"].lower()]
    return Legend(signs, meanings, statuses)


def _notes(sheet: Sheet) -> Iterator[str]:
    for row in sheet.rows:
        texts = [cell for cell in row if cell]
        if len(texts) == 1:
            yield texts[0]


def _first_sentence(text: str) -> str:
    plain = " ".join(text.split())
    return re.split(r"(?<=[a-z)0-9])\. (?=[A-Z])", plain)[0].rstrip(". ")
