"""A measure's series as CSV for people who want the numbers: tidy, one observation a row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from decimal import Decimal

from rbaccards.loaded import MeasureData
from rbaccards.measures.reading import Reading
from rbaccards.series import Observation, Series
from rbaccards.sources.numbers import Missing

_NUMBERS = ("numerator", "denominator", "lower", "upper", "restated_from")
COLUMNS = ("indicator", "unit", "period", "period_code", "area", "group", "value", *_NUMBERS, "status", "note")
_BYTE_ORDER_MARK = "\ufeff"
"""Without it Excel takes UTF-8 for Windows-1252."""


def series_csv(reading: Reading, data: MeasureData) -> bytes:
    """Every observation behind a measure, in its own order: the whole, its years, groups, areas, other areas."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for series in _series(data):
        for each in series.observations:
            writer.writerow(_row(reading, series, each))
    return (_BYTE_ORDER_MARK + out.getvalue()).encode("utf-8")


def _series(data: MeasureData) -> Iterator[Series]:
    yield from data.groups or (data.series,)
    if data.totals is not None:
        yield data.totals
    for areas in (*data.areas, data.comparators):
        yield from areas


def _row(reading: Reading, series: Series, each: Observation) -> tuple[str, ...]:
    shown = _value(each)
    return (
        reading.measure.name,
        reading.measure.unit,
        each.period.label,
        each.period.code,
        series.area,
        series.group,
        shown,
        *("" if each.status == "suppressed" else _number(getattr(each, name)) for name in _NUMBERS),
        each.status,
        each.note,
    )


def _value(each: Observation) -> str:
    """The value in full; the mark for a missing or suppressed one."""
    if each.status == "suppressed":
        return Missing.SUPPRESSED.value
    if each.value is None:
        return each.missing.value if each.missing else ""
    return _number(each.value)


def _number(amount: float | None) -> str:
    """A number in full, without powers of ten; nothing where there is none."""
    if amount is None:
        return ""
    number = Decimal(repr(float(amount)))
    return f"{number.to_integral_value() if number == number.to_integral_value() else number:f}"
