"""Do the figures that the text asks for exist?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rbaccards.figures import Slot, possible_figures, slots, without_brackets
from rbaccards.issues import Fix, Issue
from rbaccards.measured import MeasuredCard
from rbaccards.nearest import nearest
from rbaccards.sources.nodes import Mapping, Node, Scalar, Sequence, place_in


def figure_names(card: MeasuredCard) -> Iterable[Issue]:
    """Names of figures that the card does not have, or cannot have where its data could not be read."""
    measures = dict(card.loaded.measures())
    possible = {key: possible_figures(measure, key) for key, measure in measures.items()}
    for scalar in _scalars(card.loaded.document.root):
        for slot in slots(scalar.text):
            key = slot.name.split(".")[0].split("[")[0]
            if slot.name in card.figures or (
                card.data_in_doubt and without_brackets(slot.name) in possible.get(key, ())
            ):
                continue
            known = {*card.figures, *possible.get(key, ())} if card.data_in_doubt else card.figures
            yield _unknown(slot, scalar, known, card, f"Measures here: {', '.join(measures)}.")


def _unknown(slot: Slot, scalar: Scalar, known: Iterable[str], card: MeasuredCard, hint: str) -> Issue:
    text = card.loaded.document.text
    place = place_in(scalar, slot.start, text)
    line = text.line(place.line)
    guess = nearest(slot.name, known)
    start = line.find(slot.name, max(place.column - 1, 0))
    message = f'There is no figure "{slot.name}".'
    if guess is None or "[]" in guess or start < 0:
        return Issue("N01", place, message, hint, line)
    fix = Fix(place.line, line[:start] + guess + line[start + len(slot.name) :])
    return Issue("N01", place, f'{message} Did you mean "{guess}"?', "", line, fix)


def _scalars(node: Node) -> Iterator[Scalar]:
    match node:
        case Scalar():
            yield node
        case Mapping(entries=entries):
            for entry in entries:
                yield from _scalars(entry.value)
        case Sequence(items=items):
            for item in items:
                yield from _scalars(item)
