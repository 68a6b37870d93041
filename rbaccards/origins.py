"""Where a figure comes from: the rows of its files, its definition, its arithmetic and its rounding."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rbaccards.figures import several
from rbaccards.issues import Place
from rbaccards.measure_words import is_percentage, style_of
from rbaccards.measured import MeasuredCard
from rbaccards.measures.amounts import Amount, Compared
from rbaccards.measures.annual import Year
from rbaccards.measures.projection import Projection
from rbaccards.measures.reading import Reading
from rbaccards.periods.period import Period
from rbaccards.schema.measure import Measure
from rbaccards.series import Observation, Series
from rbaccards.words import MINUS, many, plural, sentence

_NAME = re.compile(r'^(?P<key>[a-z0-9_]+)(?:\["(?P<inside>[^"]*)"\])?(?:\.(?P<figure>[a-z0-9_]+))?(?:\.(?P<part>.*))?$')
_COMBINED = {
    "sum": "added up",
    "mean": "averaged",
    "ratio": "as a ratio: their numerators added up, divided by their denominators added up",
    "last": "as they are",
}
_BEFORE = {
    "previous": "the value before it",
    "first": "the first value",
    "year before": "the same period a year before",
}
_METHODS = {
    "straight line": "the year so far, times the number of its parts, divided by the number that are done",
    "last year's pattern": "the year so far, divided by the share of last year's total that the same parts made up",
    "exponential smoothing": "the year so far, and its other parts by exponential smoothing of all parts known",
    "same-period growth": "the year so far, and last year's other parts times the growth of the latest part in a year",
}


@dataclass(frozen=True, slots=True)
class Origin:
    """What a figure was worked out from: rows of data files, or a place in the card where it was typed."""

    definition: str
    arithmetic: str = ""
    rows: tuple[tuple[Observation, str], ...] = ()
    """Each row with the area or group it is for."""
    typed_at: Place | None = None
    rounding: str = ""


def origin(card: MeasuredCard, name: str) -> Origin | None:
    """The origin of one of the card's figures; None for a name it does not have."""
    match = _NAME.match(name)
    if match is None or name not in card.figures or match["key"] not in card.readings:
        return None
    reading = card.readings[match["key"]]
    figure, part = match["figure"] or "", match["part"] or ""
    if match["inside"] is not None:
        return _inside(card, reading, match["inside"], figure, part)
    data = card.loaded.data[reading.key]
    match figure:
        case "latest" | "last_12_months" | "year_to_date" as base:
            return _compared(getattr(reading, base), part, [data.series], _definition(base, reading.measure), reading)
        case "end":
            return _compared(reading.latest, "period", [data.series], "The last month of the series.", reading)
        case "projected" | "projected_otherwise":
            other = figure.endswith("otherwise")
            return _projected(reading.other_projection if other else reading.projection, part, data.series, reading)
        case "target" | "stretch" | "milestone" | "survey":
            return _typed(card, reading, figure, part)
        case _:
            return _areas(card, reading, figure, part)


def _definition(base: str, measure: Measure) -> str:
    how = _COMBINED[measure.adds_up]
    match base:
        case "last_12_months":
            return f"The 12 months to the last value, {how}; all must be there. Before: the 12 months before those."
        case "year_to_date":
            return f"The financial year so far, {how}. Before: the same months a year before."
        case _:
            shown = f" Shown by {measure.shown_by}, {how}." if measure.shown_by else ""
            return f"The last value of the series.{shown} Before: {_BEFORE[measure.compared_with]}."


def _compared(
    compared: Compared | None, part: str, sources: Iterable[Series], definition: str, reading: Reading
) -> Origin | None:
    if compared is None:
        return None
    wanted = [compared.now] if part in ("", "value", "period") else [compared.before, compared.now]
    if part.startswith("previous"):
        wanted = [compared.before]
    periods = [each.period for each in wanted if each is not None]
    rows = tuple(row for source in sources for row in rows_of(source, periods))
    return Origin(definition, _arithmetic(compared, part, reading.measure), rows, rounding=_rounding(part, reading))


def rows_of(series: Series, periods: Iterable[Period]) -> Iterator[tuple[Observation, str]]:
    """The rows of a series inside some periods, in order of time."""
    inside = list(periods)
    for each in series.observations:
        if any(period.contains(each.period) for period in inside):
            yield each, series.area or series.group


def _arithmetic(compared: Compared, part: str, measure: Measure) -> str:
    """The exact value, before it is rounded, with the two it was worked out from."""
    now, before = compared.now.value, compared.before.value if compared.before else None
    match part:
        case "" | "value":
            return exact(now)
        case "previous" if before is not None:
            return exact(before)
        case "difference" if compared.difference is not None and before is not None:
            return f"{exact(now)} {MINUS} {exact(before)} = {exact(compared.difference)}"
        case "change" if compared.difference is not None and before is not None:
            gap = f"{exact(now)} {MINUS} {exact(before)}"
            if is_percentage(measure):
                return f"{gap} = {exact(compared.difference)} percentage points"
            return "" if compared.relative is None else f"({gap}) / {exact(before)} = {exact(100 * compared.relative)}%"
        case _:
            return ""


def exact(value: float) -> str:
    """A number before it is rounded for people: ten digits of it."""
    return f"{value:,.10g}".replace("-", MINUS)


def _rounding(part: str, reading: Reading) -> str:
    """How the exact value became what is printed; nothing for periods."""
    decimals = style_of(reading.measure).decimals
    if part.endswith(("period", "method", "year")):
        return ""
    if part == "change" and not is_percentage(reading.measure):
        return "Half up, once: whole per cent from 10% on, one decimal below."
    return f"Half up, once, to {many(decimals, 'decimal') if decimals else 'a whole number'}."


def _inside(card: MeasuredCard, reading: Reading, inside: str, figure: str, part: str) -> Origin | None:
    """A figure with brackets: of a group, an area, a period or a year."""
    data = card.loaded.data[reading.key]
    group = next((each for each in data.groups if each.group == inside), None)
    compared = dict(reading.comparisons).get(inside)
    if group and compared:
        return _compared(compared, part, [group], _definition("latest", reading.measure), reading)
    for breakdown, areas in zip(
        reading.breakdowns, (data.areas[each.number] for each in reading.breakdowns), strict=True
    ):
        found = next((each for each in breakdown.table.shown if each.name == inside), None)
        if found:
            own = [each for each in areas if each.area == inside]
            return _compared(found.compared, part, own, f"The value of one {breakdown.by}.", reading)
    year = next((each for each in reading.years if each.period.short == inside), None)
    if year and figure in ("total", "so_far"):
        return _year(year, data.series, reading)
    row = next((each for each in reading.series.known if each.period.short == inside), None)
    if row is None or row.value is None:
        return None
    amount = Compared(Amount(row.value, row.period))
    return _compared(amount, "", [data.series], "The value of one period.", reading)


def _year(year: Year, source: Series, reading: Reading) -> Origin:
    total = Compared(Amount(year.total or 0.0, year.period))
    definition = f"The {'financial year' if year.complete else 'year so far'}, {_COMBINED[year.how]}."
    found = _compared(total, "", [source], definition, reading)
    return found or Origin(definition)


def _projected(projection: Projection | None, part: str, source: Series, reading: Reading) -> Origin | None:
    if projection is None:
        return None
    if projection.method == "exponential smoothing":
        rows, rounding = tuple((row, source.area or source.group) for row in source.known), _rounding(part, reading)
        arithmetic = _arithmetic(projection.compared, part, reading.measure)
        return Origin(f"{sentence(_METHODS[projection.method])}.", arithmetic, rows, rounding=rounding)
    alone = projection.method == "straight line" and part in ("", "value", "period")
    wanted = [None if alone else projection.compared.before, projection.compared.now]
    periods = [each.period for each in wanted if each]
    definition = f"{sentence(_METHODS[projection.method])}."
    arithmetic = _arithmetic(projection.compared, part, reading.measure)
    return Origin(definition, arithmetic, tuple(rows_of(source, periods)), rounding=_rounding(part, reading))


def _typed(card: MeasuredCard, reading: Reading, figure: str, part: str) -> Origin:
    """What stands in the card itself, or is worked out from it."""
    field = {"target": "targets", "milestone": "milestones"}.get(figure, figure)
    place = card.loaded.place(*card.loaded.steps_of(reading.key), field)
    survey = reading.survey
    if survey and part == "margin":
        formula = f"1.96 x sqrt(p (1 {MINUS} p) / n), times sqrt((N {MINUS} n) / (N {MINUS} 1)) where all N were asked."
        rounding = "Half up, once, to 2 decimals."
        return Origin(f"Half the width of the 95% interval: {formula}", exact(100 * survey.margin), (), place, rounding)
    if survey and part == "response_rate" and survey.response_rate is not None:
        rounding = "Half up, once, to 1 decimal."
        return Origin("Replies divided by the people asked.", exact(100 * survey.response_rate), (), place, rounding)
    return Origin("As typed in the card.", "", (), place, _rounding(part, reading))


def _areas(card: MeasuredCard, reading: Reading, figure: str, part: str) -> Origin | None:
    """The areas shown, taken together, and what is left of the whole."""
    named = {f"{word}_{several(each.by)}": each for each in reading.breakdowns for word in ("top", "other")}
    breakdown = named.get(figure)
    if breakdown is None:
        return None
    table, areas = breakdown.table, card.loaded.data[reading.key].areas[breakdown.number]
    shown = [each.name for each in table.shown]
    own = sorted((each for each in areas if each.area in shown), key=lambda each: shown.index(each.area))
    rows = tuple(row for each in own for row in rows_of(each, [table.period]))
    total = exact(table.shown_total)
    if figure.startswith("other") and table.whole and table.other:
        left = f"{exact(table.whole.now.value)} {MINUS} {total} = {exact(table.other.now.value)}"
        return Origin(
            f"The whole less the {plural(breakdown.by)} that are named.", left, rows, None, _rounding("", reading)
        )
    definition = f"The {plural(breakdown.by)} with the highest values, added up."
    if part == "share" and table.whole and table.shown_share is not None:
        total = f"{total} / {exact(table.whole.now.value)} = {exact(100 * table.shown_share)}%"
        return Origin(definition, total, rows, None, "Half up, once, to whole per cent.")
    return Origin(definition, total, rows, None, _rounding("", reading))
