"""Do the texts of an edition keep to the figures that its readers may have?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from rbaccards.checks.figures import is_filled
from rbaccards.figures import Figures, slots
from rbaccards.issues import Issue
from rbaccards.measured import MeasuredCard, MeasuredPack
from rbaccards.schema.amend import field_of, scalars
from rbaccards.schema.fields import Declared
from rbaccards.sources.nodes import Document, Scalar, place_in


def figures_are_for_its_readers(edition: MeasuredCard, whole: MeasuredCard) -> Iterable[Issue]:
    """The texts of the public edition of a card that ask for a figure which the public does not get, or gets otherwise.

    `whole` is the card with nothing withheld. A figure that reads otherwise, as a count behind it is withheld, would
    make the sentence round it untrue.
    """
    document = edition.loaded.document
    # by the figures that a text asks for: names of persons in it may have become roles
    kept = {_asked(text) for text in _texts(edition.loaded.card) if "{{" in text}
    hint = "Keep the text for the board with audience: board (or narrowed), or write it without the figure."
    for steps, scalar in scalars(document.root):
        if is_filled(steps) and _asked(scalar.text) in kept:
            yield from _withheld(scalar, edition.figures, whole.figures, document, hint)


def summary_is_for_its_readers(edition: MeasuredPack, whole: MeasuredPack) -> Iterable[Issue]:
    """The figures in the public summary of a pack that the public does not get, or gets otherwise."""
    document = whole.loaded.document
    for steps, scalar in scalars(document.root):
        if field_of(steps) == "summary" and edition.pack.summary:
            yield from _withheld(scalar, edition.figures, whole.figures, document, "Write it without the figure.")


def _asked(text: str) -> tuple[str, ...]:
    """The figures that a text asks for, in order."""
    return tuple(slot.name for slot in slots(text))


def _withheld(scalar: Scalar, public: Figures, whole: Figures, document: Document, hint: str) -> Iterator[Issue]:
    """The figures of a public text that read otherwise for the public, or are not there."""
    for slot in slots(scalar.text):
        if slot.name in whole and public.get(slot.name) != whole[slot.name]:
            place = place_in(scalar, slot.start, document.text)
            message = f'This text is for the public, and its figure "{slot.name}" is withheld from the public.'
            yield Issue("V01", place, message, hint, document.text.line(place.line))


def _texts(value: Any) -> Iterator[str]:
    """Every text of what was declared."""
    match value:
        case Declared():
            for _, each in value:
                yield from _texts(each)
        case tuple():
            for each in value:
                yield from _texts(each)
        case dict():
            for each in value.values():
                yield from _texts(each)
        case str():
            yield value
