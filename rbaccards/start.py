"""The program's first step: what has nothing new to say is answered here, any other command is loaded and run."""

from __future__ import annotations

import atexit
import gc
import os
import sys
from contextlib import suppress

_COLOURS = {"ERROR": "31", "WARNING": "33", "NOTE": "36"}


def main() -> None:
    _speak_to_nobody()
    words = sys.argv[1:]
    if words[:1] in (["build"], ["check"]):
        from rbaccards.store.unchanged import said_again

        answer = said_again(words)
        if answer is not None:
            said, status = answer
            _write(said)
            sys.exit(status)
    # plugins of other programs could change what our models say, and looking for them takes 7 ms
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from rbaccards.commands.main import main as commands

    if words[:1] == ["watch"]:
        commands(obj=words)
    gc.disable()  # the other commands are short: looking for garbage takes longer than it gains
    try:
        commands(obj=words)
    except SystemExit as end:
        _leave(end.code if isinstance(end.code, int) else 0)


def _speak_to_nobody() -> None:
    """Without a console, as under pythonw, what is said goes nowhere; and no file of ours gets the console's number."""
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "r" if name == "stdin" else "w", encoding="utf-8"))  # noqa: PTH123, SIM115 - until the end


def _leave(status: int) -> None:
    """End the process as it is: taking everything in it apart takes a tenth of a check."""
    atexit._run_exitfuncs()
    with suppress(OSError):  # whoever read what we say has gone
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(status)


def _write(said: str) -> None:
    """Say it as the command itself would: in colours on a terminal, and never failing for a letter it does not know."""
    if sys.stdout.isatty() and not os.environ.get("NO_COLOR"):
        said = "\n".join(_coloured(line) for line in said.split("\n"))
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")
    sys.stdout.write(said)


def _coloured(line: str) -> str:
    first, space, rest = line.partition(" ")
    return f"\x1b[{_COLOURS[first]}m\x1b[1m{first}\x1b[0m{space}{rest}" if first in _COLOURS else line
