"""The examples of the manual put into a project, as their pages say: "Example (part of a card, printed)"."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from builders import CARD, COUNCIL, PARTS, codes, files, kept, with_part
from demonstration import ROOT

from rbaccards.build import Wanted, build
from rbaccards.checked import NOTHING_KEPT, check
from rbaccards.editions.kept import altered
from rbaccards.execute import Here
from rbaccards.issues import Issue
from rbaccards.read import read_house
from rbaccards.store.cache import NoCache

EXAMPLE = re.compile(r"Example \((?P<where>[^)]+)\):\n\n(?P<wrong>.+?)\n\nBetter:\n\n(?P<better>.+)", re.DOTALL)
FOLDER = "cards/warm-homes"
MEASURES = """
performance:
  - key: heating
    name: Tenants satisfied with their heating
    question: how_well
    unit: "%"
    polarity: higher
    frequency: year
    data: data/heating.csv
    source: Survey of tenants
"""
CALLS = """  - key: calls
    name: Calls about cold homes
    question: how_much
    unit: calls
    polarity: none
    frequency: quarter
    adds_up: sum
    data: data/calls.csv
    source: Call centre
"""
HEATING = "period,value\n2009/10,70\n2010/11,72\n2011/12,74\n"

Project = dict[str, bytes]


def _swap(path: str, old: str, new: str) -> Callable[[Project], None]:
    def swap(project: Project) -> None:
        text = project[path].decode()
        assert old in text
        project[path] = text.replace(old, new).encode()

    return swap


def _without(path: str, first: str, following: str) -> Callable[[Project], None]:
    """Takes out what stands from one text to the next."""

    def without(project: Project) -> None:
        text = project[path].decode()
        project[path] = (text[: text.index(first)] + text[text.index(following) :]).encode()

    return without


def _all(*changes: Callable[[Project], None]) -> Callable[[Project], None]:
    def change(project: Project) -> None:
        for each in changes:
            each(project)

    return change


def _spare(project: Project) -> None:
    project[f"{FOLDER}/spare.yaml"] = project[CARD]


def _template(project: Project) -> None:
    path = "templates/report-card/card.html"
    project[path] = read_house(ROOT).files[path] + b"\n"


SETTINGS: Mapping[str, Callable[[Project], None]] = {
    "of a public card": _all(
        _swap(CARD, "population:", "audience: public\npopulation:"),
        _without(CARD, "    commentary: |", "story: |"),
    ),
    "where the complaints are for the board": _all(
        _swap(CARD, "population:", "audience: public\npopulation:"),
        _swap(CARD, "    unit: complaints", "    unit: complaints\n    audience: board"),
    ),
    "added up as a ratio": _all(
        _swap(CARD, "    unit: calls\n    polarity: none", '    unit: "%"\n    polarity: higher'),
        _swap(CARD, "adds_up: sum\n    data: data/calls.csv", "adds_up: ratio\n    data: data/calls.csv"),
    ),
    "read as the year to date": _swap(
        CARD, "    data: data/calls.csv", "    data: data/calls.csv\n    reads_as: year to date"
    ),
    "with a card spare.yaml beside it": _spare,
    "with a template of its own": _template,
    "that is trusted": lambda project: project.update({COUNCIL: project[COUNCIL] + b"trust_templates: yes\n"}),
}
"""What a page says about the project that an example stands in."""
SAVED: Mapping[str, Callable[[bytes], bytes]] = {
    "saved as Windows-1252": lambda data: data.decode().encode("cp1252"),
    "damaged": lambda data: data.replace("\N{REPLACEMENT CHARACTER}".encode(), b"\x81"),
    "with more than 50,000 rows": lambda data: data + data.splitlines(keepends=True)[-1] * 50_000,
    "with more than 1 MB": lambda data: data + data.splitlines(keepends=True)[-1] * 30_000,
    "forty times as long": lambda data: data,
}
"""What is done to the file of an example that is wrong."""


def parsed(example: str) -> tuple[str, str, str]:
    """Where an example belongs, what is wrong, and what is better."""
    found = EXAMPLE.fullmatch(example)
    assert found is not None, "write Example (part of a card): ... Better: ..."
    wrong, better = (re.sub("^    ", "", found[name], flags=re.MULTILINE) for name in ("wrong", "better"))
    return found["where"], wrong, better


def said(where: str, part: str, instead_of: str, *, wrong: bool) -> list[str]:
    """The codes of what is said about the small project with a part in place of its own."""
    place, *settings = where.split(", ")
    project, before = files(), NOTHING_KEPT
    if place.startswith("editions/"):
        return _of_an_edition(place, part if wrong else "")
    if "a quarter later" in settings:
        past = files({CARD: {"There were": "Then there were"}})
        before = kept(past | {CARD: with_part(past[CARD].decode(), part.partition("still_true")[0], 0, "").encode()})
    path, project[CARD] = _path(place), _with_measures(place, project[CARD])
    project[f"{FOLDER}/data/heating.csv"] = HEATING.encode()
    for setting in settings:
        SETTINGS.get(setting, lambda _: None)(project)
    if wrong and "forty times as long" in settings:
        part += part.splitlines(keepends=True)[-1] * 40
    if place in PLACES:
        _, indent, after = PLACES[place]
        start, found, rest = (
            project[path].decode().partition(MEASURES if place == "part of a performance measure" else "\0")
        )
        text = with_part(found or start, part, indent, after, instead_of)
        project[path] = f"{start}{text}{rest}".encode() if found else text.encode()
    else:
        project[path] = f"{part}\n".encode()
    for setting in settings if wrong else ():
        project[path] = SAVED.get(setting, lambda data: data)(project[path])
    if "printed" in settings:
        return codes(_printed(project))
    return codes(check(project, before).issues)


PLACES = PARTS | {"part of a performance measure": (CARD, 4, "  - key: heating")}


def _path(place: str) -> str:
    if place in PLACES:
        return PLACES[place][0]
    if place.startswith(("templates/", "charts/")):
        return place
    return COUNCIL if place == "council.yaml" else f"{FOLDER}/{place}"


def _with_measures(place: str, card: bytes) -> bytes:
    """The card with the measures that an example is about."""
    measures = MEASURES if place in ("data/heating.csv", "part of a performance measure") else ""
    if place == "data/calls.csv":
        measures = f"\nperformance:\n{CALLS}"
    return card + measures.encode()


def _of_an_edition(place: str, part: str) -> list[str]:
    """What is said of a file of an edition: with other content than it had, or as it was."""
    found = kept(files())
    path = f"{FOLDER}/{place}"
    assert path in found
    now = found | ({path: part.encode()} if part else {})
    return codes(altered(found, now.get))


def _printed(project: Project) -> tuple[Issue, ...]:
    """What is said when the card is printed; templates are those of the project before the shipped ones."""
    house = read_house(ROOT)
    own = {
        path: data for path, data in project.items() if path.endswith((".css", ".html")) or path.startswith("charts")
    }
    filled = tuple(path for path in own if path.endswith(".html"))
    more = {path: data if path in filled else house.files[path] + data for path, data in own.items()}
    styled = replace(house, files={**house.files, **more}, own=filled)
    checked = check({path: data for path, data in project.items() if path not in own})
    built = build(checked, styled, Wanted("warm-homes", "cold-homes"), NoCache(), Here(), lambda _: None)
    return (*checked.issues, *built.issues)
