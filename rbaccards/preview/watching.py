"""Which files of a project changed, asked again and again: that works on network drives and after a closed lid."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

FOLDERS = ("cards", "templates", "charts")
AT_ONCE, QUICK, CALM = 0.01, 0.02, 0.1
"""Seconds between two looks at the files: while they change, while somebody is writing, when nobody has for a while."""
_WRITING = 300.0
"""Seconds after a change in which another is likely."""
_SETTLED = 1
"""So many looks in a row must find a file as it is before it is read."""
_PATIENCE = 200
"""An empty file is waited for so many looks: an editor may be about to fill it."""

Stamp = tuple[int, int]
"""When a file was written and how long it is."""


def stamps(root: Path) -> dict[str, Stamp]:
    """Every file of the project that may change what is shown, by its path in the project."""
    return {path: stamp for folder in FOLDERS for path, stamp in _below(root / folder, folder)}


def _below(place: Path, name: str) -> Iterator[tuple[str, Stamp]]:
    try:
        entries = sorted(os.scandir(place), key=lambda each: each.name)
    except OSError:  # not there, or a drive that comes and goes
        return
    for entry in entries:
        if entry.name.startswith((".", "~$")) or entry.name == "editions" or entry.is_symlink():
            continue
        path = f"{name}/{entry.name}"
        try:
            if entry.is_dir():
                yield from _below(Path(entry.path), path)
            else:
                found = entry.stat()
                yield path, (found.st_mtime_ns, found.st_size)
        except OSError:
            continue


def interval(since_change: float, *, pending: bool) -> float:
    """Seconds to wait until the next look, so many seconds after the last change."""
    if pending:
        return AT_ONCE
    return QUICK if since_change < _WRITING else CALM


class Settling:
    """Tells that files changed once nobody is writing them any more."""

    def __init__(self, seen: Mapping[str, Stamp]) -> None:
        self._told = dict(seen)
        self._last = dict(seen)
        self._quiet = 0
        self._waited = 0
        self._again = False

    def look(self, seen: Mapping[str, Stamp]) -> bool:
        """Whether there is a change to show, given what is there now."""
        self._quiet = self._quiet + 1 if seen == self._last else 0
        self._last = dict(seen)
        if seen == self._told and not self._again:
            self._waited = 0
            return False
        emptied = any(size == 0 and self._told.get(path, (0, 0))[1] for path, (_, size) in seen.items())
        gone = any(path not in seen for path in self._told)
        self._waited += 1
        if self._quiet < _SETTLED or ((emptied or gone) and self._waited < _PATIENCE):
            return False
        self._told, self._waited, self._again = dict(seen), 0, False
        return True

    @property
    def pending(self) -> bool:
        """Whether there is a change that is not told yet."""
        return self._again or self._last != self._told

    def look_again(self) -> None:
        """What was told could not be read: tell it once more."""
        self._again = True
