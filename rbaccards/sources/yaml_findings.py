"""What the guard finds, before it becomes issues with excerpts and corrected lines."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from rbaccards.issues import Fix, Issue, Place
from rbaccards.sources.excerpt import excerpt
from rbaccards.sources.text import Text


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem; indexes and columns count from 0. `fix` is the line whose correction puts it right."""

    code: str
    index: int
    column: int
    message: str
    hint: str = ""
    fix: int | None = None


def as_issues(
    findings: Iterable[Finding], text: Text, corrected: Text, beyond_fixing: Collection[int]
) -> tuple[Issue, ...]:
    """The findings in the order of the file, each with the line as written and as corrected.

    The lines beyond fixing have stand-ins in `corrected`, which are no advice to anybody.
    """
    ordered = sorted(findings, key=lambda finding: (finding.index, finding.column))
    return tuple(_issue(finding, text, corrected, beyond_fixing) for finding in ordered)


def _issue(finding: Finding, text: Text, corrected: Text, beyond_fixing: Collection[int]) -> Issue:
    place = Place(text.path, finding.index + 1, finding.column + 1)
    shown = excerpt(text, place)
    if finding.fix is None or finding.fix in beyond_fixing:
        return Issue(finding.code, place, finding.message, finding.hint, shown)
    fix = Fix(finding.fix + 1, corrected.line(finding.fix + 1))
    return Issue(finding.code, place, finding.message, finding.hint, shown, fix)
