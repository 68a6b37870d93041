"""Is anything left in the text that was never meant for its readers?"""

from __future__ import annotations

import re
from collections.abc import Iterable

from rbaccards.checks.placeholders import NOT_YET
from rbaccards.checks.texts import BLOT, MEASURES, written
from rbaccards.issues import Issue
from rbaccards.periods.text import quoted
from rbaccards.schema.pack import Pack
from rbaccards.sources.nodes import Document

_RESIDUE = re.compile(
    r"click (?:or tap )?here to enter (?:text|a date)|choose an item\b"
    r"|\[(?:insert|enter|add|type|name|date|title|text|tbc|x{2,})\b[^\]\n]{0,80}\](?!\()"
    r"|\binsert (?:title|text|name|date|picture|chart|logo)\b(?: here)?|\b(?:title|text|name) goes here\b"
    r"|<<[^<>\n]{1,80}>>|«[^«»\n]{1,80}»|\{\{(?!\s*" + BLOT + r")[^}\n]{0,40}(?:\}\})?"
    r"|\blorem ipsum\b|\b(?:tbc|tba|tbd)\b|\Ato be (?:confirmed|agreed|decided)\W{0,3}\Z|£?\bx{2,}\b%?|\?{3,}"
    r"|error! (?:bookmark|reference) [a-z ]{1,40}|#(?:ref!|n/a|div/0!|value!|name\?)",
    re.IGNORECASE,
)
FILE = re.compile(
    r"file:/+[^\s,;]*|(?<![a-z])[a-z]:[\\/](?!/)[^\s,;]*|\\\\[\w.$-]{1,60}\\[^\s,;]*"
    r"|(?<![\w/.])/(?:Users|home|Volumes)/[^\s,;]*"
    r"|(?<![\w-])[\w-]{1,60}(?:\\[\w .()-]{1,60}){1,8}\.(?:docx?|xlsx?|pptx?|pdf|csv|msg)\b",
    re.IGNORECASE,
)


def template_residue(document: Document, _pack: Pack) -> Iterable[Issue]:
    """Something left over from a template

    What a form or a draft holds in place of the text: "Click here to enter text", [insert name], <<name>>, XX%,
    TBC, lorem ipsum, braces that are no figure, an error of Word or Excel. In a measure "TBC" is allowed where the
    data development agenda says how it will be known.

    Example (part of a card):

        story: |
          Fuel prices rose by XX%, and insulation came late.

    Better:

        story: |
          Fuel prices rose by a tenth, and insulation came late.
    """
    for text in written(document):
        for match in text.matches(_RESIDUE):
            if not (text.section in MEASURES and NOT_YET.search(match[0])):
                message = f"{quoted(match[0])} is left over from a template or a draft."
                yield text.warning("E14", match.start(), message, "Write what belongs there, or take it out.")


def file_paths(document: Document, _pack: Pack) -> Iterable[Issue]:
    r"""A file path in the text

    Readers cannot open a folder of the council, and a path gives away how its drives are arranged. Name the
    document, or link to a web page. Paths in data: are not meant.

    Example (part of a card):

        about: |
          Worked out in S:\Housing\2012\cold-homes-v3.xlsx by the housing team.

    Better:

        about: |
          Worked out by the housing team from its log of complaints.
    """
    for text in written(document):
        for match in text.matches(FILE):
            message = f"{quoted(match[0])} is a path to a file, which readers cannot open."
            yield text.warning("E15", match.start(), message, "Name the document, or link to a web page.")
