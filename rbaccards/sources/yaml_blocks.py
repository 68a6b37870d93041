"""The lines of a block text, `|` or `>`: free prose of which only the indentation can be wrong."""

from __future__ import annotations

from collections.abc import Sequence

from rbaccards.sources.yaml_findings import Finding
from rbaccards.sources.yaml_layout import Level, Scene
from rbaccards.sources.yaml_lines import (
    depth,
    is_blank,
    is_comment,
    is_field,
    is_item,
    is_marker,
    next_line,
    straightened,
)

TAB_MESSAGE = "This line starts with a Tab; use two spaces."
ODD_SPACE_MESSAGE = "This line starts with a space that is not an ordinary one; use the space bar."


def read_block(
    lines: Sequence[str], index: int, marker: str, owner: int, scene: Scene
) -> tuple[tuple[str, ...], tuple[Finding, ...]]:
    """The lines below the marker on line `index` that belong to its text, put right, and what was wrong."""
    given = next((int(character) for character in marker[:3] if character.isdigit()), None)
    margin = None if given is None else max(owner, 0) + given
    read: list[str] = []
    findings: list[Finding] = []
    for at in range(index + 1, len(lines)):
        if is_blank(lines[at]):
            read.append(_blank(lines[at], margin))
            continue
        if _ends_block(lines, at, owner, scene):
            break
        margin = margin or _margin(lines[at], owner)
        line, finding = _block_line(lines[at], at, margin)
        read.append(line)
        findings += [finding] if finding else []
    return tuple(read), tuple(findings)


def odd_indentation(source: str) -> str:
    """The message for indentation that is not made of spaces, or "" for one that is."""
    space = source[: len(source) - len(source.lstrip())]
    if not space.strip(" "):
        return ""
    return TAB_MESSAGE if "\t" in space else ODD_SPACE_MESSAGE


def _blank(source: str, margin: int | None) -> str:
    """An empty line, but for spaces that belong to the text."""
    return source if margin and source[:margin] == " " * margin else ""


def _ends_block(lines: Sequence[str], at: int, owner: int, scene: Scene) -> bool:
    """Whether line `at` is the next entry of the card and not a text line too far left."""
    source = lines[at]
    if depth(source) > owner:
        return False
    if is_comment(source):  # a heading of the text if the text goes on below it
        below = next_line(lines, at + 1)
        return below is None or depth(lines[below]) <= owner
    if is_item(source):
        return Level(depth(source), is_list=True) in scene.levels
    return is_field(source) or is_marker(source)


def _margin(first: str, owner: int) -> int:
    """The indentation of the text, which its first line sets if it is indented at all."""
    return depth(first) if depth(first) > owner else max(owner, 0) + 2


def _block_line(source: str, at: int, margin: int) -> tuple[str, Finding | None]:
    """A line of the text at its margin, and what had to be put right for it."""
    if source[:margin] == " " * margin:
        return source, None
    line = straightened(source)
    if depth(line) < margin:
        line = " " * margin + line.lstrip()
    odd = odd_indentation(source)
    message = odd or "This line of the text starts further left than it should."
    column = 0 if odd else depth(source)
    finding = Finding("Y02" if odd else "Y10", at, column, message, "Indent all lines of a text alike.", fix=at)
    return line, finding
