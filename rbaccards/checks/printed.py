"""Does the layout print everything that a card says?"""

from __future__ import annotations

from collections.abc import Iterable
from typing import get_args

from rbaccards.issues import Issue, Severity
from rbaccards.measured import MeasuredCard
from rbaccards.schema.names import SectionName

_TOGETHER = frozenset({"headline", "indicators", "indicator_table", "scorecard", "plan"})
"""Any of these shows indicators."""


def everything_is_printed(card: MeasuredCard) -> Iterable[Issue]:
    """Entries that the layout of the card has no place for: they would be lost without a word."""
    declared, layout = card.loaded.card, card.loaded.layout
    printed = frozenset(layout.layout.parts)
    hint = f"The layout prints: {', '.join(layout.layout.parts)}."
    for name in get_args(SectionName):
        if name in ("headline", "performance") or name in printed or not getattr(declared, name, None):
            continue
        if name == "indicators" and _TOGETHER & printed:
            continue
        message = f'The layout {layout.name} does not print "{name}".'
        yield card.loaded.issue("L02", (name,), message, hint, severity=Severity.WARNING)
    for index, section in enumerate(declared.sections):
        if section.after not in printed:
            message = f'"{section.title}" comes after "{section.after}", which the layout {layout.name} does not print.'
            steps = ("sections", index, "after" if "after" in section.model_fields_set else "title")
            yield card.loaded.issue("L02", steps, message, hint, severity=Severity.WARNING)
    for index, measure in enumerate(declared.performance):
        if measure.after not in printed:
            message = f'{measure.name} comes after "{measure.after}", which the layout {layout.name} does not print.'
            yield card.loaded.issue("L02", ("performance", index), message, hint, severity=Severity.WARNING)
