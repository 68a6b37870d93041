"""A project's files as checked values: packs, their cards, and the series of every measure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from rbaccards.issues import Fix, Issue, Place, Severity
from rbaccards.nearest import nearest
from rbaccards.periods.period import Calendar
from rbaccards.schema.amend import Step, find
from rbaccards.schema.card import Card
from rbaccards.schema.layout import Layout
from rbaccards.schema.measure import Measure
from rbaccards.schema.pack import Council, Pack, SmallNumbers
from rbaccards.series import Series
from rbaccards.sources.nodes import Document, Scalar

_OWN: Mapping[str, object] = {"cards": (), "summary": None, "note": None, "still_true": (), "glossary": {}}
_MONTHS = {"January": 1, "April": 4, "July": 7, "September": 9, "October": 10}


@dataclass(frozen=True, slots=True)
class MeasureData:
    """The series of one measure: the leading one, all groups, and one tuple of areas for each breakdown.

    `totals` holds the years that the file gives beside its months or quarters, `comparators` the areas to compare with.
    """

    series: Series
    groups: tuple[Series, ...] = ()
    areas: tuple[tuple[Series, ...], ...] = ()
    totals: Series | None = None
    comparators: tuple[Series, ...] = ()


@dataclass(frozen=True, slots=True)
class NamedLayout:
    """A layout with the name of its folder."""

    name: str
    layout: Layout


@dataclass(frozen=True, slots=True)
class LoadedCard:
    """A card with its series; `issues` holds every problem of its file and of the files it names."""

    name: str
    card: Card
    document: Document
    data: Mapping[str, MeasureData]
    layout: NamedLayout
    issues: tuple[Issue, ...] = ()

    @property
    def path(self) -> str:
        return self.document.text.path

    def measures(self) -> Iterable[tuple[str, Measure]]:
        """Every measure with its key, indicators first, in the order of the file; of a key used twice the first."""
        yield from self.card.indicators.items()
        seen = set(self.card.indicators)
        for each in self.card.performance:
            if each.key not in seen:
                seen.add(each.key)
                yield each.key, each

    def place(self, *steps: Step) -> Place:
        """Where the value at `steps` stands in the card's file."""
        entry, node = find(self.document.root, steps)
        named = entry is not None and isinstance(steps[-1], str) and not isinstance(node, Scalar)
        return entry.key.place if entry is not None and named else node.place

    def steps_of(self, key: str) -> tuple[Step, ...]:
        """Where the measure called `key` stands in the card."""
        if key in self.card.indicators:
            return ("indicators", key)
        return ("performance", next(i for i, each in enumerate(self.card.performance) if each.key == key))

    def issue(
        self,
        code: str,
        steps: tuple[Step, ...],
        message: str,
        hint: str = "",
        fix: Fix | None = None,
        severity: Severity = Severity.ERROR,
    ) -> Issue:
        place = self.place(*steps)
        return Issue(code, place, message, hint, self.document.text.line(place.line), fix, severity)


@dataclass(frozen=True, slots=True)
class ListedCard:
    """A card of the list in pack.yaml that has a file: its name there, and the path."""

    listed: str
    path: str

    @property
    def name(self) -> str:
        return self.listed.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class LoadedPack:
    """A pack with its cards in binding order; `broken` names the cards that could not be made out at all.

    A pack that is only declared has no cards yet: `listed` are those to be read.
    """

    name: str
    pack: Pack
    document: Document
    listed: tuple[ListedCard, ...] = ()
    cards: tuple[LoadedCard, ...] = ()
    broken: tuple[str, ...] = ()
    issues: tuple[Issue, ...] = ()
    sound: bool = True
    """False where pack.yaml itself has an error: its cards would be printed from what was only assumed."""
    small_numbers: SmallNumbers = field(default_factory=SmallNumbers)
    """The council's rule for small counts."""

    @property
    def calendar(self) -> Calendar:
        return calendar_of(self.pack)

    @property
    def for_cards(self) -> Pack:
        """What pack.yaml says that a card may depend on: all but its own texts, and which other cards there are."""
        return self.pack.model_copy(update=_OWN)

    def with_cards(self, found: Mapping[str, LoadedCard | None], issues: Iterable[Issue]) -> LoadedPack:
        """The pack with the cards that were read, by their listed names; None for one that could not be made out."""
        broken = {*self.broken, *(name for name, card in found.items() if card is None)}
        return replace(
            self,
            cards=tuple(card for each in self.listed if (card := found[each.listed]) is not None),
            broken=tuple(each for each in self.pack.cards if each in broken),
            issues=(*self.issues, *issues),
        )


@dataclass(frozen=True, slots=True)
class Project:
    council: Council | None
    packs: tuple[LoadedPack, ...]
    issues: tuple[Issue, ...] = field(default=())
    """Problems of the project itself, and of packs that could not be made out."""
    layouts: Mapping[str, Layout] = field(default_factory=dict)


def calendar_of(pack: Pack) -> Calendar:
    return Calendar(financial_start=_MONTHS[pack.financial_year_starts])


def unknown(loaded: LoadedCard, steps: tuple[Step, ...], name: str, known: Iterable[str], says: str) -> Iterable[Issue]:
    names = list(known)
    if name in names:
        return
    guess = nearest(name, names)
    said = f' Did you mean "{guess}"?' if guess else ""
    issue = loaded.issue("S07", steps, f'{says} "{name}".{said}', "" if guess else f"Known: {', '.join(names)}.")
    yield replace(issue, fix=swap(issue, name, guess)) if guess else issue


def swap(issue: Issue, old: str, new: str) -> Fix | None:
    """The issue's line with `old`, where the issue points, replaced by `new`."""
    start = issue.excerpt.find(old, max(issue.place.column - 1, 0))
    if start < 0:
        return None
    return Fix(issue.place.line, issue.excerpt[:start] + new + issue.excerpt[start + len(old) :])
