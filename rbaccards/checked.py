"""The first half of the pipeline: files loaded, measured and checked, without anything drawn or printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from rbaccards.audience import edition_for, pack_for
from rbaccards.checks import check_pack
from rbaccards.checks.editions import figures_are_for_its_readers, summary_is_for_its_readers
from rbaccards.issues import Issue
from rbaccards.loaded import Project
from rbaccards.measured import MeasuredPack, measure_pack
from rbaccards.past import past_of
from rbaccards.project import load
from rbaccards.schema.pack import Council

NOTHING_KEPT: Mapping[str, bytes] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Checked:
    """A project with its packs measured, and everything that was found wrong."""

    project: Project
    packs: tuple[MeasuredPack, ...]
    issues: tuple[Issue, ...]
    public: tuple[Issue, ...] = ()
    """Those of the issues that are about the public edition alone: they stop the site and not the papers."""


def check(files: Mapping[str, bytes], kept: Mapping[str, bytes] = NOTHING_KEPT) -> Checked:
    """Everything that can be said without drawing: load, measure, check.

    `kept` are the records and sources of past editions.
    """
    project = load(files)
    packs = tuple(
        check_pack(replace(measure_pack(pack), past=past_of(pack, files, kept) if kept else None))
        for pack in project.packs
    )
    public = tuple(issue for pack in packs for issue in _in_public(pack, project.council))
    found = [*project.issues, *(issue for pack in packs for issue in pack.issues()), *public]
    return Checked(project, packs, tuple(dict.fromkeys(found)), public)


def _in_public(pack: MeasuredPack, council: Council | None) -> Iterator[Issue]:
    """What is wrong with the public edition of a pack beyond what is wrong with its files."""
    edition = pack_for(pack, edition_for("public", council))
    if edition is None:
        return
    yield from summary_is_for_its_readers(edition, pack)
    whole = {card.name: card for card in pack.cards}
    for card in edition.cards:
        yield from figures_are_for_its_readers(card, whole[card.name])
