"""Where work is done: here, or in processes of this machine; any concurrent.futures executor will do."""

from __future__ import annotations

import gc
import os
import signal
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import active_children, get_context, parent_process
from shutil import rmtree
from tempfile import mkdtemp
from threading import Event, Thread
from typing import ParamSpec, TypeVar

from rbaccards.aside import Aside, not_interrupted
from rbaccards.store.cache import versions

_PATIENCE, _RETRIES = "10s", 2
"""How long an answer of a cluster is waited for, and how often work is given to another worker where one died."""
_MOST_JOBS = 4
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


class Processes(Executor):
    """Processes of this machine. Each has to load what it works with, so they are started by work that is worth it.

    Where the system ended one of them, what was given to them fails with BrokenExecutor, and others are started.
    """

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._pool: ProcessPoolExecutor | None = None
        self._folder: str | None = None
        """Where they put what is temporary."""
        self._getting_ready: Future[object] | None = None
        self._finished = 0
        self.started = False
        """Whether they have been given work."""

    @property
    def ready(self) -> bool:
        """Whether one of them has been told to get ready."""
        return self._getting_ready is not None

    def get_ready(self, fn: Callable[[], object]) -> None:
        """Start the first of the processes and let it load what it will need, while the work is prepared here."""
        self._getting_ready = self.submit(fn)
        self.started = False

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        self._pool = self._pool or self._new()
        with not_interrupted():
            try:
                task = self._pool.submit(fn, *args, **kwargs)
            except BrokenExecutor:
                self._pool = self._new()
                task = self._pool.submit(fn, *args, **kwargs)
        task.add_done_callback(self._count)
        self.started = True
        return task

    def _count(self, _: Future[T]) -> None:
        self._finished += 1

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002 - as given
        if self._getting_ready is not None and not self._getting_ready.done():
            self.end()  # it is not waited for where there was nothing to do
        if self._pool is not None:
            self._pool.shutdown(wait, cancel_futures=cancel_futures)
        if self._folder is not None:
            rmtree(self._folder, ignore_errors=True)

    def wait_for(self, task: Future[T]) -> T:
        """The result of a task; raises BrokenExecutor where its process was ended, which it is if nothing gets done."""
        while True:
            finished = self._finished
            try:
                return task.result(_HANGS)
            except TimeoutError:
                if task.done():
                    raise
                if self._finished == finished:
                    self.end()

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        """Wait for the processes, or end them where this one was stopped."""
        if kind is not None:
            self.end()
        self.shutdown(cancel_futures=kind is not None)

    def end(self) -> None:
        """End the processes, whatever they are doing; those that work aside are no part of them."""
        for process in active_children():
            if not process.daemon:
                process.kill()

    def _new(self) -> ProcessPoolExecutor:
        self._folder = self._folder or mkdtemp(prefix="rbaccards-")
        return ProcessPoolExecutor(
            self._jobs, mp_context=get_context("spawn"), initializer=_stand_by, initargs=(self._folder,)
        )


def _stand_by(folder: str) -> None:
    """Be one of several processes: the first one hears Ctrl-C, has temporary files removed, and is never outlived."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    tempfile.tempdir = folder
    Thread(target=_end_with_the_first, args=(folder,), daemon=True).start()


def _end_with_the_first(folder: str) -> None:
    """A process that was killed tells nobody, so its end is waited for."""
    first = parent_process()
    if first is not None:
        first.join()
        rmtree(folder, ignore_errors=True)
        os._exit(1)


_HANGS = 120.0
"""Seconds for one page or some charts; the slowest page that was seen took two."""


def answer_of(task: Future[T], workers: Executor, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
    """The result of a task that was given to workers, done again by itself where its process was ended or hangs.

    Raises EndedError where it is ended again: then it is this piece of work that cannot be done.
    """
    try:
        return workers.wait_for(task) if isinstance(workers, Processes) else task.result()
    except BrokenExecutor:
        return Aside(_HANGS).ask(fn, *args, **kwargs)


_frozen = Event()
"""Whether anything is: gc would count it to tell."""


@contextmanager
def clearing_up() -> Iterator[None]:
    """Garbage is looked for once, afterwards, and only among what was made inside (docs/performance.md).

    What is frozen is never looked at again, so garbage of before must not be among it; the first time there is little.
    """
    looks = gc.isenabled()
    gc.disable()
    if _frozen.is_set():
        gc.collect()
    gc.freeze()
    _frozen.set()
    try:
        yield
    finally:
        gc.collect()
        if looks:
            gc.enable()


def usual_jobs() -> int:
    """A process for each processor that this one may use, but no more than four: each takes 300 MB."""
    allowed = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(allowed, _MOST_JOBS)


def executor(jobs: int) -> Executor:
    """An executor with so many processes; one job stays in this process."""
    return Here() if jobs <= 1 else Processes(jobs)


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


def place_for(tasks: int, few: int, executor: Executor, *, ready: bool = False) -> Executor:
    """Where so many tasks are done soonest: fewer than `few` here, unless processes are at work already.

    `ready` says that this is what a process gets ready for.
    """
    if not isinstance(executor, Processes) or executor.started or (ready and executor.ready):
        return executor
    return executor if tasks >= few else Here()
