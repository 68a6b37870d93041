from __future__ import annotations

import os
from pathlib import Path

import pytest

from rbaccards.read import LARGEST, LAYOUT, NoProjectError, read_house, read_project, shipped


def put(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(name.encode())


def own(root: Path) -> dict[str, bytes]:
    """What is read of a project besides the shipped layouts."""
    return {name: data for name, data in read_project(root).items() if not LAYOUT.fullmatch(name)}


def test_the_layouts_come_with_every_project_and_its_own_wins(tmp_path: Path) -> None:
    put(tmp_path, "cards/council.yaml", "templates/own/layout.yaml", "templates/report-card/layout.yaml")
    found = read_project(tmp_path)
    assert found["templates/own/layout.yaml"] == b"templates/own/layout.yaml"
    assert found["templates/report-card/layout.yaml"] == b"templates/report-card/layout.yaml"
    assert found["templates/action-tracker/layout.yaml"].startswith(b"#")


def test_cards_packs_and_series_are_read_by_path_and_sorted(tmp_path: Path) -> None:
    put(tmp_path, "cards/p/pack.yaml", "cards/p/data/a.csv", "cards/council.yaml")
    found = own(tmp_path)
    assert list(found) == ["cards/council.yaml", "cards/p/data/a.csv", "cards/p/pack.yaml"]
    assert found["cards/p/data/a.csv"] == b"cards/p/data/a.csv"


@pytest.mark.parametrize(
    "name",
    [
        "cards/p/~$pack.yaml",
        "cards/p/.~lock.a.csv",
        "cards/p/.hidden.yaml",
        "cards/p/editions/2012-13-q1/pack.yaml",
        "cards/.git/a.yaml",
        "cards/p/a.xlsx",
        "cards/p/a.yaml.bak",
        "cards/p/images/a.png",
        "other/a.yaml",
        "build/a.csv",
    ],
)
def test_what_is_no_source_is_passed_over(tmp_path: Path, name: str) -> None:
    put(tmp_path, "cards/council.yaml", name)
    assert list(own(tmp_path)) == ["cards/council.yaml"]


def test_a_series_that_excel_named_in_capitals_is_read(tmp_path: Path) -> None:
    put(tmp_path, "cards/p/data/BURGLARY.CSV")
    assert list(own(tmp_path)) == ["cards/p/data/BURGLARY.CSV"]


def test_links_are_not_followed(tmp_path: Path) -> None:
    put(tmp_path, "cards/council.yaml", "secret/a.csv")
    (tmp_path / "cards" / "link.csv").symlink_to(tmp_path / "secret" / "a.csv")
    (tmp_path / "cards" / "folder").symlink_to(tmp_path / "secret")
    assert list(own(tmp_path)) == ["cards/council.yaml"]


def test_without_a_cards_folder_there_is_no_project(tmp_path: Path) -> None:
    with pytest.raises(NoProjectError, match="no cards folder"):
        read_project(tmp_path)


def test_of_a_huge_file_only_enough_is_read_to_say_so(tmp_path: Path) -> None:
    put(tmp_path, "cards/a.csv")
    with (tmp_path / "cards" / "a.csv").open("wb") as file:
        file.truncate(LARGEST + 5)
    assert len(read_project(tmp_path)["cards/a.csv"]) == LARGEST


def test_the_shipped_house_has_templates_charts_and_fonts(tmp_path: Path) -> None:
    house = read_house(tmp_path)
    assert {"charts/palette.yaml", "charts/house.mplstyle", "templates/report-card/layout.yaml"} <= set(house.files)
    assert [name for name in house.files if name.endswith(".ttf")]
    assert list(house.files) == sorted(house.files)


def test_a_projects_own_file_wins_and_the_others_stay(tmp_path: Path) -> None:
    put(tmp_path, "charts/palette.yaml", "templates/own/card.html", "templates/fonts/Own.ttf")
    plain, own = read_house(tmp_path / "nowhere"), read_house(tmp_path)
    assert own.text("charts/palette.yaml") == "charts/palette.yaml"
    assert set(own.files) - set(plain.files) == {"templates/own/card.html", "templates/fonts/Own.ttf"}
    assert own.files["charts/house.mplstyle"] == plain.files["charts/house.mplstyle"]


def test_a_folder_of_the_house_is_named_from_inside(tmp_path: Path) -> None:
    put(tmp_path, "templates/own/a/b.css", "templates/own.css")
    assert read_house(tmp_path).under("templates/own") == {"a/b.css": b"templates/own/a/b.css"}


def test_what_is_shipped_is_beside_the_package_or_in_it() -> None:
    assert (shipped() / "templates").is_dir()
    assert (shipped() / "charts").is_dir()


@pytest.mark.parametrize(("saves", "whole"), [(1, "half!"), (99, "")])
def test_a_file_that_is_saved_while_it_is_read_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, saves: int, whole: str
) -> None:
    card = tmp_path / "cards" / "p" / "c.yaml"
    card.parent.mkdir(parents=True)
    card.write_bytes(b"half")
    looked, fstat = iter(range(99)), os.fstat

    def saved(number: int) -> os.stat_result:
        if next(looked) % 2 == 1 and len(card.read_bytes()) < 4 + saves:
            card.write_bytes(card.read_bytes() + b"!")
        return fstat(number)

    monkeypatch.setattr("rbaccards.read.os.fstat", saved)
    if whole:
        assert read_project(tmp_path)["cards/p/c.yaml"].decode() == whole
    else:
        with pytest.raises(OSError, match="still being saved") as found:
            read_project(tmp_path)
        assert found.value.filename == str(card)
