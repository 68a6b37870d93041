"""A series as schema.org describes data sets, so that search engines for data find it."""

from __future__ import annotations

import json
from typing import Any

from markupsafe import Markup

from rbaccards.measured import MeasuredCard
from rbaccards.open_data.csvw import LICENCE
from rbaccards.schema.measure import Measure
from rbaccards.series import Series


def dataset(measure: Measure, series: Series | None, card: MeasuredCard, publisher: str, file: str) -> Markup:
    """The description as JSON-LD, safe inside a page; `file` is where the CSV is from that page, if there is one."""
    found: dict[str, Any] = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "name": measure.name,
        "description": f"{measure.definition or measure.name}. Unit: {measure.unit}. {card.loaded.card.priority}.",
        "license": LICENCE,
        "creator": {"@type": "Organization", "name": publisher},
        "variableMeasured": measure.name,
        "isAccessibleForFree": True,
    }
    if card.loaded.card.population:
        found["audience"] = {"@type": "Audience", "name": card.loaded.card.population}
    if series and series.known:
        first, last = series.known[0].period, series.known[-1].period
        start, end = (f"{year:04}-{month:02}" for year, month in (first.first_month, last.last_month))
        found["temporalCoverage"] = f"{start}/{end}"
    if file:
        found["distribution"] = [{"@type": "DataDownload", "encodingFormat": "text/csv", "contentUrl": file}]
    text = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    # no text can end the script element or begin another
    for sign in "<>&":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(text)  # noqa: S704 - nothing in it is markup any more
