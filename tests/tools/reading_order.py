"""What is heard against what was written: the words in the order of the tags and in that of the HTML.

Poppler reads the tags and their text, so this does not rest on the code under test.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path

import lxml.html
from lxml.html import HtmlElement
from pikepdf import Array, Dictionary, Object, Pdf

SILENT = frozenset({"head", "script", "style", "template"})
INLINE_HTML = frozenset({"a", "abbr", "b", "cite", "code", "em", "i", "small", "span", "strong", "sub", "sup"})
INLINE_TAGS = frozenset({"Span", "NonStruct", "Link"})
LINE = re.compile(r'(?P<indent> *)(?:"(?P<text>.*)"|(?P<kind>[A-Z]\w*)\b)?', re.DOTALL)


def differences(path: Path, html: str) -> list[str]:
    """The words missing, added or moved in the tags, as a diff; empty if what is heard was written."""
    written, read = words_in_html(html), words_in_tags(path)
    return list(unified_diff(written, read, "written", "read", n=2, lineterm=""))


def words_in_html(html: str) -> list[str]:
    """The words of the body in source order; a picture is its alternative."""
    return _words("".join(_html_text(lxml.html.document_fromstring(html).body)))


def words_in_tags(path: Path) -> list[str]:
    """The words in the order of the tags, without the labels of lists; a picture is its alternative."""
    shown = subprocess.run(
        ["pdfinfo", "-struct-text", str(path)], capture_output=True, text=True, errors="replace", check=True
    ).stdout
    with Pdf.open(path) as pdf:
        alternatives = iter([str(tag.get("/Alt", "")) for tag in _figures(pdf.Root.StructTreeRoot.K)])
        return _words("".join(_tag_text(shown.splitlines(), alternatives)))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def _html_text(element: HtmlElement) -> Iterator[str]:
    if not isinstance(element.tag, str) or element.tag in SILENT:
        return
    edge = "" if element.tag in INLINE_HTML else " "
    yield edge
    if element.tag == "img":
        yield element.get("alt", "")
    elif element.tag == "svg":
        yield element.findtext("title") or ""
    else:
        yield element.text or ""
        for child in element:
            yield from _html_text(child)
            yield child.tail or ""
    yield edge


def _tag_text(lines: list[str], alternatives: Iterator[str]) -> Iterator[str]:
    """The text in poppler's outline of the tags; what stands in a tag is indented further than the tag."""
    silent_below: int | None = None
    for line in lines:
        found = LINE.match(line)
        if found is None:
            continue
        indent, text, kind = len(found["indent"]), found["text"], found["kind"]
        if silent_below is not None and indent > silent_below:
            continue
        silent_below = indent if kind in ("Figure", "Lbl") else None
        if text is not None:
            yield text or " "  # poppler trims a text that is nothing but a space
        elif kind == "Figure":
            yield f" {next(alternatives)} "
        elif kind is not None and kind not in INLINE_TAGS:
            yield " "


def _figures(children: Object) -> Iterator[Object]:
    for child in children if isinstance(children, Array) else [children]:
        if isinstance(child, Dictionary) and "/S" in child:
            if str(child.S) == "/Figure":
                yield child
            yield from _figures(child.get("/K", Array()))
