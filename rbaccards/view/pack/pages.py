"""The parts of a pack that are not cards, as their templates receive them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from rbaccards.changes import since
from rbaccards.charts.spec import CoverSpec
from rbaccards.measured import AUDIENCES, MeasuredCard, MeasuredPack, scored
from rbaccards.measures.rating import Colour
from rbaccards.periods.dates import day_in_words
from rbaccards.prose import to_blocks
from rbaccards.schema.judgement import Scale
from rbaccards.schema.names import Audience
from rbaccards.schema.pack import Pack, Part
from rbaccards.view.card import EDITIONS
from rbaccards.view.charts import spark
from rbaccards.view.history import history
from rbaccards.view.pack.actions import actions_view
from rbaccards.view.pack.changes import ChangesView, changes_view
from rbaccards.view.pack.data import data_view
from rbaccards.view.pack.exceptions import exceptions_view
from rbaccards.view.pack.glossary import glossary
from rbaccards.view.pack.people import contributors_view
from rbaccards.view.pack.plan import plan_view
from rbaccards.view.pack.summary import summary_table
from rbaccards.view.parts import (
    ActionsView,
    Chart,
    ContributorsView,
    DataView,
    ExceptionsView,
    Mark,
    PlanView,
    ScorecardView,
    Table,
)
from rbaccards.view.reasons import rating_mark
from rbaccards.view.scorecard import scorecard_view
from rbaccards.view.titles import short_title, title_of
from rbaccards.words import count, listed, many, sentence

COVER_ADDRESS = "charts/cover.svg"
MIDDLE, BACK = "_middle", "_back"
"""The names of the parts after the contents and after the cards, for links that lead to them."""
_MEANINGS = (
    (Colour.BLUE, "meets the stretch target"),
    (Colour.GREEN, "at or better than target"),
    (Colour.AMBER, "within tolerance"),
    (Colour.RED, "beyond it"),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents; `link` is the name of the card, empty for a part of the front itself."""

    title: str
    under: str
    page: str
    link: str = ""
    rating: Mark | None = None
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class PackView:
    name: str
    title: str
    partnership: str
    kind: str
    board: str
    edition: str
    description: str
    foot: str
    printed: tuple[Part, ...]
    """The parts that are printed here: those before the cards, or those after them."""
    bound: bool
    """Whether the cards are bound into the pack, so that links can lead to them."""
    wide: str
    """The page that landscape parts stand on."""
    entries: tuple[Entry, ...]
    lede: str
    text: tuple[Markup, ...]
    legend: tuple[tuple[Mark, str], ...]
    """What each mark of a rating means."""
    counts: tuple[tuple[Mark, str], ...]
    table: Table
    note: str
    exceptions: ExceptionsView | None
    changes: ChangesView | None
    actions: ActionsView | None
    scorecard: ScorecardView | None
    plan: PlanView | None
    contributors: ContributorsView | None
    data: DataView | None
    glossary: Table | None
    cover: CoverSpec | None
    sparks: tuple[Chart, ...]


def pack_view(
    pack: MeasuredPack,
    council: str,
    printed: tuple[Part, ...],
    card_pages: Mapping[str, int],
    part_pages: Mapping[str, int],
) -> PackView:
    """Some parts of a pack, with the page on which each card and each part begins, by name."""
    declared = pack.pack
    period = declared.review_period.label
    meeting = f"Meeting of {_date(pack)}. " if declared.meeting else ""
    curves = _curves(pack)
    shown = pack.cards if "summary" in printed else ()
    sparks = {card.name: made for card in shown if (made := spark_of(card))}
    return PackView(
        name=pack.loaded.name,
        title=declared.title,
        partnership=declared.partnership,
        kind=f"Performance pack, {period}",
        board=declared.board,
        edition=f"Performance pack, {period}. {EDITIONS[_audience(pack)]}",
        description=f"Report cards of {declared.partnership} for the {declared.board}, {period}",
        foot=f"Published by {council}. {meeting}{_data_to(declared, drawn=bool(curves))} {declared.note or ''}".strip(),
        printed=printed,
        bound="cards" in declared.parts,
        wide=declared.wide,
        entries=tuple(_entries(pack, card_pages, part_pages)) if "contents" in printed else (),
        lede=_lede(pack),
        text=to_blocks(declared.summary, pack.figures),
        legend=_legend(pack) if rated(pack) and "cards" in declared.parts else (),
        counts=_counts(pack),
        table=summary_table(rated(pack), sparks),
        note=_note(pack),
        exceptions=exceptions_view(pack) if "exceptions" in printed else None,
        changes=changes_view(pack) if "changes" in printed else None,
        actions=actions_view(pack) if "actions" in printed else None,
        scorecard=scorecard_view(pack.cards) if "scorecard" in printed else None,
        plan=plan_view(pack) if "plan" in printed else None,
        contributors=contributors_view(pack) if "contributors" in printed else None,
        data=data_view(pack) if "data" in printed else None,
        glossary=glossary(pack) if "glossary" in printed else None,
        cover=CoverSpec(curves) if "cover" in printed else None,
        sparks=tuple(sparks.values()),
    )


def _data_to(declared: Pack, *, drawn: bool) -> str:
    curves = "The curves are the pack's own, scaled; their dashed ends are decoration." if drawn else ""
    return f"Data to {day_in_words(declared.review_period.last_day)}. {curves}".strip().replace(
        "'", "\N{RIGHT SINGLE QUOTATION MARK}"
    )


def _date(pack: MeasuredPack) -> str:
    day = pack.pack.meeting
    return day_in_words(day) if day else ""


def _entries(pack: MeasuredPack, card_pages: Mapping[str, int], part_pages: Mapping[str, int]) -> Iterator[Entry]:
    """The contents: every part but the cover and the contents themselves, and every card that is bound."""
    for part in pack.pack.parts:
        if part == "cards":
            for card in pack.cards:
                yield _card_entry(card, card_pages)
        elif part not in ("cover", "contents"):
            title, under = part_title(part, pack), _UNDER[part](pack)
            name = bound_as(part, pack.pack)
            link = f"{name}#{part}" if name else ""
            yield Entry(title, under, str(part_pages.get(part, "")), link, anchor=part)


def _card_entry(card: MeasuredCard, card_pages: Mapping[str, int]) -> Entry:
    under = card.headline.measure.name if card.headline else card.layout.document
    rating = rating_mark(card.colour, card.scale) if card.layout.rated else None
    return Entry(title_of(card), under, str(card_pages.get(card.name, "")), card.name, rating)


def bound_as(part: Part, declared: Pack) -> str:
    """The name of the document of a pack that a part stands in; empty for those that begin it."""
    if part in declared.after_cards:
        return BACK
    return MIDDLE if part in declared.after_contents else ""


def part_title(part: Part, pack: MeasuredPack) -> str:
    """What stands over a part, and in the contents."""
    if part == "plan":
        return f"Delivery plan: {pack.pack.theme.name}" if pack.pack.theme else "Delivery plan"
    return {"data": "Data tables", "changes": "What changed"}.get(part, part.capitalize())


def _number_of_headlines(pack: MeasuredPack) -> str:
    number = sum(1 for card in pack.cards if card.layout.rated)
    return f"{sentence(count(number))} {'priority' if number == 1 else 'priorities'} on one page"


_UNDER: dict[Part, Callable[[MeasuredPack], str]] = {
    "summary": _number_of_headlines,
    "scorecard": lambda pack: many(sum(each.counted for each in scored(pack.cards)), "indicator"),
    "exceptions": lambda _: "What needs attention",
    "changes": lambda pack: f"Since {since(pack).label}",
    "plan": lambda pack: many(sum(len(card.loaded.card.plan) for card in pack.cards), "planned action"),
    "actions": lambda _: "Those of all cards, by owner and by due date",
    "contributors": lambda _: "Everybody named on the cards",
    "data": lambda _: "Every series of the cards",
    "glossary": lambda _: "The terms used",
}


def _audience(pack: MeasuredPack) -> Audience:
    """For whom the pack is: for everybody only where all its cards are."""
    return min((card.audience for card in pack.cards), key=AUDIENCES.index, default="board")


def rated(pack: MeasuredPack) -> tuple[MeasuredCard, ...]:
    """The cards that have an overall rating."""
    return tuple(card for card in pack.cards if card.layout.rated)


def _lede(pack: MeasuredPack) -> str:
    """The answer in one sentence: how many are green, which are not."""
    met = (Colour.GREEN, Colour.BLUE)
    cards = rated(pack)
    green, all_of_them = sum(card.colour in met for card in cards), len(cards)
    priorities, are = "priority" if all_of_them == 1 else "priorities", "is" if green == 1 else "are"
    said = [f"{sentence(count(green))} of {count(all_of_them)} {priorities} {are} green"]
    for colour in (Colour.RED, Colour.AMBER, None):
        names = [short_title(card) for card in cards if card.colour is colour]
        if names:
            word = colour.value if colour else "not rated"
            said.append(f"{listed(names)} {'is' if len(names) == 1 else 'are'} {word}")
    return "; ".join(said) + "."


def _counts(pack: MeasuredPack) -> tuple[tuple[Mark, str], ...]:
    """How many cards have each rating; blue counts as green where no card is shown in blue."""
    scale = pack.pack.scale
    blue = "BRAG" in _scales(pack)
    groups = [
        *([(Colour.BLUE,)] if blue else []),
        (Colour.GREEN,) if blue else (Colour.GREEN, Colour.BLUE),
        (Colour.AMBER,),
        (Colour.RED,),
        (None,),
    ]
    shown = "BRAG" if blue and scale == "RAG" else scale
    return tuple(
        (rating_mark(colours[0], shown), str(sum(card.colour in colours for card in rated(pack)))) for colours in groups
    )


def _scales(pack: MeasuredPack) -> tuple[Scale, ...]:
    """The scales on which ratings are shown: that of the pack, and those of its cards."""
    return tuple(dict.fromkeys((pack.pack.scale, *(card.scale for card in pack.cards))))


def _legend(pack: MeasuredPack) -> tuple[tuple[Mark, str], ...]:
    """What each mark of a rating means, on every scale in use."""
    found: dict[Mark, str] = {}
    for scale in _scales(pack):
        for colour, meaning in _MEANINGS:
            if colour is not Colour.BLUE or scale == "BRAG":
                found.setdefault(rating_mark(colour, scale), meaning)
    found[rating_mark(None, pack.pack.scale)] = "(the card says why)"
    return tuple(found.items())


def spark_of(card: MeasuredCard) -> Chart | None:
    """The curve of the headline indicator in the size of a word."""
    return spark(card.headline, f"charts/{card.pack_name}-{card.name}-spark.svg") if card.headline else None


def _note(pack: MeasuredPack) -> str:
    if not any(card.headline for card in pack.cards):
        return ""
    said = (
        "Trend: the dotted line is the target, the dot the latest value. Scales differ, so compare shapes, not heights."
    )
    marked = [short_title(card) for card in pack.cards if card.headline and card.headline.series.has("illustrative")]
    return f"{said} Illustrative data between published figures: {listed(marked)}." if marked else said


def _curves(pack: MeasuredPack) -> tuple[tuple[float, ...], ...]:
    curves = [tuple(each.value for each in history(card.headline)) for card in pack.cards if card.headline]
    return tuple(curve for curve in curves if len(curve) > 2 and curve[0])
