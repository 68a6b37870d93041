"""What was made before, found by everything that could change it: inputs, stage, versions of the libraries."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from rbaccards import __version__

if TYPE_CHECKING:  # loaded where a store is used
    from fsspec import AbstractFileSystem

_SYSTEM = (
    ("pango_version_string", "libpango-1.0.so.0", "libpango-1.0.0.dylib", "libpango-1.0-0.dll"),
    ("hb_version_string", "libharfbuzz.so.0", "libharfbuzz.0.dylib", "libharfbuzz-0.dll"),
)
_LIBRARIES = ("fonttools", "jinja2", "matplotlib", "pikepdf", "pydyf", "weasyprint")
_DAY = 86_400
_KEPT = 60 * _DAY
"""Seconds for which an entry that nobody asks for is kept."""
_SEAL = 16
"""Bytes before each entry that tell whether it is whole."""


class Cache(Protocol):
    """Bytes by key; a missing key gives None."""

    def get(self, key: str) -> bytes | None: ...

    def put(self, key: str, data: bytes) -> None: ...


@dataclass(frozen=True, slots=True)
class FolderCache:
    """A cache in a folder, one file a key.

    Keys hash their inputs, and each file begins with a hash of the rest: one that was cut short is not there.
    """

    folder: Path

    def get(self, key: str) -> bytes | None:
        path = self._path(key)
        try:
            sealed = path.read_bytes()
            if time.time() - path.stat().st_mtime > _DAY:
                os.utime(path)  # it is in use
        except OSError:
            return None
        return _opened(sealed)

    def put(self, key: str, data: bytes) -> None:
        path = self._path(key)
        beside = path.with_name(f"{path.name}.{os.getpid()}.new")
        with suppress(OSError):  # a cache that cannot be written costs time alone: what is made is written elsewhere
            path.parent.mkdir(parents=True, exist_ok=True)
            try:
                beside.write_bytes(_seal(data) + data)
                beside.replace(path)
            finally:
                beside.unlink(missing_ok=True)

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / key

    def forget(self) -> int:
        """Remove what was not used for two months, looked for once a day; the number of entries that went."""
        looked, now = self.folder / "looked-through", time.time()
        if looked.is_file() and now - looked.stat().st_mtime < _DAY:
            return 0
        gone = 0
        with suppress(OSError):  # what cannot be removed today is removed on another day
            looked.parent.mkdir(parents=True, exist_ok=True)
            looked.touch()
            for path in self.folder.glob("[0-9a-f][0-9a-f]/*"):
                if now - path.stat().st_mtime > _KEPT:
                    path.unlink()
                    gone += 1
        return gone


def _seal(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=_SEAL).digest()


def _opened(sealed: bytes) -> bytes | None:
    """What is under a seal; None where it is not whole."""
    data = sealed[_SEAL:]
    return data if sealed[:_SEAL] == _seal(data) else None


@dataclass(frozen=True, slots=True)
class SharedCache:
    """A cache of this project in front of one that several machines share."""

    local: FolderCache
    shared: Cache

    def get(self, key: str) -> bytes | None:
        known = self.local.get(key)
        if known is None and (known := self.shared.get(key)) is not None:
            self.local.put(key, known)
        return known

    def put(self, key: str, data: bytes) -> None:
        self.local.put(key, data)
        self.shared.put(key, data)


@dataclass(frozen=True, slots=True)
class StoreCache:
    """A cache in a store that fsspec can reach, such as s3://bucket/cards, one object a key.

    What cannot be read or written there is made here: the store may be away.
    """

    store: AbstractFileSystem
    root: str

    def get(self, key: str) -> bytes | None:
        try:
            return _opened(self.store.cat_file(self._path(key)))
        except Exception:  # each kind of store has errors of its own
            return None

    def put(self, key: str, data: bytes) -> None:
        with suppress(Exception):  # the same
            self.store.pipe_file(self._path(key), _seal(data) + data)

    def _path(self, key: str) -> str:
        return f"{self.root}/{key[:2]}/{key}"


def shared_at(place: str) -> Cache:
    """The cache at a place that several machines share: a folder, or the address of a store.

    Raises ImportError where the package is missing that reaches such a store, ValueError where there is no such kind.
    """
    if "://" not in place:
        return FolderCache(Path(place))
    from fsspec.core import url_to_fs

    store, root = url_to_fs(place)
    return StoreCache(store, root)


@dataclass(frozen=True, slots=True)
class NoCache:
    """A cache of one run: nothing from before is used, and nothing is made twice."""

    made: dict[str, bytes] = field(default_factory=dict)

    def get(self, key: str) -> bytes | None:
        return self.made.get(key)

    def put(self, key: str, data: bytes) -> None:
        self.made[key] = data


def remembered(cache: Cache, stage: str, parts: Iterable[bytes | str], make: Callable[[], bytes]) -> bytes:
    """What `stage` makes of `parts`: from the cache, or made now and kept in it."""
    return kept_as(key_of(stage, parts), cache, make)


def kept_as(key: str, cache: Cache, make: Callable[[], bytes]) -> bytes:
    """What the cache has under a key, or what is made now and kept there."""
    known = cache.get(key)
    if known is None:
        known = make()
        cache.put(key, known)
    return known


def key_of(stage: str, parts: Iterable[bytes | str]) -> str:
    """The key of what `stage` makes of `parts`: a hash of them, of the stage and of what carries it out."""
    return digest_of((stage, *versions(), *parts))


def digest_of(parts: Iterable[bytes | str]) -> str:
    """One hash of several parts; another division of the same bytes has another."""
    found = hashlib.sha256()
    for part in parts:
        data = part if isinstance(part, bytes) else part.encode()
        found.update(len(data).to_bytes(8, "big"))
        found.update(data)
    return found.hexdigest()


@lru_cache(maxsize=1)
def versions() -> tuple[str, ...]:
    """What carries the work out: this package, file by file, the libraries, and the system's text layout."""
    from importlib.metadata import version

    return (own_digest(), *(f"{name} {version(name)}" for name in _LIBRARIES), *map(_system_version, _SYSTEM))


@lru_cache(maxsize=1)
def own_digest() -> str:
    """One hash of every module of this package, so that a change to any of them makes everything anew."""
    found = hashlib.sha256(__version__.encode())
    package = Path(__file__).parent.parent
    for path in sorted(package.rglob("*.py")):
        found.update(path.relative_to(package).as_posix().encode())
        found.update(path.read_bytes())
    return found.hexdigest()


def _system_version(library: tuple[str, ...]) -> str:
    """The version of a system library that lays out text, asked of the library itself; empty where it is missing."""
    import ctypes

    function, *names = library
    for name in names:
        try:
            ask = getattr(ctypes.CDLL(name), function)
        except (OSError, AttributeError):
            continue
        ask.restype = ctypes.c_char_p
        answer: bytes = ask()
        return answer.decode()
    return ""
