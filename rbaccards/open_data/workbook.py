"""The data of a pack as a workbook that everybody can use: a cover, notes, one table a sheet.

As the Government Analysis Function asks (Releasing statistics in spreadsheets), made with its own gptables.
"""

from __future__ import annotations

import datetime as dt
import re
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

from rbaccards.measure_words import style_of
from rbaccards.measured import MeasuredCard, MeasuredPack
from rbaccards.measures.reading import Reading
from rbaccards.open_data.series import COLUMNS, rows_of
from rbaccards.schema.pack import Pack
from rbaccards.store.cache import Cache, remembered
from rbaccards.view.reasons import direction_mark, rating_mark
from rbaccards.view.titles import title_of

if TYPE_CHECKING:  # loaded where a workbook is made
    import pandas as pd

_NOTES = (
    ("[c]", "Withheld, because few people are counted, or because a withheld figure could be worked out from it."),
    ("[x]", "Not available."),
    ("[z]", "Not applicable, or not due yet."),
    ("[low]", "Not zero, but rounds to zero."),
)
_SHOWN = ("period", "area", "group", "value", "numerator", "denominator", "lower", "upper", "status", "note")
_HEADS = {name: name.replace("_", " ").capitalize() for name in _SHOWN}
_WORDS = re.compile(r"[a-zA-Z0-9]")
_OURS = "Report cards"
_UNITS = {"%": "per cent", "£": "pounds"}
"""Cells that hold only a sign are read out as nothing."""
_NUMBERS = frozenset({"value", "numerator", "denominator", "lower", "upper"})


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A table of the workbook before it is one: what it is called, its rows, where they come from."""

    name: str
    title: str
    rows: tuple[dict[str, str], ...]
    source: str


def workbook(
    pack: MeasuredPack, lines: Sequence[bytes], publisher: str, contact: str, dated: dt.date, cache: Cache
) -> bytes:
    """The workbook; the same bytes for the same figures and date. `lines` have the observations of each card."""
    declared = pack.pack
    told = (declared.title, declared.partnership, declared.review_period.label, declared.note or "")
    named = [(title, reading.measure.source) for _, reading, title in _series(pack)]
    parts: list[bytes | str] = [*told, publisher, contact, dated.isoformat(), repr((list(_readings(pack)), named))]
    return remembered(cache, "workbook", (*parts, *lines), lambda: _made(pack, publisher, contact, dated))


def _made(pack: MeasuredPack, publisher: str, contact: str, dated: dt.date) -> bytes:
    with warnings.catch_warnings():
        # gptables takes signs in cells for no references to its notes, and leaves the file of its theme open
        warnings.simplefilter("ignore")
        return _written(pack.pack, tuple(_sheets(pack)), publisher, contact, dated)


def _written(declared: Pack, sheets: Sequence[_Sheet], publisher: str, contact: str, dated: dt.date) -> bytes:
    import gptables
    import pandas as pd

    stream = BytesIO()
    made = gptables.produce_workbook(
        stream,
        sheets={f"Table_{number}": _table(sheet, declared) for number, sheet in enumerate(sheets, start=1)},
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


def _sheets(pack: MeasuredPack) -> Iterator[_Sheet]:
    """First every measure with its rating, then the series of each."""
    yield _Sheet("readings", "Every measure, its figure and its rating", tuple(_readings(pack)), _OURS)
    number = 1
    for card, reading, title in _series(pack):
        data = rows_of(reading, card.loaded.data[reading.key])
        if rows := tuple(dict(zip(COLUMNS, row, strict=True)) for row in data):
            number += 1
            yield _Sheet(f"series_{number}", title, rows, reading.measure.source or _OURS)


def _series(pack: MeasuredPack) -> Iterator[tuple[MeasuredCard, Reading, str]]:
    """Every measure of a pack, with its card and the title of its sheet."""
    for card in pack.cards:
        for reading in card.readings.values():
            yield card, reading, f"{reading.measure.name}, {reading.measure.unit} ({title_of(card)})"


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


def _frame(rows: Sequence[dict[str, str]]) -> pd.DataFrame:
    """The columns that have something to say, numbers as numbers."""
    import pandas as pd

    used = [name for name in _SHOWN if any(row[name] for row in rows)]
    return pd.DataFrame(
        {
            _HEADS[name]: [_number(row[name]) if name in _NUMBERS else _text(row[name] or "[z]") for row in rows]
            for name in used
        }
    )


def _text(text: str) -> str:
    """A text for a cell: gptables takes none of signs alone, as they might stand for a missing figure."""
    return text if _WORDS.search(text) else f"the text {text}"


def _number(text: str) -> float | str:
    if not text:
        return "[z]"
    return text if text.startswith("[") else float(text)


def _table(sheet: _Sheet, declared: Pack) -> Any:
    import gptables
    import pandas as pd

    return gptables.GPTable(
        table=pd.DataFrame(sheet.rows).map(_text) if sheet.name == "readings" else _frame(sheet.rows),
        table_name=sheet.name,
        title=sheet.title,
        scope=f"{declared.partnership}, {declared.review_period.label}",
        source=sheet.source,
        instructions="This worksheet has one table. Signs in brackets are explained in the notes.",
    )
