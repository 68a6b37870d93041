"""Are small counts withheld on a card that everyone may read?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rbaccards.issues import Issue, Place
from rbaccards.loaded import MeasureData
from rbaccards.measure_words import POUND_UNITS, is_percentage
from rbaccards.measured import MeasuredCard
from rbaccards.measures.combine import over, per_of
from rbaccards.measures.disclosure import Cell, Withheld, withheld
from rbaccards.periods.period import Period
from rbaccards.schema.measure import Measure
from rbaccards.series import Series
from rbaccards.words import listed, many, plural


@dataclass(frozen=True, slots=True)
class _Parts:
    """The areas or groups of a measure; `whole` is None where it is not published, or has other parts too."""

    noun: str
    series: Sequence[Series]
    whole: Series | None
    place: Place


def small_counts_are_withheld(card: MeasuredCard) -> Iterable[Issue]:
    """The tables of a public card with counts that the council withholds, every period of the files included."""
    if card.loaded.card.audience != "public":
        return
    for key, measure in card.loaded.measures():
        if key not in card.loaded.data:
            continue
        for parts in _tables(key, measure, card.loaded.data[key], card):
            if found := list(_periods(parts, measure, card)):
                yield _issue(found, parts, measure, card)


def _tables(key: str, measure: Measure, data: MeasureData, card: MeasuredCard) -> Iterator[_Parts]:
    steps = card.loaded.steps_of(key)
    whole = None if data.series.group else data.series
    for number, (declared, areas) in enumerate(zip(measure.breakdown, data.areas, strict=False)):
        complete = declared.of is None or declared.of == len(areas)
        place = card.loaded.place(*steps, "breakdown", number)
        yield _Parts(plural(declared.by), areas, whole if complete else None, place)
    yield _Parts("groups", data.groups, whole, card.loaded.place(*steps))


def _periods(parts: _Parts, measure: Measure, card: MeasuredCard) -> Iterator[tuple[Period, Withheld]]:
    """Each period with something to withhold, latest first."""
    if not _counted(measure, parts.series):
        return
    for period in sorted({row.period for each in parts.series for row in each.observations}, reverse=True):
        alike = [each for each in parts.series if each.frequency is period.frequency]
        rows = [(each.area or each.group, each.at(period)) for each in alike]
        cells = [Cell(name, row.value if row else None) for name, row in rows]
        names = withheld(cells, _total(parts.whole, cells, period, measure), card.small_numbers.below)
        if names != Withheld():
            yield period, names


def _counted(measure: Measure, parts: Sequence[Series]) -> bool:
    """Whether the values are counts: no shares, money, rates or means, and whole numbers all of them."""
    if is_percentage(measure) or measure.unit.lower() in POUND_UNITS or " per " in f" {measure.unit} ":
        return False
    whole = all((row.value or 0.0).is_integer() for each in parts for row in each.known)
    return whole and measure.adds_up not in ("ratio", "mean")


def _total(whole: Series | None, cells: Sequence[Cell], period: Period, measure: Measure) -> float | None:
    """The published figure for all parts in a period, None where it is the sum of other parts than these."""
    total = over(whole, period, measure.adds_up, per_of(measure)) if whole else None
    counts = [cell.count for cell in cells]
    overlap = None not in counts and total != sum(each or 0.0 for each in counts)
    return None if overlap else total


def _issue(found: Sequence[tuple[Period, Withheld]], parts: _Parts, measure: Measure, card: MeasuredCard) -> Issue:
    """The latest period with the names, and in how many more there is something to withhold."""
    period, names = found[0]
    said = [f"{measure.name}, {parts.noun}, {period.label}:"]
    if small := names.small:
        said.append(f"counts below {card.small_numbers.below} in {listed(small)} are too small for the public.")
    if beside := names.beside:
        also = "also " if small else ""
        said.append(f"Withhold {also}{listed(beside)}: without, a withheld count can be worked out from the total.")
    if names.total:
        said.append("Withhold the figure for all too: it gives away the withheld counts.")
    if len(found) > 1:
        said.append(f"There is something to withhold in {many(len(found) - 1, 'earlier period')} too.")
    rows = [each.at(period) for each in parts.series if (each.area or each.group) in (*small, *beside)]
    place = next((row.place for row in rows if row is not None and row.place), parts.place)
    hint = "In the CSV leave these values empty, with suppressed in the status column; or keep the card for the board."
    return Issue("E17", place, " ".join(said), hint)
