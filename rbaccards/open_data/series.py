"""A measure's series as CSV for people who want the numbers: tidy, one observation a row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from decimal import Decimal

from rbaccards.loaded import MeasureData
from rbaccards.measured import MeasuredCard
from rbaccards.measures.reading import Reading
from rbaccards.series import Observation, Series
from rbaccards.sources.numbers import Missing

_NUMBERS = ("numerator", "denominator", "lower", "upper", "restated_from")
COLUMNS = ("indicator", "unit", "period", "period_code", "area", "group", "value", *_NUMBERS, "status", "note")
PACK_COLUMNS = ("card", "measure", *COLUMNS)
_SIGNS = {Missing.SUPPRESSED: "[c]", Missing.NOT_APPLICABLE: "[z]", Missing.LOW: "[low]"}
SIGNS = ("[c]", "[x]", "[z]", "[low]")
"""What stands in place of a value; none of them is zero."""
_FORMULA = frozenset("=+-@\t\r")
_BYTE_ORDER_MARK = "\ufeff".encode()
"""Without it Excel takes UTF-8 for Windows-1252."""


def series_csv(reading: Reading, data: MeasureData) -> bytes:
    """Every observation behind a measure, in its own order: the whole, its years, groups, areas, other areas."""
    return written(COLUMNS, rows_of(reading, data))


def rows_of(reading: Reading, data: MeasureData) -> Iterator[tuple[str, ...]]:
    """The observations behind a measure as rows of `COLUMNS`."""
    for series in _series(data):
        for each in series.observations:
            yield _row(reading, series, each)


def pack_csv(lines: Iterable[bytes]) -> bytes:
    """Every observation of a pack; `lines` are those of its cards."""
    return b"".join((written(PACK_COLUMNS, ()), *lines))


def pack_lines(card: MeasuredCard) -> bytes:
    """Every observation of a card, with the card and the key of the measure that it belongs to."""
    readings = card.readings.items()
    return _lines(
        (safe(card.name), key, *row) for key, reading in readings for row in rows_of(reading, card.loaded.data[key])
    )


def written(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> bytes:
    """A CSV file (RFC 4180) that spreadsheets read as UTF-8."""
    return _BYTE_ORDER_MARK + _lines((columns, *rows))


def _lines(rows: Iterable[Iterable[str]]) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    return out.getvalue().encode("utf-8")


def _series(data: MeasureData) -> Iterator[Series]:
    yield from data.groups or (data.series,)
    if data.totals is not None:
        yield data.totals
    for areas in (*data.areas, data.comparators):
        yield from areas


def _row(reading: Reading, series: Series, each: Observation) -> tuple[str, ...]:
    shown = _value(each)
    return (
        safe(reading.measure.name),
        safe(reading.measure.unit),
        each.period.label,
        each.period.code,
        safe(series.area),
        safe(series.group),
        shown,
        *("" if each.status == "suppressed" else _number(getattr(each, name)) for name in _NUMBERS),
        each.status,
        safe(each.note),
    )


def safe(text: str) -> str:
    """The text so that no spreadsheet takes it for a formula (OWASP, CSV injection)."""
    return f"'{text}" if text[:1] in _FORMULA else text


def _value(each: Observation) -> str:
    """The value in full, or the sign of the reason why there is none."""
    return missing_sign(each) if each.value is None or each.status == "suppressed" else _number(each.value)


def missing_sign(each: Observation) -> str:
    """Why there is no value, in the shorthand of the Government Statistical Service: [c], [x], [z] or [low]."""
    if each.status in ("suppressed", "not due"):
        return "[c]" if each.status == "suppressed" else "[z]"
    return _SIGNS.get(each.missing or Missing.NOT_AVAILABLE, "[x]")


def _number(amount: float | None) -> str:
    """A number in full, without powers of ten; nothing where there is none."""
    if amount is None:
        return ""
    number = Decimal(repr(float(amount)))
    return f"{number.to_integral_value() if number == number.to_integral_value() else number:f}"
