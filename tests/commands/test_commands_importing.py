"""The command import as a person uses it: a plan, then series and a recipe, then the next edition of the book."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from rbaccards.commands.main import main

WIDE = "Homes built\n\n,2011/12,2012/13\nArmley,12,10\nBeeston,3,.\n"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "Homes 2012.csv"
    path.write_text(WIDE, encoding="utf-8")
    return path


def run(*words: object) -> Result:
    return CliRunner().invoke(main, ["import", *map(str, words)])


def test_the_plan_comes_first_and_nothing_is_written(book: Path) -> None:
    result = run(book)
    assert result.exit_code == 0
    assert "header row 3, body rows 4 to 5, figures in columns B to C" in result.output
    assert "-> homes-2012.csv: 3 rows" in result.output
    assert 'C5: "." is not a figure' in result.output
    assert "Nothing was written" in result.output
    assert [path.name for path in book.parent.iterdir()] == [book.name]


def test_series_and_recipe_are_written_and_nothing_the_second_time(book: Path, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    assert run(book, "--into", folder).exit_code == 0
    assert sorted(path.name for path in folder.iterdir()) == ["homes-2012.csv", "homes-2012.import.yaml"]
    assert (folder / "homes-2012.csv").read_text(encoding="utf-8").startswith("period,group,value\n2011/12,Armley,12\n")
    assert "nothing was written" in run(book, "--recipe", folder / "homes-2012.import.yaml").output


def test_a_series_that_is_there_is_written_over_only_when_asked_and_kept(book: Path, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    run(book, "--into", folder)
    recipe = folder / "homes-2012.import.yaml"
    later = tmp_path / "Homes 2013.csv"
    later.write_text(WIDE.replace("12,10", "12,11"), encoding="utf-8")
    refused = run(later, "--recipe", recipe)
    assert refused.exit_code == 2
    assert "Add --replace" in refused.output
    assert run(later, "--recipe", recipe, "--replace").exit_code == 0
    assert "Armley,10" in (folder / "homes-2012.csv.before").read_text(encoding="utf-8")
    assert "Armley,11" in (folder / "homes-2012.csv").read_text(encoding="utf-8")
    assert (
        "book: 'Homes 2013.csv'" in recipe.read_text(encoding="utf-8") or "book: Homes 2013.csv" in recipe.read_text()
    )


def test_a_book_without_what_the_recipe_had_says_so(tmp_path: Path) -> None:
    book = tmp_path / "homes.csv"
    book.write_text("period,Built,Sold\n2011/12,1,2\n2012/13,3,4\n", encoding="utf-8")
    run(book, "--into", tmp_path / "data")
    book.write_text("period,Built,Bought\n2011/12,1,2\n2012/13,3,4\n", encoding="utf-8")
    result = run(book, "--recipe", tmp_path / "data" / "homes.import.yaml", "--replace")
    assert result.exit_code == 1
    assert "WARNING  homes.csv has no sold any more" in result.output


def test_what_cannot_be_seen_is_said_and_kept_in_the_recipe(tmp_path: Path) -> None:
    book = tmp_path / "survey.csv"
    book.write_text("Borough,Ward,Often,Seldom\nLeeds,Armley,5.1,40\nYork,Acomb,4,39\n", encoding="utf-8")
    assert "does not say which period" in run(book).output
    made = run(book, "--period", "Apr 2020", "--only", "Borough=Leeds", "--into", tmp_path / "data")
    assert made.exit_code == 0
    recipe = (tmp_path / "data" / "survey.import.yaml").read_text(encoding="utf-8")
    assert "period: Apr 2020" in recipe
    assert "Borough: Leeds" in recipe
    again = run(book, "--recipe", tmp_path / "data" / "survey.import.yaml")
    assert "nothing was written" in again.output


def test_the_plan_as_json(book: Path) -> None:
    table = json.loads(run(book, "--format", "json").stdout)["sheets"][0]["tables"][0]
    assert table["files"] == [{"file": "homes-2012.csv", "rows": 3, "indicators": {}}]
    assert table["refused"][0]["cell"] == "C5"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--sheet", "Table 9"), 'There is no sheet "Table 9"'),
        (("--period", "Smarch"), "--period"),
        (("--only", "Borough"), "--only needs a column and a label"),
    ],
)
def test_words_that_lead_nowhere(book: Path, words: tuple[str, ...], said: str) -> None:
    result = run(book, *words)
    assert result.exit_code == 2
    assert said in result.output


def test_a_recipe_with_a_mistake_says_where(book: Path, tmp_path: Path) -> None:
    recipe = tmp_path / "x.import.yaml"
    recipe.write_text("book: homes.csv\nshets:\n  - Homes\n", encoding="utf-8")
    result = run(book, "--recipe", recipe)
    assert result.exit_code == 2
    assert "x.import.yaml:2:1" in result.output
    assert "sheets" in result.output


def test_a_book_of_text_is_no_series(tmp_path: Path) -> None:
    book = tmp_path / "neighbours.csv"
    book.write_text("area_code,area_name\nE08000007,Stockport\n", encoding="utf-8")
    result = run(book)
    assert result.exit_code == 1
    assert "Nothing in this book can be made a series" in result.output
