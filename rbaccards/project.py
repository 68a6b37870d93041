"""A project's sources as one checked value: packs with their cards, cards with their series, names resolved."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import replace

from rbaccards.card_data import Tables, data_issues, load_measure
from rbaccards.issues import Fix, Issue, Place, Severity, has_errors
from rbaccards.loaded import LoadedCard, LoadedPack, Project, calendar_of, unknown
from rbaccards.nearest import nearest
from rbaccards.periods.period import Calendar
from rbaccards.schema.amend import find
from rbaccards.schema.card import Card
from rbaccards.schema.pack import Council, Pack
from rbaccards.schema.validate import validate
from rbaccards.sources.nodes import Document
from rbaccards.sources.yaml_reader import read_yaml

COUNCIL_FILE = "cards/council.yaml"
PACK_FILE = "pack.yaml"


def load(files: Mapping[str, bytes]) -> Project:
    """The project that `files` (project path to bytes) describe, with every problem found."""
    council, issues = _load_council(files)
    packs = []
    for path in sorted(files):
        folder, name = posixpath.split(path)
        if name == PACK_FILE and posixpath.dirname(folder) == "cards":
            pack, found = _load_pack(path, files)
            issues += found
            if pack is not None:
                packs.append(replace(pack, small_numbers=council.small_numbers) if council else pack)
    if not packs and not has_errors(issues):
        hint = "A pack is a folder in cards/ with a pack.yaml."
        issues += (Issue("F01", Place("cards"), "There is no pack here.", hint),)
    return Project(council, tuple(packs), issues)


def _load_council(files: Mapping[str, bytes]) -> tuple[Council | None, tuple[Issue, ...]]:
    if COUNCIL_FILE not in files:
        hint = "Write it with one line: name: and the name of the council."
        return None, (Issue("F01", Place(COUNCIL_FILE), "This file is missing; it says who publishes.", hint),)
    document, issues = read_yaml(COUNCIL_FILE, files[COUNCIL_FILE])
    if document is None:
        return None, issues
    council, found = validate(document, Council)
    return council, issues + found


def _load_pack(path: str, files: Mapping[str, bytes]) -> tuple[LoadedPack | None, tuple[Issue, ...]]:
    document, issues = read_yaml(path, files[path])
    if document is None:
        return None, issues
    # the calendar is needed to read the periods of the very file that sets it, so the file is read twice
    pack, found = validate(document, Pack)
    if pack is None:
        return None, issues + found
    calendar = calendar_of(pack)
    pack, found = validate(document, Pack, {"calendar": calendar})
    if pack is None:
        return None, issues + found
    folder = posixpath.dirname(path)
    cards, broken, problems = _load_cards(folder, pack, document, files, calendar)
    return LoadedPack(
        posixpath.basename(folder),
        pack,
        document,
        cards,
        broken,
        issues + found + problems,
        not has_errors(issues + found),
    ), ()


def _load_cards(
    folder: str, pack: Pack, document: Document, files: Mapping[str, bytes], calendar: Calendar
) -> tuple[tuple[LoadedCard, ...], tuple[str, ...], tuple[Issue, ...]]:
    here = {
        posixpath.basename(path).removesuffix(".yaml"): path
        for path in files
        if posixpath.dirname(path) == folder and path.endswith(".yaml") and not path.endswith("/" + PACK_FILE)
    }
    cards, broken, issues = list[LoadedCard](), list[str](), list[Issue]()
    tables = Tables(files, calendar)
    for index, name in enumerate(pack.cards):
        if name in pack.cards[:index]:
            _, node = find(document.root, ("cards", index))
            line = document.text.line(node.place.line)
            fix = Fix(node.place.line, None) if line.strip().startswith("-") else None
            issues.append(Issue("F03", node.place, f"{name} is in the list twice.", "Keep one.", line, fix))
            continue
        if name not in here:
            issues.append(_no_card(name, index, document, here))
            broken.append(name)
            continue
        card, found = load_card(name, here[name], pack, tables)
        issues += found
        if card is None:
            broken.append(name)
        else:
            cards.append(card)
    for name in sorted(set(here) - set(pack.cards)):
        message = f'This card is not in the list "cards" of {PACK_FILE}, so it is not made.'
        issues.append(Issue("F02", Place(here[name]), message, severity=Severity.WARNING))
    return tuple(cards), tuple(broken), tuple(issues)


def _no_card(name: str, index: int, document: Document, here: Mapping[str, str]) -> Issue:
    _, node = find(document.root, ("cards", index))
    line = document.text.line(node.place.line)
    guess = nearest(name, here)
    said = f" The nearest is {guess}.yaml." if guess else ""
    fix = Fix(node.place.line, line.replace(name, guess, 1)) if guess else None
    return Issue("F01", node.place, f"There is no {name}.yaml.{said}", "", line, fix)


def load_card(name: str, path: str, pack: Pack, tables: Tables) -> tuple[LoadedCard | None, tuple[Issue, ...]]:
    """The card at `path` with its series; problems are inside it, or beside it where nothing can be made of it."""
    document, issues = read_yaml(path, tables.files[path])
    if document is None:
        return None, issues
    card, found = validate(document, Card, {"calendar": tables.calendar})
    if card is None:
        return None, (*issues, *found, *data_issues(document, tables))
    loaded = LoadedCard(name, card, document, {}, issues + found)
    problems = list(_unresolved(loaded, pack))
    data = {}
    for key, measure in loaded.measures():
        steps = loaded.steps_of(key)
        measured, wrong = load_measure(key, measure, steps, loaded, tables)
        problems += wrong
        if measured is not None:
            data[key] = measured
    return replace(loaded, data=data, issues=(*loaded.issues, *problems)), ()


def _unresolved(loaded: LoadedCard, pack: Pack) -> Iterable[Issue]:
    """Names that lead nowhere: the outcome, the headline indicator, a key used twice."""
    card = loaded.card
    yield from unknown(loaded, ("outcome",), card.outcome, pack.outcomes, "pack.yaml has no outcome called")
    yield from unknown(loaded, ("headline",), card.headline, card.indicators, "There is no indicator called")
    taken = set(card.indicators)
    for index, each in enumerate(card.performance):
        if each.key in taken:
            message = f'"{each.key}" is already the name of another measure on this card.'
            yield loaded.issue("S06", ("performance", index, "key"), message, "Choose another name.")
        taken.add(each.key)
