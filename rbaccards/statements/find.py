"""Figures in running text, each as the interval that its rounding leaves open."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from math import inf

from rbaccards.statements.intervals import Interval, about
from rbaccards.statements.vocabulary import DIRECTIONS

WORDS = {
    word: number
    for number, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), start=1
    )
} | {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}
NUMBER_WORDS = "|".join(WORDS)
"""They as alternatives of a pattern."""
PARTS = {"half": 50, "third": 100 / 3, "quarter": 25, "fifth": 20, "sixth": 100 / 6, "tenth": 10}
MULTIPLES = {"halved": -50, "doubled": 100, "trebled": 200, "tripled": 200, "quadrupled": 300}
_SCALES = {"k": 1e3, "thousand": 1e3, "m": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9}
_LOOSE = 0.1
"""What "a third" and "about" leave open, as a part of the number."""
_FAR = 1.5
"""So many times the first number is no end of a range: "fell by 3,726 to 5,938"."""
_LONGEST = 15
"""More digits are no figure but an account or a telephone number."""


class Unit(StrEnum):
    NUMBER = "number"
    PERCENT = "per cent"
    POINTS = "points"
    POUNDS = "pounds"


@dataclass(frozen=True, slots=True)
class Typed:
    """A figure as typed: 5,938 is 5,937.5 to 5,938.5, and "nearly 6,000" is 5,400 to 6,000."""

    text: str
    start: int
    end: int
    value: float
    interval: Interval
    unit: Unit
    sign: int = 0
    """1 for +, doubled and the like; -1 for a minus and for halved; 0 where nothing is said."""
    decimals: int = 0
    exact: bool = False
    """True for a whole number that is not called nearly or about, nor written in thousands."""
    in_words: bool = False
    multiple: bool = False
    """True for halved, doubled: a change in one word."""


_UNIT = r"(?P<unit>\s?%|[\s-](?:per\scent|percent|percentage[\s-]points?|points?|pp)\b)?"
_DIGITS = re.compile(
    r"(?<![\w.,/£])(?<![A-Za-z][-–])(?P<sign>[+−-](?=[\d£]))?(?P<pounds>£\s?)?"
    r"(?P<whole>\d{1,3}(?:,\d{3})+|\d+)(?:\.(?P<fraction>\d+))?"
    r"(?:(?P<letter>(?:k|m|bn)\b)|\s?(?P<scale>thousand|million|billion)\b)?"
    rf"{_UNIT}(?![\w/]|[.,]\d)",
    re.IGNORECASE,
)
_IN_WORDS = re.compile(
    rf"(?<![\w-])(?:(?P<multiple>{'|'.join(MULTIPLES)})"
    r"|(?P<ratio>(?P<parts>one|two|three|four|five|six|seven|eight|nine|[1-9])\s(?:in|out\sof)\s"
    r"(?:every\s)?(?P<of>three|four|five|six|eight|ten|twenty|100|10|20|[3-9]))"
    rf"|(?:(?P<count>a|one|two|three|four)[\s-])(?P<part>{'|'.join(PARTS)})s?(?=\sof\b|[.,;:)\n]|\s(?:fewer|less|more|lower|"
    r"higher|fall|rise|increase|reduction|in\s(?:a|the)|on|since|over|compared|down|up|and)\b|\s*$)"
    r"|(?P<half>half(?=\sof\b|\sthe\b|\sas\smany))"
    rf"|(?P<word>{NUMBER_WORDS}){_UNIT.replace('P<unit>', 'P<word_unit>')})(?![\w-])",
    re.IGNORECASE,
)
_LOWER_BOUND = r"more\sthan|over|above|at\sleast|no\s(?:fewer|less)\sthan|just\s(?:over|above)|well\sover|upwards\sof"
_UPPER_BOUND = r"up\sto|at\smost|fewer\sthan|less\sthan|under|below|no\smore\sthan"
_NEARLY = r"nearly|almost|just\s(?:under|below)|close\sto|approaching"
_ABOUT = r"about|around|roughly|approximately|some|circa|c\.|~|or\sso"
_SOFTENED = re.compile(
    rf"(?<!\w)(?:(?P<nearly>{_NEARLY})|(?P<over>{_LOWER_BOUND})|(?P<up_to>{_UPPER_BOUND})|(?P<about>{_ABOUT}))\s?$",
    re.IGNORECASE,
)
_TO = re.compile(r"\sto\s|\s?[–-]\s?")
_LOOK_BACK = 24
"""The longest of these words, and a space."""


def find_figures(text: str) -> Iterator[Typed]:
    """The figures of a text in their order; what is no figure must have been blotted out."""
    found = [*_in_digits(text), *_in_words(text)]
    found.sort(key=lambda each: (each.start, -each.end))
    alone: list[Typed] = []
    for typed in found:
        if not alone or typed.start >= alone[-1].end:
            alone.append(_softened(typed, text))
    return _ranges(alone, text)


def _ranges(found: Sequence[Typed], text: str) -> Iterator[Typed]:
    """The figures, with "between 5,000 and 6,000" and "10 to 14%" as one each; "from 9,214 to 5,938" stays two."""
    waiting: Typed | None = None
    for typed in found:
        if waiting is not None and _is_range(waiting, typed, text):
            span = Interval(waiting.interval.low, typed.interval.high)
            whole = text[waiting.start : typed.end]
            waiting = replace(typed, text=whole, start=waiting.start, value=span.middle, interval=span, exact=False)
            yield waiting
            waiting = None
            continue
        if waiting is not None:
            yield waiting
        waiting = typed
    if waiting is not None:
        yield waiting


def _is_range(low: Typed, high: Typed, text: str) -> bool:
    """Whether two figures are the ends of a range."""
    between, before = text[low.end : high.start], (text[: low.start].lower().split() or [""])[-1]
    joined = between == " and " if before == "between" else bool(_TO.fullmatch(between))
    alike = low.unit in (high.unit, Unit.NUMBER) and low.value < high.value
    far = high.unit is Unit.NUMBER and high.value > _FAR * low.value
    moved = before == "from" or before in DIRECTIONS or (before == "by" and far)
    return joined and alike and not moved and not low.in_words and not high.in_words and not high.sign


def _in_digits(text: str) -> Iterator[Typed]:
    for match in _DIGITS.finditer(text):
        whole, fraction = match["whole"].replace(",", ""), match["fraction"] or ""
        scale = _scale(match)
        if len(whole) > _LONGEST or (match["letter"] and not match["pounds"]):
            continue
        value = float(f"{whole}.{fraction or 0}") * scale
        rounding = _rounding(int(whole), fraction) * scale
        unit = Unit.POUNDS if match["pounds"] else _unit(match["unit"])
        yield Typed(
            match[0],
            *match.span(),
            value,
            about(value, rounding / 2),
            unit,
            {"+": 1, None: 0}.get(match["sign"], -1),
            len(fraction),
            exact=not fraction and scale == 1,
        )


def _in_words(text: str) -> Iterator[Typed]:
    for match in _IN_WORDS.finditer(text):
        if match["multiple"]:
            change = MULTIPLES[match["multiple"].lower()]
            yield _loosely(match, abs(change), 1 if change > 0 else -1)
        elif match["ratio"]:
            yield _loosely(match, 100 * _small(match["parts"]) / _small(match["of"]))
        elif match["part"] or match["half"]:
            count = {"a": 1, None: 1}.get(match["count"] and match["count"].lower()) or _small(match["count"])
            yield _loosely(match, count * PARTS[(match["part"] or "half").lower()])
        else:
            value = float(WORDS[match["word"].lower()])
            unit = _unit(match["word_unit"])
            yield Typed(match[0], *match.span(), value, about(value, 0.5), unit, exact=True, in_words=True)


def _loosely(match: re.Match[str], percent: float, sign: int = 0) -> Typed:
    """A part or a multiple in words, as per cent."""
    span = about(percent, percent * _LOOSE)
    return Typed(match[0], *match.span(), percent, span, Unit.PERCENT, sign, in_words=True, multiple=bool(sign))


def _small(word: str) -> int:
    return WORDS.get(word.lower()) or int(word)


def _scale(match: re.Match[str]) -> float:
    return _SCALES[(match["letter"] or match["scale"]).lower()] if match["letter"] or match["scale"] else 1.0


def _unit(written: str | None) -> Unit:
    words = (written or "").strip(" -\n").lower()
    if not words:
        return Unit.NUMBER
    return Unit.POINTS if "point" in words or words == "pp" else Unit.PERCENT


def _rounding(whole: int, fraction: str) -> float:
    """The step a number was rounded to: 36.5 to 0.1, 5,938 to 1; 5,900 may have been rounded to 100, 3,000 too.

    Noughts at the end are taken for rounding where there are two or more, up to a tenth of the number.
    """
    if fraction:
        return float(10.0 ** -len(fraction))
    step = 1
    if whole and whole % 100 == 0:
        while whole % (step * 10) == 0 and step * 10 <= whole / 10:
            step *= 10
    return float(step)


def _softened(typed: Typed, text: str) -> Typed:
    """The figure with what "nearly", "over", "up to" or "about" before it make of its interval."""
    before = text[max(0, typed.start - _LOOK_BACK) : typed.start]
    match = _SOFTENED.search(before)
    if match is None:
        return typed
    low, high, spare = typed.interval.low, typed.interval.high, typed.value * _LOOSE
    if match["nearly"]:
        span = Interval(low - spare, high)
    elif match["about"]:
        span = Interval(low - spare, high + spare)
    else:
        span = Interval(low, inf) if match["over"] else Interval(-inf, high)
    return replace(typed, interval=span, exact=False)
