"""What other processes do for this one: charts drawn, pages printed, packs bound.

A process that is started for it loads this module and what its work needs, and nothing of cards, checks or templates:
plain values go in, bytes come out.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from functools import lru_cache, partial
from multiprocessing.util import Finalize
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from threading import Lock
from typing import TYPE_CHECKING, Literal

from rbaccards.execute import clearing_up
from rbaccards.issues import BadHouseError, Issue, Place

if TYPE_CHECKING:  # loaded where something is drawn
    from rbaccards.charts.spec import ChartSpec
    from rbaccards.charts.style import Style
    from rbaccards.render.page import Page

Form = Literal["svg", "png"]
PAGE_LABEL = "Page {page} of {pages}"
_one_at_a_time = Lock()
"""The style that matplotlib draws in is one for the whole process: threads take turns."""


@dataclass(frozen=True, slots=True)
class ChartStyle:
    """The house style of charts as its sources: cheap to hash, and loaded only where something is drawn."""

    mplstyle: str
    palette: tuple[tuple[str, str], ...]
    fonts_key: str
    fonts: tuple[tuple[str, bytes], ...] = field(compare=False, repr=False)
    """By name; they go to other processes and machines with what is to be drawn."""


def draw_several(specs: Sequence[ChartSpec], style: ChartStyle, form: Form) -> list[bytes]:
    """Charts drawn in one task, so that the fonts are sent once for all of them."""
    from rbaccards.charts.draw import draw, draw_png

    drawn = draw if form == "svg" else draw_png
    with _one_at_a_time, clearing_up():
        return [drawn(spec, _loaded(style)) for spec in specs]


@lru_cache(maxsize=4)
def _loaded(style: ChartStyle) -> Style:
    """The style with its fonts in files, which is where matplotlib reads them, until the process ends."""
    from rbaccards.charts.style import load_style

    folder = Path(mkdtemp(prefix="rbaccards-fonts-"))
    Finalize(None, rmtree, args=(folder, True), exitpriority=1)
    for name, data in style.fonts:
        (folder / name).write_bytes(data)
    try:
        return load_style(style.mplstyle, dict(style.palette), [folder / name for name, _ in style.fonts])
    except ValueError as problem:
        hint = "Compare it with the one that comes with rbaccards."
        raise BadHouseError((Issue("T08", Place("charts/house.mplstyle"), f"{problem}.", hint),)) from problem


def print_page(page: Page) -> bytes:
    """A printed page packed for the cache: a line of JSON with its length and issues, then the PDF."""
    from rbaccards.render.pdf import print_pdf

    with clearing_up():
        printed, issues = print_pdf(page)
    head = {"pages": printed.pages, "issues": [asdict(issue) for issue in issues]}
    return json.dumps(head).encode() + b"\n" + printed.pdf


@dataclass(frozen=True, slots=True)
class Sheaf:
    """A pack ready to be bound: its front, the documents behind it by name and in order, its number sheet."""

    front: bytes
    documents: tuple[tuple[str, bytes], ...]
    padded: frozenset[str]
    """The documents, and the front by its name, that have a blank page behind them."""
    numbers: bytes
    pages: int
    unnumbered: frozenset[int]
    """Pages, counted from 1, without a number."""


FRONT = "_front"
"""The name of the parts up to the contents."""


def bind_pack(sheaf: Sheaf) -> bytes:
    """The pack as one file under continuous page numbers."""
    from rbaccards.render.blank import with_blank_page
    from rbaccards.render.merge import Bound, merge
    from rbaccards.render.stamp import number_pages

    def padded(name: str, pdf: bytes) -> bytes:
        return with_blank_page(pdf) if name in sheaf.padded else pdf

    documents = [Bound(name, padded(name, pdf)) for name, pdf in sheaf.documents]
    number = partial(number_pages, numbers=sheaf.numbers, label=PAGE_LABEL, total=sheaf.pages, skip=sheaf.unnumbered)
    with clearing_up():
        return merge(padded(FRONT, sheaf.front), documents, number)


def get_ready() -> None:
    """Load what prints and binds, before there is anything to print."""
    import rbaccards.render.merge
    import rbaccards.render.pdf  # noqa: F401 - loaded to be there
