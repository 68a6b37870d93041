"""The only input: a project's files and the house style, read from disk as bytes."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

LARGEST = 20_000_001
"""One byte more than the largest file that is accepted: enough to say that a file is too large."""

LAYOUT = re.compile(r"templates/([^/]+)/layout\.yaml")
"""The address of the file that says what a layout prints."""

_FILLED = re.compile(r"templates/.+\.(?:html|svg)")
"""The files that are filled with what the cards say."""
_TRIES = 3
"""How often a file is read that somebody saves at the same moment."""
_TEMPORARY = ("~$", ".~lock", ".")
_SUFFIXES = (".yaml", ".csv")
_SKIPPED_FOLDERS = ("editions",)


class NoProjectError(Exception):
    """There is no project here; the message says what to do."""


@dataclass(frozen=True, slots=True)
class House:
    """Templates and chart style by address ("templates/shared/print.css"): a project's own files win, file by file."""

    files: Mapping[str, bytes]
    own: tuple[str, ...] = ()
    """The templates that the project has changed or added: they decide what everybody sees."""

    def text(self, address: str) -> str:
        return self.files[address].decode("utf-8")

    def under(self, folder: str) -> dict[str, bytes]:
        """The files in `folder`, by their address inside it."""
        start = folder + "/"
        return {name.removeprefix(start): data for name, data in self.files.items() if name.startswith(start)}


def read_project(root: Path) -> dict[str, bytes]:
    """Every card, pack and series under cards/ by its path from the project's folder, and every layout.yaml, sorted.

    Raises NoProjectError where there is no cards folder.
    """
    cards = root / "cards"
    if not cards.is_dir():
        raise NoProjectError(f"There is no cards folder in {root}. Go to the project's folder, or name it: -C FOLDER")
    paths = {_name(path.relative_to(root)): path for path in _files(cards) if path.suffix.lower() in _SUFFIXES}
    paths |= {name: path for name, path in _house_files(root).items() if LAYOUT.fullmatch(name)}
    return {name: _read(paths[name]) for name in sorted(paths)}


def read_kept(root: Path) -> dict[str, bytes]:
    """The records and the sources of the editions that are kept, by their path from the project's folder, sorted."""
    found = [*root.glob("cards/*/editions/*/edition.json"), *root.glob("cards/*/editions/*/cards/**/*")]
    return {path.relative_to(root).as_posix(): _read(path) for path in sorted(found) if path.is_file()}


def read_editions(root: Path) -> dict[str, bytes]:
    """The pages of the editions that are kept, by their address in the site: PACK/editions/CODE/..., sorted."""
    found: dict[str, bytes] = {}
    for folder in sorted(root.glob("cards/*/editions/*/site")):
        edition = folder.parent.relative_to(root / "cards").as_posix()
        pages = (path for path in sorted(folder.rglob("*")) if path.is_file())
        found |= {f"{edition}/{path.relative_to(folder).as_posix()}": path.read_bytes() for path in pages}
    return found


def read_house(root: Path) -> House:
    """The shipped templates and chart style, with the project's own files in front of them."""
    files, ours = _house_files(root), shipped()
    house = {name: _read(files[name]) for name in sorted(files)}
    changed = (name for name in house if _FILLED.fullmatch(name) and read_file(ours / name) != house[name])
    return House(house, tuple(changed))


def _house_files(root: Path) -> dict[str, Path]:
    """The files of the house style by address, the project's own in front of the shipped ones."""
    files: dict[str, Path] = {}
    for place in (shipped(), root):
        for folder in ("templates", "charts"):
            for path in _files(place / folder):
                files[path.relative_to(place).as_posix()] = path
    return files


def shipped() -> Path:
    """The folder that holds the shipped templates/ and charts/: inside the installed package, or the checkout."""
    package = Path(__file__).parent
    installed = package / "shipped"
    return installed if installed.is_dir() else package.parent


def _files(folder: Path) -> Iterator[Path]:
    """Regular files below `folder`, sorted, without links and without what editors leave lying about."""
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name not in _SKIPPED_FOLDERS and not name.startswith("."))
        for name in sorted(names):
            path = Path(here, name)
            if not name.startswith(_TEMPORARY) and path.is_file() and not path.is_symlink():
                yield path


def read_file(path: Path) -> bytes | None:
    """The bytes of a file, or None where there is none."""
    return path.read_bytes() if path.is_file() else None


def _name(path: Path) -> str:
    """A path as text; a byte of a name that is in no encoding is written out: bad\\xff.yaml."""
    return path.as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _read(path: Path) -> bytes:
    """The bytes of a file, read again where it was saved in the meantime.

    Raises OSError where it is being saved all the while.
    """
    for _ in range(_TRIES):
        with path.open("rb") as file:
            before, data, after = os.fstat(file.fileno()), file.read(LARGEST), os.fstat(file.fileno())
        if (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns):
            return data
    raise OSError(errno.EAGAIN, "it is still being saved; try again in a moment", str(path))
