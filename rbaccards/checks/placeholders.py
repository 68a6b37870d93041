"""Does every measure without figures say when it will have some?"""

from __future__ import annotations

import re
from collections.abc import Iterable

from rbaccards.checks.texts import written
from rbaccards.issues import Issue, Severity
from rbaccards.measured import MeasuredCard
from rbaccards.periods.text import quoted
from rbaccards.wording import content

NOT_YET = re.compile(
    r"\b(?:tbc|tba|tbd)\b|\bto be (?:confirmed|developed|decided)\b|\bplaceholder\b"
    r"|\b(?:data|figures?|results?|baseline) (?:is |are )?not (?:yet |currently )?available\b"
    r"|\bno (?:data|figures?|results?|baseline) (?:are |is )?(?:yet|available)\b"
    r"|\bawaiting (?:data|figures?|results?)\b",
    re.IGNORECASE,
)
"""Words for a figure that is still to come."""


def placeholders_lead_on(card: MeasuredCard) -> Iterable[Issue]:
    """A placeholder without an entry under data development

    Where a measure has no figures yet, or its text says so (TBC, data not available), the data development agenda
    says what will be done about it. An entry belongs to the measure if it has a word of the measure's name.

    Example (part of an indicator):

        commentary: |
          The split by tenure is to be confirmed.

    Better:

        commentary: |
          Most of the complaints came from private tenants.
    """
    wanted = {word for each in card.loaded.card.data_development for word in content(f"{each.want} {each.note or ''}")}
    promised = {key for key, measure in card.loaded.measures() if wanted & set(content(measure.name))}
    hint = "Add to data_development what will be measured, with a word of the measure's name."
    for key, reading in card.readings.items():
        if key not in promised and not reading.series.known:
            message = f"{reading.measure.name} has no figures yet, and nothing under data_development leads to some."
            yield card.loaded.issue("E05", card.loaded.steps_of(key), message, hint, severity=Severity.WARNING)
    for key, _ in card.loaded.measures():
        if key in promised:
            continue
        for text in written(card.loaded.document, card.loaded.steps_of(key)):
            for match in text.matches(NOT_YET):
                message = f"{quoted(match[0])} is said here, and nothing under data_development leads to more."
                yield text.warning("E05", match.start(), message, hint)
