from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

import pytest

from rbaccards.execute import Here, executor, place_for


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
        assert isinstance(workers, ProcessPoolExecutor)
        assert [task.result() for task in [workers.submit(pow, 2, n) for n in range(3)]] == [1, 2, 4]
