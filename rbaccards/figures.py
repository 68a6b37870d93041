"""Figures in prose: every name an officer may write as {{ name }}, with its text.

Names are looked up, never evaluated. `{{ burglary.last_12_months.change }}` is a name; so is
`{{ burglary["Armley"].last_12_months }}`. Whatever else stands between braces is printed as written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rbaccards.measure_words import change, difference, is_percentage, period_name, style_of
from rbaccards.measures.amounts import Compared
from rbaccards.measures.breakdowns import Breakdown
from rbaccards.measures.outlook import Standing, counts
from rbaccards.measures.projection import Projection
from rbaccards.measures.reading import Reading
from rbaccards.schema.measure import Measure
from rbaccards.words import count, relative_change, share

Figures = Mapping[str, str]

_NAME = r'[a-z][a-z0-9_]*(?:\[\s*"[^"\n]*"\s*\])?(?:\.[a-z][a-z0-9_]*)*'
_SLOT = re.compile(r"\{\{\s*(" + _NAME + r")\s*\}\}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Slot:
    """A figure asked for in a text: its name and where it starts and ends."""

    name: str
    start: int
    end: int


def slots(text: str) -> Iterator[Slot]:
    """The figures that `text` asks for."""
    for match in _SLOT.finditer(text):
        yield Slot(_normal(match[1]), match.start(1), match.end(1))


def fill(text: str, figures: Figures, escape: Callable[[str], str] = str) -> str:
    """The text with its figures filled in; a name that is not known stays as written."""
    return _SLOT.sub(lambda match: escape(figures[name]) if (name := _normal(match[1])) in figures else match[0], text)


def _normal(name: str) -> str:
    """The name without spaces inside its brackets."""
    return re.sub(r'\[\s*"([^"]*)"\s*\]', r'["\1"]', name)


def without_brackets(name: str) -> str:
    """The name with nothing between its brackets: burglary["Armley"].latest gives burglary[].latest."""
    return re.sub(r"\[[^\]]*\]", "[]", name)


def possible_figures(measure: Measure, key: str) -> frozenset[str]:
    """Every name that the figures of a measure can have, whatever its data; brackets are empty."""
    compared = ("", ".value", ".period", ".previous", ".previous.period", ".change", ".difference")
    leading = ("latest", "last_12_months", "year_to_date", "projected", "projected_otherwise")
    names = {f".{name}{part}" for name in leading for part in compared}
    names |= {f"[].{name}{part}" for name in ("latest", "last_12_months") for part in compared}
    names |= {f".projected{other}.{part}" for other in ("", "_otherwise") for part in ("method", "year", "interval")}
    names |= {f".{aim}{part}" for aim in ("target", "stretch") for part in ("", ".value", ".period")}
    names |= {f".survey.{part}" for part in ("replies", "invited", "response_rate", "margin")}
    for breakdown in measure.breakdown:
        all_of_them = several(breakdown.by)
        names |= {f".top_{all_of_them}{part}" for part in ("", ".count", ".of", ".first", ".share")}
        names.add(f".other_{all_of_them}")
    names |= {".end", ".stretch.change", ".milestone", "[].total", "[].so_far", "[].value"}
    return frozenset(key + name for name in names)


def figures_of(reading: Reading) -> dict[str, str]:
    """Every figure of one measure by its full name."""
    return {reading.key + name: text for name, text in _figures(reading) if text}


def scorecard_figures(found: Sequence[Standing]) -> dict[str, str]:
    """How many indicators stand where: `scorecard.at_risk`, in words up to nine; those counted together count once."""
    numbers = counts(found)
    named = {f"scorecard.{outlook.name.lower()}": count(number) for outlook, number in numbers.items()}
    return {**named, "scorecard.indicators": count(sum(numbers.values())), "scorecard.rows": count(len(found))}


def _figures(reading: Reading) -> Iterator[tuple[str, str | None]]:
    measure, style = reading.measure, style_of(reading.measure)
    if reading.latest:
        yield ".end", reading.latest.now.period.end_label
    for name in ("latest", "last_12_months", "year_to_date"):
        yield from _compared(f".{name}", getattr(reading, name), measure)
    yield from _aims(reading)
    yield from _projected(".projected", reading.projection, measure)
    yield from _projected(".projected_otherwise", reading.other_projection, measure)
    for year in reading.years:
        if year.total is not None:
            name = "total" if year.complete else "so_far"
            yield f'["{year.period.short}"].{name}', style.text(year.total)
    for observation in reading.series.known:
        yield f'["{observation.period.short}"].value', style.text(observation.value or 0.0)
    yield from _survey(reading)
    for group, compared in reading.comparisons:
        yield from _compared(f'["{group}"].latest', compared, measure)
    for breakdown in reading.breakdowns:
        yield from _areas(breakdown, measure)


def _aims(reading: Reading) -> Iterator[tuple[str, str | None]]:
    """Target, stretch target and milestone."""
    style = style_of(reading.measure)
    for name, amount in (("target", reading.target), ("stretch", reading.stretch)):
        if amount:
            yield f".{name}", style.text(amount.value)
            yield f".{name}.value", style.plain(amount.value)
            yield f".{name}.period", amount.period.label
    if reading.target and reading.stretch and reading.target.value:
        yield ".stretch.change", relative_change(reading.stretch.value / reading.target.value - 1)
    if reading.milestone:
        yield ".milestone", f"{style.text(reading.milestone.low)} to {style.text(reading.milestone.high)}"


def _compared(
    name: str, compared: Compared | None, measure: Measure, decimals: int | None = None
) -> Iterator[tuple[str, str | None]]:
    if compared is None:
        return
    style = style_of(measure)
    yield name, style.text(compared.now.value)
    yield f"{name}.value", style.plain(compared.now.value)
    yield f"{name}.period", period_name(compared.now.period, measure)
    if compared.before is not None:
        yield f"{name}.previous", style.text(compared.before.value)
        yield f"{name}.previous.period", period_name(compared.before.period, measure)
        yield f"{name}.change", change(compared, measure, decimals)
        yield f"{name}.difference", difference(compared, measure)


def _projected(name: str, projection: Projection | None, measure: Measure) -> Iterator[tuple[str, str | None]]:
    if projection is None:
        return
    yield from _compared(name, projection.compared, measure)
    yield f"{name}.method", projection.method
    if projection.interval:
        ends, style = projection.interval, style_of(measure)
        yield f"{name}.interval", f"{style.text(ends.low)} to {style.text(ends.high)}"
    yield f"{name}.year", projection.year.period.label


def _survey(reading: Reading) -> Iterator[tuple[str, str | None]]:
    survey = reading.survey
    if survey is None:
        return
    yield ".survey.replies", f"{survey.replies:,}"
    yield ".survey.margin", f"{share(survey.margin, 2).removesuffix('%')} points"
    if survey.invited is not None and survey.response_rate is not None:
        yield ".survey.invited", f"{survey.invited:,}"
        yield ".survey.response_rate", share(survey.response_rate, 1)


def _areas(breakdown: Breakdown, measure: Measure) -> Iterator[tuple[str, str | None]]:
    """Areas by name; `.top_wards` is the areas shown, taken together."""
    table, style = breakdown.table, style_of(measure)
    decimals = None if is_percentage(measure) else 1
    names = ("last_12_months", "latest") if table.period.months == 12 else ("latest",)
    for area in table.shown:
        for name in names:
            yield from _compared(f'["{area.name}"].{name}', area.compared, measure, decimals)
    all_of_them = several(breakdown.by)
    yield f".top_{all_of_them}", style.text(table.shown_total)
    yield f".top_{all_of_them}.count", count(len(table.shown))
    yield f".top_{all_of_them}.of", count(table.count)
    yield f".top_{all_of_them}.first", table.shown[0].name if table.shown else None
    if table.shown_share is not None:
        yield f".top_{all_of_them}.share", share(table.shown_share)
    if table.other is not None:
        yield f".other_{all_of_them}", style.text(table.other.now.value)


def several(noun: str) -> str:
    """A noun as part of a name: "police division" gives police_divisions."""
    return re.sub(r"[^a-z0-9]+", "_", noun.lower()) + "s"
