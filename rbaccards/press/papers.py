"""Papers for printers: booklets, or files in inks with their preflight beside them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from rbaccards.house import mixes_of, palette_of
from rbaccards.press.booklet import booklet
from rbaccards.press.convert import for_press
from rbaccards.press.inks import inks_of
from rbaccards.press.preflight import preflight, report
from rbaccards.read import House
from rbaccards.schema.names import Paper


def for_printers(made: Mapping[str, bytes], paper: Paper, dated: dt.date, house: House) -> dict[str, bytes]:
    """The PDFs as a printer wants them: folded to booklets, or in inks, each with its preflight beside it."""
    if paper == "booklet":
        return {name: booklet(data) for name, data in made.items()}
    files, profile = dict[str, bytes](), house.files.get("charts/press.icc")
    for name, data in made.items():
        inks = inks_of(palette_of(house), mixes_of(house))
        files[name] = for_press(data, inks, profile, dated)
        files[f"{name.removesuffix('.pdf')}.preflight.txt"] = report(name, preflight(files[name], inks))
    return files
