"""A pack's cards studied one by one: loaded, measured, checked, or known from before where nothing of them changed.

What a card is made from is watched while it is read. As long as the same files say the same, nothing is read again:
a check needs no more than the notes of what was found, and the card itself is fetched where it is to be shown. What
the checks of the pack ask of its cards stands in their notes too, so that they are run again only where it differs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256

from rbaccards.audience import Edition, card_for, edition_for, pack_for
from rbaccards.card_data import Tables
from rbaccards.checks import check_card, check_pack
from rbaccards.checks.editions import figures_are_for_its_readers, summary_is_for_its_readers
from rbaccards.checks.people import names_on
from rbaccards.issues import Issue
from rbaccards.loaded import ListedCard, LoadedPack
from rbaccards.measured import MeasuredCard, MeasuredPack, Past, measure_card, with_pulled_figures
from rbaccards.project import load_card
from rbaccards.schema.layout import Layout
from rbaccards.schema.pack import Council
from rbaccards.statements.facts import facts_of
from rbaccards.store.memory import Memory
from rbaccards.understood import of_card


@dataclass(frozen=True, slots=True)
class Note:
    """What was found of a card, without the card."""

    issues: tuple[Issue, ...]
    """What its files and the checks have against it; of a card that depends on others what its files have alone."""
    public: tuple[Issue, ...] = ()
    """What is wrong with its public edition beyond that."""
    understood: tuple[str, ...] = ()
    told: str = ""
    """What stands for everything that the checks of the pack ask of it."""
    alone: bool = True
    """Whether nothing of it is made from the other cards of its pack."""
    made_out: bool = True


@dataclass(frozen=True, slots=True)
class StudiedCard:
    listed: ListedCard
    note: Note
    sources: tuple[tuple[str, str], ...]
    """What it is made from: the paths of files, each with what stands for its contents."""
    fetch: Callable[[], MeasuredCard | None]
    """The card itself; None where nothing could be made of its file."""


@dataclass(frozen=True)
class Bench:
    """What the cards of one pack are studied with."""

    pack: LoadedPack
    """Declared: its cards are only listed."""
    files: Mapping[str, bytes]
    layouts: Mapping[str, Layout]
    people: Edition
    """The public edition, which reads persons as roles."""
    memory: Memory
    past: Callable[[], Past | None]
    tables: Tables
    depends: tuple[tuple[str, str], ...]
    """What the cards depend on beside their own files: what to call it, and what stands for it."""

    @cached_property
    def frame(self) -> str:
        """What stands for all of that."""
        return self.memory.key("frame", (self.pack.name, repr(self.depends)))


def open_bench(
    pack: LoadedPack,
    files: Mapping[str, bytes],
    layouts: Mapping[str, Layout],
    council: Council | None,
    memory: Memory,
    past: tuple[str, Callable[[], Past | None]],
) -> Bench:
    """`past` is the edition before, with what stands for it."""
    people = edition_for("public", council)
    depends = (
        (f"the rules of {pack.document.text.path}", _stands_for(pack.for_cards)),
        ("what council.yaml says of persons and small numbers", _stands_for((pack.small_numbers, people))),
        ("layouts", _stands_for(sorted(layouts.items()))),
        ("the edition before", past[0]),
    )
    return Bench(pack, files, layouts, people, memory, past[1], Tables(files, pack.calendar), depends)


def _stands_for(value: object) -> str:
    return sha256(repr(value).encode()).hexdigest()


@dataclass(frozen=True)
class StudiedPack:
    """A pack with its cards studied; `found` is what the checks have against the pack itself."""

    bench: Bench
    cards: tuple[StudiedCard, ...]

    @property
    def _alone(self) -> bool:
        """Whether no card is made from others, so that the notes say all there is to say."""
        return all(card.note.alone for card in self.cards)

    @cached_property
    def _found(self) -> tuple[tuple[Issue, ...], tuple[Issue, ...]]:
        """What is wrong with the pack itself, and with its public edition."""
        if not self._alone:
            return self._look()
        pack = self.bench.pack
        told = (f"{card.listed.listed} {card.note.told}" for card in self.cards)
        parts = (self.bench.frame, "\n".join(pack.document.text.lines), *told)
        return self.bench.memory.recall("pack", parts, self._look)

    def _look(self) -> tuple[tuple[Issue, ...], tuple[Issue, ...]]:
        whole = self.measured
        edition = pack_for(replace(whole, past=None), self.bench.people, self.bench.memory)
        public = summary_is_for_its_readers(edition, whole) if edition else ()
        return check_pack(whole), tuple(public)

    @cached_property
    def measured(self) -> MeasuredPack:
        """The pack with the cards themselves, without what is wrong with the pack."""
        bench = self.bench
        cards = {each.listed.listed: each.fetch() for each in self.cards}
        loaded = bench.pack.with_cards(
            {name: card.loaded if card else None for name, card in cards.items()}, self._unreadable()
        )
        past = bench.past()
        pack = MeasuredPack(loaded, tuple(card for card in cards.values() if card is not None), past=past)
        pack = with_pulled_figures(pack)
        return replace(pack, cards=tuple(card if card.alone else _checked(card, past) for card in pack.cards))

    def _unreadable(self) -> Iterator[Issue]:
        return (issue for each in self.cards if not each.note.made_out for issue in each.note.issues)

    @property
    def whole(self) -> MeasuredPack:
        """The pack with its cards and everything that was found."""
        return replace(self.measured, found=self._found[0])

    def issues(self) -> tuple[Issue, ...]:
        """Everything that is wrong with the pack and its cards, what is about the public edition aside."""
        if not self._alone:
            return self.whole.issues()
        cards = (issue for each in self.cards if each.note.made_out for issue in each.note.issues)
        return tuple(dict.fromkeys([*self.bench.pack.issues, *self._unreadable(), *self._found[0], *cards]))

    def public(self) -> tuple[Issue, ...]:
        """What is wrong with the public edition of the pack beyond what is wrong with its files."""
        found = [*self._found[1], *(issue for card in self.cards for issue in card.note.public)]
        if not self._alone:
            found += _of_dependent(self.measured, self.bench.people)
        return tuple(found)

    def understood(self) -> Iterator[str]:
        return (line for card in self.cards for line in card.note.understood)


def study(bench: Bench) -> StudiedPack:
    """The cards of a pack, each by itself."""
    return StudiedPack(bench, tuple(_card(listed, bench) for listed in bench.pack.listed))


def _card(listed: ListedCard, bench: Bench) -> StudiedCard:
    """A card from before, where every file that was asked for then says the same now; else studied anew."""
    memory = bench.memory
    asked = memory.key("asked", (bench.frame, listed.listed, listed.path, bench.files[listed.path]))
    paths: tuple[str, ...] | None = memory.known(asked)
    if paths is not None:
        sources = _sources(paths, bench)
        key = _key(asked, sources, bench)
        note: Note | None = memory.known(f"{key}-note")
        if note is not None:
            return StudiedCard(listed, note, sources, lambda: memory.known(key) or _study(listed, bench, asked).fetch())
    return _study(listed, bench, asked)


def _sources(paths: Iterable[str], bench: Bench) -> tuple[tuple[str, str], ...]:
    return tuple((path, _digest(path, bench.files)) for path in paths)


def _key(asked: str, sources: Iterable[tuple[str, str]], bench: Bench) -> str:
    """What stands for a card: what it depends on, and what the files that it asks for say."""
    return bench.memory.key("card", (asked, *(f"{path} {digest}" for path, digest in sources)))


def _study(listed: ListedCard, bench: Bench, asked: str) -> StudiedCard:
    """A card read, measured and checked, and kept with the paths of the files that it asked for."""
    watched, memory = Watched(bench.files), bench.memory
    note, card = _studied(listed, replace(bench, tables=bench.tables.over(watched)))
    sources = _sources(sorted(watched.asked), bench)
    key = _key(asked, sources, bench)
    if card is not None and card.alone:
        card = replace(card, key=key)
    for name, value in ((asked, tuple(path for path, _ in sources)), (f"{key}-note", note), (key, card)):
        memory.keep(name, value)
    return StudiedCard(listed, note, sources, lambda: card)


def _studied(listed: ListedCard, bench: Bench) -> tuple[Note, MeasuredCard | None]:
    loaded, issues = load_card(listed, bench.pack.pack, bench.tables, bench.layouts)
    if loaded is None:
        return Note(issues, made_out=False), None
    card = measure_card(loaded, bench.pack)
    if not card.alone:
        return Note(card.issues, understood=tuple(of_card(card)), alone=False), card
    card = _checked(card, bench.past())
    public = card_for(card, bench.people)
    asks = tuple(figures_are_for_its_readers(public, card)) if public else ()
    return Note(card.issues, asks, tuple(of_card(card)), _told(card, public)), card


def _checked(card: MeasuredCard, past: Past | None) -> MeasuredCard:
    return check_card(card, past.card(card) if past else None)


def _of_dependent(whole: MeasuredPack, people: Edition) -> Iterator[Issue]:
    """What is wrong with the public edition of the cards that depend on others."""
    edition = pack_for(replace(whole, past=None), people)
    cards = {card.name: card for card in whole.cards}
    for card in edition.cards if edition else ():
        if not card.alone:
            yield from figures_are_for_its_readers(card, cards[card.name])


def _told(card: MeasuredCard, public: MeasuredCard | None) -> str:
    """What stands for everything that the checks in PACK_CHECKS and EDITORIAL_PACKS ask of a card."""
    measures = [
        (key, reading.measure.model_copy(update={"commentary": None}), facts_of(reading))
        for key, reading in card.readings.items()
    ]
    asked = (
        card.data_in_doubt,
        card.loaded.card.population,
        dict(card.figures),
        dict(public.figures) if public else None,
        measures,
        [(each.name, each.place, card.loaded.document.text.line(each.place.line)) for each in names_on(card)],
    )
    return sha256(repr(asked).encode()).hexdigest()


class Watched(Mapping[str, bytes]):
    """Files, with a record of the paths that were asked for; of all of them where somebody looked through the list."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._files = files
        self.asked: set[str] = set()

    def __getitem__(self, path: str) -> bytes:
        self.asked.add(path)
        return self._files[path]

    def __iter__(self) -> Iterator[str]:
        self.asked.add(_LIST)
        return iter(self._files)

    def __len__(self) -> int:
        self.asked.add(_LIST)
        return len(self._files)


_LIST = "*"
"""Stands for the list of the files; no file has this path."""


def _digest(path: str, files: Mapping[str, bytes]) -> str:
    """What stands for the contents of a file, for its absence, or for the list of all."""
    if path == _LIST:
        return sha256("\n".join(files).encode()).hexdigest()
    return sha256(files[path]).hexdigest() if path in files else ""
