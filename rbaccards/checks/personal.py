"""Does a text that everybody may read tell of one person?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from rbaccards.checks.texts import Written, written
from rbaccards.issues import Issue
from rbaccards.measured import MeasuredCard
from rbaccards.periods.text import quoted
from rbaccards.schema.amend import find
from rbaccards.sources.nodes import Mapping, Scalar

_NHS_NUMBER = re.compile(r"(?<![\d.,£])\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d|[.,]\d)")
_SHAPES = {
    "a person's e-mail address": re.compile(r"\b[a-z]+[._][a-z]+\d*@[\w-]+(?:\.[\w-]+)+", re.IGNORECASE),
    "a mobile number": re.compile(r"(?<!\d)(?:07\d{3}|\+44 ?7\d{3})[ -]?\d{3}[ -]?\d{3}(?!\d)"),
    "a National Insurance number": re.compile(r"\b[A-CEGHJ-PR-TW-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b"),
    "somebody's address": re.compile(
        r"\b\d{1,4}[A-Za-z]? [A-Z][\w'’]+(?: [A-Z][\w'’]+){0,4},?\s(?:[A-Z][\w'’ ]+,?\s)?"
        r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b"
    ),
    "a date of birth": re.compile(
        r"\b(?:born (?:on )?|date of birth:? |d\.?o\.?b\.?:? )\d{1,2}[ /.][\w/. ]{3,16}", re.I
    ),
}


def nobody_is_recognised(card: MeasuredCard) -> Iterable[Issue]:
    """What looks like somebody's personal data

    Everybody may read this card, and a number, address or date in it looks like that of one person. Take it out, or
    say to whom the card may be shown (audience:). Addresses of teams and offices' telephone numbers are not meant.

    Example (part of a card):

        audience: public
        story: |
          Fuel prices rose. Ask jane.smith@example.org for the survey.

    Better:

        audience: public
        story: |
          Fuel prices rose. Ask housing@example.org for the survey.
    """
    if card.audience != "public":
        return
    for text in written(card.loaded.document):
        if not _is_narrowed(text):
            for at, found, kind in _recognised(text):
                hint = "Everybody may read this card: take it out, or narrow its audience."
                yield text.warning("E24", at, f"{quoted(found)} looks like {kind}.", hint)


def _recognised(text: Written) -> Iterator[tuple[int, str, str]]:
    for match in text.matches(_NHS_NUMBER):
        if _is_nhs_number(match[0]):
            yield match.start(), match[0], "a person's NHS number"
    for kind, shape in _SHAPES.items():
        for match in text.matches(shape):
            yield match.start(), match[0], kind


def _is_nhs_number(text: str) -> bool:
    """Whether the tenth figure is the check of the nine before: modulus 11 (NHS Data Dictionary, NHS NUMBER)."""
    *nine, last = (int(sign) for sign in text if sign.isdigit())
    return (11 - sum(weight * figure for weight, figure in zip(range(10, 1, -1), nine, strict=True)) % 11) % 11 == last


def _is_narrowed(text: Written) -> bool:
    """Whether an entry that the text is in is for fewer people."""
    root = text.document.root
    above = [find(root, text.steps[:length])[1] for length in range(1, len(text.steps))]
    own = [
        entry for node in above if isinstance(node, Mapping) for entry in node.entries if entry.key.text == "audience"
    ]
    _, narrowed = find(root, ("narrowed", text.section))
    said = (*(entry.value for entry in own), narrowed)
    return any(isinstance(each, Scalar) and each.text in ("draft", "board") for each in said)
