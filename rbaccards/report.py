"""Issues as people read them in a terminal, and as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict

from rbaccards.issues import Issue, Severity
from rbaccards.sources.excerpt import CUT, MARKED, WIDTH, visible

_NUMBER = 6
"""How wide the column of line numbers is."""


def as_text(issue: Issue) -> str:
    """An issue in a few lines: severity, code and place; what is wrong; the line with a caret; what to do.

    ERROR Y17  cards/safer-leeds/burglary.yaml:12:1
      I don't know "headlin". Did you mean "headline"?
         12 | headlin: burglary
              ^
        Try | headline: burglary
    """
    lines = [
        f"{issue.severity.upper()} {issue.code}  {visible(str(issue.place))}",
        f"  {visible(issue.message)}",
    ]
    if issue.excerpt and issue.place.line:
        lines += _pointed(issue)
    if issue.fix is not None and issue.fix.text is None:
        lines.append(f"{'Try':>{_NUMBER}}   take this line out")
    elif issue.fix is not None and issue.fix.text is not None:
        lines.append(f"{'Try':>{_NUMBER}} | {_cut(issue.fix.text, issue.place.column)[0]}")
    if issue.hint:
        lines.append(f"  {visible(issue.hint)}")
    return "\n".join(lines)


def _pointed(issue: Issue) -> list[str]:
    """The line as it stands, and a caret under the column."""
    column = issue.place.column
    if column > MARKED and issue.excerpt.startswith(CUT):
        column = MARKED  # the line was cut before it came here
    shown, column = _cut(issue.excerpt, column)
    line = f"{issue.place.line:>{_NUMBER}} | {shown}"
    return [line, " " * (_NUMBER + 2 + column) + "^"] if column else [line]


def _cut(text: str, column: int) -> tuple[str, int]:
    """A line made visible, cut around the column if it is long, and where the column is then."""
    start = max(0, column - WIDTH // 2) if len(text) > WIDTH else 0
    return visible(text[start : start + WIDTH]), max(column - start, 0)


def as_json(issues: Iterable[Issue]) -> str:
    return json.dumps([asdict(issue) for issue in issues], ensure_ascii=False, indent=1)


def tally(issues: Iterable[Issue]) -> str:
    """How many of each kind: "2 errors, 1 warning"."""
    found = [issue.severity for issue in issues]
    parts = [
        f"{number} {severity.value}{'' if number == 1 else 's'}"
        for severity in Severity
        if (number := found.count(severity))
    ]
    return ", ".join(parts) or "no problems"
