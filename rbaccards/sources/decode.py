"""Bytes of a text file to lines, whatever program saved them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rbaccards.issues import Issue, Place, Severity
from rbaccards.sources.excerpt import excerpt
from rbaccards.sources.text import Text

SAVE_AS_CSV = "In Excel: File > Save As > CSV UTF-8 (Comma delimited)."


@dataclass(frozen=True, slots=True)
class _Kind:
    """What differs between cards and data files."""

    limit: int
    size_code: str
    old_code: str
    save_as: str


_CARD = _Kind(1_000_000, "Y22", "Y25", 'In Notepad: File > Save As, and choose the encoding "UTF-8".')
_DATA = _Kind(20_000_000, "C27", "C01", SAVE_AS_CSV)

_SIGNATURES = {
    b"PK\x03\x04": "an Excel workbook with its name changed",
    b"\xd0\xcf\x11\xe0": "an old Excel workbook with its name changed",
    b"%PDF": "a PDF with its name changed",
    b"\x89PNG": "a picture (PNG)",
    b"\xff\xd8\xff": "a picture (JPEG)",
    b"GIF8": "a picture (GIF)",
    b"II*\x00": "a picture (TIFF)",
    b"MM\x00*": "a picture (TIFF)",
    b"{\\rtf": "a Word document (RTF) with its name changed",
}
_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html)\b", re.IGNORECASE)
"""How a page begins: that of a sign-in, often, in place of the file that was to be downloaded."""
_BYTE_ORDER_MARKS = {
    b"\xef\xbb\xbf": "utf-8-sig",
    b"\xff\xfe\x00\x00": "utf-32",
    b"\x00\x00\xfe\xff": "utf-32",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}
_CONFLICT_MARKERS = ("<<<<<<< ", ">>>>>>> ")
_OLD_ENCODING = "cp1252"
# Read as Windows-1252 these would print as "Â£" or "â€™": the file has UTF-8 in it after all.
_UTF8_INSIDE = re.compile(rb"[\xc2\xc3][\x80-\xbf]|\xe2\x80[\x80-\xbf]")


def decode(path: str, data: bytes) -> tuple[Text | None, tuple[Issue, ...]]:
    """The file as lines, or None with the reason why it is not a text file we can read."""
    kind = _CARD if path.lower().endswith((".yaml", ".yml")) else _DATA
    refused = _refused(path, data, kind)
    if refused:
        return None, (refused,)
    try:
        text, issues = _decoded(path, data, kind)
    except UnicodeDecodeError as problem:
        return None, (_unreadable(path, problem),)
    conflicts = _merge_conflicts(text)
    return (None, conflicts) if conflicts else (text, issues)


def _decoded(path: str, data: bytes, kind: _Kind) -> tuple[Text, tuple[Issue, ...]]:
    """The lines of the file, with a warning if they are not in an encoding of Unicode."""
    encoding = _encoding(data)
    try:
        return Text(path, _lines(data.decode(encoding))), ()
    except UnicodeDecodeError as problem:
        if encoding != "utf-8" or _UTF8_INSIDE.search(data):
            raise
        text = Text(path, _lines(data.decode(_OLD_ENCODING)))
        place = _place(path, data[: problem.start].decode(_OLD_ENCODING))
    message = "This file was saved as Windows-1252. It was read correctly; save it as UTF-8 from now on."
    shown = excerpt(text, place)
    warning = Issue(kind.old_code, place, message, kind.save_as, shown, severity=Severity.WARNING)
    return text, (warning,)


def _refused(path: str, data: bytes, kind: _Kind) -> Issue | None:
    """The reason for not even trying to read the bytes as text."""
    if len(data) > kind.limit:
        message = f"This file is larger than {kind.limit // 1_000_000} MB, the most that can be read."
        return Issue(kind.size_code, Place(path), message, "Split it, or take out what is not needed.")
    name = _binary_name(data)
    if not name:
        return None
    hint = _DATA.save_as if kind is _DATA else "Put back the text file that belongs here."
    return Issue("C19", Place(path), f"This is {name}, not a text file.", hint)


def _binary_name(data: bytes) -> str:
    """What a file that is not text is, in words, or "" for text."""
    for signature, name in _SIGNATURES.items():
        if data.startswith(signature):
            return name
    if _PAGE.match(data):
        return "a web page with its name changed"
    eight_bit = _encoding(data).startswith("utf-8")
    return "a file for another program" if eight_bit and b"\0" in data else ""


def _encoding(data: bytes) -> str:
    """The codec that the first bytes call for."""
    for mark, name in _BYTE_ORDER_MARKS.items():
        if data.startswith(mark):
            return name
    if len(data) % 2:
        return "utf-8"
    first, second = data[0:4096:2], data[1:4096:2]
    if second.count(0) * 2 > len(second) and not first.count(0):
        return "utf-16-le"
    if first.count(0) * 2 > len(first) and not second.count(0):
        return "utf-16-be"
    return "utf-8"


def _unreadable(path: str, problem: UnicodeDecodeError) -> Issue:
    """The error for a byte that is no character, placed where an editor shows it."""
    data, start, encoding = problem.object, problem.start, problem.encoding
    place = _place(path, data[:start].decode(encoding, errors="replace").removeprefix("\ufeff"))
    text = Text(path, _lines(data.decode(encoding, errors="replace")))
    message = f"There is a character here that cannot be read (byte {data[start]:02X}); the file is damaged."
    hint = "Type the character again and save the file as UTF-8."
    return Issue("C02", place, message, hint, excerpt(text, place))


def _merge_conflicts(text: Text) -> tuple[Issue, ...]:
    """One error for each block that a version control system left for a person to decide."""
    content = "\n".join(text.lines)
    if not any(marker in content for marker in _CONFLICT_MARKERS):  # 20 MB of lines are slow to go through
        return ()
    issues = []
    inside = False
    for number, line in enumerate(text.lines, start=1):
        if not line.startswith(_CONFLICT_MARKERS):
            continue
        opens = line.startswith("<")
        if opens or not inside:
            place = Place(text.path, number, 1)
            message = "Two versions of this file were put together here and nobody has chosen between them."
            hint = 'Keep one version and delete the lines that start with "<<<<<<<", "=======" and ">>>>>>>".'
            issues.append(Issue("Y32", place, message, hint, excerpt(text, place)))
        inside = opens
    return tuple(issues)


def _place(path: str, before: str) -> Place:
    """Where the character after `before` stands."""
    lines = _split(before)
    return Place(path, len(lines), len(lines[-1]) + 1)


def _lines(content: str) -> tuple[str, ...]:
    """The lines of a file; the last may end or not."""
    lines = _split(content)
    return tuple(lines if lines[-1] else lines[:-1])


def _split(content: str) -> list[str]:
    """The lines as Notepad counts them: other separators such as U+2028 do not end a line."""
    return content.replace("\r\n", "\n").replace("\r", "\n").split("\n")
