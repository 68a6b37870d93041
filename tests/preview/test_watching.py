"""When a change is told: once nobody writes any more, and never for the moment in which a file is empty or gone."""

from __future__ import annotations

from pathlib import Path

from rbaccards.preview.watching import Settling, stamps

HERE = {"cards/a.yaml": (1, 10)}


def test_a_change_is_told_once_and_only_when_it_has_settled() -> None:
    settling = Settling(HERE)
    first, second = {"cards/a.yaml": (2, 11)}, {"cards/a.yaml": (3, 12)}
    told = [settling.look(seen) for seen in (HERE, first, second, second, second, second)]
    assert told == [False, False, False, True, False, False]


def test_an_empty_file_is_waited_for_and_then_told() -> None:
    settling, empty = Settling(HERE), {"cards/a.yaml": (2, 0)}
    told = [settling.look(empty) for _ in range(300)]
    assert not any(told[:100])
    assert sum(told) == 1


def test_a_file_that_is_gone_is_waited_for_and_then_told() -> None:
    settling = Settling(HERE)
    told = [settling.look({}) for _ in range(300)]
    assert not any(told[:100])
    assert sum(told) == 1


def test_what_could_not_be_read_is_told_again() -> None:
    settling, now = Settling(HERE), {"cards/a.yaml": (2, 11)}
    assert [settling.look(now) for _ in range(3)] == [False, True, False]
    settling.look_again()
    assert settling.look(now)


def test_editions_temporary_files_and_folders_that_are_not_there_are_passed_over(tmp_path: Path) -> None:
    for name in ("p/a.yaml", "p/.hidden", "p/~$a.csv", "p/editions/x/a.yaml"):
        path = tmp_path / "cards" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")
    assert list(stamps(tmp_path)) == ["cards/p/a.yaml"]
