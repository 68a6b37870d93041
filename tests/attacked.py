"""Projects with every kind of card for everybody, and their texts changed: for scripts, and for what must not leak."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import yaml
from builders import CARD, COMPLAINTS, COUNCIL, LAYOUTS, PAPERS, PLAN, REPORT, SCORECARD, TRACKER, files

from rbaccards.checks.texts import written
from rbaccards.sources.yaml_reader import read_yaml

Steps = tuple[str | int, ...]


def papers() -> dict[str, bytes]:
    """An action tracker, a delivery plan, a scorecard and a committee report, all for everybody."""
    cards = dict(zip("abcd", (TRACKER, f"layout: delivery-plan\n{PLAN}", SCORECARD, REPORT), strict=True))
    listed = "".join(f"  - {name}\n" for name in cards)
    found = LAYOUTS | {COUNCIL: b"name: Anytown Council\n"}
    found |= {f"cards/papers/{name}.yaml": f"audience: public\n{text}".encode() for name, text in cards.items()}
    pack = f"{PAPERS}audience: public\ncards:\n{listed}layout: action-tracker\n"
    return found | {"cards/papers/pack.yaml": pack.encode()}


def report_card(note: str = "") -> dict[str, bytes]:
    """A report card for everybody, with a note at its latest value."""
    found = files({CARD: {"population:": "audience: public\npopulation:"}})
    rows = found[COMPLAINTS].replace(b"period,value", b"period,value,note").replace(b"\n2", b",\n2").rstrip(b"\n")
    quoted = note.replace('"', '""')
    return found | {COMPLAINTS: rows + f',"{quoted}"\n'.encode()}


def content_of(data: bytes) -> Any:
    """A file as lists, mappings and texts."""
    return yaml.load(data, yaml.BaseLoader)  # noqa: S506 - texts alone, nothing is constructed


def at(content: Any, steps: Iterable[str | int]) -> Any:
    """What stands at some steps; a lone entry stands for a list of one."""
    for step in steps:
        content = content if isinstance(step, int) and isinstance(content, dict) else content[step]
    return content


def texts_of(path: str, data: bytes) -> set[Steps]:
    """Where the texts for readers stand in a file."""
    document, issues = read_yaml(path, data)
    assert document is not None
    assert not issues
    return {each.steps for each in written(document)}


def with_words(data: bytes, places: Iterable[Steps], words: str, audiences: Mapping[Steps, str] | None = None) -> bytes:
    """A file with words at the end of some of its texts, and entries of it for fewer people."""
    content = content_of(data)
    for *above, last in places:
        holder = at(content, above)
        holder[last] = f"{holder[last].rstrip()} {words}"
    for steps, audience in (audiences or {}).items():
        at(content, steps)["audience"] = audience
    return yaml.safe_dump(content, allow_unicode=True, sort_keys=False).encode()
