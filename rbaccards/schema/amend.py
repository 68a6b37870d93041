"""A document's tree with one entry changed: how checking goes on after an error as if it had been corrected."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from collections.abc import Sequence as Steps
from dataclasses import replace

from rbaccards.sources.nodes import Entry, Mapping, Node, Scalar, Sequence

Step = str | int
Edit = Callable[[Entry], Entry | None]


def find(node: Node, steps: Steps[Step]) -> tuple[Entry | None, Node]:
    """The entry and the value that `steps` lead to, or the last ones met where the path ends early.

    A number met at a mapping, and a name met at a text, stay where they are: that is how a lone entry
    stands for a list of one, and a lone word for a mapping.
    """
    entry: Entry | None = None
    for step in steps:
        match node:
            case Mapping(entries=entries) if isinstance(step, str):
                found = next((each for each in entries if each.key.text == step), None)
                if found is None:
                    break
                entry, node = found, found.value
            case Sequence(items=items) if isinstance(step, int) and step < len(items):
                node = items[step]
    return entry, node


def scalars(node: Node, steps: tuple[Step, ...] = ()) -> Iterator[tuple[tuple[Step, ...], Scalar]]:
    """Every text below a node, with the steps that lead to it, in the order of the file."""
    match node:
        case Scalar():
            yield steps, node
        case Mapping(entries=entries):
            for entry in entries:
                yield from scalars(entry.value, (*steps, entry.key.text))
        case Sequence(items=items):
            for number, item in enumerate(items):
                yield from scalars(item, (*steps, number))


def field_of(steps: Steps[Step]) -> str:
    """The key under which a text stands, itself or in a list."""
    return next((step for step in reversed(steps) if isinstance(step, str)), "")


def amend(node: Node, steps: Steps[Step], edit: Edit) -> Node:
    """The tree with the entry at `steps` replaced by what `edit` makes of it; None takes the entry out."""
    if not steps:
        return node
    step, rest = steps[0], steps[1:]
    match node:
        case Mapping(entries=entries) if isinstance(step, str):
            return replace(node, entries=tuple(_amended(entries, step, rest, edit)))
        case Mapping():
            return amend(node, rest, edit)
        case Sequence(items=items) if isinstance(step, int) and step < len(items):
            if not rest:
                return replace(node, items=items[:step] + items[step + 1 :])
            return replace(node, items=(*items[:step], amend(items[step], rest, edit), *items[step + 1 :]))
        case _:
            return node


def _amended(entries: tuple[Entry, ...], step: str, rest: Steps[Step], edit: Edit) -> list[Entry]:
    changed: list[Entry] = []
    for entry in entries:
        if entry.key.text != step:
            changed.append(entry)
        elif rest and not isinstance(entry.value, Scalar):
            changed.append(replace(entry, value=amend(entry.value, rest, edit)))
        elif edited := edit(entry):
            changed.append(edited)
    return changed
