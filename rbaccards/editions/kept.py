"""Editions that are kept: what cards/PACK/editions/CODE/ holds, and the record that says what it held when it was made.

editions/2012-13-q2/
    edition.json      the record
    cards/            the sources as they were, a project of its own
    pdf/              what the board was given
    site/             what everybody was given, published for ever at PACK/editions/2012-13-q2/
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping

from pydantic import BaseModel, ConfigDict, ValidationError

from rbaccards.issues import Issue, Place

RECORD = "edition.json"
SITE, PDF, CARDS = "site", "pdf", "cards"


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class MadeForecast(_Part):
    """What an edition said a period would come to; it is judged when the period is over."""

    card: str
    measure: str
    name: str
    said_in: str
    """The review period of the edition, as a code."""
    method: str
    period: str
    value: float


class Record(_Part):
    """edition.json."""

    version: int = 1
    pack: str
    title: str
    review_period: str
    """As a code, such as 2012-13-q2; the name of the folder."""
    made_by: str
    """The version of the program."""
    forecasts: tuple[MadeForecast, ...] = ()
    rolled: dict[str, str] = {}
    """The SHA-256 of each source as the roll left it, by its path in the project; for undoing it."""
    files: dict[str, str]
    """The SHA-256 of each file of the edition, by its path in the edition."""


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def folder_of(pack: str, code: str) -> str:
    """Where an edition lies, from the project's folder."""
    return f"cards/{pack}/editions/{code}"


def written(record: Record) -> bytes:
    return (record.model_dump_json(indent=1) + "\n").encode("utf-8")


def read_record(data: bytes) -> Record | None:
    """The record in a file, or None where it is none of ours."""
    try:
        return Record.model_validate(json.loads(data))
    except (ValueError, ValidationError):
        return None


def records(pack: str, kept: Mapping[str, bytes]) -> tuple[Record, ...]:
    """The records of the editions of a pack, oldest first; `kept` holds files by their path in the project."""
    start = f"cards/{pack}/editions/"
    found = (read_record(data) for path, data in kept.items() if path.startswith(start) and path.endswith(f"/{RECORD}"))
    return tuple(sorted((each for each in found if each), key=lambda each: each.review_period))


def sources(record: Record, kept: Mapping[str, bytes]) -> dict[str, bytes]:
    """The sources of an edition as the files of a project."""
    start = f"{folder_of(record.pack, record.review_period)}/"
    return {path.removeprefix(start): data for path, data in kept.items() if path.startswith(f"{start}{CARDS}/")}


def altered(kept: Mapping[str, bytes], read: Callable[[str], bytes | None]) -> Iterator[Issue]:
    """An error for each file of an edition that is gone, or not what it was: an edition never changes.

    `kept` holds the records; `read` gives the bytes of a file by its path in the project, None where there is none.
    """
    for path, data in kept.items():
        record = read_record(data) if path.endswith(f"/{RECORD}") else None
        for name, known in record.files.items() if record else ():
            place = f"{path.removesuffix(RECORD)}{name}"
            found = read(place)
            if found is None or digest(found) != known:
                is_now = "is gone" if found is None else "is not what it was"
                message = f"This file belongs to an edition that is kept, and it {is_now}."
                yield Issue("V02", Place(place), message, "Put it back from a copy; an edition never changes.")
