"""How the commands talk: colours where they are wanted, plain letters where a terminal knows no others, progress."""

from __future__ import annotations

import codecs
import os
import sys
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

from rbaccards.issues import Severity

_PLAIN = {
    **dict.fromkeys("‘’‚′", "'"),
    **dict.fromkeys("“”„″", '"'),
    **dict.fromkeys("‐‑‒–—−", "-"),
    "…": "...",
    "£": "GBP ",
    "×": "x",
    "•": "-",
    "\N{NO-BREAK SPACE}": " ",
}
_ASCII = codecs.lookup("ascii")
_OUR_ASCII = codecs.CodecInfo(
    _ASCII.encode,
    _ASCII.decode,
    incrementalencoder=_ASCII.incrementalencoder,
    incrementaldecoder=_ASCII.incrementaldecoder,
    name="rbaccards_ascii",
)
_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}


def speak_plainly() -> None:
    """Let the streams write the nearest plain letter for one that the terminal does not know, in place of failing."""
    codecs.register_error("rbaccards.plain", _plain)
    codecs.register(lambda name: _OUR_ASCII if name == _OUR_ASCII.name else None)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # click takes a stream for ASCII to be a mistake, and writes UTF-8 to it
            ascii_alone = codecs.lookup(stream.encoding).name == "ascii"
            stream.reconfigure(encoding=_OUR_ASCII.name if ascii_alone else None, errors="rbaccards.plain")


def _plain(problem: UnicodeError) -> tuple[str, int]:
    if not isinstance(problem, UnicodeEncodeError):
        raise problem
    return "".join(plain(letter) for letter in problem.object[problem.start : problem.end]), problem.end


def plain(letter: str) -> str:
    """The nearest that ASCII has: "e" for "é", '"' for a curly quote, "?" for what has none."""
    bare = unicodedata.normalize("NFKD", letter).encode("ascii", "ignore").decode()
    return _PLAIN.get(letter, bare or "?")


def coloured(severity: Severity, text: str) -> str:
    """The first word of a message in the colour of its severity; as it is where NO_COLOR is set."""
    first, space, rest = text.partition(" ")
    return (
        text if os.environ.get("NO_COLOR") else f"{click.style(first, fg=_COLOURS[severity], bold=True)}{space}{rest}"
    )


@contextmanager
def progress(number: int, *, quiet: bool = False) -> Iterator[Callable[[str], None]]:
    """Something to call with the name of each thing that was made, of about so many; a bar, where somebody watches."""
    if quiet or not sys.stderr.isatty():
        yield lambda _: None
        return
    with click.progressbar(
        length=max(number, 1), label="Making", item_show_func=lambda name: name, file=sys.stderr, width=24
    ) as bar:
        yield lambda name: bar.update(1, name)
        bar.update(bar.length - bar.pos if bar.length else 0)
