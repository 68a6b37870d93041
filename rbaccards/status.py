"""How every card stands a quarter's end away: rating, data, what is stale, overdue or missing, and who has to act."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from rbaccards.issues import Issue, Severity
from rbaccards.measured import MeasuredCard, MeasuredPack, as_at, status_of
from rbaccards.periods.dates import day_in_words
from rbaccards.schema.card import Action
from rbaccards.schema.names import SectionName
from rbaccards.view.reasons import direction_mark, rating_mark
from rbaccards.view.titles import heading_of, short_title
from rbaccards.words import listed, many, sentence

Side = Literal["data", "words", "actions"]
"""The three parts of the score."""


_FEW = 3
"""So many measures are named one by one."""


@dataclass(frozen=True, slots=True)
class ToDo:
    """Something to settle: which part of the score it lowers, what it is, and the post that answers for it."""

    side: Side
    what: str
    who: str


@dataclass(frozen=True, slots=True)
class CardStatus:
    """One card in a row."""

    name: str
    title: str
    rating: str
    year_end: str
    direction: str
    data_to: str
    """The end of what the headline figure covers; empty where there is none."""
    problems: int
    """Errors of its files."""
    to_do: tuple[ToDo, ...]
    asked: int
    """How many points were asked of this card; those without something to do are met."""

    @property
    def met(self) -> int:
        return self.asked - len({(each.side, each.what.split(":")[0]) for each in self.to_do})

    @property
    def score(self) -> str:
        """How much of what makes a good card is there: "11 of 13"."""
        return f"{self.met} of {self.asked}"


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that makes a good card: to whom it applies, and what is missing, empty where nothing is."""

    side: Side
    name: str
    applies: Callable[[MeasuredCard], bool]
    missing: Callable[[MeasuredCard], str]


def statuses(pack: MeasuredPack) -> tuple[CardStatus, ...]:
    """How the cards of a pack stand, in their order; with what the checks of the whole pack found in their files."""
    return tuple(
        card_status(replace(card, issues=(*card.issues, *_found_in(card.loaded.path, pack)))) for card in pack.cards
    )


def _found_in(path: str, pack: MeasuredPack) -> Iterator[Issue]:
    return (issue for issue in pack.found if issue.place.path == path)


def card_status(card: MeasuredCard) -> CardStatus:
    reading = card.headline
    end = reading.year_end_colour if reading else None
    asked = [point for point in POINTS if point.applies(card)]
    return CardStatus(
        name=card.name,
        title=sentence(short_title(card)),
        rating=rating_mark(card.colour, card.scale).word if card.layout.rated else "not rated as a whole",
        year_end=rating_mark(end, reading.rules.scale).word if reading and end else "not forecast",
        direction=direction_mark(reading.direction).word if reading else "not assessed",
        data_to=reading.leading.now.period.end_label if reading and reading.leading else "",
        problems=sum(issue.severity is Severity.ERROR for issue in card.issues),
        to_do=(*_open_points(asked, card), *_late(card)),
        asked=len(asked) + bool(card.loaded.card.new_actions),
    )


def _open_points(asked: list[Point], card: MeasuredCard) -> Iterator[ToDo]:
    who = card.loaded.card.lead.role if card.loaded.card.lead else "nobody is named as lead"
    for point in asked:
        if missing := point.missing(card):
            yield ToDo(point.side, f"{point.name}: {missing}", who)


def _late(card: MeasuredCard) -> Iterator[ToDo]:
    """Every late action, for its owner."""
    for action in card.loaded.card.new_actions:
        if status_of(action, as_at(card.pack)) == "late":
            yield ToDo("actions", f"late actions: {_named(action)}", action.owner or "owner not named")


def _named(action: Action) -> str:
    return f"{action.action}, due {action.due.label}" if action.due else action.action


def _has_headline(card: MeasuredCard) -> bool:
    return card.headline is not None


_BY_ROWS: frozenset[SectionName] = frozenset({"updates", "plan", "scorecard"})
"""Documents with these tell in rows what a report card tells in sections."""


def _tells(name: SectionName) -> Callable[[MeasuredCard], bool]:
    """Whether a card is of a layout that tells this in a section of its own."""
    return lambda card: name in card.layout.parts and not _BY_ROWS & set(card.layout.parts)


def _empty(*names: SectionName) -> Callable[[MeasuredCard], str]:
    """The sections of the layout that have nothing in them."""

    def missing(card: MeasuredCard) -> str:
        asked = [name for name in names if name in card.layout.parts and not getattr(card.loaded.card, name)]
        return listed(f"“{heading_of(name, card)}”" for name in asked) if asked else ""

    return missing


def _found(*codes: str) -> Callable[[MeasuredCard], str]:
    """What the checks found under these codes, by the line."""

    def missing(card: MeasuredCard) -> str:
        lines = [f"line {line}" for line in sorted(issue.place.line for issue in card.issues if issue.code in codes)]
        return listed(lines) if lines else ""

    return missing


def _stale(card: MeasuredCard) -> str:
    """Whether figures are there, and no older than the time that it takes to collect them (D03, E02)."""
    if card.headline is None or card.headline.leading is None:
        return "there are none"
    end = card.headline.leading.now.period.end_label
    return f"they end with {end}" if _found("E02")(card) or _found("D03")(card) else ""


def _unstated(field: str) -> Callable[[MeasuredCard], str]:
    """The measures with data that do not say something about themselves."""

    def missing(card: MeasuredCard) -> str:
        names = [each.measure.name for each in card.readings.values() if getattr(each.measure, field) is None]
        if len(names) > _FEW:
            return f"not stated for {len(names)} of {len(card.readings)}"
        return f"not stated for {listed(names)}" if names else ""

    return missing


POINTS: tuple[Point, ...] = (
    Point("data", "figures that are not old", lambda card: bool(card.loaded.card.headline), _stale),
    Point(
        "data",
        "a target for the year",
        _has_headline,
        lambda card: "" if card.headline and card.headline.rating.aims.period else "none is agreed",
    ),
    Point(
        "data",
        "a stored forecast",
        _has_headline,
        lambda card: (
            ""
            if card.headline and card.headline.measure.forecast
            else "without one nobody can say later whether the curve turned"
        ),
    ),
    Point("data", "a source for every series", lambda card: bool(card.readings), _unstated("source")),
    Point("data", "the quality of every series", lambda card: bool(card.readings), _unstated("data_quality")),
    Point("words", "no figure that the data contradict", lambda _: True, _found("W01")),
    Point("words", "text of this quarter", lambda _: True, _found("E01", "E19")),
    Point("words", "why it matters", _tells("why"), _empty("why")),
    Point("words", "the story", _tells("story"), _empty("story")),
    Point("words", "what was done", _tells("what_we_did"), _empty("what_we_did")),
    Point("words", "what worked", _tells("what_worked"), _empty("what_worked")),
    Point("words", "risks", _tells("risks"), _empty("risks")),
    Point("actions", "what comes next", _tells("new_actions"), _empty("new_actions")),
    Point(
        "actions", "an owner and a date for each action", lambda card: bool(card.loaded.card.new_actions), _found("E08")
    ),
)
"""What is asked of a card, in the order in which it is told."""


def as_lines(packs: tuple[MeasuredPack, ...]) -> Iterator[str]:
    """The cards of each pack as a table for a terminal, and below it what is to be done, by whom."""
    for pack in packs:
        found = statuses(pack)
        meeting = f", meeting of {day_in_words(pack.pack.meeting)}" if pack.pack.meeting else ""
        yield f"{pack.loaded.name}: {pack.pack.review_period.label}{meeting}"
        rows = [("card", "rating", "year’s end", "direction", "data to", "score")]
        rows += [
            (each.name, _rated(each), each.year_end, each.direction, each.data_to or "no data", each.score)
            for each in found
        ]
        widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
        for row in rows:
            yield "  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for each in found:
            for to_do in each.to_do:
                yield f"  {each.name}: {to_do.what} ({to_do.who})"
        yield ""


def _rated(status: CardStatus) -> str:
    return many(status.problems, "error") if status.problems else status.rating
