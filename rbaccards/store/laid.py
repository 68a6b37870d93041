"""What a build makes, laid ready beside the places it will take: nothing is held, and all takes its place at once."""

from __future__ import annotations

import time
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from rbaccards.store.write import HeldError, beside_held, is_there, remove_folders, replace, sweep, write_beside

_TRIES, _PAUSE = 6, 0.4
"""How often a file that another program has open is tried, and seconds between two tries."""


@dataclass(frozen=True, slots=True)
class Published:
    """The names of the files that changed, and of those that another program held open."""

    changed: tuple[str, ...]
    held: tuple[str, ...] = ()


class Laid(MutableMapping[str, bytes]):
    """Files by name in an output folder: each is written beside its place, unless the same bytes are there already.

    What does not take its place is as if it had never been.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._digests: dict[str, str] = {}
        self._ready: dict[str, Path] = {}
        """Where the files lie that are others than those in their places."""

    def __setitem__(self, name: str, data: bytes) -> None:
        self._forget(name)
        if not is_there(self.folder / name, data):
            self._ready[name] = write_beside(self.folder / name, data)
        self._digests[name] = sha256(data).hexdigest()

    def __getitem__(self, name: str) -> bytes:
        if name not in self._digests:
            raise KeyError(name)
        return self._ready.get(name, self.folder / name).read_bytes()

    def __delitem__(self, name: str) -> None:
        del self._digests[name]
        self._forget(name)

    def __contains__(self, name: object) -> bool:
        return name in self._digests

    def __iter__(self) -> Iterator[str]:
        return iter(self._digests)

    def __len__(self) -> int:
        return len(self._digests)

    @property
    def digests(self) -> dict[str, str]:
        """The SHA-256 of each file."""
        return dict(self._digests)

    def publish(self) -> Published:
        """Let the files take their places, of which readers may have one open in a program that lets nobody replace it.

        It is tried again for two seconds; then the new one is put beside it, as NAME.NEW.pdf, until it can take its
        place.
        """
        changed, left = list[str](), sorted(self._digests)
        for attempt in range(_TRIES):
            if attempt:
                time.sleep(_PAUSE)
            held = []
            for name in left:
                try:
                    if self._take_place(name, name):
                        changed.append(name)
                    (self.folder / beside_held(name)).unlink(missing_ok=True)
                except HeldError:
                    held.append(name)
            if not held:
                return Published(tuple(sorted(changed)))
            left = held
        for name in left:
            self._take_place(name, beside_held(name))
        return Published(tuple(sorted(changed)), tuple(left))

    def _take_place(self, name: str, place: str) -> bool:
        """Whether the file was another than the one in its place."""
        if name not in self._ready:
            return False
        replace(self._ready[name], self.folder / place)
        del self._ready[name]
        return True

    def _forget(self, name: str) -> None:
        if (ready := self._ready.pop(name, None)) is not None:
            ready.unlink(missing_ok=True)
            remove_folders(ready.parent, self.folder)

    def forget(self) -> None:
        """Take away whatever has not taken its place."""
        for name in list(self._ready):
            self._forget(name)


@contextmanager
def lay_out(folder: Path) -> Iterator[Laid]:
    """An output folder in which files are laid ready, for as long as nobody else is at work there.

    What a command that was killed left half written goes first, what has not taken its place in the end.
    """
    sweep(folder)
    laid = Laid(folder)
    try:
        yield laid
    finally:
        laid.forget()
