"""A stored number or date as the text of its cell: as it is shown, with all its decimals."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal

_QUOTED = re.compile(r'"([^"]*)"')
_NOT_SHOWN = re.compile(r"[_*].|\[[^\]]*\]|\?")
"""Parts of a number format that make room, fill, colour or choose a language."""
_SUPERSCRIPTS = str.maketrans("0123456789*", "⁰¹²³⁴⁵⁶⁷⁸⁹*")


def shown(value: object, form: str = "General") -> str:
    """The text of a cell: 0.123 with the format 0.0% is "12.3%", 0 shown as a dash is "-", a date is 2012-09-30."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    if isinstance(value, int | float):
        return _number(Decimal(repr(value)), form)
    return str(value).strip()


def superscript(text: str) -> str:
    """A footnote's number as it stands above the line: "¹"."""
    return text.translate(_SUPERSCRIPTS)


def _number(value: Decimal, form: str) -> str:
    if value == 0 and (sign := _sign_of_zero(form)):
        return sign
    if "%" in _QUOTED.sub("", form):
        return f"{_plain(value * 100)}%"
    return _plain(value)


def _plain(value: Decimal) -> str:
    """Without an exponent and without zeros that say nothing: 3170.0 is "3170"."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _sign_of_zero(form: str) -> str:
    """What a format shows in place of zero, "-" for `#,##0;-#,##0;"-"`; nothing where zero is shown as a figure."""
    parts = form.split(";")
    if len(parts) < 3:
        return ""
    text = _QUOTED.sub(r"\1", _NOT_SHOWN.sub("", parts[2])).replace("\\", "").strip()
    return "" if re.search("[0#]", text) else text or "-"
