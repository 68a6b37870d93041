"""What every page of a site must keep, found out without a browser: links, headings, tables, words beside colours."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from lxml import html

ROOT = Path(__file__).parent.parent
WEB = ROOT / ".venv" / "web" / "node_modules"
"""The checkers that make installs from npm."""
EMPTY_WORDS = frozenset({"click here", "here", "read more", "more", "link", "this page", "download", "pdf", "csv"})
RATINGS = frozenset({"Red", "Amber", "Green", "Blue", "Not rated", "Late"})


def pages_of(site: Path) -> list[Path]:
    return sorted(path for path in site.rglob("*.html") if "fragments" not in path.relative_to(site).parts)


def problems_of(page: Path, site: Path) -> list[str]:
    """Everything wrong with a page that no validator finds, or not every one."""
    root = _parsed(page)
    return [
        *_headings(root),
        *_tables(root),
        *_colours(root),
        *_pictures(root),
        *_links(root, page, site),
        *_strict(root),
    ]


def _parsed(page: Path) -> html.HtmlElement:
    return html.document_fromstring(page.read_bytes())


def words_of(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def _headings(root: html.HtmlElement) -> Iterator[str]:
    levels = [int(each.tag[1]) for each in root.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    if levels.count(1) != 1:
        yield f"{levels.count(1)} headings of level 1"
    for one, two in zip([0, *levels], levels, strict=False):
        if two > one + 1:
            yield f"a heading of level {two} after one of level {one}"


def _tables(root: html.HtmlElement) -> Iterator[str]:
    for table in root.iter("table"):
        name = words_of(table)[:40]
        if not table.xpath("caption[normalize-space()]"):
            yield f"a table without a caption: {name}"
        heads = table.xpath("thead/tr/th[@scope='col']")
        if not heads or any(not words_of(head) for head in heads):
            yield f"a table without heads of its columns: {name}"
        for row in table.xpath("tbody/tr"):
            if not row.xpath("*[1][self::th][@scope='row']") or len(row) != len(heads):
                yield f"a row that is not a head and a cell for each column: {words_of(row)[:40]}"


def _colours(root: html.HtmlElement) -> Iterator[str]:
    for badge in root.xpath("//*[contains(concat(' ', @class, ' '), ' badge ')]"):
        if words_of(badge) not in RATINGS or not badge.xpath("svg"):
            yield f"a rating without its word or its shape: {words_of(badge)!r}"
    for mark in root.xpath("//*[contains(concat(' ', @class, ' '), ' dir ')]"):
        if not words_of(mark):
            yield "an arrow without its word"


def _pictures(root: html.HtmlElement) -> Iterator[str]:
    for image in root.iter("img"):
        if "alt" not in image.attrib or (not image.get("alt") and not words_of(image.getparent())):
            yield f"a picture without alternative text: {image.get('src')}"
    for drawing in root.iter("svg"):
        title = drawing.find("title")
        if drawing.get("aria-hidden") != "true" and (title is None or not words_of(title)):
            yield "a drawing without a title"


def _links(root: html.HtmlElement, page: Path, site: Path) -> Iterator[str]:
    ids = Counter(root.xpath("//@id"))
    yield from (f"an id used twice: {name}" for name, number in ids.items() if number > 1)
    for link in root.iter("a"):
        if words_of(link).lower() in EMPTY_WORDS or not words_of(link):
            yield f"a link that says nothing: {words_of(link)!r}"
    for element, _, address, _ in root.iterlinks():
        if address.startswith(("https://", "mailto:")) and element.tag == "a":
            continue
        if ":" in address or address.startswith("/"):
            yield f"an address that leads out of the site: {address}"
            continue
        file, _, anchor = address.partition("#")
        target = (page.parent / file).resolve() if file else page
        if not target.is_file() or not target.is_relative_to(site.resolve()):
            yield f"a broken link: {address}"
        elif anchor and anchor not in _ids(target, target.stat().st_mtime_ns):
            yield f"a link to no place of its page: {address}"


@cache
def _ids(page: Path, _: int) -> frozenset[str]:
    return frozenset(_parsed(page).xpath("//@id"))


def _strict(root: html.HtmlElement) -> Iterator[str]:
    """What a strict Content Security Policy would block."""
    for element in root.iter():
        if isinstance(element.tag, str):
            handlers = [name for name in element.attrib if name.startswith("on") or name == "style"]
            if handlers or element.tag == "style":
                yield f"style or script inside {element.tag}: {handlers}"
    for script in root.iter("script"):
        if not script.get("src") and script.get("type") != "application/ld+json":
            yield "a script inside the page"


def nu_html_checker(site: Path) -> str:
    """What the Nu HTML Checker says of every page and style sheet; empty where all is well."""
    jar = WEB / "vnu-jar" / "build" / "dist" / "vnu.jar"
    files = [str(path) for path in sorted(site.rglob("*")) if path.suffix in (".html", ".css")]
    run = subprocess.run(
        ["java", "-jar", jar, "--Werror", "--also-check-css", *files], capture_output=True, text=True, check=False
    )
    return run.stderr + run.stdout


def html_validate(site: Path, report: Path) -> list[str]:
    """What html-validate says of every page; its report is a file, for a pipe would cut it."""
    settings = report.with_name("htmlvalidate.json")
    off = ("doctype-style", "prefer-native-element", "long-title", "no-trailing-whitespace", "require-sri")
    rules = dict.fromkeys(off, "off")  # matters of taste; files of the same folder need no integrity attribute
    settings.write_text(json.dumps({"root": True, "extends": ["html-validate:recommended"], "rules": rules}))
    node = Path(sys.executable).with_name("node")
    program = WEB / "html-validate" / "bin" / "html-validate.mjs"
    with report.open("w") as out:
        command = [node, program, "--config", settings, "--formatter", "json", str(site)]
        subprocess.run(command, stdout=out, check=False)
    found = json.loads(report.read_text())
    return [f"{file['filePath']}:{each['line']} {each['message']}" for file in found for each in file["messages"]]
