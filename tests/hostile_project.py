"""Cases of hostile input: what each puts into a good project, and what must be said of it.

A case is a folder of tests/hostile/ with a `case.yaml`: the family of mistakes, and a list of tries. Each try changes
the project in tests/hostile/project/, which is good.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict

HOSTILE = Path(__file__).parent / "hostile"
GOOD = HOSTILE / "project"
PACK = "cards/warm-homes"
CARD, SERIES = f"{PACK}/cold-homes.yaml", f"{PACK}/data/complaints.csv"
LISTED, COUNCIL = f"{PACK}/pack.yaml", "cards/council.yaml"


class Long(BaseModel):
    """A text that is too long to write down."""

    model_config = ConfigDict(extra="forbid")

    text: str
    times: int
    before: str = ""
    after: str = ""

    def __str__(self) -> str:
        return f"{self.before}{self.text * self.times}{self.after}"


class Try(BaseModel):
    """One change to the good project, and what is expected of it."""

    model_config = ConfigDict(extra="forbid")

    what: str
    """What somebody did."""
    card: dict[str, str | Long] = {}
    """Texts of the card and what stands in their place; `series`, `pack` and `council` are the same for those files."""
    series: dict[str, str] = {}
    pack: dict[str, str] = {}
    council: dict[str, str] = {}
    write: dict[str, str] = {}
    """Whole files by path."""
    bytes: dict[str, str] = {}
    """Whole files that are no text, in Latin-1."""
    long: dict[str, Long] = {}
    ends: dict[str, str] = {}
    """What lines end with, by path."""
    encoded: dict[str, str] = {}
    """Encodings by path."""
    copies: dict[str, str] = {}
    """Files by path, and where they lie already."""
    move: dict[str, str] = {}
    links: dict[str, str] = {}
    """Symbolic links by path, and where they lead."""
    fifos: list[str] = []
    folders: list[str] = []
    gone: list[str] = []

    says: list[str] = []
    """Every error and warning in order: "ERROR Y01 cards/warm-homes/cold-homes.yaml:1:11"."""
    builds: list[str] = []
    """What only printing finds, in the same words."""
    words: list[str] = []
    """What else is said."""
    shows: list[str] = []
    """What the card's page and its PDF hold then, as text."""
    hides: list[str] = []
    """What nothing published holds."""
    corrected: bool = False
    """Whether following every correction leaves no error."""
    others: bool = True
    """Whether the other card is built."""


class Case(BaseModel):
    """A family of mistakes."""

    model_config = ConfigDict(extra="forbid")

    family: str
    tries: list[Try]


def cases() -> Iterator[tuple[str, Try]]:
    """Every try by the name of its case and its number in it: Y01-1."""
    for path in sorted(HOSTILE.glob("*/case.yaml")):
        case = Case.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
        for number, each in enumerate(case.tries, 1):
            yield f"{path.parent.name}-{number}", each


def put(wrong: Try, project: Path) -> None:
    """Make of a good project what somebody made of it."""
    for name, swaps in {CARD: wrong.card, SERIES: wrong.series, LISTED: wrong.pack, COUNCIL: wrong.council}.items():
        if swaps:
            _swap(project / name, swaps)
    for name in wrong.gone:
        (project / name).unlink()
    for name, new in wrong.move.items():
        (project / name).rename(project / new)
    for name, data in _files(wrong, project):
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        (project / name).write_bytes(data)
    for name in (*wrong.links, *wrong.fifos, *wrong.folders):
        (project / name).unlink(missing_ok=True)
    for name, target in wrong.links.items():
        (project / name).symlink_to(target)
    for name in wrong.fifos:
        os.mkfifo(project / name)
    for name in wrong.folders:
        (project / name).mkdir(parents=True)


def _swap(path: Path, swaps: Mapping[str, str | Long]) -> None:
    text = path.read_text(encoding="utf-8")
    for old, new in swaps.items():
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path.name}"
        text = text.replace(old, str(new))
    path.write_bytes(text.encode("utf-8", "surrogatepass"))


def _files(wrong: Try, project: Path) -> Iterator[tuple[str, bytes]]:
    yield from ((name, text.encode()) for name, text in wrong.write.items())
    yield from ((name, text.encode("latin-1")) for name, text in wrong.bytes.items())
    yield from ((name, str(text).encode()) for name, text in wrong.long.items())
    yield from ((name, (project / name).read_bytes().replace(b"\n", end.encode())) for name, end in wrong.ends.items())
    yield from ((name, (project / name).read_text("utf-8").encode(code)) for name, code in wrong.encoded.items())
    yield from ((name, (project / source).read_bytes()) for name, source in wrong.copies.items())


def copied(built: Path, to: Path) -> Path:
    """A copy of a project that was built, with its times, so that what is known of it stays known."""
    return Path(shutil.copytree(built, to, symlinks=True))
