"""A picture drawn with matplotlib and written as SVG that print and web can take as it is.

The SVG has no ids, style attributes or style sheet: presentation attributes give the colours of paper, and
the classes `f-<role>` (fill) and `s-<role>` (stroke) let a site's style sheet recolour it. It may be inlined
any number of times in a page and obeys a strict content security policy.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from xml.etree import ElementTree
from xml.sax.saxutils import escape, quoteattr

from matplotlib.artist import Artist
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, Polygon
from matplotlib.text import Text
from matplotlib.transforms import Affine2D, Transform

from rbaccards.charts.marks import PT, Dot, Line, Mark, Picture, Shape, Words
from rbaccards.charts.style import Style, in_style, measure

SVG = "{http://www.w3.org/2000/svg}"
NO_DATE = {"Date": None, "Creator": None, "Format": None, "Type": None}
PNG_DPI = 220
WORDS_ORDER = 9
"""Words stand above everything else."""


def write_svg(picture: Picture, style: Style) -> bytes:
    """The picture as an SVG file."""
    with in_style(style):
        stream = BytesIO()
        figure_of(picture, style).savefig(stream, format="svg", metadata=NO_DATE)
    families = ", ".join(f"'{name}'" for name in style.families)
    size = f'width="{picture.width:g}mm" height="{picture.height:g}mm"'
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} '
        f'viewBox="0 0 {_short(picture.width / PT)} {_short(picture.height / PT)}" '
        f'font-family="{families}" stroke-linejoin="round">'
    )
    root = ElementTree.fromstring(stream.getvalue())  # noqa: S314  # written by matplotlib a moment ago
    return "\n".join([head, *_elements(root, style), "</svg>", ""]).encode()


def write_png(picture: Picture, style: Style) -> bytes:
    """The picture as a PNG file for places that take no drawings, twice as fine as a screen."""
    with in_style(style):
        stream = BytesIO()
        figure = figure_of(picture, style)
        figure.savefig(stream, format="png", dpi=PNG_DPI, metadata={"Software": None}, facecolor=style.colour("white"))
    return stream.getvalue()


def figure_of(picture: Picture, style: Style) -> Figure:
    """The picture as a matplotlib figure; to be made and saved within `in_style`."""
    figure = Figure(figsize=(picture.width / 25.4, picture.height / 25.4))
    mm = Affine2D().scale(1 / 25.4) + figure.dpi_scale_trans
    for mark in picture.marks:
        figure.add_artist(_artist(mark, style, mm))
    return figure


def _artist(mark: Mark, style: Style, mm: Transform) -> Artist:
    match mark:
        case Line(places, colour, width, dash, order):
            xs, ys = zip(*places, strict=True)
            artist: Artist = Line2D(xs, ys, color=style.colour(colour), linewidth=width, linestyle=dash, zorder=order)
            artist.set_gid(f"s-{colour}")
        case Shape(places, fill, edge, edge_width, order):
            artist = Polygon(places, closed=True, **_paint(style, fill, edge), lw=edge_width, zorder=order)
            artist.set_gid(f"f-{fill} s-{edge}" if edge else f"f-{fill}")
        case Dot(centre, radius, fill, edge, edge_width, order):
            artist = Circle(centre, radius, **_paint(style, fill, edge), lw=edge_width, zorder=order)
            artist.set_gid(f"f-{fill} s-{edge}" if edge else f"f-{fill}")
        case Words(text, at, colour, size, weight, italic, anchor):
            slant = "italic" if italic else "normal"
            artist = Text(*at, text, color=style.colour(colour), ha=anchor, fontsize=size, fontweight=weight)
            artist.set(fontstyle=slant, gid=f"f-{colour}", zorder=WORDS_ORDER)
    artist.set_transform(mm)
    return artist


def _paint(style: Style, fill: str, edge: str) -> dict[str, str]:
    return {"facecolor": style.colour(fill), "edgecolor": style.colour(edge) if edge else "none"}


def _elements(root: ElementTree.Element, style: Style) -> Iterator[str]:
    """Each drawn element as a line of SVG, in drawing order, without matplotlib's groups round them."""
    for group in root.iter(f"{SVG}g"):
        role = group.get("id", "")
        if role.startswith(("f-", "s-")):
            for element in group:
                yield _element(element, role, style)


def _element(element: ElementTree.Element, role: str, style: Style) -> str:
    name = element.tag.removeprefix(SVG)
    given = dict(part.split(": ", 1) for part in element.get("style", "").split("; ") if part)
    given = {key: value.rstrip(";") for key, value in given.items()}
    for key in ("d", "x", "y"):
        if key in element.attrib:
            given[key] = _rounded(element.attrib[key])
    for key, idle in (("font-family", None), ("text-anchor", "start"), ("stroke-dashoffset", "0"), *_IDLE):
        if key in given and idle in (None, given[key]):
            del given[key]
    if "font-size" in given:
        given["font-size"] = given["font-size"].removesuffix("px")
    if "text-anchor" in given:
        given["data-start"] = _short(_start(element.text or "", given, style))
    attributes = "".join(f" {key}={quoteattr(value)}" for key, value in sorted(given.items()))
    inner = f">{escape(element.text)}</{name}>" if element.text and name == "text" else "/>"
    return f'<{name} class="{role}"{attributes}{inner}'


def _start(text: str, given: Mapping[str, str], style: Style) -> float:
    """Where a text begins that ends at its place, or has its middle there, in points."""
    weight, italic = int(given.get("font-weight", 400)), given.get("font-style") == "italic"
    width = measure(text, style, float(given["font-size"]), weight, italic=italic) / PT
    return float(given["x"]) - (width if given["text-anchor"] == "end" else width / 2)


_IDLE = (("stroke-linejoin", "round"), ("stroke-linecap", "butt"), ("stroke", "none"))
"""Attributes that say what the root element or SVG itself says already."""


def _rounded(text: str) -> str:
    """Path data with its numbers at two decimals of a point, on one line: finer than any printer."""
    numbers = re.sub(r"-?\d+\.\d+", lambda found: _short(float(found[0])), text)
    return " ".join(numbers.split())


def _short(value: float) -> str:
    return f"{round(value, 2) + 0.0:.2f}".rstrip("0").rstrip(".")
