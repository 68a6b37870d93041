"""Builds the documentation with the tool's own printing and style: pages in build/docs/, and all of it as one PDF.

    python tools/make_guide.py

The pages are docs/*.md in the order of READING; what they link to among themselves is linked here too.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import matplotlib as mpl
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markdown_it import MarkdownIt
from markdown_it.token import Token

from rbaccards import __version__
from rbaccards.house import palette_of
from rbaccards.issues import Issue
from rbaccards.read import read_house
from rbaccards.render.html import open_press
from rbaccards.render.page import Page
from rbaccards.render.pdf import print_pdf
from rbaccards.store.write import write_files

ROOT = Path(__file__).parent.parent
GUIDE = Path(__file__).parent / "guide"
READING = (
    ("For officers", ("rba", "first-card", "writing-safely", "cards", "data", "out-of-excel", "quarter-end")),
    ("To look things up", ("figures", "measures", "papers", "fields", "messages")),
    (
        "For the web team, auditors and developers",
        ("publishing", "accessibility", "reliability", "developers", "performance", "licences"),
    ),
)
PDF = "rbaccards-guide.pdf"
MONO = "DejaVuSansMono.ttf"


@dataclass(frozen=True, slots=True)
class Chapter:
    """One page of docs/."""

    name: str
    title: str
    headings: tuple[tuple[str, str], ...]
    """The second headings, with their anchors."""
    html: str
    bound: str
    """The same for the PDF, where all chapters stand in one file."""


def chapters() -> dict[str, Chapter]:
    names = [name for _, group in READING for name in group]
    return {name: _chapter(name, names) for name in names}


def _chapter(name: str, names: Sequence[str]) -> Chapter:
    text = (ROOT / "docs" / f"{name}.md").read_text(encoding="utf-8")
    reader = MarkdownIt("commonmark", {"html": False, "xhtmlOut": False}).enable("table")
    tokens = reader.parse(text)
    title = tokens[1].content
    headings = tuple((slug(tokens[at + 1].content), tokens[at + 1].content) for at in _at(tokens, "h2"))
    made = [_rendered(reader, text, name, names, bound=bound) for bound in (False, True)]
    return Chapter(name, title, headings, *made)


def _at(tokens: Sequence[Token], tag: str) -> Iterator[int]:
    return (at for at, token in enumerate(tokens) if token.type == "heading_open" and token.tag == tag)


def _rendered(reader: MarkdownIt, text: str, name: str, names: Sequence[str], *, bound: bool) -> str:
    tokens = reader.parse(text)
    anchors: Counter[str] = Counter()
    for at, token in enumerate(tokens):
        if token.type == "heading_open":
            own = slug(tokens[at + 1].content)
            anchors[own] += 1
            own += f"-{anchors[own] - 1}" if anchors[own] > 1 else ""
            token.attrSet("id", (name if token.tag == "h1" else f"{name}-{own}") if bound else own)
        elif token.type == "th_open":
            token.attrSet("scope", "col")
        elif token.type == "tr_open" and tokens[at + 1].type == "td_open":
            close = next(each for each in tokens[at:] if each.type == "td_close")
            tokens[at + 1].tag = close.tag = "th"
            tokens[at + 1].attrSet("scope", "row")
        _lead_on(token.children or [], name, names, bound=bound)
    html = _captioned(str(reader.renderer.render(tokens, reader.options, {})), bound=bound)
    html = re.sub(r"<li>\[ \] ", '<li class="task">', html)
    html = re.sub(r"<li>\n<p>\[ \] ", '<li class="task">\n<p>', html)
    return html if bound else html.replace("<pre>", '<pre tabindex="0">')


def _captioned(html: str, *, bound: bool) -> str:
    """The tables with what they are about: the heading above them, for those who do not see where they stand."""
    parts = re.split(r"(<table>|</table>|<h[1-3][^>]*>.*?</h[1-3]>)", html)
    heading, numbers, made = "", Counter[str](), []
    for part in parts:
        if part.startswith("<h"):
            heading = re.sub("<[^>]+>", "", part)
        if part == "<table>":
            numbers[heading] += 1
            caption = heading if numbers[heading] == 1 else f"{heading}, {numbers[heading]}"
            scroll = "" if bound else f'<div class="scroll" role="region" aria-label="{caption}" tabindex="0">'
            part = f'{scroll}<table><caption class="vh">{caption}</caption>'
        if part == "</table>" and not bound:
            part = "</table></div>"
        made.append(part)
    return "".join(made)


def _lead_on(tokens: Sequence[Token], name: str, names: Sequence[str], *, bound: bool) -> None:
    """Let links lead to the chapters here; one to a file that is no chapter becomes plain words."""
    for at, token in enumerate(tokens):
        if token.type != "link_open":
            continue
        if address := _address(str(token.attrGet("href")), name, names, bound=bound):
            token.attrSet("href", address)
        else:
            close = next(each for each in tokens[at:] if each.type == "link_close")
            token.tag = close.tag = "span"
            token.attrs = {}


def _address(href: str, name: str, names: Sequence[str], *, bound: bool) -> str:
    """Where a link of a page leads here; empty for a file of the repository that is no chapter."""
    target, _, anchor = href.partition("#")
    if "://" in href or href.startswith("mailto:"):
        return href
    page = Path(target).stem if target.endswith(".md") and "/" not in target else name if not target else ""
    if page not in names:
        return ""
    if bound:
        return f"#{page}-{anchor}" if anchor else f"#{page}"
    return f"{page}.html{'#' if anchor else ''}{anchor}"


def slug(heading: str) -> str:
    """The anchor of a heading, as code hosts make them."""
    words = re.sub(r"[^\w\- ]", "", heading.replace("`", "").lower()).strip().replace(" ", "-")
    return words if words[:1].isalpha() else f"step-{words}"


def files() -> tuple[dict[str, bytes], tuple[Issue, ...]]:
    """Every file of the guide by its name, and what went wrong in printing it."""
    house = read_house(ROOT)
    press = open_press(house, palette_of(house), "en-GB")
    environment = Environment(
        loader=FileSystemLoader(GUIDE), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    found = chapters()
    groups = [(title, [found[name] for name in names]) for title, names in READING]
    order = list(found.values())
    made: dict[str, bytes] = {}
    for at, chapter in enumerate(order):
        beside = {"before": order[at - 1] if at else None, "after": order[at + 1] if at + 1 < len(order) else None}
        html = environment.get_template("page.html").render(chapter=chapter, groups=groups, pdf=PDF, **beside)
        made[f"{chapter.name}.html"] = html.encode("utf-8")
    made["index.html"] = environment.get_template("index.html").render(groups=groups, pdf=PDF).encode("utf-8")
    made["assets/guide.css"] = (GUIDE / "guide.css").read_bytes()
    made["pipeline.svg"] = (ROOT / "docs" / "pipeline.svg").read_bytes()
    for name, data in house.under("templates/site/assets").items():
        if name.endswith((".woff2", "site.css", "icon.svg")):
            made[f"assets/{name}"] = data
    mono = Path(mpl.get_data_path(), "fonts", "ttf", MONO).read_bytes()
    html = environment.get_template("print.html").render(groups=groups, version=__version__)
    own = {"guide.css": (GUIDE / "print.css").read_bytes(), MONO: mono, "pipeline.svg": made["pipeline.svg"]}
    shared = {name: data for name, data in press.assets.items() if name.startswith(("shared/", "tokens"))}
    printed, issues = print_pdf(Page("guide", html, tuple(sorted({**shared, **own}.items())), _today()))
    return {**made, PDF: printed.pdf}, issues


def _today() -> dt.date:
    """The day that the guide is dated, or the one that the build is told to be made on."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return dt.datetime.fromtimestamp(int(epoch), dt.UTC).date() if epoch.isdigit() else dt.datetime.now(dt.UTC).date()


def main() -> None:
    made, issues = files()
    write_files(ROOT / "build" / "docs", made)
    for issue in issues:
        sys.stderr.write(f"{issue.code} {issue.message}\n")
    sys.stdout.write(f"build/docs/index.html and build/docs/{PDF}: {len(made)} files\n")


if __name__ == "__main__":
    main()
