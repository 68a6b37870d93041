"""A project while somebody works on it: read again whenever its files change, shown as somebody asks for it."""

from __future__ import annotations

import json
import math
import queue
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from rbaccards.issues import BadHouseError, Issue, Severity
from rbaccards.preview.shown import Seen, Showing, open_showing, read_again
from rbaccards.preview.watching import Settling, Stamp, interval, stamps
from rbaccards.read import NoProjectError, read_house, read_kept, read_project
from rbaccards.report import as_text
from rbaccards.schema.names import Audience
from rbaccards.store.cache import Cache
from rbaccards.store.memory import Memory, Recent

_ALIVE = 15.0
"""Seconds without a change after which the browser is told that we are still here."""
_MOST_ISSUES = 30
_AT_HAND = 4000
"""So many values of cards are kept in memory."""
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
        self._folder, self._audience = folder, audience
        self._memory = Memory(cache, Recent(_AT_HAND))
        self._changed = threading.Condition()
        self._looked_at = queue.SimpleQueue[str]()
        self._stopped = threading.Event()
        self.version = 0
        self._house = read_house(folder)
        self._showing = open_showing(self._read(Seen()), self._house, audience, self._memory)
        self.version = 1

    def _read(self, before: Seen) -> Seen:
        return read_again(before, read_project(self._folder), read_kept(self._folder), self._memory)

    def _read_again(self, now: Mapping[str, Stamp]) -> bool:
        """Whether the files could be read as they were found; not where somebody wrote in the meantime."""
        before = self._showing
        seen, house = self._read(before.seen), read_house(self._folder)
        if stamps(self._folder) != now:
            return False
        if house.files == self._house.files and seen.council == before.seen.council:
            showing = replace(before, seen=replace(seen, house=before.seen.house))
        else:
            try:
                showing = open_showing(seen, house, self._audience, self._memory)
            except BadHouseError as problem:
                showing = replace(before, seen=replace(seen, house=problem.issues))
        with self._changed:
            self._house, self._showing = house, showing
            self.version += 1
            self._changed.notify_all()
        return True

    def watch(self) -> None:
        """Look at the files until stopped; whatever goes wrong while they are read is tried again at the next look."""
        settling, changed = Settling(stamps(self._folder)), -math.inf
        while not self._stopped.wait(interval(time.monotonic() - changed, pending=settling.pending)):
            now = stamps(self._folder)
            if settling.look(now):
                changed = time.monotonic()
                try:
                    if not self._read_again(now):
                        settling.look_again()
                except (OSError, NoProjectError):  # a drive that went away, a file that was just taken
                    settling.look_again()

    def print_ahead(self) -> None:
        """Print each card whose page was looked at, once the page is on the screen, so that its PDF is there too."""
        while not self._stopped.is_set():
            address = self._looked_at.get()
            while not self._looked_at.empty():
                address = self._looked_at.get()
            pack, _, card = address.removesuffix(".html").partition("/")
            if pack and card and "/" not in card and card not in ("index", "actions"):
                with suppress(Exception):  # whoever asks for the PDF is told
                    self._showing.pdf(pack, card)

    def stop(self) -> None:
        self._stopped.set()
        self._looked_at.put("")
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
        try:
            data = self._made(path.lstrip("/"))
        except BadHouseError as problem:  # a template that cannot be filled
            return "\n\n".join(as_text(issue) for issue in problem.issues).encode(), "text/plain; charset=utf-8"
        if data is not None and path.startswith("/site/") and kind == KINDS["html"]:
            self._looked_at.put(path.removeprefix("/site/"))
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
