"""Why a card was made again: told of what changed, whatever it was, and of nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from builders import CARD, COMPLAINTS, COUNCIL, PACK, SMALL
from click.testing import CliRunner

from rbaccards.commands.main import main

NAME = "warm-homes/cold-homes"


def run(*words: str) -> str:
    done = CliRunner().invoke(main, words)
    assert done.exit_code in (0, 2), done.output
    return done.output


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built") / "project"
    shutil.copytree(SMALL, folder, ignore=shutil.ignore_patterns("build"))
    edit(folder / CARD, "population:", "audience: public\npopulation:")
    run("build", "-C", str(folder))
    return folder


@pytest.fixture
def project(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "project"))


def why(project: Path, name: str = NAME) -> list[str]:
    return run("why", name, "-C", str(project)).splitlines()


def test_a_new_card_is_made_whole_and_then_left_alone(project: Path) -> None:
    first, *files, last = why(project)
    assert "it was new then" in first
    assert f"  pdf/{NAME}.pdf" in files
    assert f"  site/{NAME}.html" in files
    assert last.startswith("Nothing that it depends on has changed since.")


@pytest.mark.parametrize(
    ("path", "old", "new", "called"),
    [
        (CARD, "Fuel prices rose", "Prices rose", CARD),
        (COMPLAINTS, "2012-09,11", "2012-09,12", COMPLAINTS),
        (PACK, "tolerance: 5%", "tolerance: 6%", f"the rules of {PACK}"),
        (COUNCIL, "name:", "small_numbers: {below: 3}\nname:", "what council.yaml says of persons and small numbers"),
    ],
)
def test_what_changed_is_told_before_the_build_and_after_it(
    project: Path, path: str, old: str, new: str, called: str
) -> None:
    edit(project / path, old, new)
    assert why(project)[-1] == f"Changed since: {called}. The next build makes again what shows it."
    run("build", "-C", str(project))
    first, *_, last = why(project)
    assert last.startswith("Nothing")
    if path in (CARD, COMPLAINTS):
        assert first.endswith(f"because of {called}:")


def test_a_template_and_a_new_style_are_told_too(project: Path) -> None:
    place = project / "templates" / "report-card"
    place.mkdir(parents=True)
    (place / "card.css").write_text(".sec { color: #111111 }", encoding="utf-8")
    assert "templates, styles and fonts" in why(project)[-1]


def test_the_files_of_another_card_are_not_taken_for_its_own(project: Path) -> None:
    other = (project / CARD).read_text(encoding="utf-8").replace("cold homes", "homes")
    (project / CARD).with_name("cold.yaml").write_text(other, encoding="utf-8")
    edit(project / PACK, "  - cold-homes", "  - cold-homes\n  - cold")
    run("build", "-C", str(project))
    assert not [line for line in why(project, "warm-homes/cold") if "cold-homes" in line]
    assert not [line for line in why(project) if "warm-homes/cold." in line]


def test_a_card_that_was_never_built_and_one_that_is_not_there_are_told(project: Path) -> None:
    shutil.rmtree(project / "build")
    assert why(project) == ["It has not been built yet. The next build makes all of it."]
    assert f"Did you mean {NAME}?" in why(project, "warm-homes/cold-home")[-1]


def test_a_record_that_is_none_of_ours_is_no_record(project: Path) -> None:
    for damaged in ("{", "[]", '{"a/b": {}}', '{"a/b": 1}'):
        (project / "build" / ".cache" / "made.json").write_text(damaged, encoding="utf-8")
        assert why(project)[0].startswith("It has not been built yet")
