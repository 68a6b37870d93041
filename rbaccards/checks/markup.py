"""Is there anything in a text that its readers would see as signs, or not at all?"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from rbaccards.checks.residue import FILE
from rbaccards.checks.texts import prose, written
from rbaccards.issues import Issue, Severity
from rbaccards.periods.text import quoted
from rbaccards.schema.pack import Pack
from rbaccards.sources.nodes import Document

_TAG = re.compile(
    r"<(?:a|b|blockquote|br|center|div|em|embed|font|form|h[1-6]|hr|i|iframe|img|input|li|link|meta|object|ol|p"
    r"|script|span|strong|style|su[bp]|svg|table|t[dhr]|tbody|thead|u|ul|video)(?:[\s/]*|[\s/][^<>\n]{0,200}=[^<>\n]{0,200})>",
    re.IGNORECASE,
)
_PICTURE = re.compile(r"!\[[^\]\n]{0,200}\]\([^)\n]{0,400}\)")
_DEEP = re.compile(r"^[\s>*+\-\d.)]{16,}", re.MULTILINE)
"""How a line begins that may lie too deep."""
_LINK = re.compile(r"(?<!!)\[[^\]\n]{1,200}\]\((?P<address>[^)\s]{1,400})\)")


def html_in_text(document: Document, _pack: Pack) -> Iterable[Issue]:
    """HTML in a text

    Texts are made of words and a few signs: stars for bold, dashes for lists, square brackets for links. HTML is
    shown to the readers letter by letter, on paper and on the site.

    Example (part of a card):

        story: |
          Fuel prices rose <b>again</b>, and insulation came late.

    Better:

        story: |
          Fuel prices rose **again**, and insulation came late.
    """
    for text in written(document):
        for match in text.matches(_TAG):
            message = f"{quoted(match[0])} is HTML, which is shown as it is written here."
            yield text.warning("E20", match.start(), message, "Take it out; for bold write **word**.")


def pictures_in_text(document: Document, _pack: Pack) -> Iterable[Issue]:
    """A picture in a text

    Texts hold no pictures: what they should show belongs into a chart or a table. The line is shown as written.

    Example (part of a card):

        story: |
          Fuel prices rose. ![a curve](prices.png)

    Better:

        story: |
          Fuel prices rose by a tenth.
    """
    for text in prose(document):
        for match in text.matches(_PICTURE):
            yield text.warning("E21", match.start(), f"{quoted(match[0])} is no picture here.", "Say it in words.")


def links_lead_to_pages(document: Document, _pack: Pack) -> Iterable[Issue]:
    """A link that leads to no page

    A link leads to a page (https:// or http://) or to an address for mail (mailto:). Anything else stays text, with
    its brackets, as readers could not follow it or should not.

    Example (part of a card):

        story: |
          Fuel prices rose: see [the survey](surveys/prices.docx).

    Better:

        story: |
          Fuel prices rose: see [the survey](https://www.example.org/prices).
    """
    for text in prose(document):
        for match in text.matches(_LINK):
            from rbaccards.prose import is_safe  # loads the reader of Markdown, which few texts need here

            address = text.scalar.text[slice(*match.span("address"))]
            if not is_safe(address) and not FILE.match(address):  # a path to a file is told as one (E15)
                message = f"{quoted(match[0])} leads to no page and no address, so it is no link."
                yield text.warning("E22", match.start(), message, "Give the whole address: https:// and what follows.")


def lists_are_not_too_deep(document: Document, _pack: Pack) -> Iterable[Issue]:
    """Lists in lists that go too deep

    Nine lists in each other can be printed, or twenty quotations; what lies deeper would be lost, so nothing is made.

    Example (part of a card):

        story: |
          - one
            - two
              - three
                - four
                  - five
                    - six
                      - seven
                        - eight
                          - nine
                            - ten

    Better:

        story: |
          - one
          - two
    """
    for text in prose(document):
        if not _DEEP.search(text.words):
            continue
        from rbaccards.prose import lost_in_depth  # as above

        if (at := lost_in_depth(text.scalar.text)) is not None:
            message = "Lists or quotations are too deep in each other here: what follows would be lost."
            yield replace(text.warning("E23", at, message, "Write it as one list."), severity=Severity.ERROR)
