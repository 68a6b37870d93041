"""Which counts of a card that everyone may read are withheld from the public?"""

from __future__ import annotations

from collections.abc import Iterable

from rbaccards.issues import Issue, Place, Severity
from rbaccards.loaded import MeasureData
from rbaccards.measured import MeasuredCard
from rbaccards.measures.disclosure import Withheld
from rbaccards.measures.small_counts import Parts, parts_of, whole_numbers, withheld_by_period
from rbaccards.periods.period import Period
from rbaccards.schema.measure import Measure
from rbaccards.words import listed, many


def small_counts_are_withheld(card: MeasuredCard) -> Iterable[Issue]:
    """The tables of a public card with counts that the council withholds, every period of the files included."""
    if card.audience != "public":
        return
    for key, measure in card.loaded.measures():
        if key in card.loaded.data:
            yield from _tables(key, measure, card.loaded.data[key], card)


def _tables(key: str, measure: Measure, data: MeasureData, card: MeasuredCard) -> Iterable[Issue]:
    steps = card.loaded.steps_of(key)
    for parts in parts_of(measure, data):
        if not whole_numbers(measure, parts.series):
            continue
        place = card.loaded.place(*steps, *(() if parts.number is None else ("breakdown", parts.number)))
        if found := list(withheld_by_period(parts, measure, data.totals, card.small_numbers.below)):
            yield _issue(found, parts, measure, place, card)


def _issue(
    found: list[tuple[Period, Withheld]], parts: Parts, measure: Measure, place: Place, card: MeasuredCard
) -> Issue:
    """The latest period with the names, and in how many more there is something to withhold."""
    period, names = found[0]
    said = [f"{measure.name}, {parts.noun}, {period.label}:"]
    if small := names.small:
        said.append(f"counts below {card.small_numbers.below} in {listed(small)} are too small for the public.")
    if beside := names.beside:
        also = "Also withheld are" if small else "Withheld are"
        said.append(f"{also} {listed(beside)}: with them a withheld count could be worked out from the total.")
    if names.total:
        said.append("The figure for all is withheld too: it gives away the withheld counts.")
    if len(found) > 1:
        said.append(f"There is something to withhold in {many(len(found) - 1, 'earlier period')} too.")
    rows = [each.at(period) for each in parts.series if (each.area or each.group) in (*small, *beside)]
    place = next((row.place for row in rows if row is not None and row.place), place)
    hint = "The public edition shows [c] in their place; the board's has them. See that no text tells them."
    return Issue("E17", place, " ".join(said), hint, severity=Severity.NOTE)
