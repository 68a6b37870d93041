"""Why a card was made again: what it was made from at each build, and what has changed since.

The record lies with the cache, as JSON: of each card what stands for everything that it depends on, what of that had
changed when it was made the last time, and which files were made anew then.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from rbaccards.checked import Checked
from rbaccards.read import House
from rbaccards.store.cache import digest_of, key_of
from rbaccards.studied import StudiedCard, StudiedPack
from rbaccards.words import listed

RECORD = "made.json"
NEW = "it was not there before"


@dataclass(frozen=True, slots=True)
class Made:
    """What a card was made from the last time, by name; what of that had changed; the files made anew."""

    inputs: Mapping[str, str]
    because: tuple[str, ...]
    files: tuple[str, ...]


def read_record(cache: Path) -> dict[str, Made]:
    """The record of the last builds, by PACK/CARD; empty where there is none that can be read."""
    try:
        found = json.loads((cache / RECORD).read_bytes())
        return {
            name: Made(each["inputs"], tuple(each["because"]), tuple(each["files"])) for name, each in found.items()
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def written(record: Mapping[str, Made]) -> bytes:
    return json.dumps({name: asdict(made) for name, made in record.items()}, ensure_ascii=False).encode()


def after_build(
    before: Mapping[str, Made], checked: Checked, house: House, built: Iterable[str], changed: Iterable[str]
) -> dict[str, Made]:
    """The record after a build that made the files `built`, of which those `changed` are others than before."""
    inputs = inputs_of(checked, house)
    made, anew = _by_card(built, inputs), _by_card(changed, inputs)
    record = {name: each for name, each in before.items() if name in inputs}
    for name in made:
        because = _changed(before.get(name), inputs[name])
        if name not in before or name in anew:
            record[name] = Made(inputs[name], because, tuple(anew.get(name, ())))
        else:  # it depends on something else now, that changed nothing of it
            record[name] = Made(inputs[name], before[name].because, before[name].files)
    return record


def inputs_of(checked: Checked, house: House) -> dict[str, dict[str, str]]:
    """What stands for everything that each card depends on, by PACK/CARD and by name."""
    style = digest_of(part for name, data in house.files.items() for part in (name, data))
    shared = {"templates, styles and fonts": style, "this program and its libraries": key_of("program", ())}
    return {
        f"{pack.bench.pack.name}/{card.listed.name}": {**_sources(card, pack), **shared}
        for pack in checked.studied
        for card in pack.cards
    }


def _sources(card: StudiedCard, pack: StudiedPack) -> dict[str, str]:
    own = {name or "the list of files": digest for name, digest in (*card.sources, *pack.bench.depends)}
    if card.note.alone:
        return own
    others = digest_of(repr(each.sources) for each in pack.cards)
    return {**own, "the other cards of its pack": others}


def _by_card(files: Iterable[str], cards: Iterable[str]) -> dict[str, list[str]]:
    """The files of the output folder that are about one card, by its name."""
    known = set(cards)
    found: dict[str, list[str]] = {}
    for file in files:
        *folders, last = file.split("/")
        words = last.partition(".")[0].split("-")
        # the longest name first: damp-homes.html is no page of a card called damp
        names = ("-".join(words[:end]) for end in range(len(words), 0, -1))
        possible = (f"{folder}/{name}" for name in names for folder in folders)
        card = next((each for each in possible if each in known), None)
        if card is not None:
            found.setdefault(card, []).append(file)
    return found


def _changed(before: Made | None, inputs: Mapping[str, str]) -> tuple[str, ...]:
    if before is None:
        return (NEW,)
    names = dict.fromkeys((*before.inputs, *inputs))
    return tuple(name for name in names if before.inputs.get(name) != inputs.get(name))


def explained(name: str, record: Mapping[str, Made], inputs: Mapping[str, str]) -> Iterator[str]:
    """What was made again of a card the last time and why, and what has changed since."""
    made = record.get(name)
    if made is None:
        yield "It has not been built yet. The next build makes all of it."
        return
    if not made.files:
        yield "Its files were there already when this record was begun, and no build has changed them since."
    elif made.because == (NEW,):
        yield "The last build that changed it made all of it, as it was new then:"
    else:
        yield f"The last build that changed it made these files again, because of {listed(made.because)}:"
    yield from (f"  {file}" for file in made.files)
    now = _changed(made, inputs)
    if now:
        yield f"Changed since: {listed(now)}. The next build makes again what shows it."
    else:
        yield "Nothing that it depends on has changed since. The next build makes nothing of it again."
