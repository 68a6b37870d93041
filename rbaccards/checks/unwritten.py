"""Is the text of this quarter, or still that of the quarter before?"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from rbaccards.issues import Issue, Severity
from rbaccards.measured import MeasuredCard, MeasuredPack
from rbaccards.nearest import nearest
from rbaccards.schema.amend import Step, find, scalars
from rbaccards.schema.pack import Pack
from rbaccards.sources.nodes import Document, Node, Scalar

REPORTING = ("assessment", "summary", "what_we_did", "what_worked", "updates")
"""The entries of a card, or of pack.yaml, that tell what happened in the review period."""
OF_A_MEASURE = ("commentary", "title")
"""What a measure says of its figures in words that somebody typed."""
_TOLD = frozenset({*REPORTING, *OF_A_MEASURE, "progress", "next_steps", "actions"})


def text_of_the_quarter_before(card: MeasuredCard, before: MeasuredCard) -> Iterable[Issue]:
    """A text of the quarter before

    When a quarter is closed (rbaccards roll), its texts are kept with its edition. What tells what happened - the
    summary, the assessment, what was done, what worked, updates, commentaries and titles of charts - has to be written
    anew for the next quarter; until then it is told, and --strict and the next roll refuse it. Where it still stands
    word for word, say so: still_true in the card names the section, or the measure whose commentary or title it is.

    Example (part of a card, a quarter later):

        what_we_did: |
          Patrols were doubled in the nine wards.

    Better:

        what_we_did: |
          Patrols were doubled in the nine wards.
        still_true: what_we_did
    """
    documents = card.loaded.document, before.loaded.document
    yield from _as_before(*documents, card.loaded.card.still_true, (card.pack, before.pack))


def own_text_of_the_quarter_before(pack: MeasuredPack) -> Iterable[Issue]:
    """The same in the texts of pack.yaml itself."""
    if pack.past is not None:
        documents = pack.loaded.document, pack.past.pack.loaded.document
        yield from _as_before(*documents, pack.pack.still_true, (pack.pack, pack.past.pack.pack))


def _as_before(
    document: Document, old_document: Document, still_true: Collection[str], packs: tuple[Pack, Pack]
) -> Iterator[Issue]:
    now, before = (pack.review_period.label for pack in packs)
    for name, steps, scalar in reported(document):
        said = _text_at(old_document, steps)
        if name in still_true or not said or not scalar.text.strip().endswith(said):
            continue
        message = f'"{called(name, steps)}" is word for word that of {before}.'
        hint = f"Write it for {now}. If it still stands, say so: still_true: {name}"
        place = scalar.place
        yield Issue("E19", place, message, hint, document.text.line(place.line), severity=Severity.WARNING)
    yield from _unknown(document, still_true)


def reported(document: Document) -> Iterator[tuple[str, tuple[Step, ...], Scalar]]:
    """Every text that tells what happened in the review period: the name to call it by, its steps, and itself."""
    for name in REPORTING:
        entry, node = find(document.root, (name,))
        if entry is not None:
            yield from ((name, steps, scalar) for steps, scalar in scalars(node, (name,)) if _told(steps))
    for key, steps, node in _measures(document):
        for field in OF_A_MEASURE:
            entry, value = find(node, (field,))
            if entry is not None and isinstance(value, Scalar):
                yield key, (*steps, field), value


def _measures(document: Document) -> Iterator[tuple[str, tuple[Step, ...], Node]]:
    """Each indicator and performance measure by its key."""
    for steps, scalar in scalars(document.root):
        if len(steps) == 3 and steps[0] == "indicators" and steps[2] == "name":
            yield str(steps[1]), steps[:2], find(document.root, steps[:2])[1]
        if len(steps) == 3 and steps[0] == "performance" and steps[2] == "key":
            yield scalar.text, steps[:2], find(document.root, steps[:2])[1]


def _told(steps: tuple[Step, ...]) -> bool:
    return any(step in _TOLD for step in steps[-1:])


def _text_at(document: Document, steps: tuple[Step, ...]) -> str | None:
    entry, node = find(document.root, steps)
    there = entry is not None and entry.key.text == steps[-1]
    return node.text.strip() if there and isinstance(node, Scalar) else None


def called(name: str, steps: tuple[Step, ...]) -> str:
    """What a text is called where it is told of: summary, or burglary commentary."""
    return name if steps == (name,) else f"{name} {steps[-1]}"


def _unknown(document: Document, still_true: Collection[str]) -> Iterator[Issue]:
    """Names in still_true that are no section and no measure of the file."""
    known = list(dict.fromkeys(name for name, _, _ in reported(document)))
    for name in still_true:
        if name not in known:
            guess = nearest(name, known)
            said = f' Did you mean "{guess}"?' if guess else ""
            _, node = find(document.root, ("still_true",))
            message = f'still_true: nothing that has to be rewritten is called "{name}".{said}'
            hint = f"It may be: {', '.join(known)}." if known else "Delete the entry."
            yield Issue("S07", node.place, message, hint, document.text.line(node.place.line))
