"""Writes down what comes with the program: docs/licences.md for people, sbom.cdx.json (CycloneDX 1.6) for machines.

The packages, their versions and hashes are those of requirements.lock, their licences those that they state themselves.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
LOCK, LICENCES, BILL = ROOT / "requirements.lock", ROOT / "docs" / "licences.md", ROOT / "sbom.cdx.json"
ACCEPTED = frozenset(
    {"MIT", "MIT-0", "MIT-CMU", "BSD", "Apache-2.0", "PSF", "MPL", "0BSD", "Zlib", "CC0-1.0", "OFL-1.1"}
)
"""What councils may use and pass on without conditions on their own work; MPL asks for the source of its own files."""
FAMILIES = {
    "MIT": r"\bMIT(?: License)?$",
    "BSD": r"BSD|Kiwi",
    "Apache-2.0": r"Apache",
    "PSF": r"PSF|Python Software Foundation|matplotlib",
    "MPL": r"MPL|Mozilla",
}
ELSEWHERE = {"brotlicffi": "MIT", "colorama": "BSD-3-Clause", "tzdata": "Apache-2.0"}
"""The licences of packages that other systems need, as their own pages state them."""
_PIN = re.compile(r"^(?P<name>[\w.-]+)==(?P<version>[^ \\]+)(?: ; (?P<where>[^\\]+?))? \\$", re.MULTILINE)
_HEAD = """# What comes with rbaccards

rbaccards is MIT; its fonts are OFL-1.1 ([templates/fonts/OFL.md](../templates/fonts/OFL.md)). It runs on
these packages, in the versions that every release was tested with (`requirements.lock`, with the hashes of their files;
`sbom.cdx.json` lists the same for machines). Where a package may be used under one of several licences, the one that is
used here is named first. None asks anything of a council's own cards, data or papers. This page is made by `make lock`.

| package | version | licence | needed |
|---|---|---|---|
"""


@dataclass(frozen=True)
class Package:
    """A pinned package: where it is needed, what it is licensed under, the SHA-256 of its files."""

    name: str
    version: str
    where: str
    licence: str
    hashes: tuple[str, ...]


def packages() -> Iterator[Package]:
    """The packages of the lock, in its order."""
    text = LOCK.read_text(encoding="utf-8")
    pins = list(_PIN.finditer(text))
    for pin, following in zip(pins, [*pins[1:], None], strict=True):
        block = text[pin.end() : following.start() if following else None]
        hashes = tuple(re.findall(r"--hash=sha256:([0-9a-f]{64})", block))
        yield Package(pin["name"], pin["version"], (pin["where"] or "").strip(), licence_of(pin["name"]), hashes)


def licence_of(name: str) -> str:
    """What a package says that it is licensed under; of several to choose from the one that is accepted comes first."""
    try:
        said = metadata(name)
    except PackageNotFoundError:
        return ELSEWHERE.get(name, "unknown")
    if expression := said.get("License-Expression"):
        return str(expression)
    classifiers = [each.split(" :: ")[-1] for each in said.get_all("Classifier") or () if each.startswith("License")]
    stated = classifiers or [(said.get("License") or "").strip().split("\n")[0]]
    named = [next((family for family, sign in FAMILIES.items() if re.search(sign, each)), each) for each in stated]
    return " or ".join(sorted(named, key=lambda each: each not in ACCEPTED))


def accepted(licence: str) -> bool:
    """Whether one of the licences to choose from, with all of its parts, is among those accepted."""

    def known(part: str) -> bool:
        return part in ACCEPTED or re.sub(r"-[\d.]+(-Clause)?$", "", part) in ACCEPTED

    return any(
        all(known(part.strip()) for part in choice.split(" AND ")) for choice in re.split(r" [oO][rR] ", licence)
    )


def as_page(found: list[Package]) -> str:
    """The page for people."""
    rows = (f"| {each.name} | {each.version} | {each.licence} | {_needed(each.where)} |\n" for each in found)
    return _HEAD + "".join(rows)


def _needed(where: str) -> str:
    return f"where {where.replace('|', 'or')}" if where else "everywhere"


def as_bill(found: list[Package]) -> str:
    """The bill of materials for machines."""
    bill = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {"type": "application", "name": "rbaccards", "licenses": [{"license": {"id": "MIT"}}]}
        },
        "components": [_component(each) for each in found],
    }
    return json.dumps(bill, indent=1) + "\n"


def _component(package: Package) -> dict[str, Any]:
    address = f"pkg:pypi/{package.name}@{package.version}"
    return {
        "type": "library",
        "bom-ref": address,
        "name": package.name,
        "version": package.version,
        "purl": address,
        "licenses": [{"license": {"name": package.licence}}],
        "hashes": [{"alg": "SHA-256", "content": each} for each in package.hashes],
    }


if __name__ == "__main__":
    everything = list(packages())
    LICENCES.write_text(as_page(everything), encoding="utf-8")
    BILL.write_text(as_bill(everything), encoding="utf-8")
