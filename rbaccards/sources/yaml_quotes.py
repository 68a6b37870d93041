"""Quotes round a text: where they end, and how to put them."""

from __future__ import annotations

import re

_ESCAPE = (
    r"""\\(?:[0abt\tnvfre "/\\N_LP\n]|x[0-9A-Fa-f]{2}|u(?![dD][89a-fA-F])[0-9A-Fa-f]{4}"""
    r"""|U00(?:0[0-9A-Fa-f]|10)[0-9A-Fa-f]{4})"""
)
_CLOSED = {
    '"': re.compile(rf"""\"(?:[^"\\]|{_ESCAPE})*\""""),
    "'": re.compile(r"'(?:[^']|'')*'"),
}
_ANY_ESCAPE = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)


def quoted(text: str) -> str:
    """The text in quotes: double ones, unless it holds some itself."""
    text = text.strip()
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def quote_end(text: str) -> int | None:
    """Where the quoted text at the start of `text` ends, or None if its quotes never close."""
    match = _CLOSED[text[0]].match(text)
    return match.end() if match else None


def has_odd_backslash(text: str) -> bool:
    """Whether only a backslash, as in "C:\\data", keeps the quotes from being read."""
    return text[0] == '"' and quote_end(text) is None and _ANY_ESCAPE.match(text) is not None
