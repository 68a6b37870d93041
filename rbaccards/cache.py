"""What was made before, found by everything that could change it: inputs, stage, versions of the libraries."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Protocol

from rbaccards import __version__
from rbaccards.write import write_files

_LIBRARIES = ("fonttools", "jinja2", "matplotlib", "pikepdf", "pydyf", "weasyprint")


class Cache(Protocol):
    """Bytes by key; a missing key gives None."""

    def get(self, key: str) -> bytes | None: ...

    def put(self, key: str, data: bytes) -> None: ...


@dataclass(frozen=True, slots=True)
class FolderCache:
    """A cache in a folder, one file a key. Keys hash their inputs, so a file is never wrong, only no longer used."""

    folder: Path

    def get(self, key: str) -> bytes | None:
        path = self.folder / self._name(key)
        return path.read_bytes() if path.is_file() else None

    def put(self, key: str, data: bytes) -> None:
        write_files(self.folder, {self._name(key): data})

    @staticmethod
    def _name(key: str) -> str:
        return f"{key[:2]}/{key}"


@dataclass(frozen=True, slots=True)
class NoCache:
    """A cache that remembers nothing."""

    def get(self, key: str) -> bytes | None:  # noqa: ARG002 - the protocol's signature
        return None

    def put(self, key: str, data: bytes) -> None:
        pass


def key_of(stage: str, parts: Iterable[bytes | str]) -> str:
    """The key of what `stage` makes of `parts`: a hash of them, of the stage and of what carries it out."""
    found = hashlib.sha256()
    for part in (stage, *_versions(), *parts):
        data = part if isinstance(part, bytes) else part.encode()
        found.update(len(data).to_bytes(8, "big"))
        found.update(data)
    return found.hexdigest()


@lru_cache(maxsize=1)
def _versions() -> tuple[str, ...]:
    return (__version__, *(f"{name} {version(name)}" for name in _LIBRARIES))
