"""Says which packages of requirements.lock have a known weakness, by a database that was fetched before: no network.

The database is the archive of advisories for PyPI that osv.dev gives out, a .zip with one .json for each of them:
`make audit DATABASE=all.zip`.
"""

from __future__ import annotations

import json
import re
import sys
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from make_supply import Package, packages
from packaging.version import InvalidVersion, Version


def advisories(database: Path) -> Iterator[Mapping[str, Any]]:
    """Every advisory of the archive that was not withdrawn."""
    with zipfile.ZipFile(database) as archive:
        for name in archive.namelist():
            found = json.loads(archive.read(name)) if name.endswith(".json") else {"withdrawn": True}
            if not found.get("withdrawn"):
                yield found


def weaknesses(found: Mapping[str, Any], pinned: Mapping[str, Package]) -> Iterator[str]:
    """A line for each pinned package that an advisory is about (OSV schema, "affected")."""
    for affected in found.get("affected", ()):
        package = affected.get("package", {})
        mine = pinned.get(_normal(str(package.get("name", "")))) if package.get("ecosystem") == "PyPI" else None
        if mine and (mine.version in affected.get("versions", ()) or _in_range(mine.version, affected)):
            yield f"{mine.name} {mine.version}: {found['id']}: {found.get('summary', 'no summary')}"


def _in_range(version: str, affected: Mapping[str, Any]) -> bool:
    """Whether an advisory has a range of versions with this one in it, or one that cannot be read: better told."""
    ranges = (each.get("events", ()) for each in affected.get("ranges", ()) if each.get("type") == "ECOSYSTEM")
    try:
        return any(_holds(events, Version(version)) for events in ranges)
    except InvalidVersion:
        return True


def _holds(events: Iterable[Mapping[str, str]], version: Version) -> bool:
    """Whether a version lies between an "introduced" and the next "fixed" or "last_affected"."""
    inside = False
    for kind, said in (each for event in events for each in event.items()):
        match kind:
            case "introduced":
                inside = inside or version >= Version(said)
            case "fixed":
                inside = inside and version < Version(said)
            case "last_affected":
                inside = inside and version <= Version(said)
    return inside


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def report(database: Path) -> list[str]:
    """Every weakness known to the database, in order."""
    pinned = {_normal(each.name): each for each in packages()}
    return sorted({line for found in advisories(database) for line in weaknesses(found, pinned)})


if __name__ == "__main__":
    lines = report(Path(sys.argv[1]))
    sys.stdout.write("".join(f"{line}\n" for line in lines) or "No known weakness in the pinned packages.\n")
    sys.exit(1 if lines else 0)
