"""What a build made, put into the output folder: files first, what is out of date taken away, the manifest last.

Only what a build has written is ever taken away: a file that somebody else put there stays.
"""

from __future__ import annotations

from dataclasses import dataclass

from rbaccards.build import Built
from rbaccards.publishing import FRAGMENTS, SITE
from rbaccards.store.laid import Laid
from rbaccards.store.manifest import Manifest, after_build, read_manifest, written
from rbaccards.store.write import MANIFEST, remove_files, remove_old_papers, write_files


@dataclass(frozen=True, slots=True)
class Output:
    """The names of the files that changed, of those that another program held open, and of those removed."""

    changed: tuple[str, ...]
    held: tuple[str, ...]
    removed: tuple[str, ...]


def put(built: Built, laid: Laid, papers: str) -> Output:
    """Let the files of a build, laid ready, take their places; `papers` is the folder that its PDFs go to."""
    place = laid.folder
    known = read_manifest(place)
    before = known.files
    if begun := {*laid, *known.begun} - before.keys():
        write_files(place, {MANIFEST: written(Manifest(before, tuple(begun)))})
    published = laid.publish()
    mirrors = (SITE, FRAGMENTS) if built.published else ()
    old = {name for name in known.ours - laid.keys() if name.partition("/")[0] in mirrors}
    remove_files(place, old)
    removed = remove_old_papers(place, papers, before, laid.keys()) if built.whole else ()
    made_whole = (*mirrors, papers) if built.whole else mirrors
    after = after_build(known, laid.digests, published.held, made_whole)
    write_files(place, {MANIFEST: written(after)})
    return Output(published.changed, published.held, removed)
