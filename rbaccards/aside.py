"""A process beside this one, with a limit on its time and its memory, for work that may have no end."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec, TypeVar, cast

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

P = ParamSpec("P")
T = TypeVar("T")


class EndedError(Exception):
    """A piece of work was ended: it took too long, or the system ended its process, as it does for want of memory."""


class Aside:
    """A process that does one piece of work after another, each with a limit on its time and its memory.

    Where a piece is ended the process is too, and the next piece gets another.
    """

    def __init__(self, patience: float, memory: int | None = None) -> None:
        self._patience, self._memory = patience, memory
        self._running: tuple[SpawnProcess, Connection] | None = None

    def ask(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """What a function of a module says; its error where it raises one. Raises EndedError where it was ended."""
        process, line = self._running = self._running or self._started()
        try:
            line.send((fn, args, kwargs))
            answered = line.poll(self._patience)
            found, problem = line.recv() if answered else (None, EndedError(f"after {self._patience:g} seconds"))
        except (EOFError, BrokenPipeError, ConnectionResetError):
            answered, found, problem = False, None, EndedError("by the system, perhaps for want of memory")
        if not answered:
            process.kill()
            self._running = None
        if problem is not None:
            raise problem
        return cast(T, found)

    def _started(self) -> tuple[SpawnProcess, Connection]:
        context = get_context("spawn")
        here, there = context.Pipe()
        process = context.Process(target=_serve, args=(there, self._memory), daemon=True)
        with not_interrupted():
            process.start()
        there.close()
        return process, here


def _serve(line: Connection, memory: int | None) -> None:
    """Do what is asked for until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if memory is not None:
        _limit(memory)
    while True:
        try:
            fn, args, kwargs = line.recv()
        except EOFError:
            return
        try:
            line.send((fn(*args, **kwargs), None))
        except Exception as problem:
            line.send((None, problem))


def _limit(memory: int) -> None:
    """Let this process have so many bytes beside what it has; systems without such limits (Windows) set none."""
    try:
        import resource
    except ImportError:
        return
    sizes = Path("/proc/self/statm")
    used = int(sizes.read_text("ascii").split()[0]) * resource.getpagesize() if sizes.is_file() else memory
    resource.setrlimit(resource.RLIMIT_AS, (used + memory, resource.RLIM_INFINITY))


@contextmanager
def not_interrupted() -> Iterator[None]:
    """A process that is started meanwhile never hears of Ctrl-C, this one does afterwards; Windows has no such way."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
