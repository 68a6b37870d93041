"""What a build made, put into the output folder: files first, what is out of date taken away, the manifest last."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from rbaccards.build import FRAGMENTS, SITE, Built
from rbaccards.manifest import after_build, read_manifest, written
from rbaccards.write import MANIFEST, beside_held, publish_files, remove_old_papers, remove_others, sweep, write_files


@dataclass(frozen=True, slots=True)
class Output:
    """The names of the files that changed, of those that another program held open, and of those removed."""

    changed: tuple[str, ...]
    held: tuple[str, ...]
    removed: tuple[str, ...]


def put(built: Built, papers: str, place: Path) -> Output:
    """Write the files of a build into an output folder; `papers` is the folder in it that its PDFs go to."""
    sweep(place)
    before = read_manifest(place).files
    published = publish_files(place, built.files)
    mirrors = (SITE, FRAGMENTS) if built.published else ()
    stay = [*built.files, *map(beside_held, published.held)]
    for mirror in mirrors:
        remove_others(place / mirror, {name.removeprefix(f"{mirror}/") for name in stay})
    removed = remove_old_papers(place, papers, before, built.files.keys()) if built.whole else ()
    made_whole = (*mirrors, papers) if built.whole else mirrors
    write_files(place, {MANIFEST: written(after_build(before, built.files, published.held, made_whole))})
    return Output(published.changed, published.held, removed)
