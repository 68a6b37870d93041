"""Small pages to print: every pattern of HTML that the tag repairs are about."""

from __future__ import annotations

import datetime as dt
import importlib.util
from pathlib import Path

from rbaccards.render.page import Attachment, Page

DATED = dt.date(2012, 11, 14)
SERIES = Attachment("burglary.csv", "Burglaries of homes by quarter", b"quarter,count\n2012 Q1,1604\n")

STYLE = """
@font-face { font-family: House; src: url(fonts/DejaVuSans.ttf) }
@font-face { font-family: House; font-weight: bold; src: url(fonts/DejaVuSans-Bold.ttf) }
@page {
  size: A4; margin: 19mm 18mm;
  @top-left { content: "Running head"; font: 9pt House; vertical-align: top; padding-top: 9mm }
  @bottom-left { content: "Running foot"; font: 9pt House; vertical-align: bottom; padding-bottom: 9mm }
  @bottom-right { font: 9pt House; color: #4a5258; vertical-align: bottom; padding-bottom: 9mm }
}
@page wide { size: A4 landscape; margin: 17mm 15mm }
@page cover { margin: 0; @top-left { content: none } @bottom-left { content: none } }
html { font: 10.5pt/14pt House }
body, figure { margin: 0 }
.narrow { width: 45mm }
.block { display: block }
"""

CHART = b"""<svg xmlns="http://www.w3.org/2000/svg" width="120" height="60" font-family="House">
<title>Ignored in an img</title><path d="M0 50L40 40L120 5" fill="none" stroke="#12436d"/>
<text x="2" y="12">5,938</text></svg>"""

LISTS = """
<h1>Lists</h1>
<ul><li>Plain</li><li><p>First paragraph</p><p>Second paragraph</p></li></ul>
<ul><li>Before <ul><li>Inner one</li><li>Inner two</li></ul> after</li><li>Last</li></ul>
<ol><li>Step</li><li>Step</li></ol>
<ul style="list-style-position: inside"><li>Marker inside</li></ul>
<dl><dt>Term</dt><dd>Meaning</dd></dl>
"""

TABLES = """
<h1>Tables</h1>
<table><caption>Both kinds of header</caption>
<thead><tr><th rowspan="2">Ward</th><th colspan="2">Burglaries</th></tr>
<tr><th>2011</th><th>2012</th></tr></thead>
<tbody><tr><th>Armley</th><td>490</td><td>314</td></tr>
<tr><th>Kirkstall</th><td>512</td><td>244</td></tr></tbody>
</table>
<table><tr><td></td><th>Now</th><th>Then</th></tr><tr><th>Count</th><td>1</td><td>2</td></tr></table>
<table><thead><tr><th>Action</th><th>Owner</th></tr></thead>
<tbody><tr><th colspan="2">Started</th></tr><tr><td>Locks</td><td>Housing</td></tr>
<tr><th colspan="2">Planned</th></tr><tr><td>Lights</td><td>Highways</td></tr></tbody></table>
<table><tr><th>Lead</th><td>Housing</td></tr><tr><th>Due</th><td></td></tr></table>
"""

LINKS = """
<h1 id="top">Links</h1>
<p class="narrow">Read
<a href="https://example.org/report">the whole report on burglary in the city</a> first.</p>
<p><a href="#top"><strong>Bold</strong> link</a>,
<strong><a href="https://example.org/x">link in bold</a></strong>,
<a id="place">no link at all</a>.</p>
<div style="display: flex"><a href="#top"><em>Flexed</em></a></div>
"""

FIGURES = """
<h1>Figures</h1>
<figure><figcaption><strong class="block">Burglary has fallen</strong>
<span class="block">12-month totals</span></figcaption>
<img src="chart.svg" alt="Line chart: burglaries fell to 5,938."></figure>
"""

WELSH = """
<h1>Tŷ a gŵr: diogelwch yng Nghymru</h1>
<p class="narrow">Mae pobl yn ddiogel ac yn teimlo’n ddiogel: ŵ ŷ Ŵ Ŷ â ê î ô û, £4,000 – 5,938.
A slash in and/or, a hyphen in well-being, 10<sup>th</sup> place and CO<sub>2</sub> are kept together.</p>
"""

PARAGRAPH = "<p>" + "People feel safe at home and in the streets around it. " * 12 + "</p>"
LONG = "<h1>Long</h1>" + "".join(f"<h2>Part {n}</h2>{PARAGRAPH * 4}" for n in range(1, 7))

LONG_TABLE = (
    "<h1>A long table</h1><table><thead><tr><th>Ward</th><th>Count</th></tr></thead><tbody>"
    + "".join(f"<tr><th>Ward {n}</th><td>{n * 7}</td></tr>" for n in range(1, 81))
    + "</tbody></table>"
)

SAMPLES = {
    "lists": LISTS,
    "tables": TABLES,
    "links": LINKS,
    "figures": FIGURES,
    "welsh": WELSH,
    "long": LONG,
    "long-table": LONG_TABLE,
}


def fonts() -> tuple[tuple[str, bytes], ...]:
    """The typeface that comes with matplotlib; it has all letters of Welsh."""
    package = importlib.util.find_spec("matplotlib")
    assert package is not None
    assert package.origin is not None
    folder = Path(package.origin).parent / "mpl-data" / "fonts" / "ttf"
    names = ("DejaVuSans-Bold.ttf", "DejaVuSans.ttf")
    return tuple((f"fonts/{name}", (folder / name).read_bytes()) for name in names)


ASSETS = (("chart.svg", CHART), *fonts(), ("house.css", STYLE.encode()))


def sample(
    body: str,
    name: str = "sample",
    lang: str = "en-GB",
    attachments: tuple[Attachment, ...] = (),
    assets: tuple[tuple[str, bytes], ...] = ASSETS,
    head: str = "",
) -> Page:
    """A page with this body in the house style."""
    html = (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>Sample: {name}</title>'
        f'<link rel="stylesheet" href="house.css">{head}</head><body>{body}</body></html>'
    )
    return Page(name, html, assets, DATED, attachments)
