"""The value of one entry, over as many lines as it takes: what is wrong with it and the lines put right."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rbaccards.sources.yaml_blocks import odd_indentation, read_block
from rbaccards.sources.yaml_findings import Finding
from rbaccards.sources.yaml_flow import scan_flow
from rbaccards.sources.yaml_layout import Last, Scene
from rbaccards.sources.yaml_lines import (
    Line,
    depth,
    is_before_key,
    is_blank,
    is_comment,
    is_field,
    is_item,
    is_key,
    is_marker,
    is_structure,
    next_line,
    split_glued,
    split_line,
    straightened,
)
from rbaccards.sources.yaml_quotes import quote_end, quoted
from rbaccards.sources.yaml_values import (
    Trouble,
    check_flow,
    check_lost,
    check_plain,
    check_quoted,
    ends_cleanly,
    is_block_marker,
    without_comment,
)

_TEXT_START = re.compile(r"""[^\s"'\[\]{}|>&*!%@`#,?-]""")
_NOT_A_COMMENT = re.compile(r"#[^ \t#]")


@dataclass(frozen=True, slots=True)
class Value:
    """The lines of an entry put right, one for each as written, and what follows from them."""

    lines: tuple[str, ...]
    findings: tuple[Finding, ...]
    last: Last


def read_value(lines: Sequence[str], index: int, line: Line, owner: int, scene: Scene) -> Value:
    """What stands after the key or dash of `line`, and on the lines below it that belong to it."""
    first = line.value[:1]
    if first in ("", "#"):
        return _read_empty(lines, index, line, owner, scene)
    if first in ('"', "'"):
        return _read_quoted(lines, index, line, owner)
    if first in ("[", "{"):
        return _read_flow(lines, index, line, owner)
    if is_block_marker(line.value):
        return _read_block(lines, index, line, owner, scene)
    return _read_plain(lines, index, line, owner, scene)


def _read_block(lines: Sequence[str], index: int, line: Line, owner: int, scene: Scene) -> Value:
    text, findings = read_block(lines, index, line.value, owner, scene)
    return Value((line.written(), *text), findings, "closed")


def _read_empty(lines: Sequence[str], index: int, line: Line, owner: int, scene: Scene) -> Value:
    below = next_line(lines, index + 1)
    column = depth(lines[below]) if below is not None else -1
    has_child = below is not None and (column > owner or (column == owner and is_item(lines[below])))
    if _NOT_A_COMMENT.match(line.value) and not has_child:
        return _read_plain(lines, index, line, owner, scene)
    trouble = _prose_trouble(lines, below, owner) if below is not None and line.key and has_child else None
    if trouble is None:
        return Value((line.written(),), (), "open")
    colon = line.colon if line.colon.endswith(" ") else line.colon + " "
    block = replace(line, colon=colon, value=f"| {line.value}".rstrip())
    message = "This line of the text has a sign in it that means something else here."
    hint = f'Write "|" after "{line.key}:", so that the lines below it are plain text.'
    finding = Finding("Y01", trouble, depth(lines[trouble]), message, hint, fix=index)
    value = _read_block(lines, index, block, owner, scene)
    return replace(value, findings=(finding, *value.findings))


def _prose_trouble(lines: Sequence[str], below: int, owner: int) -> int | None:
    """The line that cannot stand in a text without "|" below a key, if these lines are a text."""
    first = straightened(lines[below])
    if not _TEXT_START.match(first.lstrip()) or not split_line(first).is_text:
        return None
    if split_glued(first.lstrip()) and is_before_key(lines, below, depth(first)):
        return None
    comment = None
    for at in range(below, len(lines)):
        if is_blank(lines[at]):
            continue
        if depth(lines[at]) <= owner:
            return None
        if is_comment(lines[at]):
            comment = at if comment is None else comment
        elif comment is not None:  # which cut the text in two
            return comment
        elif is_item(lines[at]) or check_lost(lines[at]):
            return at
    return None


def _read_plain(lines: Sequence[str], index: int, line: Line, owner: int, scene: Scene) -> Value:
    trouble = check_plain(line.value)
    if trouble and trouble.value == "|":
        return _as_block(lines, index, line, owner, scene, trouble)
    count = text_lines(lines, index, owner)
    if count == 1:
        return _one_line(index, line, trouble, "text")
    found = [replace(trouble, value=None)] if trouble else []
    findings = [_finding(each, index, line) for each in found]
    for at in range(index + 1, index + count):
        lost = None if is_blank(lines[at]) else check_lost(lines[at])
        findings += [Finding(lost.code, at, lost.at, lost.message, lost.hint)] if lost else []
    more = lines[index + 1 : index + count]
    if findings:
        return Value(_flattened(line, more), tuple(findings), "closed")
    straight = tuple(straightened(source) for source in more)
    return Value((line.written(), *straight), tuple(_tabs(more, index + 1, owner)), "text")


def continue_text(lines: Sequence[str], index: int, line: Line, owner: int) -> Value:
    """A line that goes on with the text above it, and the lines below that go on further."""
    count = text_lines(lines, index, owner)
    written = (line.written(), *(straightened(source) for source in lines[index + 1 : index + count]))
    for at, source in enumerate(written):
        if lost := check_lost(source):
            finding = Finding(lost.code, index + at, lost.at, lost.message, lost.hint)
            return Value(("",) * count, (finding,), "text")
    return Value(written, (), "text")


def _as_block(lines: Sequence[str], index: int, line: Line, owner: int, scene: Scene, trouble: Trouble) -> Value:
    """The value of a `|` with something invisible after it."""
    value = _read_block(lines, index, replace(line, value="|"), owner, scene)
    return replace(value, findings=(_finding(trouble, index, line), *value.findings))


def _tabs(more: Sequence[str], first: int, owner: int) -> list[Finding]:
    """The lines of a text that only Tabs or odd spaces indent."""
    findings = []
    for at, source in enumerate(more, start=first):
        message = odd_indentation(source)
        if message and not is_blank(source) and source[: owner + 1].strip(" "):
            findings.append(Finding("Y02", at, 0, message, fix=at))
    return findings


def _read_quoted(lines: Sequence[str], index: int, line: Line, owner: int) -> Value:
    trouble = check_quoted(line.value)
    if trouble is None:
        return Value((line.written(),), (), "closed")
    count = _region(lines, index, owner)
    joined = "\n".join([line.value, *lines[index + 1 : index + count]])
    end = quote_end(joined)
    if end is not None and ends_cleanly(joined, end):
        below = lines[index + 1 : index + 1 + joined.count("\n", 0, end)]
        return Value((line.written(), *below), (), "closed")
    return _mended(lines, index, line, trouble, text_lines(lines, index, owner))


def _read_flow(lines: Sequence[str], index: int, line: Line, owner: int) -> Value:
    trouble = check_flow(line.value)
    if trouble is None:
        return Value((line.written(),), (), "closed")
    count = _region(lines, index, owner)
    joined = "\n".join([line.value, *lines[index + 1 : index + count]])
    end = scan_flow(joined).end
    count = 1 + joined.count("\n", 0, end) if end is not None else deeper_lines(lines, index, owner)
    trouble_of_all = check_flow("\n".join(joined.split("\n")[:count]))
    if trouble_of_all is None:
        return Value((line.written(), *lines[index + 1 : index + count]), (), "closed")
    if scan_flow(line.value).end is not None:
        return _mended(lines, index, line, trouble, text_lines(lines, index, owner))
    return _mended(lines, index, line, trouble_of_all, count)


def _mended(lines: Sequence[str], index: int, line: Line, trouble: Trouble, count: int) -> Value:
    if count == 1:
        return _one_line(index, line, trouble, "closed")
    finding = _finding(replace(trouble, value=None), index, line)
    return Value(_flattened(line, lines[index + 1 : index + count]), (finding,), "closed")


def _one_line(index: int, line: Line, trouble: Trouble | None, last: Last) -> Value:
    if trouble is None:
        return Value((line.written(),), (), last)
    mended = trouble.value if trouble.value is not None else quoted(line.value)
    return Value((replace(line, value=mended).written(),), (_finding(trouble, index, line),), "closed")


def _finding(trouble: Trouble, index: int, line: Line) -> Finding:
    fix = None if trouble.value is None else index
    return Finding(trouble.code, index, line.value_start + trouble.at, trouble.message, trouble.hint, fix)


def _flattened(line: Line, more: Sequence[str]) -> tuple[str, ...]:
    """A stand-in for a text that no correction of one line can save: the rest can still be checked."""
    text, _ = without_comment(" ".join([line.value, *(source.strip() for source in more)]))
    return (replace(line, value=quoted(text)).written(), *("" for _ in more))


def text_lines(lines: Sequence[str], index: int, owner: int) -> int:
    """How many lines a text without quotes takes, its first included."""
    last = index
    for at in range(index + 1, len(lines)):
        source = lines[at]
        if is_blank(source):
            continue
        if depth(source) <= owner or is_item(source) or is_comment(source) or is_marker(source):
            break
        if is_key(source) or (owner < 0 and is_field(source)):  # a text at the margin is most likely a remark
            break
        last = at
    return last + 1 - index


def deeper_lines(lines: Sequence[str], index: int, owner: int) -> int:
    """How many lines there are to the next that is not right of the owner, the first included."""
    at = index + 1
    while at < len(lines) and (is_blank(lines[at]) or depth(lines[at]) > owner):
        at += 1
    return at - index


def _region(lines: Sequence[str], index: int, owner: int) -> int:
    """How many lines quotes or brackets can take at most, the first included."""
    at = index + 1
    while at < len(lines):
        source = lines[at]
        if not is_blank(source) and depth(source) <= owner and is_structure(source):
            break
        at += 1
    return at - index
