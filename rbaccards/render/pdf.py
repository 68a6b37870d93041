"""Pages printed to PDF: the one module that knows WeasyPrint."""

from __future__ import annotations

import datetime as dt
import logging
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from multiprocessing.util import Finalize
from pathlib import PurePosixPath
from threading import Lock
from typing import Any, TypeAlias
from urllib.parse import unquote, urljoin, urlsplit
from urllib.request import DataHandler, Request
from weakref import ref

from rbaccards.issues import Issue, Place
from rbaccards.render.engine import CounterStyle, FontConfiguration, URLFetcher, URLFetcherResponse, weasyprint
from rbaccards.render.page import Attachment, Page
from rbaccards.render.printing_issues import REFUSED, Heard, dead_link_issues, heard_issues, refused_issues
from rbaccards.render.tags import finish

VARIANT = "pdf/a-3a"

BASE = "https://assets.invalid/"
"""Where relative addresses are taken to be: a host that cannot exist (RFC 2606)."""

MEDIA_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
}
STYLE_FILES = frozenset({".css", ".ttf", ".otf", ".woff", ".woff2"})

Files: TypeAlias = tuple[tuple[str, bytes], ...]

_one_at_a_time = Lock()
"""Pages share fonts, and messages are caught for the whole process: threads take turns."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A finished file, PDF/A-3a and PDF/UA-1, and the number of its pages."""

    pdf: bytes
    pages: int


def print_pdf(page: Page) -> tuple[Printed, tuple[Issue, ...]]:
    """The page as a finished file, and all that went wrong in printing it.

    The same page gives the same bytes, in any process and whatever was printed before.
    """
    fetcher = _Fetcher(page.assets)
    with _one_at_a_time, _listening() as heard:
        html = weasyprint.HTML(string=page.html, base_url=BASE, url_fetcher=fetcher)
        linked = _linked_sheets(html, fetcher.files)
        style = _style_of(page, linked)
        fetcher.files.update(dict.fromkeys(linked, b""))  # their rules come ready, as `stylesheets`
        document = html.render(
            font_config=style.fonts,
            counter_style=style.counters.copy(),
            stylesheets=style.sheets,
            pdf_variant=VARIANT,
        )
        made = f"{page.dated.isoformat()}T00:00:00Z"
        document.metadata.created = document.metadata.created or made
        document.metadata.modified = document.metadata.modified or made
        attached = [_attach(attachment, page.dated) for attachment in page.attachments]
        pdf = document.write_pdf(pdf_variant=VARIANT, attachments=attached)
    place = Place(page.name)
    issues = (
        *refused_issues(place, (*style.refused, *fetcher.refused)),
        *dead_link_issues(place, _relative_links(document)),
        *heard_issues(place, (*style.heard, *heard)),
    )
    return Printed(finish(pdf), len(document.pages)), issues


@dataclass(frozen=True, slots=True)
class _Style:
    """Linked style sheets, parsed, the fonts that they load, and what there was to say about both."""

    sheets: tuple[Any, ...]
    fonts: Any
    counters: Any
    heard: tuple[Heard, ...]
    refused: tuple[str, ...]


def _style_of(page: Page, linked: tuple[str, ...]) -> _Style:
    """The style of the page: that of the last page with the same sheets and fonts, if there was one.

    A font that the page itself loads would stay for the pages after it, so then the style is its own.
    """
    files = tuple((name, data) for name, data in page.assets if PurePosixPath(name).suffix in STYLE_FILES)
    loads_fonts = "@font-face" in page.html or any(
        b"@font-face" in data for name, data in page.assets if name.endswith(".svg")
    )
    return _parse_style(files, linked) if loads_fonts else _known_style(files, linked)


def _parse_style(files: Files, linked: tuple[str, ...]) -> _Style:
    fetcher, fonts, counters = _Fetcher(files), FontConfiguration(), CounterStyle()
    Finalize(None, _remove_fonts, args=(ref(fonts),), exitpriority=1)
    with _listening() as heard:
        sheets = tuple(
            weasyprint.CSS(url=urljoin(BASE, name), url_fetcher=fetcher, font_config=fonts, counter_style=counters)
            for name in linked
        )
    return _Style(sheets, fonts, counters, tuple(heard), tuple(fetcher.refused))


def _remove_fonts(fonts: Callable[[], Any]) -> None:
    """Remove the temporary font files when the process ends, a worker's too; WeasyPrint forgets them."""
    if (configuration := fonts()) is not None:
        configuration.__del__()


_known_style = lru_cache(maxsize=8)(_parse_style)
"""Reading a house style and its fonts takes a fifth of the time of printing a page."""


def _linked_sheets(html: Any, files: dict[str, bytes]) -> tuple[str, ...]:
    """The names of the page's own style sheets that it links for print, in order."""
    names = [
        _name(urljoin(BASE, link.get("href", "")))
        for link in html.etree_element.iter("link")
        if link.get("rel") == "stylesheet" and link.get("media", "all") in ("all", "print")
    ]
    return tuple(name for name in names if name in files)


class _Fetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint ships no types
    """Serves the files of one page, and data: addresses; everything else is refused and remembered."""

    def __init__(self, files: Files) -> None:
        super().__init__()
        self.files = {_name(urljoin(BASE, name)): data for name, data in files}
        self.refused: list[str] = []

    def fetch(self, url: str, headers: Any = None) -> Any:  # noqa: ARG002  # the signature is WeasyPrint's
        if url.startswith("data:"):
            inside = DataHandler().data_open(Request(url))  # noqa: S310  # no address but the data itself
            return URLFetcherResponse(url, inside.read(), {"Content-Type": inside.headers["Content-Type"]})
        name = _name(url)
        if not url.startswith(BASE) or name not in self.files:
            self.refused.append(url.removeprefix(BASE))
            raise LookupError(REFUSED)
        media_type = MEDIA_TYPES.get(PurePosixPath(name).suffix, "application/octet-stream")
        return URLFetcherResponse(url, self.files[name], {"Content-Type": media_type})


def _name(url: str) -> str:
    return unquote(urlsplit(url).path).removeprefix("/")


def _attach(attachment: Attachment, dated: dt.date) -> Any:
    midnight = dt.datetime.combine(dated, dt.time(tzinfo=dt.UTC))
    return weasyprint.Attachment(
        string=attachment.data,
        name=attachment.name,
        description=attachment.description,
        created=midnight,
        modified=midnight,
        relationship="Data",
    )


def _relative_links(document: Any) -> list[str]:
    links = [target for sheet in document.pages for kind, target, *_ in sheet.links if kind == "external"]
    return [target.removeprefix(BASE) for target in links if target.startswith(BASE)]


@contextmanager
def _listening() -> Iterator[list[Heard]]:
    """Every warning and error logged meanwhile, and nothing of it on the terminal."""
    listener = _Listener(logging.WARNING)
    loggers = [logging.getLogger(name) for name in ("weasyprint", "fontTools")]
    before = [(logger.level, logger.propagate) for logger in loggers]
    for logger in loggers:
        logger.addHandler(listener)
        logger.setLevel(logging.WARNING)
        logger.propagate = False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ResourceWarning)  # WeasyPrint 70 never closes its colour profile
            yield listener.heard
    finally:
        for logger, (level, propagate) in zip(loggers, before, strict=True):
            logger.removeHandler(listener)
            logger.setLevel(level)
            logger.propagate = propagate


class _Listener(logging.Handler):
    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.heard: list[Heard] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append((record.levelno, record.getMessage()))
