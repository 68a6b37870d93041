"""The first half of the pipeline: files loaded, measured and checked, without anything drawn or printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rbaccards.checks import check_pack
from rbaccards.issues import Issue
from rbaccards.loaded import Project
from rbaccards.measured import MeasuredPack, measure_pack
from rbaccards.project import load


@dataclass(frozen=True, slots=True)
class Checked:
    """A project with its packs measured, and everything that was found wrong."""

    project: Project
    packs: tuple[MeasuredPack, ...]
    issues: tuple[Issue, ...]


def check(files: Mapping[str, bytes]) -> Checked:
    """Everything that can be said without drawing: load, measure, check."""
    project = load(files)
    packs = tuple(check_pack(measure_pack(pack)) for pack in project.packs)
    found = [*project.issues, *(issue for pack in packs for issue in pack.issues())]
    return Checked(project, packs, tuple(dict.fromkeys(found)))
