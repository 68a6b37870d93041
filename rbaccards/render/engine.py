"""The PDF engine, loaded without asking the system a dozen times where its libraries lie.

WeasyPrint tries several names for each library. For every name that leads nowhere cffi has Python look for it, which
starts ldconfig, gcc and ld (https://docs.python.org/3/library/ctypes.html#finding-shared-libraries): a third of the
time that loading takes. Where the names of Linux lead to the libraries, there is nothing to look for.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import sys
from collections.abc import Iterator
from contextlib import contextmanager

_OF_LINUX = (
    "libgobject-2.0.so.0",
    "libpango-1.0.so.0",
    "libharfbuzz.so.0",
    "libfontconfig.so.1",
    "libpangoft2-1.0.so.0",
)


@contextmanager
def _by_name_alone() -> Iterator[None]:
    look = ctypes.util.find_library
    if sys.platform == "linux" and all(map(_is_there, _OF_LINUX)):
        ctypes.util.find_library = _nowhere
    try:
        yield
    finally:
        ctypes.util.find_library = look


def _nowhere(name: str) -> str | None:  # noqa: ARG001 - in place of a function that is given a name
    return None


def _is_there(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


with _by_name_alone():
    import weasyprint
    from weasyprint.css.counters import CounterStyle
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher, URLFetcherResponse

__all__ = ["CounterStyle", "FontConfiguration", "URLFetcher", "URLFetcherResponse", "weasyprint"]
