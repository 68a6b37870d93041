"""Lists and maps written on one line: `[a, b]`, `{rating: amber, because: ...}`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from rbaccards.sources.yaml_events import is_legal
from rbaccards.sources.yaml_quotes import quoted

_CLOSERS = {"[": "]", "{": "}"}
_PIECE = re.compile(
    r"""(?P<space>[ \t\n]+)
    | (?P<comment>(?<=[ \t\n])\#[^\n]*)
    | (?P<open>[\[{])
    | (?P<close>[\]}])
    | (?P<next>,|:(?=[ \t\n]))
    | (?P<quote>"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')
    | (?P<word>[^\[\]{},:\s](?:[^\[\]{},:\s]|:(?!\s))*|.)""",
    re.VERBOSE | re.DOTALL,
)
_PART = re.compile(r"(?P<space>\s*)(?P<key>[^\s:]+(?: [^\s:]+)*:\s+)?(?P<value>.*?)\s*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Flow:
    """Where a list or map ends (None: never) and where its own commas are."""

    end: int | None
    commas: tuple[int, ...]
    has_figure: bool  # `{{ ... }}` outside quotes, which YAML takes for a map in a map


def scan_flow(text: str) -> Flow:
    """What the brackets of a text that starts with one enclose."""
    at, level, fresh, has_figure = 0, 0, True, False
    commas: list[int] = []
    while at < len(text) and (piece := _PIECE.match(text, at)):
        kind, end = piece.lastgroup, piece.end()
        if kind == "open":
            level += 1
            has_figure = has_figure or text.startswith("{{", at)
        elif kind == "close":
            level -= 1
            if not level:
                return Flow(end, tuple(commas), has_figure)
        elif kind == "next" and level == 1 and piece.group() == ",":
            commas.append(at)
        elif kind == "quote" and not fresh:  # an apostrophe inside a text
            end = at + 1
        fresh = kind in ("open", "next") or (fresh and kind in ("space", "comment"))
        at = end
    return Flow(None, tuple(commas), has_figure)


def mended_flow(text: str) -> str | None:
    """The list or map with quotes round each part that needs them, or None if that is not enough."""
    closer = _CLOSERS[text[0]]
    flow = scan_flow(text.replace(" #", "  "))  # so that a "#" hides nothing
    end = flow.end - 1 if flow.end else len(text)
    edges = (0, *flow.commas, end)
    parts = [_mended_part(text[after + 1 : before], text[0], closer) for after, before in pairwise(edges)]
    mended = text[0] + ",".join(parts) + closer
    return mended if is_legal(mended) else None


def _mended_part(part: str, opener: str, closer: str) -> str:
    match = _PART.fullmatch(part)
    if match is None or not match["value"]:
        return part
    if is_legal(f"{opener}{part}{closer}") and "{{" not in match["value"]:
        return part
    key = match["key"] or ""
    return match["space"] + key + quoted(match["value"])
