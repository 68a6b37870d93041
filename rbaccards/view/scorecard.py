"""A scorecard: the indicators of some cards grouped by where they stand, the most serious first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rbaccards.measure_words import style_of
from rbaccards.measured import MeasuredCard, scored
from rbaccards.measures.outlook import Outlook, Standing, by_group, counts
from rbaccards.measures.rating import Colour
from rbaccards.measures.reading import Reading
from rbaccards.view.parts import Cell, Column, Row, ScorecardView, Table
from rbaccards.view.reasons import judgement_notes, rating_mark
from rbaccards.words import count, listed, many, sentence

EXPLAINED = {
    Outlook.AT_RISK: "Worse than the target at the year\N{RIGHT SINGLE QUOTATION MARK}s end, as expected today",
    Outlook.EXPECTED_TO_RECOVER: "Worse than the target now, expected to be within range or better",
    Outlook.ON_TRACK: "Better than the target or within range, now and as far as is expected",
    Outlook.NOT_RATED: "There are data, and nothing to rate them against",
    Outlook.NO_DATA: "Placeholders: data or targets are still to be agreed",
}
_LEGEND = (
    (Colour.GREEN, "at or better than the target"),
    (Colour.AMBER, "within tolerance"),
    (Colour.RED, "beyond it"),
)


def scorecard_view(cards: Sequence[MeasuredCard]) -> ScorecardView:
    found = scored(cards)
    numbers = {outlook: number for outlook, number in counts(found).items() if number or outlook in _ALWAYS}
    scale = found[0].reading.rules.scale if found else "stars"
    themes = by_group(found)
    return ScorecardView(
        lede=_lede(found),
        counts=tuple((sentence(outlook.value), number) for outlook, number in numbers.items()),
        legend=tuple((rating_mark(colour, scale), words) for colour, words in _LEGEND),
        tables=tuple(_table(outlook, found) for outlook in numbers if numbers[outlook]),
        by_theme=_by_theme(themes, tuple(numbers)) if len(themes) > 1 else None,
        notes=tuple(_notes(found, cards)),
    )


_ALWAYS = (Outlook.AT_RISK, Outlook.EXPECTED_TO_RECOVER, Outlook.ON_TRACK)


def _lede(found: Sequence[Standing]) -> str:
    """How many there are and where they stand, in one sentence."""
    numbers = counts(found)
    stand = listed(f"{count(number)} {_are(outlook, number)}" for outlook, number in numbers.items() if number)
    return f"Of {many(sum(numbers.values()), 'indicator')}, {stand}."


def _are(outlook: Outlook, number: int) -> str:
    be = "is" if number == 1 else "are"
    have = "has" if number == 1 else "have"
    return f"{have} {outlook.value}" if outlook is Outlook.NO_DATA else f"{be} {outlook.value}"


def _table(outlook: Outlook, found: Sequence[Standing]) -> Table:
    rows = [each for each in found if each.outlook is outlook]
    title = f"{sentence(outlook.value)}: {sum(1 for each in rows if each.counted)}"
    referenced = any(each.reading.measure.reference for each in found)
    if outlook is Outlook.NO_DATA:
        return _placeholders(rows, title, referenced=referenced)
    columns = (*_named(referenced=referenced), *_FIGURES)
    made = (_row(each, referenced=referenced) for each in rows)
    return Table(columns, tuple(made), title=title, subtitle=EXPLAINED[outlook])


def _placeholders(rows: Sequence[Standing], title: str, *, referenced: bool) -> Table:
    """Indicators without data; a reason that all of them share is said once."""
    reasons = [each.reading.measure.placeholder or "no values yet" for each in rows]
    columns = _named(referenced=referenced)
    names = [_names(each, referenced=referenced) for each in rows]
    if len(set(reasons)) == 1:
        return Table(columns, tuple(map(Row, names)), title=title, subtitle=sentence(reasons[0]))
    found = (Row((*cells, Cell(why))) for cells, why in zip(names, reasons, strict=True))
    told = EXPLAINED[Outlook.NO_DATA]
    return Table((*columns, Column("Why", width="62mm")), tuple(found), title=title, subtitle=told)


def _named(*, referenced: bool) -> tuple[Column, ...]:
    """The columns that name an indicator: its reference, where any has one, and its name."""
    return (*((Column("Ref", width="17mm"),) if referenced else ()), Column("Indicator"))


_FIGURES = (
    Column("Latest", figures=True, width="17mm"),
    Column("Target", figures=True, width="17mm"),
    Column("Rating now", width="28mm"),
    Column("Year\N{RIGHT SINGLE QUOTATION MARK}s end", width="27mm"),
)


def _row(each: Standing, *, referenced: bool) -> Row:
    reading, style = each.reading, style_of(each.reading.measure)
    latest = Cell(style.text(reading.leading.now.value)) if reading.leading else Cell("none", quiet=True)
    return Row((*_names(each, referenced=referenced), latest, _target(reading), *_marks(reading)))


def _names(each: Standing, *, referenced: bool) -> tuple[Cell, ...]:
    measure = each.reading.measure
    reference = Cell(measure.reference) if measure.reference else Cell("none", quiet=True)
    return (reference, Cell(measure.name)) if referenced else (Cell(measure.name),)


def _target(reading: Reading) -> Cell:
    """What the latest value is judged by: the milestone for its date, else the year's target."""
    rating, style = reading.rating, style_of(reading.measure)
    if rating.milestone is not None:
        low, high = style.text(rating.milestone.low), style.text(rating.milestone.high)
        return Cell(low if low == high else f"{low} to {high}")
    if reading.target is not None:
        return Cell(style.text(reading.target.value))
    keep_to = rating.aims.keep_to
    if keep_to is not None:
        return Cell(f"{style.text(keep_to.low)} to {style.text(keep_to.high)}")
    return Cell(rating.aims.in_words or "none", quiet=not rating.aims.in_words)


def _marks(reading: Reading) -> tuple[Cell, Cell]:
    scale = reading.rules.scale
    judged = reading.colour is not None and reading.colour != reading.rating.colour
    now = Cell(mark=rating_mark(reading.colour, scale), under="judged" if judged else "")
    expected = reading.year_end_colour
    return now, Cell(mark=rating_mark(expected, scale)) if expected else Cell("not forecast", quiet=True)


def _by_theme(themes: dict[str, dict[Outlook, int]], shown: Sequence[Outlook]) -> Table:
    """How many of each theme stand where, with the sum of all."""
    columns = (
        Column("Theme"),
        *(Column(sentence(outlook.value), figures=True, width="23mm") for outlook in shown),
        Column("All", figures=True, width="14mm"),
    )
    rows = [_theme_row(theme, numbers, shown) for theme, numbers in themes.items()]
    total = {outlook: sum(numbers[outlook] for numbers in themes.values()) for outlook in shown}
    return Table(columns, (*rows, _theme_row("All themes", total, shown, total=True)), title="By theme")


def _theme_row(theme: str, numbers: dict[Outlook, int], shown: Sequence[Outlook], *, total: bool = False) -> Row:
    cells = (Cell(str(numbers[outlook])) for outlook in shown)
    return Row((Cell(theme), *cells, Cell(str(sum(numbers[outlook] for outlook in shown)))), total=total)


def _notes(found: Sequence[Standing], cards: Sequence[MeasuredCard]) -> Iterator[str]:
    """What counts once, and the reasons of what officers judged otherwise than the rule."""
    once = [each.reading.measure.reference or each.reading.measure.name for each in found if not each.counted]
    if once:
        yield f"Counted once, together with the indicator beside it: {listed(once)}."
    figures = {name: text for card in cards for name, text in card.figures.items()}
    for each in found:
        yield from judgement_notes(each.reading, figures)
