"""A card as written: every text with its place, nothing given a meaning yet."""

from __future__ import annotations

from dataclasses import dataclass

from rbaccards.issues import Place
from rbaccards.sources.text import Text


@dataclass(frozen=True, slots=True)
class Scalar:
    """A piece of text. The place of a block (`|` or `>`) is that of its marker."""

    text: str
    place: Place
    quoted: bool
    block: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """A key and what stands under it."""

    key: Scalar
    value: Node


@dataclass(frozen=True, slots=True)
class Mapping:
    """Entries in the order of the file."""

    entries: tuple[Entry, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Sequence:
    """The items of a list."""

    items: tuple[Node, ...]
    place: Place


Node = Scalar | Mapping | Sequence


@dataclass(frozen=True, slots=True)
class Document:
    """A whole card and the lines it was read from."""

    root: Mapping
    text: Text


def place_in(scalar: Scalar, offset: int, text: Text) -> Place:
    """Where character `offset` of the scalar's value stands in the file."""
    offset = max(0, min(offset, len(scalar.text)))
    start = _start(scalar, text)
    exact = _place_in_block(scalar, offset, text) if scalar.block else _place_in_line(scalar, offset, text, start)
    return exact or _place_by_search(scalar, offset, text, start)


def _start(scalar: Scalar, text: Text) -> Place:
    """Where the first character of the value can stand: after the marker or the opening quote."""
    place = scalar.place
    if scalar.block:
        return Place(place.path, place.line + 1, 1)
    # A line the guard has put quotes round has none in the file.
    quote = scalar.quoted and text.line(place.line)[place.column - 1 : place.column] in ('"', "'")
    return Place(place.path, place.line, place.column + quote)


def _place_in_block(scalar: Scalar, offset: int, text: Text) -> Place | None:
    """The place in a block whose lines stand in the file as in the value, else None."""
    before = scalar.text[:offset].split("\n")
    index = len(before) - 1
    value_line = scalar.text.split("\n")[index]
    number = scalar.place.line + 1 + index
    source = text.line(number)
    if not value_line or not source.endswith(value_line) or ">" in text.line(scalar.place.line):
        return None
    return Place(scalar.place.path, number, len(source) - len(value_line) + len(before[-1]) + 1)


def _place_in_line(scalar: Scalar, offset: int, text: Text, start: Place) -> Place | None:
    """The place in a value that stands letter for letter on one line, else None."""
    if not text.line(start.line).startswith(scalar.text, start.column - 1):
        return None
    return Place(start.path, start.line, start.column + offset)


def _place_by_search(scalar: Scalar, offset: int, text: Text, start: Place) -> Place:
    """The place found by following the value's letters through the lines of the file."""
    place = start
    line, column = start.line, start.column - 1
    for character in scalar.text[: offset + 1]:
        if character.isspace():
            continue
        while line <= len(text.lines) and (found := text.line(line).find(character, column)) < 0:
            line, column = line + 1, 0
        if line > len(text.lines):
            break
        place, column = Place(start.path, line, found + 1), found + 1
    return place
