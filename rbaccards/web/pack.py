"""The page of a pack: every priority in one table, what needs attention, what changed, the files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rbaccards.changes import since
from rbaccards.figures import fill
from rbaccards.measure_words import period_name, style_of
from rbaccards.measured import MeasuredCard, MeasuredPack
from rbaccards.schema.pack import Part
from rbaccards.view.pack.pages import PackView, pack_view, rated, spark_of
from rbaccards.view.parts import Chart, Mark
from rbaccards.view.reasons import direction_mark, overall_reason, rating_mark
from rbaccards.web import addresses
from rbaccards.web.changes import LinkedChange
from rbaccards.web.frame import Download, Link, card_link
from rbaccards.words import many

_PARTS: tuple[Part, ...] = ("summary", "exceptions", "actions")
_OF_THE_PACK: tuple[Part, ...] = ("scorecard", "plan", "contributors", "glossary")
"""Shown where the pack has them."""


@dataclass(frozen=True, slots=True)
class Priority:
    """A row of the summary; `rating` names it for the filter."""

    link: Link
    outcome: str
    figure: str
    words: str
    spark: Chart | None
    target: str
    target_for: str
    mark: Mark | None
    judged: bool
    year_end: Mark | None
    direction: Mark | None
    reason: str

    @property
    def rating(self) -> str:
        return self.mark.shape if self.mark else "none"


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice of the filter: what is shown, and how many that are."""

    rating: str
    mark: Mark
    number: int


@dataclass(frozen=True, slots=True)
class PackPage:
    view: PackView
    priorities: tuple[Priority, ...]
    """The rated cards."""
    others: tuple[Link, ...]
    """Cards that are not rated as a whole: scorecards and reports."""
    choices: tuple[Choice, ...]
    changes: tuple[LinkedChange, ...]
    before: str
    """The period that the changes are since."""
    files: tuple[Download, ...]
    series: tuple[Download, ...]
    editions: tuple[Link, ...]

    @property
    def forecast(self) -> bool:
        """Whether any priority has a rating for the year's end, so that the column has something to say."""
        return any(each.year_end for each in self.priorities)

    @property
    def figures(self) -> bool:
        """Whether any priority is led by a figure; else the table says why each is rated so."""
        return any(each.figure for each in self.priorities)


def pack_page(
    pack: MeasuredPack,
    publisher: str,
    files: Mapping[str, Download],
    editions: tuple[Link, ...],
    changes: tuple[LinkedChange, ...],
) -> PackPage:
    parts = (*_PARTS, *(part for part in _OF_THE_PACK if part in pack.pack.parts))
    view = pack_view(pack, publisher, parts, {}, {})
    priorities = {card.name: priority(card) for card in rated(pack)}
    return PackPage(
        view=view,
        priorities=tuple(priorities.values()),
        others=tuple(card_link(card) for card in pack.cards if card.name not in priorities),
        choices=tuple(_choices(view)),
        changes=changes,
        before=since(pack).label,
        files=files_of(pack.loaded.name, files),
        series=tuple(_series(pack, files)),
        editions=editions,
    )


def priority(card: MeasuredCard) -> Priority:
    """A card in a row: its headline figure, ratings and direction."""
    reading, declared = card.headline, card.loaded.card
    leading = reading.leading if reading else None
    year_end = reading.year_end_colour if reading else None
    style = style_of(reading.measure) if reading else None
    target = reading.target if reading else None
    return Priority(
        link=card_link(card),
        outcome=declared.outcome or "",
        figure=style.text(leading.now.value) if style and leading else "",
        words=_words(card),
        spark=spark_of(card),
        target=style.text(target.value) if style and target else "",
        target_for=target.period.label if target else "",
        mark=rating_mark(card.colour, card.scale),
        judged=card.judged,
        year_end=rating_mark(year_end, reading.rules.scale) if reading and year_end else None,
        direction=direction_mark(reading.direction) if reading else None,
        reason=overall_reason(card),
    )


def _words(card: MeasuredCard) -> str:
    """What the figure counts and when; why there is none where there is none."""
    reading = card.headline
    if reading is None:
        measures = card.loaded.card.indicators.values()
        return next((fill(each.placeholder, card.figures) for each in measures if each.placeholder), "")
    if reading.leading is None:
        return f"{reading.measure.name}: no figure yet"
    return f"{reading.measure.name}, {period_name(reading.leading.now.period, reading.measure)}"


def _choices(view: PackView) -> Iterator[Choice]:
    for mark, number in view.counts:
        if int(number):
            yield Choice(mark.shape, mark, int(number))


def files_of(name: str, files: Mapping[str, Download]) -> tuple[Download, ...]:
    """The pack as PDF, then all its data."""
    wanted = [addresses.pack_pdf(name), *(addresses.pack_file(name, kind) for kind in ("xlsx", "csv", "json"))]
    return tuple(files[each] for each in wanted if each in files)


def _series(pack: MeasuredPack, files: Mapping[str, Download]) -> Iterator[Download]:
    for card in pack.cards:
        for key in card.readings:
            address = addresses.series_file(pack.loaded.name, card.name, key)
            if address in files:
                yield files[address]


def tally(priorities: tuple[Priority, ...]) -> str:
    """How many there are and how they are rated: "3 priorities: 2 green, 1 not rated"."""
    words = [each.mark.word.lower() for each in priorities if each.mark]
    stand = ", ".join(f"{words.count(word)} {word}" for word in dict.fromkeys(sorted(words)))
    return f"{many(len(priorities), 'priority')}: {stand}" if stand else many(len(priorities), "priority")
