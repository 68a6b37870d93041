"""A pack of published figures for measuring: a card for each series of a folder of tables that a data lab publishes.

Such tables have the columns area_name, period, indicator and value, as those of Trafford Data Lab
(https://github.com/traffordDataLab/trafford_themes). The texts of the cards are made up; the figures are not.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

from rbaccards.periods.period import YEARS, Calendar, Period, quarter_of
from rbaccards.periods.text import parse_period

_FEWEST = 4
_PACK = """\
audience: public
title: Published figures of {place}
partnership: {place}
board: Measured for speed
review_period: {review}
outcomes: {{well: People live well}}
note: Published figures with made-up texts, for measuring speed.
cards:
{cards}
"""
_CARD = """\
priority: {name}
outcome: well
population: Residents of {place}
lead: {{role: Nobody, organisation: {place}}}
why: |
  The text of this card is made up.
headline: measure
indicators:
  measure:
    name: {name}
    unit: "{unit}"
    polarity: higher
    frequency: {frequency}
    data: data/{file}.csv
    reads_as: latest
    comparators: {{ours: {place}}}
    source: As published
story: |
  The text of this card is made up.
"""


def write_published(folder: Path, tables: Path, place: str) -> int:
    """A project with a card for each annual series of a place; the number of cards."""
    pack = folder / "cards" / "published"
    (pack / "data").mkdir(parents=True)
    (folder / "cards" / "council.yaml").write_text(f"name: {place} Council\n", encoding="utf-8")
    names, last = list[str](), 0
    for name, unit, rows in _series(tables, place):
        file = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:50].strip("-")
        if file in names:
            continue
        names.append(file)
        kind = next(period.frequency for period, area, _ in rows if area == place)
        rows = [row for row in rows if row[0].frequency == kind]
        last = max(last, *(period.end for period, area, _ in rows if area == place))
        lines = [f"{period.code},{_cell(area)},{value}" for period, area, value in sorted(rows)]
        data = "\n".join(["period,area,value", *(line.replace(f",{place},", ",,") for line in lines)])
        (pack / "data" / f"{file}.csv").write_text(data + "\n", encoding="utf-8")
        title = name.replace('"', "").replace(": ", ", ").replace("#", "")
        text = _CARD.format(name=f'"{title}"', unit=unit, place=place, file=file, frequency=kind)
        (pack / f"{file}.yaml").write_text(text, encoding="utf-8")
    listed = "\n".join(f"  - {name}" for name in names)
    text = _PACK.format(place=place, review=quarter_of(last).code, cards=listed)
    (pack / "pack.yaml").write_text(text, encoding="utf-8")
    return len(names)


def _series(tables: Path, place: str) -> Iterator[tuple[str, str, list[tuple[Period, str, str]]]]:
    for path in sorted(tables.glob("**/*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        if not rows or not {"area_name", "period", "indicator", "value"} <= rows[0].keys():
            continue
        for indicator in dict.fromkeys(row["indicator"] for row in rows):
            found = {
                (period, row["area_name"]): row["value"]
                for row in rows
                if row["indicator"] == indicator and (period := _year(row["period"])) and _is_number(row["value"])
            }
            if sum(area == place for _, area in found) >= _FEWEST:
                unit = "%" if "ercent" in rows[0].get("measure", "") else "in all"
                yield indicator, unit, [(period, area, value) for (period, area), value in found.items()]


def _year(text: str) -> Period | None:
    period = parse_period(text, Calendar())
    return period if isinstance(period, Period) and period.frequency in YEARS else None


def _is_number(text: str) -> bool:
    return re.fullmatch(r"-?\d+(\.\d+)?", text) is not None


def _cell(text: str) -> str:
    return f'"{text}"' if "," in text else text
