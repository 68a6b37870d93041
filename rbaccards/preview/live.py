"""A project while somebody works on it: read again whenever its files change, shown as somebody asks for it."""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping
from pathlib import Path

from rbaccards.cache import Cache
from rbaccards.issues import Issue, Severity
from rbaccards.preview.shown import Seen, Showing, open_showing, read_again
from rbaccards.preview.watching import INTERVAL, Settling, stamps
from rbaccards.read import House, NoProjectError, read_house, read_kept, read_project
from rbaccards.schema.names import Audience

_ALIVE = 15.0
"""Seconds without a change after which the browser is told that we are still here."""
_MOST_ISSUES = 30
KINDS = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "svg": "image/svg+xml",
    "pdf": "application/pdf",
    "woff2": "font/woff2",
}


class Preview:
    """A project as it is shown: read again whenever its files change, until it is stopped."""

    def __init__(self, folder: Path, audience: Audience, cache: Cache) -> None:
        self._folder, self._audience, self._cache = folder, audience, cache
        self._changed = threading.Condition()
        self._drawing = threading.Lock()  # matplotlib and the PDF engine do one thing at a time
        self._stopped = threading.Event()
        self.version = 0
        self._house: House
        self._showing: Showing
        self._read(Seen())

    def _read(self, before: Seen) -> None:
        seen = read_again(before, read_project(self._folder), read_kept(self._folder))
        self._house = read_house(self._folder)
        with self._changed:
            self._showing = open_showing(seen, self._house, self._audience, self._cache)
            self.version += 1
            self._changed.notify_all()

    def watch(self) -> None:
        """Look at the files until stopped; whatever goes wrong while they are read is tried again at the next look."""
        settling = Settling(stamps(self._folder))
        while not self._stopped.wait(INTERVAL):
            if settling.look(stamps(self._folder)):
                try:
                    self._read(self._showing.seen)
                except (OSError, NoProjectError):  # a drive that went away, a file that was just taken
                    settling.look_again()

    def stop(self) -> None:
        self._stopped.set()
        with self._changed:
            self._changed.notify_all()

    def wait(self, known: int) -> int:
        """The version, as soon as it is another than the one known, or after a while."""
        with self._changed:
            self._changed.wait_for(lambda: self.version != known or self._stopped.is_set(), _ALIVE)
            return self.version

    @property
    def stopped(self) -> bool:
        return self._stopped.is_set()

    def answer(self, path: str) -> tuple[bytes, str] | None:
        """What is at a path, with the kind of thing it is; None where there is nothing."""
        kind = KINDS.get(path.rpartition(".")[2] if "." in path else "html")
        if kind is None:
            return None
        with self._drawing:
            data = self._made(path.lstrip("/"))
        return (data, kind) if data is not None else None

    def _made(self, path: str) -> bytes | None:
        showing = self._showing
        if path in ("", "preview.js", "preview.css"):
            return self._house.files[f"templates/preview/{path or 'preview.html'}"]
        if path == "state.json":
            return json.dumps(state_of(showing, self.version, self._folder), ensure_ascii=False).encode()
        folder, _, rest = path.partition("/")
        if folder == "pdf":
            pack, _, card = rest.removesuffix(".pdf").partition("/")
            return showing.pdf(pack, card)
        if folder == "status":
            return showing.status(rest)
        if folder != "site":
            return None
        return showing.page(rest) if rest.endswith(".html") else showing.asset(rest)


def state_of(showing: Showing, version: int, folder: Path) -> dict[str, object]:
    """What the preview's own page has to know: the packs, what is wrong, and whose page is an old one."""
    titles = showing.titles()
    issues = sorted(showing.seen.issues, key=lambda each: (list(Severity).index(each.severity), each.place))
    named = [(str(each["pack"]), "") for each in titles]
    named += [(str(each["pack"]), str(card["card"])) for each in titles for card in _cards(each)]
    return {
        "version": version,
        "packs": titles,
        "issues": [_told(issue, folder) for issue in issues[:_MOST_ISSUES]],
        "more": max(0, len(issues) - _MOST_ISSUES),
        "stale": [f"{pack}/{card}" for pack, card in named if showing.seen.stale(pack, card)],
    }


def _cards(pack: Mapping[str, object]) -> list[Mapping[str, object]]:
    cards = pack["cards"]
    return cards if isinstance(cards, list) else []


def _told(issue: Issue, folder: Path) -> dict[str, object]:
    place = issue.place
    file = (folder / place.path).resolve().as_posix().lstrip("/")
    return {
        "severity": issue.severity.value,
        "code": issue.code,
        "place": str(place),
        "open": f"vscode://file/{file}:{place.line or 1}:{place.column or 1}",
        "message": issue.message,
        "hint": f"Try:  {issue.fix.text}" if issue.fix and issue.fix.text else issue.hint,
        "excerpt": issue.excerpt,
    }
