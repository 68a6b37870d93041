"""What a build made, written down last: by it everybody can tell whether what lies there is whole, and of one build.

A build that was stopped in the middle leaves new files beside old ones, each of them whole; the manifest is then still
that of the build before.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from rbaccards.store.cache import digest_of
from rbaccards.store.write import MANIFEST, OURS


@dataclass(frozen=True, slots=True)
class Manifest:
    """The SHA-256 of every file that builds made, by its name in the output folder."""

    files: Mapping[str, str] = field(default_factory=dict)
    begun: tuple[str, ...] = ()
    """New files that a build was about to write; it was stopped where they are still named here."""

    @property
    def ours(self) -> frozenset[str]:
        """Every file that a build may have written."""
        return frozenset((*self.files, *self.begun))

    @property
    def build(self) -> str:
        """What the files are called together: the same for the same files."""
        return digest_of(part for name in sorted(self.files) for part in (name, self.files[name]))[:12]


def read_manifest(build: Path) -> Manifest:
    """The manifest of an output folder; an empty one where there is none that can be read."""
    try:
        said = json.loads((build / MANIFEST).read_bytes())
        files = {str(name): str(digest) for name, digest in said["files"].items()}
        return Manifest(files, tuple(str(name) for name in said.get("begun", ())))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Manifest()


def written(manifest: Manifest) -> bytes:
    files = dict(sorted(manifest.files.items()))
    begun = {"begun": sorted(manifest.begun)} if manifest.begun else {}
    said = {"build": manifest.build, "files": files, **begun}
    return (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode()


def after_build(before: Manifest, made: Mapping[str, str], held: Collection[str], whole: Collection[str]) -> Manifest:
    """The manifest when a build has made these files, each with its SHA-256, `before` being those of the builds before.

    Those `held` are as they were, as another program has them open; of the folders in `whole` everything was made.
    """
    files = {name: digest for name, digest in before.files.items() if name.partition("/")[0] not in whole}
    files |= {name: digest for name, digest in made.items() if name not in held}
    files |= {name: before.files[name] for name in held if name in before.files}
    left = (name for name in before.begun if name not in made and name.partition("/")[0] not in whole)
    return Manifest(files, tuple(left))


def differences(build: Path, manifest: Manifest) -> Iterator[str]:
    """What in the output folder is not as the manifest says, a line each; what lies beside ours is no matter."""
    for name, digest in sorted(manifest.files.items()):
        path = build / name
        if not path.is_file():
            yield f"GONE     {name}"
        elif sha256(path.read_bytes()).hexdigest() != digest:
            yield f"CHANGED  {name}: it is of another build, or somebody changed it"
    folders = [build / name for name in OURS if name != ".cache"]
    found = (path for folder in folders for path in sorted(folder.rglob("*")) if path.is_file())
    for path in found:
        name = path.relative_to(build).as_posix()
        if name not in manifest.files and not name.startswith("status/"):
            yield f"UNKNOWN  {name}: no build that was finished made it"
