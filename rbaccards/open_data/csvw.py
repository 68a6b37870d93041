"""What the columns of a CSV mean, for programs: CSV on the Web (W3C, Metadata Vocabulary for Tabular Data)."""

from __future__ import annotations

import json
from typing import Any

from rbaccards.open_data.series import SIGNS

LICENCE = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
_ABOUT = {
    "card": "The card that the measure stands on",
    "measure": "The key of the measure on its card",
    "indicator": "The name of the measure",
    "unit": "What is counted",
    "period": "What the value covers, in words",
    "period_code": "What the value covers, as a code that sorts: 2012-09, 2012-13-q2",
    "area": "The area; empty for the whole",
    "group": "The group of people; empty for all",
    "value": "The value, or a sign in its place: [c] withheld, [x] not available, [z] not applicable or not due",
    "numerator": "How many were counted, where the value is a rate",
    "denominator": "Of how many, where the value is a rate",
    "lower": "The lower end of the 95% interval",
    "upper": "The upper end of the 95% interval",
    "restated_from": "What was published before, where this value replaces it",
    "status": "actual, provisional, estimated, illustrative, suppressed or not due",
    "note": "What has to be known about this value",
}
_NUMBERS = frozenset({"value", "numerator", "denominator", "lower", "upper", "restated_from"})


def metadata(file: str, title: str, publisher: str, columns: tuple[str, ...]) -> bytes:
    """The description of a CSV, to be put beside it as FILE-metadata.json."""
    described: dict[str, Any] = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en-GB"}],
        "url": file,
        "dc:title": title,
        "dc:publisher": publisher,
        "dc:license": {"@id": LICENCE},
        "dialect": {"header": True, "encoding": "utf-8", "lineTerminators": ["\r\n", "\n"]},
        "tableSchema": {"columns": [_column(name) for name in columns]},
    }
    return (json.dumps(described, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _column(name: str) -> dict[str, Any]:
    found: dict[str, Any] = {"titles": name, "name": name, "dc:description": _ABOUT[name]}
    if name in _NUMBERS:
        found |= {"datatype": "number", "null": ["", *SIGNS]}
    else:
        found |= {"datatype": "string"}
    return found
