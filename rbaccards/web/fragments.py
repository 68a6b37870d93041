"""A card for an editor of a content management system: plain headings, simple tables, charts as pictures.

Such editors strip classes, drawings and scripts; what is left of an ordinary page has lost its charts and its order.
This needs none of that: it is pasted as source, and the pictures are uploaded beside it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rbaccards.charts.forms import wide
from rbaccards.charts.spec import ChartSpec
from rbaccards.measured import MeasuredPack
from rbaccards.view.card import CardView, card_view
from rbaccards.view.parts import Chart
from rbaccards.workshop import Workshop, draw_charts

_WRAPPERS = re.compile(r"</?(?:span|div)\b[^>]*>")
_CLASSES = re.compile(r' class="[^"]*"')


def fragments(packs: Sequence[MeasuredPack], workshop: Workshop) -> dict[str, bytes]:
    """PACK/CARD.html and PACK/CARD-KEY.png for every card."""
    views = [(pack.loaded.name, card_view(card, pack)) for pack in packs for card in pack.cards]
    pictures = {f"{pack}/{name}": spec for pack, view in views for name, spec in _pictures(view).items()}
    drawings = draw_charts(pictures.values(), workshop, "png")
    pages = {f"{pack}/{view.name}.html": _fragment(view, workshop) for pack, view in views}
    return {**pages, **{name: drawings[spec] for name, spec in pictures.items()}}


def _fragment(view: CardView, workshop: Workshop) -> bytes:
    """The card as HTML without a head: what an editor's filter lets through."""
    pictures = {chart.address: _picture_name(chart) for chart in view.charts}
    html = _CLASSES.sub(
        "", _WRAPPERS.sub("", workshop.press.filled("site/fragment.html", page=view, pictures=pictures))
    )
    return "\n".join(line.strip() for line in html.splitlines() if line.strip()).encode("utf-8") + b"\n"


def _pictures(view: CardView) -> dict[str, ChartSpec]:
    """What has to be drawn for the fragment of a card, by the names of the pictures."""
    return {_picture_name(chart): wide(chart.spec) for chart in view.charts}


def _picture_name(chart: Chart) -> str:
    """burglary-burglary.png, a name that stays when other charts come or go."""
    return f"{chart.address.rpartition('/')[2].removesuffix('.svg')}.png"
