"""A quarter closed in the sources: the next period, finished actions moved on, texts marked that must be rewritten.

Only lines are put in, taken out or commented out; every other line of a file stays as somebody wrote it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rbaccards.checks.unwritten import OF_A_MEASURE, called, reported
from rbaccards.loaded import LoadedCard, LoadedPack
from rbaccards.periods.period import Period
from rbaccards.schema.amend import Step, find
from rbaccards.schema.card import Action
from rbaccards.sources.nodes import Document, Entry, Scalar
from rbaccards.sources.nodes import Sequence as Items

_DATED = ("meeting", "published", "next_update")
"""What pack.yaml says of one quarter alone."""
_MARK = "# Still the text of "
_LINES = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_CLOSED = ("done", "dropped")


@dataclass(frozen=True, slots=True)
class Rolled:
    """A file as it is in the next quarter, and what was done to it, in words."""

    path: str
    data: bytes
    said: tuple[str, ...]


@dataclass(slots=True)
class _Edits:
    """Changes to the lines of a file, made together so that numbers of lines hold."""

    document: Document
    lines: list[str]
    said: list[str] = field(default_factory=list)
    replaced: dict[int, str | None] = field(default_factory=dict)
    """By number of line, counted from 1; None takes it out."""
    above: dict[int, list[str]] = field(default_factory=dict)

    @property
    def ending(self) -> str:
        return next((line[len(line.rstrip("\r\n")) :] for line in self.lines if line[-1:] in "\r\n"), "\n")

    def put_above(self, number: int, texts: Sequence[str]) -> None:
        self.above.setdefault(number, []).extend(texts)

    def take_out(self, first: int, last: int) -> None:
        self.replaced.update(dict.fromkeys(range(first, last + 1)))

    def result(self) -> bytes:
        made: list[str] = []
        for number, line in enumerate(self.lines, start=1):
            made += [f"{text}{self.ending}" for text in self.above.get(number, ())]
            kept = self.replaced.get(number, line)
            if kept is not None:
                made.append(kept)
        return "".join(made).encode("utf-8")

    def last_line(self, entry: Entry, entries: Sequence[Entry], end: int) -> int:
        """The last line of an entry among its neighbours, without blank lines and comments before the next one."""
        after = [each.key.place.line for each in entries if each.key.place.line > entry.key.place.line]
        last = min(after, default=end + 1) - 1
        while last > entry.key.place.line and not self._says_something(last, entry):
            last -= 1
        return last

    def without_comments(self, first: int, last: int) -> int:
        """The last line of some that is neither blank nor a comment: a comment is about what follows it."""
        while last > first and self.lines[last - 1].strip()[:1] in ("", "#"):
            last -= 1
        return last

    def _says_something(self, number: int, entry: Entry) -> bool:
        text = self.lines[number - 1].strip()
        inside = len(self.lines[number - 1]) - len(self.lines[number - 1].lstrip()) >= entry.key.place.column
        return bool(text) and (inside or not text.startswith("#"))


def rolled_pack(pack: LoadedPack, data: bytes, to: Period) -> Rolled:
    """pack.yaml of the next period; what was true of one meeting alone becomes a comment."""
    edits = _open(pack.document, data)
    entry, node = find(pack.document.root, ("review_period",))
    if entry is not None and isinstance(node, Scalar):
        line = edits.lines[node.place.line - 1]
        start = line.index(node.text, node.place.column - 1)
        edits.replaced[node.place.line] = line[:start] + to.short + line[start + len(node.text) :]
        edits.said.append(f"review period: {to.short}")
    for name in _DATED:
        found, value = find(pack.document.root, (name,))
        if found is not None and isinstance(value, Scalar) and value.place.line == found.key.place.line:
            edits.replaced[value.place.line] = f"# {edits.lines[value.place.line - 1]}"
            edits.said.append(f"{name}: commented out, to be set anew")
    return _finished(edits, pack.pack.review_period, to)


def rolled_card(card: LoadedCard, data: bytes, before: Period, to: Period) -> Rolled:
    """A card of the next period: actions that were done are told under what was done, those that were dropped go."""
    edits = _open(card.document, data)
    _move_actions(edits, card.card.new_actions)
    return _finished(edits, before, to)


def _open(document: Document, data: bytes) -> _Edits:
    return _Edits(document, _LINES.findall(data.decode("utf-8-sig")))


def _finished(edits: _Edits, before: Period, to: Period) -> Rolled:
    """Without the marks of earlier quarters and what was said to be still true then, and with the marks of this one."""
    for number, line in enumerate(edits.lines, start=1):
        if line.lstrip().startswith(_MARK):
            edits.take_out(number, number)
    root = edits.document.root
    entry, _ = find(root, ("still_true",))
    if entry is not None:
        edits.take_out(entry.key.place.line, edits.last_line(entry, root.entries, len(edits.lines)))
    marked = list(dict.fromkeys(_marked(edits.document)))
    for _, found in marked:
        indent = " " * (found.key.place.column - 1)
        edits.put_above(found.key.place.line, [f"{indent}{_MARK}{before.short}: write it for {to.short}."])
    if marked:
        edits.said.append(f"to be rewritten: {', '.join(name for name, _ in marked)}")
    return Rolled(edits.document.text.path, edits.result(), tuple(edits.said))


def _marked(document: Document) -> Iterator[tuple[str, Entry]]:
    """The entries that hold texts of the quarter, by what they are called."""
    for name, steps, _ in reported(document):
        wanted: tuple[Step, ...] = steps if steps[-1] in OF_A_MEASURE else (name,)
        entry, _ = find(document.root, wanted)
        if entry is not None:
            yield called(name, wanted), entry


def _move_actions(edits: _Edits, actions: Sequence[Action]) -> None:
    """Take finished actions out of the list, and tell under what was done those that were done."""
    root = edits.document.root
    entry, node = find(root, ("new_actions",))
    closed = [at for at, action in enumerate(actions) if action.status in _CLOSED]
    if entry is None or not isinstance(node, Items) or not closed:
        return
    starts = [item.place.line for item in node.items]
    if not all(edits.lines[line - 1].lstrip().startswith("- ") for line in starts) or len(set(starts)) < len(starts):
        edits.said.append("new_actions stand on one line, so finished ones were left: take them out by hand")
        return
    last = edits.last_line(entry, root.entries, len(edits.lines))
    if len(closed) == len(actions):
        edits.take_out(entry.key.place.line, last)
    else:
        for at in closed:
            end = (starts[at + 1] if at + 1 < len(starts) else last + 1) - 1
            edits.take_out(starts[at], edits.without_comments(starts[at], end))
    done = [actions[at] for at in closed if actions[at].status == "done"]
    if done:
        _tell_what_was_done(edits, done, entry)
        edits.said.append(f"moved to what was done: {_named(done)}")
    if dropped := [actions[at] for at in closed if actions[at].status == "dropped"]:
        edits.said.append(f"dropped: {_named(dropped)}")


def _tell_what_was_done(edits: _Edits, done: Sequence[Action], actions: Entry) -> None:
    """The finished actions as a list at the start of what_we_did, or in a new entry above the actions."""
    bullets = [f"- {action.action}: done{f' ({action.owner})' if action.owner else ''}." for action in done]
    entry, node = find(edits.document.root, ("what_we_did",))
    if entry is None or not isinstance(node, Scalar):
        edits.put_above(actions.key.place.line, ["what_we_did: |", *(f"  {each}" for each in bullets), ""])
        return
    if not node.block:
        texts = ["what_we_did: |", *(f"  {each}" for each in (*bullets, "", *node.text.splitlines()))]
        last = edits.last_line(entry, edits.document.root.entries, len(edits.lines))
        edits.take_out(entry.key.place.line, last)
        edits.put_above(entry.key.place.line, texts)
        return
    first = node.place.line + 1
    while not edits.lines[first - 1].strip():
        first += 1
    line = edits.lines[first - 1]
    indent = line[: len(line) - len(line.lstrip())]
    gap = [] if line.lstrip().startswith("- ") else [""]
    edits.put_above(first, [*(f"{indent}{each}" for each in bullets), *gap])


def _named(actions: Sequence[Action]) -> str:
    return "; ".join(action.action for action in actions)
