"""Values that were worked out before, found again by everything they were worked out from.

They lie in the cache as pickles. Reading one makes nothing but the frozen values of this package: whatever else
somebody may have put there is refused, and worked out again.
"""

from __future__ import annotations

import datetime as dt
import io
import pickle
import sys
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from functools import lru_cache
from importlib import import_module
from threading import Lock
from typing import Any, TypeVar

from pydantic import VERSION, BaseModel

from rbaccards.store.cache import Cache, digest_of, own_digest

T = TypeVar("T")
_NOT_OURS = (
    *(AttributeError, EOFError, ImportError, IndexError, KeyError, TypeError, ValueError, pickle.PickleError),
    *(MemoryError, OverflowError, SystemError),  # lengths that no file has
)
"""What reading a damaged or foreign pickle may raise."""


class Recent:
    """So many values that were asked for last, by key."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._values: OrderedDict[str, object] = OrderedDict()
        self._taking_turns = Lock()

    def get(self, key: str) -> object:
        with self._taking_turns:
            if key in self._values:
                self._values.move_to_end(key)
            return self._values.get(key)

    def put(self, key: str, value: object) -> None:
        with self._taking_turns:
            self._values[key] = value
            self._values.move_to_end(key)
            while len(self._values) > self._most:
                self._values.popitem(last=False)


@dataclass(frozen=True, slots=True)
class Memory:
    """Values by key; without a cache nothing is remembered."""

    cache: Cache | None = None
    recent: Recent | None = None
    """Values at hand, for a process that asks for them again and again."""

    def key(self, stage: str, parts: Iterable[bytes | str]) -> str:
        """The key of what `stage` makes of `parts` with this program, this Python and this library of models."""
        return digest_of((f"value {stage}", own_digest(), sys.version, VERSION, *parts))

    def known(self, key: str) -> Any:
        """The value kept under a key; None where there is none."""
        if self.recent is not None and (value := self.recent.get(key)) is not None:
            return value
        value = self._read(key)
        if self.recent is not None:
            self.recent.put(key, value)
        return value

    def _read(self, key: str) -> Any:
        data = self.cache.get(key) if self.cache is not None else None
        try:
            return None if data is None else _Reader(io.BytesIO(data)).load()
        except _NOT_OURS:
            return None

    def keep(self, key: str, value: object) -> None:
        if self.recent is not None:
            self.recent.put(key, value)
        if self.cache is not None:
            written = io.BytesIO()
            _Writer(written, protocol=5).dump(value)
            self.cache.put(key, written.getvalue())

    def recall(self, stage: str, parts: Iterable[bytes | str], make: Callable[[], T]) -> T:
        """What `make` gives, from before where it was made of the same parts; it is never None."""
        key = self.key(stage, parts)
        found: T | None = self.known(key)
        if found is None:
            found = make()
            self.keep(key, found)
        return found


NOTHING_REMEMBERED = Memory()


class _Writer(pickle.Pickler):
    """Writes frozen values as a call of their class: they are read twice as fast so as by setting their state."""

    def reducer_override(self, value: Any) -> Any:
        names = _fields(type(value))  # type: ignore[arg-type]  # every class is hashable
        return (type(value), tuple(getattr(value, name) for name in names)) if names else NotImplemented


@lru_cache(maxsize=1024)
def _fields(kind: Any) -> tuple[str, ...]:
    """The fields of a class of frozen values; none for any other."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()


_ALIKE = {("rbaccards.periods.period", "Period")}
"""Classes of which many values are alike: one of each is made, and shared by all who have it."""


class _Reader(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Callable[..., object]:
        return _one_of_each(module, name) if (module, name) in _ALIKE else _value_class(module, name)


@lru_cache(maxsize=8)
def _one_of_each(module: str, name: str) -> Callable[..., object]:
    return lru_cache(maxsize=16_384)(_value_class(module, name))


@lru_cache(maxsize=1024)
def _value_class(module: str, name: str) -> type:
    """A class of frozen values of this package, or a date; raises UnpicklingError for anything else."""
    if (module, name) == ("datetime", "date"):
        return dt.date
    if module.startswith("rbaccards."):
        found = getattr(import_module(module), name, None)
        ours = isinstance(found, type) and found.__module__ == module
        if isinstance(found, type) and ours and (is_dataclass(found) or issubclass(found, (Enum, BaseModel))):
            return found
    raise pickle.UnpicklingError(f"{module}.{name} is no value of this package")
