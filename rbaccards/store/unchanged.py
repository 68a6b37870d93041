"""A build or a check of files that have not changed is answered again, before anything heavy is loaded.

What it read and made the last time is known by the marks that the file system keeps: size, times of change, number. A
file that was replaced, touched or edited has other marks, so nothing that matters is ever taken for unchanged; the
command then runs, and finds in the cache whatever is still the same. This module is loaded first and imports little.
"""

from __future__ import annotations

import os
import sys
import time
from contextlib import suppress
from hashlib import blake2b

_LIBRARIES = ("pango", "harfbuzz", "fontconfig", "freetype", "cairo", "gobject", "glib")
_ON_WINDOWS = r"C:\msys64\ucrt64\bin;C:\msys64\mingw64\bin;C:\Program Files\GTK3-Runtime Win64\bin"
_WHERE_THEY_LIE = (
    "/usr/lib/x86_64-linux-gnu",
    "/usr/lib/aarch64-linux-gnu",
    "/usr/lib64",
    "/usr/lib",
    "/usr/local/lib",
    "/opt/homebrew/lib",
    *filter(None, os.environ.get("LD_LIBRARY_PATH", "").split(":")),
    *os.environ.get("WEASYPRINT_DLL_DIRECTORIES", _ON_WINDOWS).split(";"),
)
"""Where WeasyPrint finds them, as its documentation says."""
_TICK = 50_000_000
"""Nanoseconds before a build in which a change may bear the same time as one during it."""
_PASSED_OVER = (".cache", ".lock", ".lock.json", "__pycache__")
_NO_ANSWER = ("--no-cache", "--fix", "--help", "-h")


def said_again(words: list[str]) -> tuple[str, int] | None:
    """What the same command said the last time and its exit status; None where anything may be otherwise now."""
    if any(word in _NO_ANSWER for word in words):
        return None
    folder = folder_of(words)
    try:
        with open(_answer(folder, words), encoding="utf-8") as file:
            inputs, outputs, status, said = file.read().split("\n", 3)
    except (OSError, ValueError):
        return None
    same = inputs == marks_of_inputs(folder)[0] and outputs == _made(words, folder)
    return (said, int(status)) if same else None


def remember(words: list[str], before: tuple[str, int], started: int, said: str, status: int) -> None:
    """Keep what a command said, and of which files.

    Not where a source changed while it ran, or so shortly before that the file system may not tell the two apart.
    """
    folder = folder_of(words)
    digest, newest = before
    if any(word in _NO_ANSWER for word in words) or newest > started - _TICK or marks_of_inputs(folder) != before:
        return
    path = _answer(folder, words)
    beside = f"{path}.{os.getpid()}"
    with suppress(OSError):  # where nothing may be written the next time is done as this one was
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(beside, "w", encoding="utf-8") as file:
            file.write(f"{digest}\n{_made(words, folder)}\n{status}\n{said}")
        os.replace(beside, path)


def _made(words: list[str], folder: str) -> str:
    """The marks of what a command made; a check makes nothing."""
    return marks_of_outputs(folder) if words[0] == "build" else ""


def folder_of(words: list[str]) -> str:
    """The project's folder, as the words of a command name it."""
    named = [words[at + 1] for at, word in enumerate(words[:-1]) if word == "-C"]
    named += [word[2:] for word in words if word.startswith("-C") and len(word) > 2]
    return named[-1] if named else "."


def marks_of_inputs(folder: str) -> tuple[str, int]:
    """A digest of everything that a build depends on, and the time of the newest change among the sources and styles.

    That is the project, the shipped style, this program and the libraries that it is built with.
    """
    package = os.path.dirname(os.path.dirname(__file__))
    shipped = os.path.join(package, "shipped")
    root = shipped if os.path.isdir(shipped) else os.path.dirname(package)
    places = [os.path.join(folder, name) for name in ("cards", "templates", "charts")]
    places += [os.path.join(root, name) for name in ("templates", "charts")]
    found = blake2b(sys.version.encode())
    newest = max([_add(place, found) for place in places])
    _add(package, found)
    for place in sys.path:
        if place.endswith("site-packages"):
            found.update("\n".join(name for name in _names(place) if name.endswith((".dist-info", ".pth"))).encode())
    found.update("\n".join(_libraries()).encode())
    return found.hexdigest(), newest


def marks_of_outputs(folder: str) -> str:
    """A digest of everything that lies in the output folder, the cache aside."""
    found = blake2b()
    _add(os.path.join(folder, "build"), found)
    return found.hexdigest()


def _add(place: str, found: blake2b) -> int:
    """Add the marks of every file below a folder to a digest; the time of the newest change among them."""
    newest = 0
    lines = [f"{os.path.basename(place)}/"]
    try:
        entries = sorted(os.scandir(place), key=lambda entry: entry.name)
    except OSError:
        entries = []
    folders = []
    for entry in entries:
        if entry.name in _PASSED_OVER:
            continue
        if entry.is_dir(follow_symlinks=False):
            folders.append(entry.path)
            continue
        mark = entry.stat(follow_symlinks=False)
        lines.append(f"{entry.name} {mark.st_size} {mark.st_mtime_ns} {mark.st_ctime_ns} {mark.st_ino}")
        newest = max(newest, mark.st_mtime_ns, mark.st_ctime_ns)
    found.update("\n".join(lines).encode("utf-8", "surrogateescape"))
    return max([newest, *[_add(each, found) for each in folders]])


def _libraries() -> list[str]:
    """The marks of the libraries that lay out text; never the same twice where they lie in a place we do not know."""
    names = ((place, name) for place in _WHERE_THEY_LIE for name in _names(place))
    found = [os.path.join(place, name) for place, name in names if any(each in name for each in _LIBRARIES)]
    marks = [f"{path} {_size_and_time(path)}" for path in found]
    return marks if any("pango" in each for each in marks) else [f"unknown at {time.time_ns()}"]


def _names(place: str) -> list[str]:
    try:
        return sorted(os.listdir(place))
    except OSError:
        return []


def _size_and_time(path: str) -> str:
    try:
        mark = os.stat(path)
    except OSError:
        return "gone"
    return f"{mark.st_size} {mark.st_mtime_ns}"


def _answer(folder: str, words: list[str]) -> str:
    """Where the answer to a command is kept."""
    key = blake2b("\0".join(words).encode("utf-8", "surrogateescape"), digest_size=12).hexdigest()
    return os.path.join(folder, "build", ".cache", "answers", key)
