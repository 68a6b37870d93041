from __future__ import annotations

import gc
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from multiprocessing import active_children

import pytest

from rbaccards.aside import Aside, EndedError
from rbaccards.execute import Here, Processes, answer_of, executor, place_for, usual_jobs


@pytest.mark.parametrize("jobs", [0, 1])
def test_one_job_stays_in_this_process(jobs: int) -> None:
    with executor(jobs) as workers:
        assert isinstance(workers, Here)


def test_work_here_is_done_when_its_result_is_asked_for_and_once() -> None:
    seen: list[int] = []
    with executor(1) as workers:
        tasks = [workers.submit(seen.append, number) for number in (5, 6)]
        assert seen == []
        tasks[0].result()
        tasks[0].result()
        assert seen == [5]


def test_processes_are_not_started_for_a_little_work() -> None:
    with executor(2) as workers:
        assert isinstance(place_for(5, 6, workers), Here)
        assert place_for(6, 6, workers) is workers
        workers.submit(int, "1").result()
        assert place_for(1, 6, workers) is workers


def test_a_process_that_got_ready_does_what_it_got_ready_for_and_nothing_else_yet() -> None:
    with executor(2) as workers:
        assert isinstance(workers, Processes)
        workers.get_ready(gc.collect)
        assert isinstance(place_for(1, 6, workers), Here)
        assert place_for(1, 6, workers, ready=True) is workers
        assert workers.submit(int, "1").result() == 1
        assert place_for(1, 6, workers) is workers


def test_a_process_that_is_still_getting_ready_is_not_waited_for_in_the_end() -> None:
    with executor(2) as workers:
        assert isinstance(workers, Processes)
        workers.get_ready(partial(time.sleep, 600))
    assert [process for process in active_children() if not process.daemon] == []


def test_any_other_executor_gets_all_the_work() -> None:
    with ThreadPoolExecutor(1) as threads:
        assert place_for(1, 6, threads) is threads


def test_an_error_waits_for_whoever_asks_for_the_result() -> None:
    with executor(1) as workers:
        future = workers.submit(int, "x")
        with pytest.raises(ValueError, match="invalid literal"):
            future.result()


def test_arguments_are_handed_on_by_place_and_by_name() -> None:
    with executor(1) as workers:
        assert workers.submit(int, "12", base=3).result() == 5


def test_several_jobs_give_the_same_results_in_other_processes() -> None:
    with executor(2) as workers:
        assert isinstance(workers, Processes)
        assert [task.result() for task in [workers.submit(pow, 2, n) for n in range(3)]] == [1, 2, 4]


def test_a_process_that_the_system_ends_costs_its_own_piece_of_work_alone() -> None:
    with executor(2) as workers:
        work = [(pow, (2, 3)), (signal.raise_signal, (signal.SIGKILL,)), (pow, (2, 5)), (pow, (2, 7))]
        tasks = [(workers.submit(fn, *given), fn, given) for fn, given in work]
        found: list[object] = []
        for task, fn, given in tasks:
            try:
                found.append(answer_of(task, workers, fn, *given))
            except EndedError as problem:
                found.append(str(problem))
        assert found == [8, "by the system, perhaps for want of memory", 32, 128]
        assert workers.submit(pow, 3, 3).result() == 27


def test_work_that_hangs_is_ended_and_the_next_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rbaccards.execute._HANGS", 6)
    with executor(2) as workers:
        slow, good = workers.submit(time.sleep, 600), workers.submit(pow, 2, 3)
        with pytest.raises(EndedError, match="after 6 seconds"):
            answer_of(slow, workers, time.sleep, 600)
        assert answer_of(good, workers, pow, 2, 3) == 8
        assert answer_of(workers.submit(pow, 2, 4), workers, pow, 2, 4) == 16


def test_work_aside_has_limits_and_tells_its_errors() -> None:
    aside = Aside(20, memory=1 << 28)
    assert aside.ask(int, "12", base=3) == 5
    with pytest.raises(ValueError, match="invalid literal"):
        aside.ask(int, "x")
    with pytest.raises(MemoryError):
        aside.ask(bytes, 1 << 30)
    assert aside.ask(pow, 2, 3) == 8


def test_as_many_processes_as_processors_but_never_many(monkeypatch: pytest.MonkeyPatch) -> None:
    for processors, jobs in ((1, 1), (2, 2), (64, 4)):
        monkeypatch.setattr("rbaccards.execute.os.sched_getaffinity", lambda _, number=processors: set(range(number)))
        assert usual_jobs() == jobs
