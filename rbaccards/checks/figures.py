"""Do the figures that the text asks for exist?"""

from __future__ import annotations

import re
from collections.abc import Iterable

from rbaccards.figures import Slot, possible_figures, slots, without_brackets
from rbaccards.issues import Fix, Issue
from rbaccards.measured import MeasuredCard, MeasuredPack
from rbaccards.nearest import nearest
from rbaccards.schema.amend import Step, field_of, find, scalars
from rbaccards.sources.nodes import Document, Mapping, Scalar, place_in

FILLED = frozenset(
    {"why", "story", "factors", "stakeholders", "what_we_did", "what_worked", "about", "text", "commentary"}
    | {"title", "subtitle", "caption", "because", "action", "want", "note", "risk", "response"}
    | {"assessment", "progress", "next_steps", "risks", "actions", "other", "achieved", "planned", "definition"}
    | {"purpose", "summary", "items", "rows", "background_papers"}
)
"""The fields whose texts have figures filled in."""
_BRACKETS = re.compile(r'\["([^"]*)"\]')


def is_filled(steps: tuple[Step, ...]) -> bool:
    """Whether figures are filled into the text at these steps: by its field, or as an action of a plan, by its year."""
    field = field_of(steps)
    if field == "progress":  # that of a card or an indicator is a rating
        return steps[0] == "updates"
    return field in FILLED or steps[-2:-1] == ("actions",)


def figure_names(card: MeasuredCard) -> Iterable[Issue]:
    """Names of figures that the card does not have, or cannot have where its data could not be read."""
    measures = dict(card.loaded.measures())
    possible = {key: possible_figures(measure, key) for key, measure in measures.items()}
    document, hint = card.loaded.document, f"Measures here: {', '.join(measures)}."
    broken = _declared(document) - set(measures)
    written, _ = find(document.root, ("indicators",))
    none_read = written is not None and not measures  # told by what is wrong with them
    for steps, scalar in scalars(document.root):
        field = field_of(steps)
        for slot in slots(scalar.text):
            if not is_filled(steps):
                yield _not_filled(slot, scalar, field, document)
                continue
            key = slot.name.split(".")[0].split("[")[0]
            if none_read or key in broken:
                continue
            doubted = possible.get(key, frozenset()) if card.data_in_doubt else frozenset()
            if slot.name not in card.figures and without_brackets(slot.name) not in doubted:
                yield _unknown(slot, scalar, {*card.figures, *doubted}, document, hint)


def _declared(document: Document) -> set[str]:
    """The names of measures that the file has; one with a mistake in it is told by that mistake alone."""
    _, indicators = find(document.root, ("indicators",))
    names = {entry.key.text for entry in indicators.entries} if isinstance(indicators, Mapping) else set()
    keys = (
        scalar.text
        for steps, scalar in scalars(document.root)
        if steps[:1] == ("performance",) and steps[2:] == ("key",)
    )
    return names | set(keys)


def summary_figures(pack: MeasuredPack) -> Iterable[Issue]:
    """Names of figures in the summary of a pack that none of its cards has, or more than one of them."""
    if any(card.data_in_doubt for card in pack.cards) or pack.loaded.broken:
        return
    figures, shared = pack.figures, pack.shared_names
    document = pack.loaded.document
    for steps, scalar in scalars(document.root):
        for slot in slots(scalar.text) if field_of(steps) == "summary" else ():
            if slot.name in shared:
                place = place_in(scalar, slot.start, document.text)
                message = f'More than one card has a figure "{slot.name}".'
                hint = "Give the measures different names."
                yield Issue("N01", place, message, hint, document.text.line(place.line))
            elif slot.name not in figures:
                yield _unknown(slot, scalar, figures, document, "The measures of all cards of the pack can be used.")


def _not_filled(slot: Slot, scalar: Scalar, field: str, document: Document) -> Issue:
    place = place_in(scalar, slot.start, document.text)
    message = f'No figure is filled in under "{field}".'
    return Issue("N02", place, message, "Write it in a commentary or another text.", document.text.line(place.line))


def _unknown(slot: Slot, scalar: Scalar, known: Iterable[str], document: Document, hint: str) -> Issue:
    text = document.text
    place = place_in(scalar, slot.start, text)
    line = text.line(place.line)
    guess = _guess(slot.name, known)
    written = scalar.text[slot.start : slot.end]
    start = line.find(written, max(place.column - 1, 0))
    message = f'There is no figure "{slot.name}".'
    if guess is None or "[]" in guess or start < 0:
        return Issue("N01", place, message, hint, line)
    fix = Fix(place.line, line[:start] + guess + line[start + len(written) :])
    return Issue("N01", place, f'{message} Did you mean "{guess}"?', "", line, fix)


def _guess(name: str, known: Iterable[str]) -> str | None:
    """The nearest name about the same area, group or period; the figure of another one is never offered."""
    inside = _BRACKETS.search(name)
    if inside is None:
        return nearest(name, [each for each in known if "[" not in each])
    there = {match[1] for each in known if (match := _BRACKETS.search(each))}
    place = inside[1] if inside[1] in there else nearest(inside[1], there)
    return nearest(name, [each for each in known if f'["{place}"]' in each]) if place else None
