"""Charts inside a page: SVG with a title for those who do not see it, and classes that style sheets recolour."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from rbaccards.charts.anchors import for_screen

_HEAD = re.compile(r'^<svg [^>]*viewBox="([^"]+)"[^>]*>', re.MULTILINE)


def inline(svg: bytes, kind: str, name: str, title: str) -> Markup:
    """The chart as an element of a page; `kind` is its class (wide, narrow, spark), `name` the id of its title."""
    text = for_screen(svg).decode("utf-8")
    found = _HEAD.search(text)
    if found is None:
        raise ValueError("this is no SVG of ours")
    width, height = found[1].split()[2:]
    size = f' width="{float(width):.0f}" height="{float(height):.0f}"' if kind == "spark" else ""
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart {kind}" viewBox="{found[1]}"{size} role="img" '
        f'aria-labelledby="{escape(name)}"><title id="{escape(name)}">{escape(title)}</title>'
    )
    return Markup(head + text[found.end() :].strip().replace("\n", ""))  # noqa: S704 - drawn by us, its words escaped
