"""A card for an editor of a content management system: plain headings, simple tables, charts as pictures.

Such editors strip classes, drawings and scripts; what is left of an ordinary page has lost its charts and its order.
This needs none of that: it is pasted as source, and the pictures are uploaded beside it.
"""

from __future__ import annotations

import re
from functools import partial

from rbaccards.charts.forms import wide
from rbaccards.charts.spec import ChartSpec
from rbaccards.measured import MeasuredCard, MeasuredPack
from rbaccards.view.card import CardView, card_view
from rbaccards.view.parts import Chart
from rbaccards.workshop import Workshop, begin_drawing, draw_charts

_WRAPPERS = re.compile(r"</?(?:span|div)\b[^>]*>")
_CLASSES = re.compile(r' class="[^"]*"')


def fragments(pack: MeasuredPack, workshop: Workshop) -> dict[str, bytes]:
    """PACK/CARD.html and PACK/CARD-KEY.png for every card of a pack."""
    pages, pictures = _fragments(pack, workshop)
    drawings = draw_charts(pictures.values(), workshop, "png")
    return {**pages, **{picture: drawings[spec] for picture, spec in pictures.items()}}


def begin_fragments(pack: MeasuredPack, workshop: Workshop) -> None:
    """Fill the templates, and let the pictures be drawn while other work goes on here."""
    begin_drawing(_fragments(pack, workshop)[1].values(), workshop, "png")


def _fragments(pack: MeasuredPack, workshop: Workshop) -> tuple[dict[str, bytes], dict[str, ChartSpec]]:
    """The files that are text, and what is to be drawn for the others."""
    name = pack.loaded.name
    made = [(card, workshop.recall("fragment", card, partial(_fragment, card, pack, workshop))) for card in pack.cards]
    pictures = {f"{name}/{picture}": spec for _, (_, own) in made for picture, spec in own.items()}
    return {f"{name}/{card.name}.html": page for card, (page, _) in made}, pictures


def _fragment(card: MeasuredCard, pack: MeasuredPack, workshop: Workshop) -> tuple[bytes, dict[str, ChartSpec]]:
    """The card as HTML without a head: what an editor's filter lets through; and what is to be drawn for it."""
    view = card_view(card, pack)
    pictures = {chart.address: _picture_name(chart) for chart in view.charts}
    html = _CLASSES.sub(
        "", _WRAPPERS.sub("", workshop.press.filled("site/fragment.html", page=view, pictures=pictures))
    )
    page = "\n".join(line.strip() for line in html.splitlines() if line.strip()).encode("utf-8") + b"\n"
    return page, _pictures(view)


def _pictures(view: CardView) -> dict[str, ChartSpec]:
    """What has to be drawn for the fragment of a card, by the names of the pictures."""
    return {_picture_name(chart): wide(chart.spec) for chart in view.charts}


def _picture_name(chart: Chart) -> str:
    """burglary-burglary.png, a name that stays when other charts come or go."""
    return f"{chart.address.rpartition('/')[2].removesuffix('.svg')}.png"
