"""Where work is done: here, or in processes of this machine; any concurrent.futures executor will do."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from typing import ParamSpec, TypeVar

from rbaccards.cache import versions

_PATIENCE, _RETRIES = "10s", 2
"""How long an answer of a cluster is waited for, and how often work is given to another worker where one died."""
P = ParamSpec("P")
T = TypeVar("T")


class Here(Executor):
    """An executor that does the work in this process, each piece when its result is asked for.

    So whoever asks for one result after another can keep each and tell of it before the next is begun.
    """

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        return _Awaited(lambda: fn(*args, **kwargs))


class _Awaited(Future[T]):
    """A result that is worked out when it is first asked for."""

    def __init__(self, work: Callable[[], T]) -> None:
        super().__init__()
        self._work = work

    def result(self, timeout: float | None = None) -> T:
        if not self.done():
            try:
                self.set_result(self._work())
            except Exception as problem:
                self.set_exception(problem)
        return super().result(timeout)


class Processes(ProcessPoolExecutor):
    """Processes of this machine. Each has to load what it works with, so they are started by work that is worth it."""

    started = False

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        self.started = True
        return super().submit(fn, *args, **kwargs)


@contextmanager
def clearing_up() -> Iterator[None]:
    """Garbage is looked for once, afterwards, and only among what was made inside (docs/performance.md)."""
    looks = gc.isenabled()
    gc.disable()
    gc.freeze()
    try:
        yield
    finally:
        gc.collect()
        if looks:
            gc.enable()


def executor(jobs: int) -> Executor:
    """An executor with so many processes; one job stays in this process."""
    return Here() if jobs <= 1 else Processes(jobs, mp_context=get_context("spawn"))


@contextmanager
def cluster(address: str) -> Iterator[Executor]:
    """The workers of a dask.distributed scheduler; they need this program, and share no disk with this machine.

    Raises ImportError where dask.distributed is not installed, OSError where nobody answers at the address, and
    OtherVersionError where a worker would make other bytes.
    """
    from distributed import Client

    with Client(address, timeout=_PATIENCE, set_as_default=False) as client:  # type: ignore[no-untyped-call]  # dask
        others = {worker: found for worker, found in client.run(versions).items() if found != versions()}
        if others:
            worker, found = next(iter(others.items()))
            raise OtherVersionError(worker, sorted(set(found) ^ set(versions())))
        with client.get_executor(pure=False, retries=_RETRIES) as workers:
            yield workers


class OtherVersionError(Exception):
    """A worker of a cluster has other versions than this machine."""

    def __init__(self, worker: str, differs: list[str]) -> None:
        super().__init__(f"The worker {worker} would make other bytes: {', '.join(differs)}")


def place_for(tasks: int, few: int, executor: Executor) -> Executor:
    """Where so many tasks are done soonest: fewer than `few` here, unless processes run already."""
    return Here() if isinstance(executor, Processes) and not executor.started and tasks < few else executor
