"""No page can fetch anything: every channel of HTML, CSS and SVG is tried, from cards, templates and style sheets.

A server waits on this machine, and a file lies beside the project; neither may be asked, nor be found in what is made.
"""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pikepdf
import pytest
import weasyprint
from builders import CARD, files
from demonstration import ROOT

from rbaccards.build import Wanted, build
from rbaccards.checked import check
from rbaccards.execute import Here
from rbaccards.read import read_house
from rbaccards.render.page import Page
from rbaccards.store.cache import NoCache
from rbaccards.tasks import print_page

MARKER = "only-outside-the-project-0815"
HTML = """<!DOCTYPE html><html lang="en-GB"><head><title>t</title>{head}</head><body><h1>t</h1>{body}</body></html>"""
IN_HEAD = {
    "a style sheet": '<link rel="stylesheet" href="{0}">',
    "an attachment of the page": '<link rel="attachment" href="{0}">',
    "a base for all addresses": '<base href="{0}"><link rel="stylesheet" href="x.css">',
    "an icon": '<link rel="icon" href="{0}">',
    "an import": '<style>@import url("{0}");</style>',
    "an import without url": '<style>@import "{0}";</style>',
    "a font": "<style>@font-face {{ font-family: x; src: url({0}) }} h1 {{ font-family: x }}</style>",
    "a background": "<style>h1 {{ background: url({0}) }}</style>",
    "a background of the page": "<style>@page {{ background: url({0}) }}</style>",
    "a border": "<style>h1 {{ border-image-source: url({0}) }}</style>",
    "a mark of a list": "<style>h1 {{ display: list-item; list-style-image: url({0}) }}</style>",
    "content": "<style>h1::before {{ content: url({0}) }}</style>",
    "content of a margin": "<style>@page {{ @top-left {{ content: url({0}) }} }}</style>",
    "a colour profile": "<style>@color-profile --x {{ src: url({0}) }}</style>",
    "a mask": "<style>h1 {{ mask-image: url({0}) }}</style>",
    "a refresh": '<meta http-equiv="refresh" content="0;url={0}">',
}
IN_BODY = {
    "a picture": '<img alt="x" src="{0}">',
    "one of several pictures": '<img alt="x" src="data:," srcset="{0} 2x">',
    "a picture of an input": '<input type="image" alt="x" src="{0}">',
    "an attachment": '<a rel="attachment" href="{0}">x</a>',
    "an object": '<object data="{0}">x</object>',
    "an embedded file": '<embed src="{0}">',
    "a frame": '<iframe src="{0}"></iframe>',
    "a video": '<video src="{0}" poster="{0}"></video>',
    "a script": '<script src="{0}"></script>',
    "a style of an element": '<p style="background-image: url({0})">x</p>',
    "a picture in a drawing": '<svg role="img"><title>x</title><image href="{0}" width="9" height="9"/></svg>',
    "an old picture in a drawing": (
        '<svg xmlns:xlink="http://www.w3.org/1999/xlink" role="img"><title>x</title>'
        '<image xlink:href="{0}" width="9" height="9"/></svg>'
    ),
    "a use in a drawing": '<svg role="img"><title>x</title><use href="{0}#a"/></svg>',
    "a style in a drawing": '<svg role="img"><title>x</title><style>@import url({0});</style><rect width="9"/></svg>',
    "a filling in a drawing": '<svg role="img"><title>x</title><rect width="9" height="9" fill="url({0}#a)"/></svg>',
    "a drawing that is a picture": (
        '<img alt="x" src="data:image/svg+xml,%3Csvg xmlns=\'http://www.w3.org/2000/svg\'%3E'
        "%3Cimage href='{0}' width='9' height='9'/%3E%3C/svg%3E\">"
    ),
    "an entity of a drawing": (
        '<img alt="x" src="data:image/svg+xml,%3C!DOCTYPE svg [%3C!ENTITY e SYSTEM \'{0}\'%3E]%3E'
        "%3Csvg xmlns='http://www.w3.org/2000/svg'%3E%3Ctext%3E&amp;e;%3C/text%3E%3C/svg%3E\">"
    ),
}
CHANNELS = {name: (text, "") for name, text in IN_HEAD.items()} | {name: ("", text) for name, text in IN_BODY.items()}
TARGETS = (
    "{server}/x",
    "{file}",
    "file://{file}",
    "file://localhost{file}",
    "../secret.txt",
    "//127.0.0.1:{port}/x",
    "ftp://127.0.0.1:{port}/x",
)


class Canary(BaseHTTPRequestHandler):
    asked: list[str] = []  # noqa: RUF012 - one for the test

    def do_GET(self) -> None:
        self.asked.append(self.path)
        self.send_response(200)
        self.end_headers()
        self.wfile.write(MARKER.encode())

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def server() -> Iterator[HTTPServer]:
    with HTTPServer(("127.0.0.1", 0), Canary) as found:
        running = threading.Thread(target=found.serve_forever)
        running.start()
        yield found
        found.shutdown()
        running.join()
        assert Canary.asked == []


@pytest.fixture
def targets(server: HTTPServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Where a page might lead: the server and the file, each in every way to write it."""
    secret = tmp_path / "secret.txt"
    secret.write_text(MARKER, encoding="utf-8")
    inside = tmp_path / "project"
    inside.mkdir()
    monkeypatch.chdir(inside)
    where = {"server": f"http://127.0.0.1:{server.server_port}", "port": server.server_port, "file": secret}
    return [target.format(**where) for target in TARGETS]


def everything_in(pdf: bytes, folder: Path) -> bytes:
    (folder / "made.pdf").write_bytes(pdf)
    with pikepdf.open(folder / "made.pdf") as found:
        streams = [each.read_bytes() for each in found.objects if isinstance(each, pikepdf.Stream)]
        return b" ".join([*streams, repr(list(found.objects)).encode()])


@pytest.mark.parametrize("channel", CHANNELS)
def test_a_page_fetches_nothing(
    channel: str, targets: list[str], tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    head, body = CHANNELS[channel]
    for target in targets:
        html = HTML.format(head=head.format(target), body=body.format(target))
        with suppress(
            weasyprint.urls.URLFetchingError
        ):  # some ways out end the page: that is told, and nothing is made
            made = print_page(Page("jail", html, (), dt.date(2012, 11, 14), ()))
            assert MARKER.encode() not in everything_in(made.partition(b"\n")[2], tmp_path)
        assert Canary.asked == []
    record_property("ways out tried", len(targets))


def test_the_canary_would_be_asked_by_a_page_that_fetches(targets: list[str]) -> None:
    """The test above can fail: WeasyPrint without our fetcher asks for the picture."""
    weasyprint.HTML(string=HTML.format(head="", body=f'<img alt="x" src="{targets[0]}">')).write_pdf()
    assert Canary.asked == ["/x"]
    Canary.asked.clear()


def test_no_text_of_a_card_fetches_anything(targets: list[str], tmp_path: Path) -> None:
    texts = [text.format(targets[0]) for _, pair in CHANNELS.items() for text in pair if text]
    texts += [f"![x]({target}) [x]({target}) <{target}>" for target in targets]
    story = "\n\n  ".join(text.replace("{", "(").replace("\n", " ") for text in texts)
    changes = {
        CARD: {"Fuel prices rose, and insulation came late.": story, "population:": "audience: public\npopulation:"}
    }
    built = build(check(files(changes)), read_house(ROOT), Wanted(), NoCache(), Here(), lambda _: None)
    assert built.failed == ()
    assert Canary.asked == []
    for name, data in built.files.items():
        assert MARKER.encode() not in (everything_in(data, tmp_path) if name.endswith(".pdf") else data)
