"""What has digits and is no figure: names, references, ages, times of day, numbers of lists and of telephones."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rbaccards.statements.find import NUMBER_WORDS

BLOT = "\N{BULLET OPERATOR}"
"""What stands in place of a blotted letter; no text of a card holds it for anything else."""

_NUMBER = r"(?>\d+(?:\.\d+)*)(?![.,]?\d|\s?%|\sper\scent)"
_REFERENCE = (
    (
        "NI|LI|PI|BV|BVPI|PSA|KPI|LAA|LSP|KS|Key Stage|Stage|Phase|Sections?|sections?|Schedules?|Part|Article|Chapter|"
        "Appendix|Annexe?|Tables?|Figures?|Fig.?|Box|Notes?|[Pp]ages?|pp?.|[Pp]aragraphs?|paras?|[Ll]evels?|Priority|"
        "Priorities|priority|Objectives?|objectives?|Outcomes?|outcomes?|Goals?|Theme|Actions?|actions?|Target|Item|"
        "Recommendations?|recommendations?|Wards?|[Zz]one|Band|Grade|[Tt]ier|Route|Bus|Flat|Unit|Room|Block|Junction|Act|"
        "No.?|[Nn]umber|[Vv]ersion|Group|[Cc]ategory|Type|[Ss]tep|Year|Option|Wave|Round|Day|Week|Class"
    )
    .replace(".", r"\.")
    .replace(" ", r"\s")
)
QUOTED = re.compile(r'“[^”]{0,200}”|"[^"\n]{0,200}"')
"""Titles, and what people said."""
_ADDRESSES = (
    r"https?://\S+|mailto:\S+",
    r"\b[A-Z]{1,2}\d{1,2}[A-Z]?\s\d[A-Z]{2}\b",  # a postcode
    r"\b0\d{2,4}[\s-]\d{3,4}(?:[\s-]?\d{3,4})?\b|\b0\d{9,10}\b|\b(?:101|111|112|999)\b(?=\s(?:service|number|line))",
)
_NAMES = (
    rf"\b(?:{_REFERENCE})\s{_NUMBER}(?:\s?(?:and|to|or|&|[-–])\s?{_NUMBER})?[a-z]?\b(?:\([a-z]+\))*",
    r"\b[A-Za-z]+\d[\w/-]*|\b\d+[A-Za-z]+\d\w*",  # M62, PM10, 3D4
    r"(?m:^[ \t]*(?:[-*+]\s+)?(?:\d+(?:\.\d+)*[.)](?=\s)|\d+(?:\.\d+)+(?=\s+[A-Z])))",  # the number of a paragraph
    r"\b\d{1,3}(?:st|nd|rd|th)\b",
)
_CLOCK = (r"\b(?:[01]?\d|2[0-3]):[0-5]\d\b|\b\d{1,2}(?:\.\d{2})?\s?(?:am|pm|noon|midnight|o’clock)\b|\b24/7\b",)
_AGES = (
    r"\b(?:[Aa]ged?|[Aa]ges|age\sof)\s(?:(?:under|over|between|from|up\sto)\s)?\d{1,3}(?:\s?(?:to|and|or|[-–])\s?\d{1,3})?\b",
    r"\b(?:[Uu]nder|[Oo]ver)[\s-]\d{1,3}[’']?s\b|\b\d+[’']?s\b|\bunder\s(?:1[0-9]|2[0-5]|5)\b(?=[\s.,;)]|$)",
    rf"\b(?:\d{{1,3}}|{NUMBER_WORDS})(?:\s?(?:to|and|or|[-–])\s?\d{{1,3}})?[\s-](?:years?|months?)[\s-]olds?\b",
)
_UNITS = (
    r"\b\d+(?:\.\d+)?(?:mm|cm|km|kg|mg|ml|mph|kwh?|g|x)\b",
    r"\bper\s(?:\d[\d,]*|hundred|thousand)\b",
    r"\b\d{1,3}(?:\s000)+\b",
    r"\b\d{2}(?:\.\d+)?(?:%|\sper\scent)\s(?=confiden)",
    rf"\b(?:{NUMBER_WORDS}|\d+)-(?!thirds?|quarters?|fifths?|tenths?)[a-z]\w*",  # one-stop, 24-hour
    r"\b\d+-in-\d+\b",
    r"\bone(?:\sanother|\sof\b|\sby\sone)|\b(?:no|any|every|some|each|this|that|the|which)\sone\b",
)
_NOT_FIGURES = re.compile("|".join((*_ADDRESSES, *_NAMES, *_CLOCK, *_AGES, *_UNITS)))


def blotted(text: str, spans: Iterable[tuple[int, int]] = ()) -> str:
    """The text with `spans` and with whatever is no figure blotted out, letter for letter."""
    return without(text, (*spans, *(match.span() for match in _NOT_FIGURES.finditer(text))))


def without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with `spans` blotted out, letter for letter."""
    letters = list(text)
    for start, end in spans:
        letters[start:end] = BLOT * (end - start)
    return "".join(letters)
