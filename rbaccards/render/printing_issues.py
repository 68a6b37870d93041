"""What went wrong in printing a page, said for whoever wrote it: P01 to P03 of the message catalogue."""

from __future__ import annotations

import logging
import re
import textwrap
from collections.abc import Iterable
from typing import TypeAlias

from rbaccards.issues import Issue, Place, Severity

Heard: TypeAlias = tuple[int, str]
"""The level and the text of a logged message."""

MISSING_GLYPH = re.compile(r'\.notdef glyph .*"(.)" \((U\+[0-9A-F]+)\)', re.DOTALL)
FAILED_ASSET = re.compile(r"Failed to (load|render)|Font-face .* cannot be loaded")
REFUSED = "not one of the page's own files"
"""What the fetcher answers; a message that repeats it says nothing that `refused_issues` does not say."""

LONGEST = 300
"""A message may quote an address, and an address that holds a picture has a million characters."""


def heard_issues(place: Place, heard: Iterable[Heard]) -> list[Issue]:
    """An issue for each message that WeasyPrint logged; the same words once, however often they were said."""
    said = [(level, message) for level, message in dict.fromkeys(heard) if REFUSED not in message]
    return [_heard(place, level, message) for level, message in said]


def refused_issues(place: Place, addresses: Iterable[str]) -> list[Issue]:
    """An issue for each address that the page asked for and does not bring with it."""
    hint = "only the files that the template names, and data: addresses, can be printed"
    return [Issue("P03", place, f"“{_short(address)}” is {REFUSED}", hint) for address in dict.fromkeys(addresses)]


def dead_link_issues(place: Place, addresses: Iterable[str]) -> list[Issue]:
    """An issue for each link to a file beside the page: who reads the PDF does not have it."""
    hint = "give the whole address, https:// included, or the name of a heading in the page"
    return [
        Issue("P03", place, f"the link to “{_short(address)}” leads nowhere from a PDF", hint)
        for address in dict.fromkeys(addresses)
    ]


def _heard(place: Place, level: int, message: str) -> Issue:
    if missing := MISSING_GLYPH.search(message):
        character, code = missing.groups()
        hint = "use another character, or a font that has this one"
        return Issue("P02", place, f"no font of the page has the character “{character}” ({code})", hint)
    if FAILED_ASSET.match(message):
        hint = "the file may be damaged, or not of the kind that its name says"
        return Issue("P03", place, _short(message), hint)
    severity = Severity.ERROR if level >= logging.ERROR else Severity.WARNING
    return Issue("P01", place, _short(message), severity=severity)


def _short(text: str) -> str:
    return textwrap.shorten(text, LONGEST, placeholder="…") if " " in text else text[:LONGEST]
