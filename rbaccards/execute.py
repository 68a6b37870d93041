"""Where work is done: here, or in processes of this machine; any concurrent.futures executor will do."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from multiprocessing import get_context
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class Here(Executor):
    """An executor that does the work at once, in this process."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        future: Future[T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as problem:
            future.set_exception(problem)
        return future


def executor(jobs: int) -> Executor:
    """An executor with so many processes; one job stays in this process."""
    return Here() if jobs <= 1 else ProcessPoolExecutor(jobs, mp_context=get_context("spawn"))
