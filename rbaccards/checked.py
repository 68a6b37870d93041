"""The first half of the pipeline: files loaded, measured and checked, without anything drawn or printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property, partial
from types import MappingProxyType

from rbaccards.editions.past import edition_before, past_of
from rbaccards.issues import Issue
from rbaccards.loaded import LoadedPack, Project
from rbaccards.measured import MeasuredPack
from rbaccards.project import declare, is_read_first
from rbaccards.store.memory import NOTHING_REMEMBERED, Memory
from rbaccards.studied import StudiedPack, open_bench, study
from rbaccards.understood import of_pack

NOTHING_KEPT: Mapping[str, bytes] = MappingProxyType({})


@dataclass(frozen=True)
class Checked:
    """A project with its packs studied, and everything that was found wrong."""

    project: Project
    """With what its packs say of themselves: their cards are in `packs`."""
    studied: tuple[StudiedPack, ...]
    issues: tuple[Issue, ...]
    public: tuple[Issue, ...] = ()
    """Those of the issues that are about the public edition alone: they stop the site and not the papers."""
    memory: Memory = NOTHING_REMEMBERED

    @cached_property
    def packs(self) -> tuple[MeasuredPack, ...]:
        """The packs measured, with their cards."""
        return tuple(each.whole for each in self.studied)

    @property
    def understood(self) -> tuple[str, ...]:
        """What was understood of every series: a line for each pack, card and series."""
        found = ((of_pack(each.bench.pack.name, each.bench.pack.pack), *each.understood()) for each in self.studied)
        return tuple(line for lines in found for line in lines)


def check(
    files: Mapping[str, bytes],
    kept: Mapping[str, bytes] = NOTHING_KEPT,
    memory: Memory = NOTHING_REMEMBERED,
) -> Checked:
    """Everything that can be said without drawing: load, measure, check.

    `kept` are the records and sources of past editions; `memory` knows the cards that have not changed.
    """
    own = (part for path, data in files.items() if is_read_first(path) for part in (path, data))
    project = memory.recall("project", ("\n".join(files), *own), lambda: declare(files))
    studied = tuple(_studied(pack, project, files, kept, memory) for pack in project.packs)
    public = tuple(issue for pack in studied for issue in pack.public())
    found = [*project.issues, *(issue for pack in studied for issue in pack.issues()), *public]
    return Checked(project, studied, tuple(dict.fromkeys(found)), public, memory)


def _studied(
    pack: LoadedPack,
    project: Project,
    files: Mapping[str, bytes],
    kept: Mapping[str, bytes],
    memory: Memory,
) -> StudiedPack:
    stands = edition_before(pack, kept) if kept else ""
    before = cache(partial(past_of, pack, files, kept, memory=memory)) if stands else lambda: None
    return study(open_bench(pack, files, project.layouts, project.council, memory, (stands, before)))
