from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor

import pytest

from rbaccards.execute import Here, executor


@pytest.mark.parametrize("jobs", [0, 1])
def test_one_job_stays_in_this_process(jobs: int) -> None:
    with executor(jobs) as workers:
        assert isinstance(workers, Here)
        seen: list[int] = []
        future = workers.submit(seen.append, 5)
        assert future.done()
        assert seen == [5]


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
