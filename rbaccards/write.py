"""The only output: bytes put where they belong, whole or not at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection, Mapping
from pathlib import Path

OURS = (
    "pdf",
    "site",
    "fragments",
    "draft",
    "public",
    "large-print",
    "press",
    "booklet",
    "status",
    "site.zip",
    ".cache",
)
"""What the output folder has of ours."""


def write_files(folder: Path, files: Mapping[str, bytes]) -> tuple[str, ...]:
    """The names of the files that changed; one that has the same bytes already is left alone."""
    return tuple(name for name, data in sorted(files.items()) if _write(folder / name, data))


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


def remove_others(folder: Path, kept: Collection[str]) -> tuple[str, ...]:
    """The names of the files below `folder` that were removed, as they are not among those kept.

    A page that is not made any more must not stay where everybody can read it.
    """
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    gone = tuple(name for name in sorted(found) if name not in kept)
    for name in gone:
        found[name].unlink()
    return gone


def remove_edition(folder: Path, names: Collection[str]) -> None:
    """Remove the files of an edition by their names, its record last, and the folders that are empty then."""
    for name in (*names, "edition.json"):
        (folder / name).unlink(missing_ok=True)
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()
    for path in (folder, folder.parent):
        if not any(path.iterdir()):
            path.rmdir()


def _write(path: Path, data: bytes) -> bool:
    """Whether `path` was replaced; it holds the old bytes or the new ones at every moment, never a part."""
    if path.is_file() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        with beside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
    return True
