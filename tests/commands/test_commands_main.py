"""The commands as people type them: what they print, and their exit status."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from builders import CARD, hold
from click.testing import CliRunner, Result

from rbaccards.commands.main import main

SMALL = Path(__file__).parent.parent / "projects" / "small"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(SMALL / "cards", tmp_path / "cards")
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def test_check_tells_back_what_it_understood(project: Path) -> None:
    shown = run("check", "-C", str(project))
    assert shown.exit_code == 0
    assert "complaints.csv: 24 months, October 2010 to September 2012, latest 11 complaints, no gaps" in shown.stdout


def test_check_draws_and_prints_nothing_and_keeps_no_more_than_what_it_found(project: Path) -> None:
    run("check", "-C", str(project))
    assert sorted(path.relative_to(project).as_posix() for path in project.glob("*")) == ["build", "cards"]
    assert [path.name for path in (project / "build").iterdir()] == [".cache"]


def test_check_loads_nothing_that_draws_prints_or_makes_workbooks(project: Path) -> None:
    code = f"""
import sys
from rbaccards.commands.main import main
try:
    main(["check", "-C", {str(project)!r}])
except SystemExit:
    print("loaded", sorted({{"pandas", "numpy", "matplotlib", "weasyprint", "jinja2", "pikepdf"}} & set(sys.modules)))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "loaded []"


def test_explain_tells_where_a_figure_comes_from(project: Path) -> None:
    shown = run("explain", "warm-homes/cold-homes", "--figure", "last_12_months", "-C", str(project))
    assert shown.exit_code == 0
    assert "{{ complaints.last_12_months }} prints 120" in shown.stdout


@pytest.mark.parametrize("figure", [(), ("--figure", "nothing")])
def test_explain_says_which_figures_there_are(project: Path, figure: tuple[str, ...]) -> None:
    shown = run("explain", "warm-homes/cold-homes", *figure, "-C", str(project))
    assert shown.exit_code == 2
    assert "complaints." in shown.output


def test_build_makes_the_card_and_the_pack(project: Path) -> None:
    shown = run("build", "-C", str(project))
    assert shown.exit_code == 0, shown.output
    assert sorted(path.name for path in project.glob("build/pdf/**/*.pdf")) == ["cold-homes.pdf", "warm-homes.pdf"]


def test_build_makes_one_card_alone(project: Path) -> None:
    shown = run("build", "warm-homes/cold-homes", "-C", str(project))
    assert shown.exit_code == 0, shown.output
    assert sorted(path.name for path in project.glob("build/pdf/**/*.pdf")) == ["cold-homes.pdf"]


def test_build_leaves_what_has_not_changed(project: Path) -> None:
    run("build", "-C", str(project))
    pdf = project / "build/pdf/warm-homes.pdf"
    before = pdf.stat().st_mtime_ns
    shown = run("build", "-C", str(project))
    assert "as it was" in shown.stdout
    assert "made" not in shown.stdout
    assert pdf.stat().st_mtime_ns == before


def test_build_removes_the_card_of_another_name_and_says_so(project: Path) -> None:
    run("build", "-C", str(project))
    pack = project / "cards/warm-homes/pack.yaml"
    pack.write_text(pack.read_text(encoding="utf-8").replace("  - cold-homes", "  - damp-homes"), encoding="utf-8")
    pack.with_name("cold-homes.yaml").rename(pack.with_name("damp-homes.yaml"))
    shown = run("build", "-C", str(project))
    assert "build/pdf/warm-homes/cold-homes.pdf: no card or pack has this name now" in shown.stdout
    assert sorted(path.name for path in project.glob("build/pdf/**/*.pdf")) == ["damp-homes.pdf", "warm-homes.pdf"]


def test_build_with_processes_gives_the_same_bytes(project: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = tmp_path_factory.mktemp("other")
    shutil.copytree(SMALL / "cards", other / "cards")
    run("build", "-C", str(project), "--no-cache")
    run("build", "-C", str(other), "--jobs", "2")
    for path in project.glob("build/pdf/**/*.pdf"):
        assert (other / path.relative_to(project)).read_bytes() == path.read_bytes()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["build", "cold-homes"], "There is no pack cold-homes. There is: warm-homes."),
        (["build", "warm-homes/rents"], "There is no card rents in warm-homes. There is: cold-homes."),
        (["explain", "Q99"], "There is no message Q99."),
    ],
)
def test_says_what_there_is_where_a_name_is_unknown(project: Path, arguments: list[str], said: str) -> None:
    place = [] if arguments[0] == "explain" else ["-C", str(project)]
    shown = run(*arguments, *place)
    assert shown.exit_code == 2
    assert said in shown.output


def test_says_where_to_go_where_there_is_no_project(tmp_path: Path) -> None:
    shown = run("check", "-C", str(tmp_path))
    assert shown.exit_code == 2
    assert "There is no cards folder" in shown.output


def test_strict_counts_warnings(project: Path) -> None:
    (project / "cards/warm-homes/spare.yaml").write_text("priority: Spare\n", encoding="utf-8")
    assert run("check", "-C", str(project)).exit_code == 0
    assert run("check", "-C", str(project), "--strict").exit_code == 1


def test_json_is_json_and_nothing_else(project: Path) -> None:
    card = project / "cards/warm-homes/cold-homes.yaml"
    card.write_text(card.read_text(encoding="utf-8").replace("story:", "storey:"), encoding="utf-8")
    shown = run("check", "-C", str(project), "--format", "json")
    (issue,) = json.loads(shown.stdout)
    assert issue["code"] == "Y17"
    assert issue["fix"] == {"line": 25, "text": "story: |"}


def test_explains_a_message() -> None:
    shown = run("explain", "c22")
    assert shown.exit_code == 0
    assert shown.stdout.startswith("C22  A period that Excel changed\n")


def test_schema_writes_a_file_for_each_kind_and_says_when_nothing_changes(project: Path) -> None:
    assert run("schema", "-C", str(project)).exit_code == 0
    names = sorted(path.name for path in (project / ".rbaccards").iterdir())
    assert names == ["card.schema.json", "council.schema.json", "layout.schema.json", "pack.schema.json"]
    assert run("schema", "-C", str(project)).stdout == "Nothing has changed.\n"


@pytest.mark.parametrize("name", sorted(main.commands))
def test_every_command_has_help_with_an_example(name: str) -> None:
    shown = run(name, "--help").stdout
    assert f"Example: rbaccards {name}" in shown


def test_forecast_prints_what_a_card_takes(project: Path) -> None:
    shown = run(
        "forecast", "warm-homes/cold-homes", "--method", "straight line", "--until", "Dec 2012", "-C", str(project)
    )
    assert shown.exit_code == 0, shown.output
    assert shown.stdout.startswith("# under complaints:\nforecast:\n  made: Sep 2012\n")


def test_forecast_says_what_it_cannot_do(project: Path) -> None:
    shown = run("forecast", "warm-homes/cold-homes", "--measure", "complaint", "-C", str(project))
    assert shown.exit_code == 2
    assert "Did you mean complaints?" in shown.output


def test_a_printed_card_that_is_open_elsewhere_is_told_and_all_else_is_made(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("build", "-C", str(project))
    old = (project / "build/pdf/warm-homes/cold-homes.pdf").read_bytes()
    text = (project / CARD).read_text(encoding="utf-8").replace("Fuel prices", "Energy prices")
    (project / CARD).write_text(text, encoding="utf-8")
    hold(monkeypatch, "cold-homes.pdf")
    done = run("build", "-C", str(project))
    assert done.exit_code == 1
    assert "NOT REPLACED" in done.output
    assert "build/pdf/warm-homes/cold-homes.NEW.pdf" in done.output
    assert (project / "build/pdf/warm-homes/cold-homes.pdf").read_bytes() == old
    assert (project / "build/pdf/warm-homes.pdf").read_bytes() != old
    monkeypatch.undo()
    assert run("build", "-C", str(project)).exit_code == 0
    assert not list((project / "build").rglob("*.NEW.*"))


def test_a_folder_that_cannot_be_written_is_named_and_is_no_fault_of_ours(project: Path) -> None:
    (project / "build").mkdir(exist_ok=True)
    (project / "build" / "pdf").write_text("a file where a folder should be", encoding="utf-8")
    done = run("build", "-C", str(project))
    assert done.exit_code == 1
    assert "STOPPED" in done.output
    assert "pdf" in done.output
    assert "OUR FAULT" not in done.output
    assert "Traceback" not in done.output


def test_where_nothing_can_be_written_a_check_says_what_it_found(project: Path) -> None:
    (project / "build").write_text("a file where the folder should be", encoding="utf-8")
    words = ["check", "-C", str(project)]
    done = CliRunner().invoke(main, words, obj=words)
    assert done.exit_code == 0
    assert done.output.endswith("no problems\n")
