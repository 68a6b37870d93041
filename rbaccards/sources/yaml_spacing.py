"""Spaces that look right and are not, or are missing: after a dash, after a colon, inside the line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from yaml.reader import Reader

from rbaccards.sources.yaml_findings import Finding
from rbaccards.sources.yaml_layout import Level, Scene, expects_item
from rbaccards.sources.yaml_lines import TAB, depth, is_before_key, split_glued, split_line

_UNREADABLE = re.compile(rf"{Reader.NON_PRINTABLE.pattern}|[\u2028\u2029\u202a-\u202e\u2066-\u2069]")
"""What the reader of YAML refuses, line ends aside, and what ends a line or turns it round without being seen."""
_WORD_BREAKS = "\v\f\u2028\u2029"  # how Word's own line and page ends arrive
_TABS = re.compile(r"^\t*")
_AFTER_MARK = re.compile(r"(?P<mark> *(?:- +)?[\w./-]+(?: [\w./-]+){0,3}:| *-)(?P<space>[^\S ]\s*| +\t\s*)")
_GLUED_ITEM = re.compile(r" *(?P<mark>-(?=[^\s-])|\*(?= ))")
_NEGATIVE = re.compile(r" *-[\d.£]")


def without_controls(lines: Sequence[str]) -> tuple[tuple[str, ...], tuple[Finding, ...]]:
    """The lines without the characters that no YAML file may hold."""
    findings: list[Finding] = []
    for index, line in enumerate(lines):
        if found := _UNREADABLE.search(line):
            message = "There is an invisible control character here, perhaps pasted from Word."
            findings.append(Finding("Y17", index, found.start(), message, "Delete it.", fix=index))
    return tuple(_UNREADABLE.sub(_instead, line) for line in lines), tuple(findings)


def with_tabs_as_meant(lines: Sequence[str]) -> tuple[str, ...]:
    """The lines with as many Tabs of two spaces as line up with the line before, or the next one."""
    said = [line for line in lines if line.strip()]
    widths = iter([_tab_width(*three) for three in zip(["", *said], said, [*said[1:], ""], strict=False)])
    return tuple(_TABS.sub(lambda tabs: tabs.group() * next(widths), line) if line.strip() else line for line in lines)


def _tab_width(before: str, line: str, after: str) -> int:
    """How many times two spaces wide the Tabs of the line look in the editor it was written in."""
    tabs = len(line) - len(line.lstrip("\t"))
    neighbours = (after,) if before.rstrip().endswith(":") else (before, after)
    depths = [depth(neighbour) for neighbour in neighbours if neighbour.startswith(" ")]
    return next((width for found in depths for width in (1, 2, 4) if found == tabs * width * len(TAB)), 1)


def spaced(lines: Sequence[str], index: int, source: str, scene: Scene) -> tuple[str, tuple[Finding, ...]]:
    """`source`, which is line `index` indented with spaces, with spaces after its dash and its colon."""
    findings = []
    for step in (_plain_space, _spaced_item):
        source, found = step(source, index, scene)
        findings += found
    source, found = _spaced_key(source, index, scene, lines)
    return source, (*findings, *found)


def _instead(control: re.Match[str]) -> str:
    return " " if control.group() in _WORD_BREAKS else ""


def _plain_space(source: str, index: int, _scene: Scene) -> tuple[str, list[Finding]]:
    """The line with an ordinary space where a Tab or a space from Word or a web page follows the mark."""
    odd = _AFTER_MARK.match(source)
    if odd is None:
        return source, []
    straight = f"{odd['mark']} {source[odd.end() :]}"
    if not odd["space"].strip("\t "):  # a Tab is as good as a space here
        return straight, []
    message = "There is a special space from Word or a web page here where an ordinary one is needed."
    return straight, [Finding("Y17", index, odd.start("space"), message, "Type the space again.", index)]


def _spaced_item(source: str, index: int, scene: Scene) -> tuple[str, list[Finding]]:
    """The line as a list item where `-item` or `* item` stands in the place of one."""
    mark = _GLUED_ITEM.match(source)
    if mark is None or not expects_item(mark.start("mark"), scene):
        return source, []
    at = mark.start("mark")
    if _NEGATIVE.match(source) and Level(at, is_list=True) not in scene.levels:
        return source, []
    code, message = "Y05", "A list item starts with a dash here, not with a star."
    if mark["mark"] == "-":
        code, message = "Y10", "There is no space after the dash of this list item."
    found = Finding(code, index, at, message, "Start the line with a dash and a space.", index)
    return f"{source[:at]}- {source[at + 1 :].lstrip()}", [found]


def _spaced_key(source: str, index: int, scene: Scene, lines: Sequence[str]) -> tuple[str, list[Finding]]:
    """The line with a space after the colon where `key:value` stands in the place of a key."""
    line = split_line(source)
    glued = None if line.key else split_glued(line.value)
    among_keys = not line.dash and Level(line.start, is_list=False) in scene.levels
    if glued is None or not (among_keys or is_before_key(lines, index, line.key_start)):
        return source, []
    key, value = glued
    hint = "Put a space after the colon."
    found = Finding("Y09", index, line.key_start + len(key) - 1, f'There is no space after "{key}"', hint, index)
    return f"{source[: line.key_start]}{key} {value}", [found]
