"""Repairs that change no word and no number: spaces, quotes round a text, the encoding of a file."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping

from rbaccards.checked import check
from rbaccards.issues import Fix, Issue

SAFE = frozenset({"Y01", "Y02", "Y04", "Y05", "Y07", "Y09", "Y19"})
"""Messages whose correction only moves a line, puts a space after a colon, or puts a text between quotes."""
OLD_ENCODING = frozenset({"Y25", "C01"})
"""Messages of files that were saved as Windows-1252: they are saved as UTF-8."""
_PASSES = 20
"""A correction may uncover another; a file that needs more passes is left to its author."""


def repaired(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files that a repair changes, as they are then; everything that is not safe to repair stays as it is."""
    now = dict(files)
    for _ in range(_PASSES):
        issues = check(now).issues
        changed = {path: data for path, data in _changed(now, issues) if data != now[path]}
        if not changed:
            break
        now.update(changed)
    return {path: data for path, data in now.items() if data != files[path]}


def _changed(files: Mapping[str, bytes], issues: tuple[Issue, ...]) -> Iterator[tuple[str, bytes]]:
    """Each file with something to repair, one correction a line."""
    for path in sorted({issue.place.path for issue in issues if issue.place.path in files}):
        own = [issue for issue in issues if issue.place.path == path]
        data = files[path]
        if any(issue.code in OLD_ENCODING for issue in own):
            yield path, data.decode("cp1252").encode("utf-8")
            continue
        fixes = {issue.fix.line: issue.fix for issue in reversed(own) if issue.code in SAFE and issue.fix is not None}
        if fixes:
            yield path, _with(data, fixes)


def _with(data: bytes, fixes: Mapping[int, Fix]) -> bytes:
    """The file with some lines corrected; the others, and the ends of all lines, stay as they were."""
    lines = data.decode("utf-8").splitlines(keepends=True)
    for number, fix in fixes.items():
        if fix.text is not None and number <= len(lines):
            old = lines[number - 1]
            lines[number - 1] = fix.text + old[len(old.rstrip("\r\n")) :]
    return "".join(lines).encode("utf-8")


def difference(path: str, before: bytes, after: bytes) -> Iterator[str]:
    """What a repair changes, line by line, as `diff -u` shows it."""
    old, new = (data.decode("utf-8", "replace").splitlines() for data in (before, after))
    yield from difflib.unified_diff(old, new, path, path, lineterm="", n=0)
