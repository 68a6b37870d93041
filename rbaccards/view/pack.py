"""The front of a pack: cover, contents, summary on a page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from rbaccards.charts.spec import CoverSpec
from rbaccards.measure_words import period_name, style_of
from rbaccards.measured import MeasuredCard, MeasuredPack
from rbaccards.measures.rating import Colour
from rbaccards.measures.reading import Reading
from rbaccards.periods.dates import day_in_words
from rbaccards.prose import to_blocks
from rbaccards.schema.judgement import Scale
from rbaccards.schema.pack import Pack
from rbaccards.view.card import short_title, title_of
from rbaccards.view.charts import spark
from rbaccards.view.history import history
from rbaccards.view.pack_actions import ActionsView, actions_view
from rbaccards.view.pack_exceptions import ExceptionsView, exceptions_view
from rbaccards.view.parts import Cell, Chart, Column, Mark, Row, Table
from rbaccards.view.reasons import direction_mark, rating_mark
from rbaccards.words import count, listed, plural, sentence, share

COVER_ADDRESS = "charts/cover.svg"
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
    parts: tuple[str, ...]
    entries: tuple[Entry, ...]
    lede: str
    text: tuple[Markup, ...]
    legend: tuple[tuple[Mark, str], ...]
    """What each mark of a rating means."""
    counts: tuple[tuple[Mark, str], ...]
    table: Table
    note: str
    exceptions: ExceptionsView
    actions: ActionsView
    cover: CoverSpec
    sparks: tuple[Chart, ...]


def pack_view(
    pack: MeasuredPack, council: str, first_pages: Mapping[str, int], part_pages: Mapping[str, int]
) -> PackView:
    """The front matter, with the page on which each card and each of its own parts begins, by name."""
    declared = pack.pack
    period = declared.review_period.label
    meeting = f"Meeting of {_date(pack)}. " if declared.meeting else ""
    sparks = {card.name: made for card in pack.cards if (made := _spark(card))}
    return PackView(
        name=pack.loaded.name,
        title=declared.title,
        partnership=declared.partnership,
        kind=f"Performance pack, {period}",
        board=declared.board,
        edition=f"Performance pack, {period}. Edition for the board",
        description=f"Report cards of {declared.partnership} for the {declared.board}, {period}",
        foot=f"Published by {council}. {meeting}{_data_to(declared)} {declared.note or ''}".strip(),
        parts=declared.parts,
        entries=tuple(_entries(pack, first_pages, part_pages)),
        lede=_lede(pack),
        text=to_blocks(declared.summary, pack.figures),
        legend=_legend(pack),
        counts=_counts(pack),
        table=_summary(pack, sparks),
        note=_note(pack),
        exceptions=exceptions_view(pack),
        actions=actions_view(pack),
        cover=CoverSpec(_curves(pack)),
        sparks=tuple(sparks.values()),
    )


def _data_to(declared: Pack) -> str:
    curves = "The curves are the pack's own, scaled; their dashed ends are decoration."
    return f"Data to {day_in_words(declared.review_period.last_day)}. {curves}".replace(
        "'", "\N{RIGHT SINGLE QUOTATION MARK}"
    )


def _date(pack: MeasuredPack) -> str:
    day = pack.pack.meeting
    return day_in_words(day) if day else ""


def _entries(pack: MeasuredPack, first_pages: Mapping[str, int], part_pages: Mapping[str, int]) -> list[Entry]:
    entries = []
    if "summary" in pack.pack.parts:
        number = len(pack.cards)
        under = (
            f"{sentence(count(number))} {'headline indicator' if number == 1 else 'headline indicators'} on one page"
        )
        entries.append(Entry("Summary", under, str(part_pages.get("Summary", "")), anchor="summary"))
    if "exceptions" in pack.pack.parts:
        under = "Priorities that need attention"
        entries.append(Entry("Exceptions", under, str(part_pages.get("Exceptions", "")), anchor="exceptions"))
    if "actions" in pack.pack.parts:
        under = "Those of all cards, by owner and by due date"
        entries.append(Entry("Actions", under, str(part_pages.get("Actions", "")), anchor="actions"))
    for card in pack.cards:
        under = card.headline.measure.name if card.headline else ""
        page = first_pages.get(card.name)
        entries.append(Entry(title_of(card), under, str(page or ""), card.name, rating_mark(card.colour, card.scale)))
    return entries


def _lede(pack: MeasuredPack) -> str:
    """The answer in one sentence: how many are green, which are not."""
    met = (Colour.GREEN, Colour.BLUE)
    green, all_of_them = sum(card.colour in met for card in pack.cards), len(pack.cards)
    priorities, are = "priority" if all_of_them == 1 else "priorities", "is" if green == 1 else "are"
    said = [f"{sentence(count(green))} of {count(all_of_them)} {priorities} {are} green"]
    for colour in (Colour.RED, Colour.AMBER, None):
        names = [short_title(card) for card in pack.cards if card.colour is colour]
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
        (rating_mark(colours[0], shown), str(sum(card.colour in colours for card in pack.cards))) for colours in groups
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


def _summary(pack: MeasuredPack, sparks: Mapping[str, Chart]) -> Table:
    columns = (
        Column("Priority and headline indicator"),
        Column("Trend", width="27mm"),
        Column("Latest", figures=True, width="15mm"),
        Column("Target", figures=True, width="14mm"),
        Column("Rating now", width="24mm"),
        Column("Direction of travel", width="26mm"),
    )
    return Table(columns, tuple(_summary_row(card, sparks.get(card.name)) for card in pack.cards))


def _summary_row(card: MeasuredCard, image: Chart | None) -> Row:
    reading = card.headline
    rating = Cell(
        mark=rating_mark(card.colour, card.scale),
        under="officers\N{RIGHT SINGLE QUOTATION MARK} judgement" if card.judged else "",
    )
    if reading is None or reading.leading is None:
        blank = Cell("no data yet", quiet=True)
        return Row((Cell(strong=title_of(card)), Cell(), blank, Cell(), rating, Cell()))
    style = style_of(reading.measure)
    name = f"{reading.measure.name}, {period_name(reading.leading.now.period, reading.measure)}"
    return Row(
        (
            Cell(name, strong=title_of(card), under=_where(reading)),
            Cell(image=image) if image else Cell("first result", quiet=True),
            Cell(style.text(reading.leading.now.value)),
            Cell(style.text(reading.target.value)) if reading.target else Cell("none", quiet=True),
            rating,
            Cell(mark=direction_mark(reading.direction)),
        )
    )


def _where(reading: Reading) -> str:
    """The areas with the most, where the indicator has a breakdown that leaves some out."""
    for breakdown in reading.breakdowns:
        table = breakdown.table
        if table.other is not None and table.shown_share is not None and table.whole is not None:
            style = style_of(reading.measure)
            named = f"{sentence(count(len(table.shown)))} of {table.count} {plural(breakdown.by)}"
            part = f"{style.text(table.shown_total)} of {style.text(table.whole.now.value)}"
            return f"{named}: {part} ({share(table.shown_share)})"
    return ""


def _spark(card: MeasuredCard) -> Chart | None:
    return spark(card.headline, f"charts/{card.name}-spark.svg") if card.headline else None


def _note(pack: MeasuredPack) -> str:
    said = (
        "Trend: the dotted line is the target, the dot the latest value. Scales differ, so compare shapes, not heights."
    )
    marked = [short_title(card) for card in pack.cards if card.headline and card.headline.series.has("illustrative")]
    return f"{said} Illustrative data between published figures: {listed(marked)}." if marked else said


def _curves(pack: MeasuredPack) -> tuple[tuple[float, ...], ...]:
    curves = [tuple(each.value for each in history(card.headline)) for card in pack.cards if card.headline]
    return tuple(curve for curve in curves if len(curve) > 2 and curve[0])
