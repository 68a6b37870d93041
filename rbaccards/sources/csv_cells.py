"""The cells of a CSV file: commas, quotes, and quotes over several lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rbaccards.issues import Place
from rbaccards.sources.text import Text

_SPACES = " \t\u00a0\u2007\u202f\u200b\ufeff"
_OPENING = re.compile(f'[{_SPACES}]*"')
_INSIDE = re.compile(r'(?:[^"]|"")*')
_AFTER = re.compile(f"[{_SPACES}]*(?:,|$)")
_RUN_OF_SPACES = re.compile(f"[{_SPACES}]+")


@dataclass(frozen=True, slots=True)
class Cell:
    """The text of a cell without the spaces round it, and where that text starts."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row; `number` is the row as Excel shows it, the header being 1."""

    cells: tuple[Cell, ...]
    number: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """A header with its names in lower case, and rows of as many cells."""

    header: tuple[Cell, ...]
    rows: tuple[Row, ...]
    text: Text


@dataclass(frozen=True, slots=True)
class Broken:
    """A row that cannot be read, and why."""

    place: Place
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class _Quoted:
    """The text between quotes and the position after the closing one; columns count from 0."""

    text: str
    line: int
    end: int


def folded(name: str) -> str:
    """The name of a column as we compare it: lower case, with _ for spaces."""
    return _RUN_OF_SPACES.sub("_", name.strip(_SPACES)).lower()


def read_rows(text: Text) -> Iterator[Row | Broken]:
    """The rows that are not blank, in order."""
    line, number = 1, 0
    while line <= len(text.lines):
        number += 1
        source = text.line(line)
        if not source.strip(_SPACES + ","):
            line += 1
        elif '"' not in source:
            yield Row(tuple(_plain_cells(source, text.path, line)), number)
            line += 1
        else:
            cells, line = _quoted_cells(text, line)
            if isinstance(cells, Broken):
                yield cells
            elif any(cell.text for cell in cells):
                yield Row(cells, number)


def _plain_cells(source: str, path: str, line: int) -> Iterator[Cell]:
    start = 0
    for part in source.split(","):
        yield _cell(part, path, line, start)
        start += len(part) + 1


def _cell(part: str, path: str, line: int, start: int) -> Cell:
    trimmed = part.strip(_SPACES)
    before = len(part) - len(part.lstrip(_SPACES)) if trimmed else 0
    return Cell(trimmed, Place(path, line, start + before + 1))


def _quoted_cells(text: Text, first: int) -> tuple[tuple[Cell, ...] | Broken, int]:
    """The cells of a row with quotes in it, or what is wrong with it, and the line to go on with."""
    cells: list[Cell] = []
    line, at = first, 0
    while True:
        source = text.line(line)
        if opening := _OPENING.match(source, at):
            opened = Place(text.path, line, opening.end())
            quoted = _read_quoted(text, line, opening.end())
            if quoted is None:
                return _never_closed(opened), line + 1
            after = _AFTER.match(text.line(quoted.line), quoted.end)
            if after is None:
                broken = _text_after(opened) if quoted.line == line else _never_closed(opened)
                return broken, line + 1
            cells.append(_cell(quoted.text, text.path, opened.line, opened.column))
            line, end = quoted.line, after.end()
            ended = not after.group().endswith(",")
        else:
            comma = source.find(",", at)
            ended, end = comma < 0, comma + 1
            cells.append(_cell(source[at:] if ended else source[at:comma], text.path, line, at))
        if ended:
            return tuple(cells), line + 1
        at = end


def _read_quoted(text: Text, line: int, start: int) -> _Quoted | None:
    """The text that starts after an opening quote, or None if the file ends before it does."""
    parts = []
    while line <= len(text.lines):
        source = text.line(line)
        inside = _INSIDE.match(source, start)
        end = inside.end() if inside else start
        parts.append(source[start:end])
        if end < len(source):
            return _Quoted("\n".join(parts).replace('""', '"'), line, end + 1)
        line, start = line + 1, 0
    return None


def _never_closed(opened: Place) -> Broken:
    message = f"The quote opened on line {opened.line} is never closed."
    return Broken(opened, message, "Close it at the end of the cell, or take it out.")


def _text_after(opened: Place) -> Broken:
    message = "There is more text after the closing quote of this cell."
    return Broken(opened, message, 'Inside a cell in quotes, write each quote twice: "He said ""yes"" today".')
