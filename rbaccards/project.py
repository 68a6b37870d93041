"""A project's sources as one checked value: packs with their cards, cards with their series, names resolved."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import replace

from rbaccards.card_data import Tables, data_issues, load_measure
from rbaccards.issues import Fix, Issue, Place, Severity, has_errors
from rbaccards.loaded import (
    ListedCard,
    LoadedCard,
    LoadedPack,
    NamedLayout,
    Project,
    calendar_of,
    swap,
    unknown,
)
from rbaccards.nearest import nearest
from rbaccards.read import LAYOUT
from rbaccards.schema.amend import Step, find
from rbaccards.schema.card import Card
from rbaccards.schema.layout import Layout
from rbaccards.schema.pack import Council, Pack
from rbaccards.schema.validate import validate
from rbaccards.sources.nodes import Document, Scalar
from rbaccards.sources.yaml_reader import read_yaml

COUNCIL_FILE = "cards/council.yaml"
PACK_FILE = "pack.yaml"


def load(files: Mapping[str, bytes]) -> Project:
    """The project that `files` (project path to bytes) describe, with every problem found."""
    project = declare(files)
    return replace(project, packs=tuple(_with_its_cards(pack, project.layouts, files) for pack in project.packs))


def is_read_first(path: str) -> bool:
    """Whether `declare` reads this file; of the others it needs the names alone."""
    return path == COUNCIL_FILE or posixpath.basename(path) == PACK_FILE or LAYOUT.fullmatch(path) is not None


def declare(files: Mapping[str, bytes]) -> Project:
    """The project with what its packs say of themselves; their cards are only listed."""
    council, issues = _load_council(files)
    layouts, found = load_layouts(files)
    issues += found
    packs = []
    for path in sorted(files):
        folder, name = posixpath.split(path)
        if name == PACK_FILE and posixpath.dirname(folder) == "cards":
            pack, found = _declare_pack(path, files, layouts)
            issues += found
            if pack is not None:
                packs.append(replace(pack, small_numbers=council.small_numbers) if council else pack)
    if not packs and not has_errors(issues):
        hint = "A pack is a folder in cards/ with a pack.yaml."
        issues += (Issue("F01", Place("cards"), "There is no pack here.", hint),)
    return Project(council, tuple(packs), issues, layouts)


def _load_council(files: Mapping[str, bytes]) -> tuple[Council | None, tuple[Issue, ...]]:
    if COUNCIL_FILE not in files:
        hint = "Write it with one line: name: and the name of the council."
        return None, (Issue("F01", Place(COUNCIL_FILE), "This file is missing; it says who publishes.", hint),)
    document, issues = read_yaml(COUNCIL_FILE, files[COUNCIL_FILE])
    if document is None:
        return None, issues
    council, found = validate(document, Council)
    return council, issues + found


def load_layouts(files: Mapping[str, bytes]) -> tuple[dict[str, Layout], tuple[Issue, ...]]:
    """The layouts by name, and what is wrong with those that cannot be used."""
    layouts, issues = dict[str, Layout](), tuple[Issue, ...]()
    for path in sorted(files):
        if match := LAYOUT.fullmatch(path):
            document, found = read_yaml(path, files[path])
            layout, wrong = validate(document, Layout) if document else (None, ())
            issues += found + wrong
            if layout is not None and not has_errors(found + wrong):
                layouts[match[1]] = layout
    return layouts, issues


def _declare_pack(
    path: str, files: Mapping[str, bytes], layouts: Mapping[str, Layout]
) -> tuple[LoadedPack | None, tuple[Issue, ...]]:
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
    layout, unknown_layout = _layout(pack.layout, document, layouts)
    found += unknown_layout
    if layout is None:
        return None, issues + found
    pack = pack.model_copy(update={"layout": layout.name})
    listed, broken, problems = _list_cards(folder, pack, document, files)
    return LoadedPack(
        posixpath.basename(folder),
        pack,
        document,
        listed,
        broken=broken,
        issues=issues + found + problems,
        sound=not has_errors(issues + found),
    ), ()


def _with_its_cards(pack: LoadedPack, layouts: Mapping[str, Layout], files: Mapping[str, bytes]) -> LoadedPack:
    tables = Tables(files, pack.calendar)
    read = {each.listed: load_card(each, pack.pack, tables, layouts) for each in pack.listed}
    cards = {name: card for name, (card, _) in read.items()}
    return pack.with_cards(cards, (issue for _, found in read.values() for issue in found))


def _layout(
    name: str, document: Document, layouts: Mapping[str, Layout]
) -> tuple[NamedLayout | None, tuple[Issue, ...]]:
    """The layout that a file asks for; for an unknown one the nearest, so that checking can go on, and an issue."""
    if name in layouts:
        return NamedLayout(name, layouts[name]), ()
    _, node = find(document.root, ("layout",))
    line = document.text.line(node.place.line)
    guess = nearest(name, layouts)
    said = f' Did you mean "{guess}"?' if guess else ""
    issue = Issue("S07", node.place, f'There is no layout "{name}".{said}', f"Known: {', '.join(layouts)}.", line)
    if not guess:
        return None, (issue,)
    return NamedLayout(guess, layouts[guess]), (replace(issue, hint="", fix=swap(issue, name, guess)),)


def _list_cards(
    folder: str, pack: Pack, document: Document, files: Mapping[str, bytes]
) -> tuple[tuple[ListedCard, ...], tuple[str, ...], tuple[Issue, ...]]:
    """The cards of a pack that have a file, the names of those that have none, and what is wrong with the list."""
    here = _card_files(folder, files)
    cards, broken, issues = list[ListedCard](), list[str](), list[Issue]()
    seen, first = set[str](), dict[str, str]()
    for index, name in enumerate(pack.cards):
        alike = first.setdefault(posixpath.basename(name), name)
        if name in seen:
            _, node = find(document.root, ("cards", index))
            line = document.text.line(node.place.line)
            fix = Fix(node.place.line, None) if line.strip().startswith("-") else None
            issues.append(Issue("F03", node.place, f"{name} is in the list twice.", "Keep one.", line, fix))
            continue
        seen.add(name)
        if alike != name:
            _, node = find(document.root, ("cards", index))
            message = f"{name} and {alike} would have the same name in this pack."
            hint = "Rename one of the two files."
            issues.append(Issue("F03", node.place, message, hint, document.text.line(node.place.line)))
            continue
        if name not in here:
            issues.append(_no_card(name, index, document, here))
            broken.append(name)
            continue
        cards.append(ListedCard(name, here[name]))
    for name in sorted(each for each in set(here) - set(pack.cards) if "/" not in each):
        message = f'This card is not in the list "cards" of {PACK_FILE}, so it is not made.'
        issues.append(Issue("F02", Place(here[name]), message, severity=Severity.WARNING))
    return tuple(cards), tuple(broken), tuple(issues)


def _card_files(folder: str, files: Mapping[str, bytes]) -> dict[str, str]:
    """The card files of this pack by name, and those of the others by PACK/CARD."""
    found = {}
    for path in files:
        pack, name = posixpath.split(path)
        if posixpath.dirname(pack) == "cards" and name.endswith(".yaml") and name != PACK_FILE:
            card = name.removesuffix(".yaml")
            found[card if pack == folder else f"{posixpath.basename(pack)}/{card}"] = path
    return found


def _no_card(name: str, index: int, document: Document, here: Mapping[str, str]) -> Issue:
    _, node = find(document.root, ("cards", index))
    line = document.text.line(node.place.line)
    guess = nearest(name, [each for each in here if ("/" in each) == ("/" in name)])
    said = f" The nearest is {guess}.yaml." if guess else ""
    fix = Fix(node.place.line, line.replace(name, guess, 1)) if guess else None
    return Issue("F01", node.place, f"There is no {name}.yaml.{said}", "", line, fix)


def load_card(
    listed: ListedCard, pack: Pack, tables: Tables, layouts: Mapping[str, Layout]
) -> tuple[LoadedCard | None, tuple[Issue, ...]]:
    """A card with its series; problems are inside it, or beside it where nothing can be made of it."""
    document, issues = read_yaml(listed.path, tables.files[listed.path])
    if document is None:
        return None, issues
    layout, unknown_layout = _layout(_layout_of(document) or pack.layout, document, layouts)
    issues += unknown_layout
    if layout is None:
        return None, issues
    card, found = validate(document, Card, {"calendar": tables.calendar}, layout.layout.requires)
    if card is None:
        return None, (*issues, *found, *data_issues(document, tables))
    loaded = LoadedCard(listed.name, card, document, {}, layout, issues + found)
    problems = list(_unresolved(loaded, pack))
    data = {}
    for key, measure in loaded.measures():
        steps = loaded.steps_of(key)
        measured, wrong = load_measure(key, measure, steps, loaded, tables)
        problems += wrong
        if measured is not None:
            data[key] = measured
    return replace(loaded, data=data, issues=(*loaded.issues, *problems)), ()


def _named_indicators(card: Card) -> Iterable[tuple[tuple[Step, ...], str]]:
    """The indicators that other entries of a card name, and where."""
    for index, action in enumerate(card.plan):
        yield from ((("plan", index, "measured_by", at), key) for at, key in enumerate(action.measured_by))
    for key, indicator in card.indicators.items():
        if indicator.counts_with is not None:
            yield ("indicators", key, "counts_with"), indicator.counts_with


def _layout_of(document: Document) -> str:
    """The layout that a card asks for; empty where it leaves it to its pack."""
    entry = next((each for each in document.root.entries if each.key.text == "layout"), None)
    return entry.value.text.strip() if entry is not None and isinstance(entry.value, Scalar) else ""


def _unresolved(loaded: LoadedCard, pack: Pack) -> Iterable[Issue]:
    """Names that lead nowhere: the outcome, the headline indicator, a key used twice."""
    card = loaded.card
    if card.outcome is not None:
        yield from unknown(loaded, ("outcome",), card.outcome, pack.outcomes, "pack.yaml has no outcome called")
    if card.headline is not None and card.indicators:
        yield from unknown(loaded, ("headline",), card.headline, card.indicators, "There is no indicator called")
    for steps, key in _named_indicators(card):
        yield from unknown(loaded, steps, key, card.indicators, "There is no indicator called")
    taken = set(card.indicators)
    for index, each in enumerate(card.performance):
        if each.key in taken:
            message = f'"{each.key}" is already the name of another measure on this card.'
            yield loaded.issue("S06", ("performance", index, "key"), message, "Choose another name.")
        taken.add(each.key)
