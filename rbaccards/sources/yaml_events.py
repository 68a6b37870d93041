"""PyYAML's events, the only part of PyYAML that sees a card: no tag is obeyed and no value is guessed."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

MAX_DEPTH = 20

_LOADER: type[yaml.SafeLoader | yaml.CSafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_OPENING = (yaml.MappingStartEvent, yaml.SequenceStartEvent)
_CLOSING = (yaml.MappingEndEvent, yaml.SequenceEndEvent)


def read_events(content: str) -> Iterator[yaml.Event]:
    """The events of a text, in order; a YAMLError where it cannot be read."""
    return iter(yaml.parse(content, Loader=_LOADER))


def start_of(event: yaml.Event) -> tuple[int, int]:
    """The line and column where the event starts, counted from 1."""
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (0, 0)


def end_of(event: yaml.Event) -> tuple[int, int]:
    """The line and column of the first character after the event, counted from 1."""
    mark = event.end_mark
    return (mark.line + 1, mark.column + 1) if mark else (0, 0)


def is_legal(value: str) -> bool:
    """Whether a value, on one line or several, can be read; too deep ones are left to the reader."""
    level = 0
    try:
        for event in read_events(f"- {value}\n"):
            level += isinstance(event, _OPENING) - isinstance(event, _CLOSING)
            if level > MAX_DEPTH + 1:
                return True
    except yaml.YAMLError:
        return False
    return True
