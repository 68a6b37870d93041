"""PyYAML's events as our own nodes: texts stay texts, and every one keeps its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import yaml

from rbaccards.issues import Fix, Issue, Place
from rbaccards.sources.excerpt import excerpt, visible
from rbaccards.sources.nodes import Entry, Mapping, Node, Scalar, Sequence
from rbaccards.sources.text import Text
from rbaccards.sources.yaml_events import MAX_DEPTH, end_of, start_of
from rbaccards.sources.yaml_flow import scan_flow
from rbaccards.sources.yaml_quotes import quoted
from rbaccards.sources.yaml_values import ends_cleanly

_INVISIBLE = re.compile("[\x00-\x1f\x7f-\u00a0\u00ad\u200b-\u200f\u2028-\u202f\u2060\ufeff]")
_SPACES = "\u00a0\u202f"
_QUOTES, _BLOCKS = ("'", '"'), ("|", ">")
_NAMED_EVENTS = (yaml.ScalarEvent, yaml.MappingStartEvent, yaml.SequenceStartEvent)


class TooDeepError(Exception):
    """Raised where the file nests too deeply; the reader turns it into an issue."""

    def __init__(self, place: Place) -> None:
        super().__init__(str(place))
        self.place = place


@dataclass(frozen=True, slots=True)
class Builder:
    """The lines as written and as read, the signs that stand for line separators, and the issues so far."""

    text: Text
    corrected: Text
    restored: dict[int, str]
    issues: list[Issue] = field(default_factory=list)


def build_node(event: yaml.Event, events: Iterator[yaml.Event], build: Builder, depth: int = 0) -> Node:
    """The node that starts with `event`, its issues added to those of `build`."""
    place = Place(build.text.path, *start_of(event))
    if depth > MAX_DEPTH:
        raise TooDeepError(place)
    if isinstance(event, _NAMED_EVENTS):
        _refuse_names(event, place, build)
    if isinstance(event, yaml.MappingStartEvent):
        return Mapping(tuple(_entries(events, build, depth + 1)), place)
    if isinstance(event, yaml.SequenceStartEvent):
        return Sequence(tuple(_items(events, build, depth + 1)), place)
    if isinstance(event, yaml.ScalarEvent):
        text = event.value.translate(build.restored)
        return Scalar(text, place, quoted=event.style in _QUOTES, block=event.style in _BLOCKS)
    message = "A word that starts with * would stand for another part of the file, which cannot be done here."
    build.issues.append(_issue("Y19", place, message, "Put it in quotes.", build))
    return Scalar("", place, quoted=False, block=False)


def _items(events: Iterator[yaml.Event], build: Builder, depth: int) -> Iterator[Node]:
    while not isinstance(event := next(events), yaml.SequenceEndEvent):
        yield build_node(event, events, build, depth)


def _entries(events: Iterator[yaml.Event], build: Builder, depth: int) -> Iterator[Entry]:
    seen: dict[str, Place] = {}
    previous: yaml.Event | None = None
    cut: tuple[Scalar, Issue] | None = None
    while not isinstance(event := next(events), yaml.MappingEndEvent):
        key = build_node(event, events, build, depth)
        after_key = next(events)
        value = build_node(after_key, events, build, depth)
        if isinstance(key, Scalar) and not _has_colon(event, after_key, build):
            if cut:  # the same text, cut once more
                build.issues.remove(cut[1])
            first = cut[0] if cut else key
            cut = first, _comma_in_a_text(event, first, previous, build)
            build.issues.append(cut[1])
            continue
        previous, cut = after_key, None
        if not isinstance(key, Scalar):
            message = "A list stands before a colon, where a name was expected."
            hint = "Put text that starts with a bracket in quotes."
            build.issues.append(_issue("Y07", key.place, message, hint, build))
            continue
        key = _clean_key(key, build)
        folded = " ".join(key.text.split()).casefold()
        if folded in seen:
            build.issues.append(_duplicate(key, _is_one_line(key, after_key, build), seen[folded], build))
            continue
        seen[folded] = key.place
        yield Entry(key, value)


def _has_colon(key: yaml.Event, value: yaml.Event, build: Builder) -> bool:
    """Whether a name has its colon; without one, inside { }, it is what stands after a comma in a text."""
    if not isinstance(value, yaml.ScalarEvent) or value.value or value.style in (*_QUOTES, *_BLOCKS):
        return True
    line, column = end_of(key)
    return start_of(value) != (line, column) or build.corrected.line(line)[column - 1 :].lstrip().startswith(":")


def _comma_in_a_text(event: yaml.Event, key: Scalar, before: yaml.Event | None, build: Builder) -> Issue:
    """A name without a colon: the rest of a text or a number with a comma, which needs quotes."""
    message = f'Inside {{ }} a comma ends an entry, and "{visible(key.text)}" after it has no colon.'
    issue = _issue("Y33", key.place, message, "Put a text or a number with a comma in quotes.", build)
    (line, end), (at, start) = end_of(event), start_of(before) if before else (0, 0)
    if not isinstance(before, yaml.ScalarEvent) or before.style in _QUOTES or at != line:
        return issue
    whole = build.corrected.line(line)
    text = whole[start - 1 : end - 1]
    fix = Fix(line, f"{whole[: start - 1]}{quoted(text)}{whole[end - 1 :]}")
    return replace(issue, fix=fix)


def _clean_key(key: Scalar, build: Builder) -> Scalar:
    """The key without characters that nobody can see."""
    if not _INVISIBLE.search(key.text):
        return key
    clean = _visible_key(key.text)
    line, at = build.corrected.line(key.place.line), key.place.column - 1
    fix = Fix(key.place.line, line[:at] + line[at:].replace(key.text, clean, 1))
    message = f'The name "{visible(clean)}" contains an invisible character.'
    issue = _issue("Y17", key.place, message, "Delete the name and type it again.", build)
    build.issues.append(replace(issue, fix=fix if key.text in line[at:] else None))
    return replace(key, text=clean)


def _visible_key(text: str) -> str:
    return _INVISIBLE.sub(lambda found: " " if found.group() in _SPACES else "", text).strip()


def _duplicate(key: Scalar, is_one_line: bool, first: Place, build: Builder) -> Issue:  # noqa: FBT001
    line = key.place.line
    where = f"twice in line {line}" if first.line == line else f"in line {first.line} and again in line {line}"
    message = f'"{visible(key.text)}" is there {where}. Keep one.'
    if is_one_line:
        issue = _issue("Y16", key.place, message, "Delete the line you do not want.", build)
        return replace(issue, fix=Fix(line, None))
    return _issue("Y16", key.place, message, "Delete the one you do not want and all that belongs to it.", build)


def _is_one_line(key: Scalar, value: yaml.Event, build: Builder) -> bool:
    """Whether the line of `key` holds its value, which starts with the event `value`, and nothing else."""
    line = build.corrected.line(key.place.line)
    first_line, column = start_of(value)
    if line[: key.place.column - 1].strip() or first_line != key.place.line:
        return False
    if isinstance(value, yaml.ScalarEvent):
        last_line, after = end_of(value)
        return last_line == first_line and ends_cleanly(line, after - 1)
    flow = scan_flow(line[column - 1 :])
    return flow.end is not None and ends_cleanly(line, column - 1 + flow.end)


def _refuse_names(event: yaml.NodeEvent, place: Place, build: Builder) -> None:
    """Anchors and tags, which no card needs and which hide text that starts with & or !."""
    hint = "If it is text, put it in quotes."
    if event.anchor:
        message = f'"&{event.anchor}" would give this part of the file a name, which is not possible here.'
        build.issues.append(_issue("Y04", place, message, hint, build))
    if getattr(event, "tag", None):
        message = "A word that starts with ! would say how to read the value, which is not possible here."
        build.issues.append(_issue("Y04", place, message, hint, build))


def _issue(code: str, place: Place, message: str, hint: str, build: Builder) -> Issue:
    return Issue(code, place, message, hint, excerpt(build.text, place))
