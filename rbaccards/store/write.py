"""The only output: bytes put where they belong, whole or not at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection, Mapping
from hashlib import sha256
from pathlib import Path

MANIFEST = "manifest.json"
OURS = (
    "pdf",
    "site",
    "fragments",
    "draft",
    "public",
    *(f"{prefix}{paper}" for prefix in ("", "draft-", "public-") for paper in ("large-print", "press", "booklet")),
    "status",
    "site.zip",
    MANIFEST,
    ".cache",
)
"""What the output folder has of ours."""


def write_files(folder: Path, files: Mapping[str, bytes]) -> tuple[str, ...]:
    """The names of the files that changed; one that has the same bytes already is left alone."""
    return tuple(name for name, data in sorted(files.items()) if _write(folder / name, data))


def beside_held(name: str) -> str:
    """Where the new file is put while somebody has the old one open: pdf/burglary.NEW.pdf."""
    stem, dot, suffix = name.rpartition(".")
    return f"{stem}.NEW{dot}{suffix}"


class HeldError(OSError):
    """A file cannot be replaced: on Windows because a program has it open."""


def sweep(build: Path) -> None:
    """Remove what a command that was killed left half written beside the files it was about to replace.

    Only while nobody else is at work in the output folder.
    """
    for path in [path for name in OURS if name != ".cache" for path in (build / name).rglob(".*.new")]:
        path.unlink()
    for path in build.glob(".*.new"):
        path.unlink()


def clean(build: Path) -> tuple[str, ...]:
    """What was removed from the output folder: all that is ours in it, and nothing else."""
    found = [build / name for name in OURS if (build / name).exists()]
    for path in found:
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    return tuple(path.name for path in found)


def keep_copy(path: Path, data: bytes) -> Path:
    """Where a copy of a file now lies beside it: FILE.before, or FILE.before-2 where there is one already."""
    number = 1
    beside = path.with_name(f"{path.name}.before")
    while beside.exists():
        number += 1
        beside = path.with_name(f"{path.name}.before-{number}")
    _write(beside, data)
    return beside


def remove_files(folder: Path, names: Collection[str]) -> None:
    """Remove files by their names in a folder, and the folders that are empty then.

    A page that is not made any more must not stay where everybody can read it.
    """
    for name in names:
        (folder / name).unlink(missing_ok=True)
    for top in {name.partition("/")[0] for name in names}:
        _remove_empty(folder / top)


def remove_old_papers(build: Path, folder: str, before: Mapping[str, str], made: Collection[str]) -> tuple[str, ...]:
    """The names of the papers in one folder of the output that were removed, when the whole of it was made.

    They are those that an earlier build made and this one did not: a card that has another name now must not stay
    beside the one that it became. A file that somebody else made or changed is not ours to remove: `before` has the
    SHA-256 of those that earlier builds made.
    """
    old = {name: build / name for name in sorted(before.keys() - made) if name.startswith(f"{folder}/")}
    gone = [
        name for name, path in old.items() if path.is_file() and sha256(path.read_bytes()).hexdigest() == before[name]
    ]
    for name in gone:
        old[name].unlink()
    if gone:
        _remove_empty(build / folder)
    return tuple(gone)


def _remove_empty(folder: Path) -> None:
    """Remove the folders below one that have nothing in them."""
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()


def remove_edition(folder: Path, names: Collection[str]) -> None:
    """Remove the files of an edition by their names, its record last, and the folders that are empty then."""
    for name in (*names, "edition.json"):
        (folder / name).unlink(missing_ok=True)
    _remove_empty(folder)
    for path in (folder, folder.parent):
        if not any(path.iterdir()):
            path.rmdir()


def _write(path: Path, data: bytes) -> bool:
    """Whether `path` was replaced; it holds the old bytes or the new ones at every moment, never a part."""
    if is_there(path, data):
        return False
    beside = write_beside(path, data)
    try:
        replace(beside, path)
    finally:
        beside.unlink(missing_ok=True)
    return True


def is_there(path: Path, data: bytes) -> bool:
    """Whether a file has these bytes."""
    return path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data


def write_beside(path: Path, data: bytes) -> Path:
    """Where the new bytes of a file lie whole, ready to take its place."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        with beside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except BaseException as problem:
        beside.unlink(missing_ok=True)
        if isinstance(problem, OSError):  # a full disk does not say which file had no room
            raise OSError(problem.errno, problem.strerror, str(path)) from problem
        raise
    return beside


def replace(beside: Path, path: Path) -> None:
    """Let what lies beside a file take its place. Raises HeldError where another program has that one open."""
    try:
        beside.replace(path)
    except PermissionError as problem:
        raise HeldError(problem.errno, problem.strerror, str(path)) from problem


def remove_folders(folder: Path, top: Path) -> None:
    """Remove a folder and those round it up to another one, as long as they have nothing in them."""
    while folder != top and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
