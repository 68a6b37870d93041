"""One at a time: two commands that write in one project take turns, on two machines of a shared drive too."""

from __future__ import annotations

import functools
import json
import os
import platform
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])
LOCK, HOLDER = ".lock", ".lock.json"


def one_at_a_time(command: F) -> F:
    """A command that waits, and says so, while another one is at work in the same project."""

    @functools.wraps(command)
    def in_turn(*args: Any, folder: Path, **kwargs: Any) -> Any:
        with turn(folder / "build", lambda said: click.echo(said, err=True)):
            return command(*args, folder=folder, **kwargs)

    return in_turn  # type: ignore[return-value]  # it takes what the command takes


@contextmanager
def turn(build: Path, tell: Callable[[str], None]) -> Iterator[None]:
    """Nobody else is at work in this output folder; `tell` is told who is, if that has to be waited for."""
    from filelock import FileLock, Timeout  # loads asyncio, which takes as long as a tenth of a check

    lock = FileLock(build / LOCK)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        tell(f"WAITING  {_holder(build)} is at work in this project. Ctrl-C stops waiting.")
        lock.acquire()
    holder = build / HOLDER
    try:
        said = {"process": os.getpid(), "machine": platform.node(), "since": time.strftime("%H:%M")}
        holder.write_text(json.dumps(said), encoding="utf-8")
        yield
    finally:
        holder.unlink(missing_ok=True)
        lock.release()


def _holder(build: Path) -> str:
    try:
        said = json.loads((build / HOLDER).read_bytes())
        return f"Process {int(said['process'])} on {str(said['machine'])[:60]!r}, since {str(said['since'])[:5]},"
    except (OSError, ValueError, KeyError, TypeError):  # it has just begun, or just ended
        return "Another command"
