"""One line of a card in its parts: indentation, dash, key, colon, value."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

TAB = "  "  # what a Tab stands for in indentation

_PLAIN_KEY = r"""(?:[^ \t\-?:,\[\]{}#&*!|>'"%@`]|[-?:](?![ \t]|$))(?:[^:#]|:(?![ \t]|$)|(?<![ \t])\#)*?"""
_KEY = rf"""(?P<key>"(?:[^"\\]|\\.)*"[ \t]*|'(?:[^']|'')*'[ \t]*|{_PLAIN_KEY})(?P<colon>:(?:[ \t]+|$))"""
_LINE = re.compile(rf"(?P<indent> *)(?P<dash>-(?:[ \t]+|$))?(?:{_KEY})?(?P<value>.*)", re.DOTALL)
_FIELD = re.compile(r"""["']?[\w./()&-]+(?: [\w./()&-]+){0,3}["']?[ \t]*:(?:[ \t\u00a0]|$)""")
_ONE_WORD_KEY = re.compile(r"""["']?[\w./-]+["']?[ \t]*:(?:[ \t\u00a0]|$)""")
_GLUED = re.compile(r"(?P<key>[A-Za-z_][\w-]*:)(?P<value>(?!//)[^\s:\\].*)", re.DOTALL)
_MARKER = re.compile(r"(?:---|\.\.\.)(?:[ \t]|$)")
_SPACE = re.compile(r"\s*")


@dataclass(frozen=True, slots=True)
class Line:
    """The parts of a line, which put together are the line."""

    indent: str
    dash: str
    key: str
    colon: str
    value: str

    @property
    def start(self) -> int:
        """How far the line is indented."""
        return len(self.indent)

    @property
    def key_start(self) -> int:
        """The indentation of what follows the dash."""
        return len(self.indent) + len(self.dash)

    @property
    def value_start(self) -> int:
        return self.key_start + len(self.key) + len(self.colon)

    @property
    def is_text(self) -> bool:
        """Whether there is neither a dash nor a key."""
        return not self.dash and not self.key

    def written(self) -> str:
        return self.indent + self.dash + self.key + self.colon + self.value


def split_line(source: str) -> Line:
    """The parts of a line that is not inside a longer text."""
    match = _LINE.match(source)
    parts = match.groupdict(default="") if match else {}
    return Line(**parts)


def indentation(source: str) -> str:
    """The white space a line starts with, as ordinary spaces."""
    space = _SPACE.match(source)
    return "".join(TAB if character == "\t" else " " for character in (space.group() if space else ""))


def straightened(source: str) -> str:
    """The line with ordinary spaces as its indentation."""
    return indentation(source) + source.lstrip()


def depth(source: str) -> int:
    """How far a line is indented, in ordinary spaces."""
    return len(indentation(source))


def is_blank(source: str) -> bool:
    return not source.strip()


def is_comment(source: str) -> bool:
    return source.lstrip().startswith("#")


def is_marker(source: str) -> bool:
    """Whether the line is a document marker, `---` or `...`."""
    return bool(_MARKER.match(source))


def is_item(source: str) -> bool:
    """Whether the line starts with a dash and a space."""
    text = source.lstrip()
    return text.rstrip() == "-" or text.startswith(("- ", "-\t", "-\u00a0"))


def is_field(source: str) -> bool:
    """Whether the line looks like a key of a few words with a colon."""
    return bool(_FIELD.match(source.lstrip()))


def is_structure(source: str) -> bool:
    """Whether the line looks like part of the card rather than of a text."""
    return is_item(source) or is_field(source) or is_comment(source) or is_marker(source)


def is_key(source: str) -> bool:
    """Whether the line starts with a single word and a colon, which no prose is likely to do."""
    return bool(_ONE_WORD_KEY.match(source.lstrip()))


def next_line(lines: Sequence[str], at: int) -> int | None:
    """The index of the first line from `at` on that says something."""
    while at < len(lines) and (is_blank(lines[at]) or is_comment(lines[at])):
        at += 1
    return at if at < len(lines) else None


def split_glued(text: str) -> tuple[str, str] | None:
    """The key with its colon and the value of `key:value`, or None for other texts."""
    match = _GLUED.fullmatch(text)
    return (match["key"], match["value"]) if match else None


def is_before_key(lines: Sequence[str], index: int, column: int) -> bool:
    """Whether the next line that says something is a key in this column."""
    below = next_line(lines, index + 1)
    return below is not None and depth(lines[below]) == column and is_key(lines[below])
