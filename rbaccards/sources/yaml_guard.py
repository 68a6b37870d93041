"""A card's lines checked for what YAML makes of ordinary English, all of it in one run.

YAML stops at its first error and says nothing at all when it takes "#1 homes" for a comment. The guard goes
through the file entry by entry, reports what people mean as text and YAML does not, and hands on the
lines put right, so that the rest of the card can be checked in the same run.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rbaccards.issues import Issue
from rbaccards.sources.text import Text
from rbaccards.sources.yaml_blocks import odd_indentation
from rbaccards.sources.yaml_entries import continue_text, deeper_lines, read_value, text_lines
from rbaccards.sources.yaml_findings import Finding, as_issues
from rbaccards.sources.yaml_layout import (
    Scene,
    column_of_siblings,
    levels_with,
    nearest_column,
    straightened_among,
    with_key_level,
)
from rbaccards.sources.yaml_lines import (
    Line,
    is_blank,
    is_comment,
    is_marker,
    next_line,
    split_line,
)
from rbaccards.sources.yaml_spacing import spaced, with_tabs_as_meant, without_controls

_WHOLE_VALUES = ('"', "'", "[", "{", "|", ">")  # quotes, brackets and blocks end by themselves
FINDING_LIMIT = 500  # nobody reads more of them


@dataclass(frozen=True, slots=True)
class _Step:
    """What one entry leaves: its lines put right, what was found, and the scene for the next."""

    lines: tuple[str, ...]
    findings: tuple[Finding, ...]
    scene: Scene


def guard(text: Text) -> tuple[Text, tuple[Issue, ...]]:
    """The text with every line put right that can be, and an issue for everything that had to be.

    After `FINDING_LIMIT` of them it gives up and leaves the rest out.
    """
    clean, found = without_controls(text.lines)
    lines = with_tabs_as_meant(clean)
    findings = list(found[:FINDING_LIMIT])
    corrected: list[str] = []
    beyond_fixing: set[int] = set()
    scene = Scene()
    while len(corrected) < len(lines) and len(findings) < FINDING_LIMIT:
        index = len(corrected)
        step = _shifted(_read_step(lines, index, scene), index, len(clean[index]) - len(lines[index]))
        if any(finding.fix is None for finding in step.findings):
            beyond_fixing.update(range(index, index + len(step.lines)))
        corrected += step.lines
        findings += step.findings
        scene = step.scene
    result = Text(text.path, tuple(corrected))
    return result, as_issues(findings, text, result, beyond_fixing)


def _read_step(lines: Sequence[str], index: int, scene: Scene) -> _Step:
    """The next entry, comment, marker or empty line."""
    source = lines[index]
    if is_blank(source):
        return _Step(("",), (), scene)
    if is_marker(source):
        return _Step((source,), (), Scene())
    if source.startswith("%") and not scene.levels:  # a directive such as %YAML 1.1
        return _Step((source,), (), scene)
    odd = odd_indentation(source)
    findings: tuple[Finding, ...] = (Finding("Y02", index, 0, odd, fix=index),) if odd else ()
    straight = straightened_among(lines, index, scene)
    if is_comment(source):  # no text goes on after a comment
        after = replace(scene, last="closed") if scene.last == "text" else scene
        return _Step((straight,), findings, after)
    step = _shifted(_read_line(lines, index, straight, scene), index, len(source) - len(straight))
    if odd:  # that the line starts in the wrong column is part of the same trouble
        fixable = all(each.fix is not None for each in step.findings)
        findings = tuple(replace(each, fix=index if fixable else None) for each in findings)
        ours = tuple(each for each in step.findings if each.code != "Y10" or each.index != index)
        step = replace(step, findings=ours)
    return replace(step, findings=(*findings, *step.findings)) if findings else step


def _read_line(lines: Sequence[str], index: int, straight: str, scene: Scene) -> _Step:
    """The entry or text that starts on line `index`, which is `straight` once it is indented with spaces."""
    source, findings = spaced(lines, index, straight, scene)
    line = split_line(source)
    step = _read_text(lines, index, line, scene) if line.is_text else _read_entry(lines, index, line, scene)
    return replace(step, findings=(*findings, *step.findings)) if findings else step


def _read_entry(lines: Sequence[str], index: int, line: Line, scene: Scene) -> _Step:
    """A line with a dash or a key, and its value, in the column where it belongs."""
    levels = levels_with(line, scene)
    column = column_of_siblings(lines, index, line, scene)
    if levels is not None and column is None:
        return _read_placed(lines, index, line, replace(scene, levels=levels))
    message = "This line starts in a column where nothing else starts."
    hint = "Line it up with the entries it belongs to, using spaces."
    if scene.last == "text":
        hint += ' A text of several lines needs "|" after its key.'
    if column is None:
        column = nearest_column(line, scene)
    moved = replace(line, indent=" " * (column or 0))
    levels = levels_with(moved, scene)
    if column is None or levels is None:
        return _dropped(lines, index, line, scene, message, hint)
    step = _read_placed(lines, index, moved, replace(scene, levels=levels))
    step = _shifted(step, index, line.start - moved.start)
    finding = Finding("Y10", index, line.start, message, hint, fix=index)
    return replace(step, findings=(finding, *step.findings))


def _shifted(step: _Step, index: int, by: int) -> _Step:
    """The step with the columns on its first line as they are in the line as written."""
    if not by:
        return step
    findings = (
        replace(each, column=max(0, each.column + by)) if each.index == index else each for each in step.findings
    )
    return replace(step, findings=tuple(findings))


def _read_placed(lines: Sequence[str], index: int, line: Line, scene: Scene) -> _Step:
    owner = line.key_start if line.key else line.start
    value = read_value(lines, index, line, owner, scene)
    after = Scene(with_key_level(scene.levels, line), value.last, owner)
    return _Step(value.lines, value.findings, after)


def _read_text(lines: Sequence[str], index: int, line: Line, scene: Scene) -> _Step:
    """A line that is text: below its key, or astray."""
    if not scene.levels and (line.value[:2] == "{{" or line.value[0] not in _WHOLE_VALUES):
        below = next_line(lines, index + text_lines(lines, index, -1))
        if below is not None and not is_marker(lines[below]):
            return _read_remark(lines, index, line, scene)
    if not scene.levels or (scene.last == "open" and line.start > scene.owner):
        value = read_value(lines, index, line, scene.owner, scene)
        return _Step(value.lines, value.findings, Scene(scene.levels, value.last, scene.owner))
    message = "This line has no key, so it is unclear what it belongs to."
    if scene.last == "closed" or line.start > scene.owner:
        return _dropped(lines, index, line, scene, message, 'Write the whole text as a block with "|".')
    hint = "If it continues the text above, indent it by two spaces more than its key."
    moved = replace(line, indent=" " * (scene.owner + 2))
    if scene.last == "text":
        value = continue_text(lines, index, moved, scene.owner)
        step = _Step(value.lines, value.findings, replace(scene, last=value.last))
    else:
        step = _read_line(lines, index, moved.written(), scene)
    finding = Finding("Y10", index, line.start, message, hint, fix=index)
    return replace(step, findings=(finding, *step.findings))


def _read_remark(lines: Sequence[str], index: int, line: Line, scene: Scene) -> _Step:
    """Text above the first key of the file."""
    count = text_lines(lines, index, -1)
    message = "There is no key and colon in front of this text."
    hint = 'If it is a remark, start it with "# ".'
    finding = Finding("Y10", index, line.start, message, hint, fix=index if count == 1 else None)
    remarks = (f"# {source.strip()}" for source in lines[index : index + count])
    return _Step(tuple(remarks), (finding,), scene)


def _dropped(lines: Sequence[str], index: int, line: Line, scene: Scene, message: str, hint: str) -> _Step:
    """A line that fits nowhere, left out with all below it so that the rest can be checked."""
    count = deeper_lines(lines, index, line.start)
    finding = Finding("Y10", index, line.start, message, hint)
    return _Step(("",) * count, (finding,), replace(scene, last="closed"))
