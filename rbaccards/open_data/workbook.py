"""The data of a pack as a workbook that everybody can use: a cover, notes, one table a sheet.

As the Government Analysis Function asks (Releasing statistics in spreadsheets), made with its own gptables.
"""

from __future__ import annotations

import datetime as dt
import warnings
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pandas as pd

from rbaccards.measure_words import style_of
from rbaccards.measured import MeasuredCard, MeasuredPack
from rbaccards.open_data.series import COLUMNS, rows_of
from rbaccards.view.reasons import direction_mark, rating_mark
from rbaccards.view.titles import title_of

_NOTES = (
    ("[c]", "Withheld, because few people are counted, or because a withheld figure could be worked out from it."),
    ("[x]", "Not available."),
    ("[z]", "Not applicable, or not due yet."),
    ("[low]", "Not zero, but rounds to zero."),
)
_SHOWN = ("period", "area", "group", "value", "numerator", "denominator", "lower", "upper", "status", "note")
_HEADS = {name: name.replace("_", " ").capitalize() for name in _SHOWN}
_UNITS = {"%": "per cent", "£": "pounds"}
"""Cells that hold only a sign are read out as nothing."""
_NUMBERS = frozenset({"value", "numerator", "denominator", "lower", "upper"})


def workbook(pack: MeasuredPack, publisher: str, contact: str, dated: dt.date) -> bytes:
    """The workbook; the same bytes for the same figures and date."""
    with warnings.catch_warnings():
        # gptables takes signs in cells for no references to its notes, and leaves the file of its theme open
        warnings.simplefilter("ignore")
        return _made(pack, publisher, contact, dated)


def _made(pack: MeasuredPack, publisher: str, contact: str, dated: dt.date) -> bytes:
    import gptables

    declared, stream = pack.pack, BytesIO()
    made = gptables.produce_workbook(
        stream,
        sheets=dict(_sheets(pack)),
        cover=gptables.Cover(
            title=f"{declared.title}: data",
            intro=[f"Figures of {declared.partnership} for {declared.review_period.label}, as on its report cards."],
            about=[
                f"Published by {publisher} under the Open Government Licence v3.0.",
                *([declared.note] if declared.note else []),
                "A sign in brackets stands where there is no figure; the notes explain it. No missing figure is zero.",
            ],
            contact=[contact] if contact else [publisher],
        ),
        notes_table=pd.DataFrame(_NOTES, columns=["Note reference", "Note text"]),
        # a text that begins with = is a text: nothing in a workbook of ours is a formula or loads anything
        workbook_options={"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False},
    )
    created = dt.datetime.combine(dated, dt.time())
    made.set_properties({"title": f"{declared.title}: data", "author": publisher, "created": created})
    made.close()
    return stream.getvalue()


def _sheets(pack: MeasuredPack) -> Iterator[tuple[str, Any]]:
    """First every measure with its rating, then the series of each."""
    yield "Table_1", _table("readings", "Every measure, its figure and its rating", pd.DataFrame(_readings(pack)), pack)
    number = 1
    for card in pack.cards:
        for key, reading in card.readings.items():
            rows = [dict(zip(COLUMNS, row, strict=True)) for row in rows_of(reading, card.loaded.data[key])]
            if rows:
                number += 1
                title = f"{reading.measure.name}, {reading.measure.unit} ({title_of(card)})"
                name = f"series_{number}"
                yield f"Table_{number}", _table(name, title, _frame(rows), pack, reading.measure.source)


def _readings(pack: MeasuredPack) -> Iterator[dict[str, str]]:
    for card in pack.cards:
        yield from (_reading(card, key) for key in card.readings)


def _reading(card: MeasuredCard, key: str) -> dict[str, str]:
    reading = card.readings[key]
    leading, style = reading.leading, style_of(reading.measure)
    rated = key in card.loaded.card.indicators
    return {
        "Card": title_of(card),
        "Measure": reading.measure.name,
        "Unit": _UNITS.get(reading.measure.unit, reading.measure.unit),
        "Period": leading.now.period.label if leading else "[z]",
        "Figure": style.text(leading.now.value) if leading else "[x]",
        "Target": style.text(reading.target.value) if reading.target else "[z]",
        "Rating": rating_mark(reading.colour, reading.rules.scale).word if rated else "[z]",
        "Direction of travel": direction_mark(reading.direction).word,
    }


def _frame(rows: list[dict[str, str]]) -> pd.DataFrame:
    """The columns that have something to say, numbers as numbers."""
    used = [name for name in _SHOWN if any(row[name] for row in rows)]
    return pd.DataFrame(
        {
            _HEADS[name]: [_number(row[name]) if name in _NUMBERS else row[name] or "[z]" for row in rows]
            for name in used
        }
    )


def _number(text: str) -> float | str:
    if not text:
        return "[z]"
    return text if text.startswith("[") else float(text)


def _table(name: str, title: str, frame: pd.DataFrame, pack: MeasuredPack, source: str | None = None) -> Any:
    import gptables

    return gptables.GPTable(
        table=frame,
        table_name=name,
        title=title,
        scope=f"{pack.pack.partnership}, {pack.pack.review_period.label}",
        source=source or "Report cards",
        instructions="This worksheet has one table. Signs in brackets are explained in the notes.",
    )
