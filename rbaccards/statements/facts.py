"""What the data of a measure say: every number a text may state, with its kind, its period and its name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from rbaccards.figures import several
from rbaccards.measure_words import is_percentage, style_of
from rbaccards.measures.amounts import Amount, Compared
from rbaccards.measures.areas import AreaTable
from rbaccards.measures.breakdowns import Breakdown
from rbaccards.measures.projection import Projection
from rbaccards.measures.reading import Reading
from rbaccards.periods.period import Period
from rbaccards.schema.fields import Range
from rbaccards.schema.measure import Measure
from rbaccards.statements.find import Unit
from rbaccards.statements.intervals import Interval, as_written, difference, exactly, relative, share


class Kind(StrEnum):
    AMOUNT = "amount"
    CHANGE = "change in per cent"
    DIFFERENCE = "difference"
    """In the unit of the measure; of percentages in points."""
    SHARE = "share of the whole"


class Role(StrEnum):
    VALUE = "value"
    TARGET = "target"
    STRETCH = "stretch target"
    MINIMUM = "minimum"
    MILESTONE_LOW = "milestone, lower end"
    MILESTONE_HIGH = "milestone, upper end"
    FORECAST = "forecast"
    PROJECTED = "projected"
    SHOWN = "areas shown"
    OTHERS = "other areas"
    AREAS_SHOWN = "number of areas shown"
    AREAS = "number of areas"
    REPLIES = "replies"
    INVITED = "invited"
    RESPONSE_RATE = "response rate"
    MARGIN = "margin of error"


@dataclass(frozen=True, slots=True)
class Fact:
    """One number that the data give. `name` is that of the figure that prints it, empty where there is none."""

    key: str
    role: Role
    kind: Kind
    interval: Interval
    unit: Unit
    name: str = ""
    period: Period | None = None
    base: Period | None = None
    """What a change is measured from."""
    of: str = ""
    """The area or the group it is for, or the word for one area."""
    rolling: bool = False
    """True where the period is when a rolling 12-month figure was made."""

    def covers(self, first: int, last: int) -> bool:
        """Whether it is for exactly these months."""
        if self.period is None:
            return False
        spans = [(self.period.start, self.period.end)]
        return (first, last) in (*spans, *([(self.period.end - 11, self.period.end)] if self.rolling else []))


def facts_of(reading: Reading) -> tuple[Fact, ...]:
    """Everything the reading of a measure says, what the card leads with first."""
    return (
        *_leading(reading),
        *_aims(reading),
        *_projections(reading),
        *_years(reading),
        *_series(reading),
        *_survey(reading),
        *_groups(reading),
        *(fact for each in reading.breakdowns for fact in _areas(reading, each)),
        *_others(reading),
    )


def unit_of(measure: Measure) -> Unit:
    if is_percentage(measure):
        return Unit.PERCENT
    return Unit.POUNDS if style_of(measure).prefix else Unit.NUMBER


def _interval(value: float, measure: Measure) -> Interval:
    """What a value can stand for: whole numbers are counts and exact, others may have been rounded when written."""
    whole = float(value).is_integer() and not is_percentage(measure)
    return exactly(value) if whole else as_written(value)


def _leading(reading: Reading) -> Iterator[Fact]:
    first = reading.measure.reads_as.replace(" ", "_")
    for name in sorted(("last_12_months", "year_to_date", "latest"), key=lambda name: name != first):
        yield from _compared(reading, f".{name}", getattr(reading, name))


def _compared(
    reading: Reading, name: str, compared: Compared | None, of: str = "", role: Role = Role.VALUE
) -> Iterator[Fact]:
    """A value, what it is compared with, and the changes between them."""
    if compared is None:
        return
    named = reading.key + name
    yield _amount(reading, named, compared.now, of, role)
    if compared.before is None:
        return
    yield _amount(reading, f"{named}.previous", compared.before, of, Role.VALUE)
    yield from _changes(reading, named, compared.now, compared.before, of, role)


def _changes(reading: Reading, named: str, now: Amount, before: Amount, of: str, role: Role) -> Iterator[Fact]:
    measure, (later, earlier) = reading.measure, (_interval(each.value, reading.measure) for each in (now, before))
    points = is_percentage(measure)
    rolling = measure.covers == "12 months"
    change = relative(later, earlier)
    if change is not None:
        name = f"{named}.change" if named and not points else ""
        yield Fact(
            reading.key, role, Kind.CHANGE, change, Unit.PERCENT, name, now.period, before.period, of, rolling=rolling
        )
    unit = Unit.POINTS if points else unit_of(measure)
    name = named and f"{named}.{'change' if points else 'difference'}"
    gap = difference(later, earlier)
    yield Fact(reading.key, role, Kind.DIFFERENCE, gap, unit, name, now.period, before.period, of, rolling=rolling)


def _amount(reading: Reading, name: str, amount: Amount, of: str = "", role: Role = Role.VALUE) -> Fact:
    measure = reading.measure
    rolling = measure.covers == "12 months" and role is Role.VALUE
    interval = _interval(amount.value, measure)
    return Fact(reading.key, role, Kind.AMOUNT, interval, unit_of(measure), name, amount.period, of=of, rolling=rolling)


def _aims(reading: Reading) -> Iterator[Fact]:
    """Targets, stretch targets and milestones of all years and dates; those in force have names."""
    measure, key = reading.measure, reading.key
    for role, name, set_for in (
        (Role.TARGET, "target", measure.targets),
        (Role.STRETCH, "stretch", measure.stretch),
        (Role.MINIMUM, "", measure.minimum),
    ):
        in_force = getattr(reading, name) if name else None
        for period, aim in set_for.items():
            named = f"{key}.{name}" if in_force and in_force.period == period else ""
            if isinstance(aim, float):
                yield _amount(reading, named, Amount(aim, period), role=role)
            elif isinstance(aim, Range):
                yield _amount(reading, "", Amount(aim.low, period), role=Role.MILESTONE_LOW)
                yield _amount(reading, "", Amount(aim.high, period), role=Role.MILESTONE_HIGH)
    if reading.target and reading.stretch and reading.target.value > 0:
        change = relative(exactly(reading.stretch.value), exactly(reading.target.value))
        if change:
            yield Fact(
                key, Role.STRETCH, Kind.CHANGE, change, Unit.PERCENT, f"{key}.stretch.change", reading.stretch.period
            )
    leading = reading.leading
    for period, milestone in reading.milestones:
        now = leading is not None and period.end == leading.now.period.end
        for role, end in ((Role.MILESTONE_LOW, milestone.low), (Role.MILESTONE_HIGH, milestone.high)):
            yield _amount(reading, f"{key}.milestone" if now else "", Amount(end, period), role=role)


def _projections(reading: Reading) -> Iterator[Fact]:
    for name, projection in ((".projected", reading.projection), (".projected_otherwise", reading.other_projection)):
        if isinstance(projection, Projection):
            yield from _compared(reading, name, projection.compared, role=Role.PROJECTED)
    if reading.measure.forecast:
        for period, value in reading.measure.forecast.values.items():
            yield _amount(reading, "", Amount(value, period), role=Role.FORECAST)


def _years(reading: Reading) -> Iterator[Fact]:
    """Totals of years, and the changes between years that follow one another."""
    totals = []
    for year in reading.years:
        if year.total is None:
            continue
        name = f'{reading.key}["{year.period.short}"].{"total" if year.complete else "so_far"}'
        if year.complete:
            totals.append(Amount(year.total, year.period))
            yield _amount(reading, name, totals[-1])
        else:
            until = Period(
                end=year.rows[year.done - 1][0].end, start=year.period.start, frequency=year.period.frequency
            )
            yield _amount(reading, name, Amount(year.total, until))
    for before, now in pairwise(totals):
        if now.period.follows(before.period):
            yield from _changes(reading, "", now, before, "", Role.VALUE)


def _series(reading: Reading) -> Iterator[Fact]:
    """Every value of the series, and every rolling 12 months."""
    for each in reading.series.known:
        name = f'{reading.key}["{each.period.short}"].value'
        yield _amount(reading, name, Amount(each.value or 0.0, each.period))
        for part, role in ((each.numerator, Role.REPLIES), (each.denominator, Role.INVITED)):
            if part is not None:
                yield Fact(reading.key, role, Kind.AMOUNT, exactly(part), Unit.NUMBER, "", each.period)
    for amount in reading.rolling:
        yield _amount(reading, "", amount)


def _survey(reading: Reading) -> Iterator[Fact]:
    survey, key = reading.survey, reading.key
    if survey is None:
        return
    found: list[tuple[Role, Interval, Unit, str]] = [
        (Role.REPLIES, exactly(survey.replies), Unit.NUMBER, "replies"),
        (Role.MARGIN, exactly(100 * survey.margin), Unit.POINTS, "margin"),
    ]
    if survey.invited is not None and survey.response_rate is not None:
        found.append((Role.INVITED, exactly(survey.invited), Unit.NUMBER, "invited"))
        found.append((Role.RESPONSE_RATE, exactly(100 * survey.response_rate), Unit.PERCENT, "response_rate"))
    for role, interval, unit, name in found:
        yield Fact(key, role, Kind.AMOUNT, interval, unit, f"{key}.survey.{name}")


def _groups(reading: Reading) -> Iterator[Fact]:
    for group, compared in reading.comparisons:
        yield from _compared(reading, f'["{group}"].latest', compared, of=group)
    for series in reading.groups:
        for each in series.known:
            yield _amount(reading, "", Amount(each.value or 0.0, each.period), of=series.group)


def _areas(reading: Reading, breakdown: Breakdown) -> Iterator[Fact]:
    """Each area shown, the shown and the others taken together, and how many there are."""
    table, key, word = breakdown.table, reading.key, breakdown.by
    name = "last_12_months" if table.period.months == 12 else "latest"
    for area in table.shown:
        yield from _compared(reading, f'["{area.name}"].{name}', area.compared, of=area.name)
        if area.share is not None:
            yield Fact(
                key, Role.VALUE, Kind.SHARE, exactly(100 * area.share), Unit.PERCENT, "", table.period, of=area.name
            )
    all_of_them = several(word)
    if not is_percentage(reading.measure):
        yield from _together(reading, table, word, all_of_them)
    for role, number, end in ((Role.AREAS_SHOWN, len(table.shown), "count"), (Role.AREAS, table.count, "of")):
        named = f"{key}.top_{all_of_them}.{end}"
        yield Fact(key, role, Kind.AMOUNT, exactly(number), Unit.NUMBER, named, table.period, of=word)


def _together(reading: Reading, table: AreaTable, word: str, all_of_them: str) -> Iterator[Fact]:
    key = reading.key
    yield _amount(reading, f"{key}.top_{all_of_them}", Amount(table.shown_total, table.period), word, Role.SHOWN)
    whole = exactly(table.whole.now.value) if table.whole else exactly(0)
    part = share(exactly(table.shown_total), whole)
    if part is not None:
        name = f"{key}.top_{all_of_them}.share"
        yield Fact(key, Role.SHOWN, Kind.SHARE, part, Unit.PERCENT, name, table.period, of=word)
    if table.other is not None:
        yield _amount(reading, f"{key}.other_{all_of_them}", table.other.now, word, Role.OTHERS)
        rest = share(exactly(table.other.now.value), whole)
        if rest is not None:
            yield Fact(key, Role.OTHERS, Kind.SHARE, rest, Unit.PERCENT, "", table.period, of=word)


def _others(reading: Reading) -> Iterator[Fact]:
    """Other places that ours is compared with."""
    found = reading.comparison
    if found is None:
        return
    others = [(each.name, each.value) for each in found.ranked if not each.ours]
    others += [(each.name, each.value) for each in found.named]
    for name, value in others:
        yield _amount(reading, "", Amount(value, found.period), of=name)
