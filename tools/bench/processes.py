"""Runs commands and watches how long they take and how much memory they and their children hold."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

_PROC = Path("/proc")
_GLANCE = 0.02
"""Seconds between two looks at the memory."""


@dataclass(frozen=True)
class Measured:
    """Seconds of several runs, and the most memory that the processes of one of them held together, in MB."""

    seconds: tuple[float, ...]
    memory: float

    @property
    def median(self) -> float:
        return median(self.seconds)

    @property
    def spread(self) -> float:
        """Half of the way between the quickest and the slowest run, in seconds."""
        return (max(self.seconds) - min(self.seconds)) / 2


def measure(command: Sequence[str], runs: int, before: Callable[[], None] = lambda: None) -> Measured:
    """Time a command several times, with something done before each run that is not timed."""
    seconds, memory = [], 0.0
    for _ in range(runs):
        before()
        started = time.perf_counter()
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            watch = _Watch(process)
            process.wait()
        seconds.append(time.perf_counter() - started)
        watch.join()
        memory = max(memory, watch.most)
    return Measured(tuple(seconds), memory)


class _Watch(threading.Thread):
    """Looks at a process and its children until it ends, and remembers the most memory they held, in MB."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        super().__init__(daemon=True)
        self.process, self.most = process, 0.0
        self.start()

    def run(self) -> None:
        while self.process.poll() is None:
            self.most = max(self.most, sum(map(_resident, _family(self.process.pid))))
            time.sleep(_GLANCE)


def _family(root: int) -> list[int]:
    """A process and all that it started, directly or not; the process alone where there is no /proc."""
    pids = (int(folder.name) for folder in _PROC.glob("[0-9]*"))
    parents = {pid: _parent(pid) for pid in pids}
    found = [root]
    for each in found:
        found += [child for child, parent in parents.items() if parent == each]
    return found


def _parent(pid: int) -> int | None:
    try:
        return int((_PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()[1])
    except OSError:  # it ended while we looked
        return None


def _resident(pid: int) -> float:
    try:
        pages = int((_PROC / str(pid) / "statm").read_text().split()[1])
    except OSError:
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6
