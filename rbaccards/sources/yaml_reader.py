"""A card file as a tree of texts with places, and everything that is wrong with how it is written."""

from __future__ import annotations

import yaml

from rbaccards.issues import Issue, Place
from rbaccards.sources.decode import decode
from rbaccards.sources.excerpt import excerpt
from rbaccards.sources.nodes import Document, Mapping, Node, Scalar
from rbaccards.sources.text import Text
from rbaccards.sources.yaml_events import MAX_DEPTH, read_events, start_of
from rbaccards.sources.yaml_guard import FINDING_LIMIT, guard
from rbaccards.sources.yaml_tree import Builder, TooDeepError, build_node

LINE_LIMIT = 50_000
# YAML 1.1 ends lines at the first three and trips over the last; in a card they are ordinary characters.
_SEPARATORS = "\x85\u2028\u2029\ufeff"
_PRIVATE_USE = range(0xF0000, 0xFFFFE)
_ROW_OF_KEYS = 'Each line needs a name, a colon, a space and a value, as in "focus: Burglary reduction".'


def read_yaml(path: str, data: bytes) -> tuple[Document | None, tuple[Issue, ...]]:
    """The card in `data`, or None if it cannot be made out, and all the problems of the file."""
    text, found = decode(path, data)
    if text is None:
        return None, found
    if len(text.lines) > LINE_LIMIT:
        message = f"This file has more than {LINE_LIMIT:,} lines, the most that can be read."
        return None, (*found, Issue("Y22", Place(path), message, "Split it into several cards."))
    corrected, in_lines = guard(text)
    if len(in_lines) >= FINDING_LIMIT:
        message = f"This file has {FINDING_LIMIT} problems or more. The rest of it was not checked."
        return None, (*found, *in_lines, Issue("Y22", Place(path), message, "Put these right first."))
    root, in_tree = _read_tree(text, corrected)
    issues = (*found, *sorted((*in_lines, *in_tree), key=lambda issue: issue.place))
    if isinstance(root, Mapping):
        return Document(root, text), issues
    return None, issues if in_lines or in_tree else (*found, _not_a_card(root, text))


def _read_tree(text: Text, corrected: Text) -> tuple[Node | None, tuple[Issue, ...]]:
    content, restored = _without_separators("\n".join(corrected.lines) + "\n")
    build = Builder(text, corrected, restored)
    try:
        root = _read_root(content, build)
    except yaml.YAMLError as problem:
        return None, (*build.issues, _unreadable(problem, text))
    except TooDeepError as problem:
        message = f"Lists and entries are more than {MAX_DEPTH} levels deep here."
        hint = "A card needs four or five; check the brackets and the indentation."
        return None, (Issue("Y21", problem.place, message, hint, excerpt(text, problem.place)),)
    return root, tuple(build.issues)


def _read_root(content: str, build: Builder) -> Node | None:
    """The first document of the file; a second one is an issue."""
    root = None
    events = read_events(content)
    for event in events:
        if not isinstance(event, yaml.DocumentStartEvent):
            continue
        if root is not None:
            place = Place(build.text.path, *start_of(event))
            message = 'A line that is only "---" starts a second card in this file; nothing from there on is read.'
            hint = "Delete the line, or put the second card into a file of its own."
            build.issues.append(Issue("Y23", place, message, hint, excerpt(build.text, place)))
            break
        root = build_node(next(events), events, build)
    return root


def _not_a_card(root: Node | None, text: Text) -> Issue:
    """Why a file that can be read is no card."""
    whole = Place(text.path)
    if root is None or (isinstance(root, Scalar) and not root.text):
        hint = "To start one with every field explained, run: rbaccards new CARD"
        if any(line.strip() for line in text.lines):
            return Issue("Y23", whole, "This file has only comments in it.", hint)
        return Issue("Y23", whole, "This file is empty.", hint)
    shown = excerpt(text, root.place)
    if isinstance(root, Scalar):
        message = "This file is plain text, with no entries in it."
        return Issue("Y23", root.place, message, _ROW_OF_KEYS, shown)
    return Issue("Y23", root.place, "This file is a list, not a card.", _ROW_OF_KEYS, shown)


def _unreadable(problem: yaml.YAMLError, text: Text) -> Issue:
    """The one thing that still cannot be read, at the line where it is odd."""
    place = Place(text.path)
    if isinstance(problem, yaml.MarkedYAMLError):
        # A scanner knows where the odd text starts, the grammar above it where it first fits no more.
        starts = problem.context_mark if isinstance(problem, yaml.scanner.ScannerError) else None
        if mark := starts or problem.problem_mark:
            line = min(mark.line, len(text.lines) - 1)
            place = Place(text.path, line + 1, mark.column + 1 if line == mark.line else 1)
    message = "This line, or the one above it, cannot be made out."
    hint = "Check its indentation, its quotes, and that there is a space after the colon."
    return Issue("Y99", place, message, hint, excerpt(text, place))


def _without_separators(content: str) -> tuple[str, dict[int, str]]:
    """The content with unused characters for those that YAML would take for line ends, and the way back."""
    present = [separator for separator in _SEPARATORS if separator in content]
    unused = (code for code in _PRIVATE_USE if chr(code) not in content)
    restored = {code: separator for separator, code in zip(present, unused, strict=False)}
    stand_ins = {ord(separator): code for code, separator in restored.items()}
    return content.translate(stand_ins), restored
