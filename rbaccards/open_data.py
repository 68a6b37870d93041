"""A measure's series as CSV for people who want the numbers: tidy, one observation a row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from rbaccards.loaded import MeasureData
from rbaccards.measures.reading import Reading
from rbaccards.series import Observation, Series

COLUMNS = ("indicator", "unit", "period", "period_code", "area", "group", "value", "status", "note")
_BYTE_ORDER_MARK = "\ufeff"
"""Without it Excel takes UTF-8 for Windows-1252."""


def series_csv(reading: Reading, data: MeasureData) -> bytes:
    """Every observation behind a measure, in its own order: the whole, groups, areas."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for series in _series(data):
        for each in series.observations:
            writer.writerow(_row(reading, series, each))
    return (_BYTE_ORDER_MARK + out.getvalue()).encode("utf-8")


def _series(data: MeasureData) -> Iterator[Series]:
    yield from data.groups or (data.series,)
    for areas in data.areas:
        yield from areas


def _row(reading: Reading, series: Series, each: Observation) -> tuple[str, ...]:
    value = "" if each.value is None else f"{each.value:.10g}"
    missing = each.missing.value if each.value is None and each.missing else ""
    return (
        reading.measure.name,
        reading.measure.unit,
        each.period.label,
        each.period.code,
        series.area,
        series.group,
        value or missing,
        each.status,
        each.note,
    )
