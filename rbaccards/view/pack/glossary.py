"""The terms that a pack uses, and what they mean: our own where they are used, and those of pack.yaml."""

from __future__ import annotations

from collections.abc import Callable

from rbaccards.measured import MeasuredPack
from rbaccards.measures.reading import Reading
from rbaccards.view.parts import Cell, Column, Row, Table

_TERMS: tuple[tuple[str, str, Callable[[Reading], bool]], ...] = (
    (
        "Rating now",
        "How the latest figure stands against its target; the rule is printed. The colours are a local convention.",
        lambda _: True,
    ),
    (
        "Direction of travel",
        "Whether the latest figure is better or worse than the one it is compared with.",
        lambda _: True,
    ),
    (
        "Forecast",
        "Where an indicator was heading when the forecast was made; it stays as it was made.",
        lambda each: each.measure.forecast is not None,
    ),
    (
        "Turning the curve",
        "Doing better than the forecast that was made before.",
        lambda each: each.measure.forecast is not None,
    ),
    (
        "Projection",
        "What a year comes to if it goes on by a stated method.",
        lambda each: each.projection is not None,
    ),
    ("Milestone", "The target for a date inside the year.", lambda each: bool(each.milestones)),
    ("Stretch target", "An ambition beyond the target.", lambda each: bool(each.measure.stretch)),
    (
        "Tolerance",
        "How much worse than the target still counts as amber or within range.",
        lambda each: each.rules.tolerance is not None,
    ),
    (
        "Placeholder",
        "An indicator whose data or target are still to be agreed.",
        lambda each: each.measure.placeholder is not None,
    ),
    ("Starting value", "The figure of a base year.", lambda each: bool(each.measure.starting_value)),
    ("Provisional", "A figure that may still change.", lambda each: each.series.has("provisional")),
    ("Estimated", "A figure worked out from others.", lambda each: each.series.has("estimated")),
    (
        "Illustrative",
        "Not a real figure; made up as an example.",
        lambda each: each.series.has("illustrative"),
    ),
    ("Process limits", "The range in which a figure moves by chance alone.", lambda each: each.process is not None),
)


def glossary(pack: MeasuredPack) -> Table:
    """The terms in the order of the alphabet."""
    readings = [reading for card in pack.cards for reading in card.readings.values()]
    used = {term: words for term, words, applies in _TERMS if any(applies(each) for each in readings)}
    found = {**used, **pack.pack.glossary}
    rows = (Row((Cell(term), Cell(found[term]))) for term in sorted(found, key=str.casefold))
    return Table((Column("Term", width="46mm"), Column("Meaning")), tuple(rows))
