"""What changed as an Atom feed (RFC 4287), for readers who want to be told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree import ElementTree

_ATOM = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True, slots=True)
class News:
    """One entry: what happened, on which page it can be seen, and when it was published."""

    title: str
    summary: str
    address: str
    day: dt.date


def feed(title: str, author: str, website: str, news: Sequence[News]) -> bytes:
    """The feed, latest first; without a website its addresses are relative and its names are urns."""
    root = ElementTree.Element("feed", xmlns=_ATOM)
    days = sorted({each.day for each in news}, reverse=True)
    _text(root, "id", website or f"urn:rbaccards:{author}".replace(" ", "-"))
    _text(root, "title", title)
    _text(root, "updated", _moment(days[0] if days else dt.date(1970, 1, 1)))
    _text(ElementTree.SubElement(root, "author"), "name", author)
    ElementTree.SubElement(root, "link", rel="self", href=f"{website}feed.xml")
    for each in sorted(news, key=lambda one: -one.day.toordinal()):
        entry = ElementTree.SubElement(root, "entry")
        name = f"{each.address}#{each.day.isoformat()}-{_name(each.title)}"
        _text(entry, "id", f"{website}{name}" if website else f"urn:rbaccards:{name}")
        _text(entry, "title", each.title)
        _text(entry, "updated", _moment(each.day))
        ElementTree.SubElement(entry, "link", href=f"{website}{each.address}")
        _text(entry, "summary", each.summary)
    return _file(root)


def sitemap(website: str, pages: Sequence[tuple[str, dt.date]]) -> bytes:
    """The pages for search engines (sitemaps.org); it needs the full address of the site."""
    root = ElementTree.Element("urlset", xmlns="http://www.sitemaps.org/schemas/sitemap/0.9")
    for address, day in pages:
        entry = ElementTree.SubElement(root, "url")
        _text(entry, "loc", f"{website}{address}")
        _text(entry, "lastmod", day.isoformat())
    return _file(root)


def _file(root: ElementTree.Element) -> bytes:
    ElementTree.indent(root, " ")
    written: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _text(parent: ElementTree.Element, name: str, text: str) -> None:
    ElementTree.SubElement(parent, name).text = text


def _moment(day: dt.date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _name(text: str) -> str:
    return "-".join("".join(sign if sign.isalnum() else " " for sign in text.lower()).split())
