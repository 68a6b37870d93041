"""One card with every common mistake: all of them told at once, each with a correction that passes; nothing lost."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from rbaccards.commands.main import main

ROOT = Path(__file__).parent.parent
CARD = "cards/safer-leeds/burglary.yaml"

MISTAKES = {
    "a misspelt key": (CARD, "headline: burglary", "headlin: burglary", "Y17"),
    "a duplicate key": (
        CARD,
        "population: Residents of Leeds",
        "population: Residents\npopulation: Leeds",
        "Y16",
    ),
    "a tab": (CARD, "    polarity: lower", "\tpolarity: lower", "Y02"),
    "an anchor": (CARD, "    unit: offences", "    unit: &Offences", "Y04"),
    "an unquoted colon": (CARD, "focus: burglary", "focus: burglary: homes", "Y01"),
    "a missing file": (CARD, "data: data/burglary-divisions.csv", "data: data/burglary-division.csv", "C31"),
    "an unknown figure": (CARD, "{{ burglary.top_wards.first }}", "{{ burglary.top_wards.firts }}", "N01"),
    "a period that Excel changed": ("cards/safer-leeds/data/burglary.csv", "Dec 2011", "Dec-11", "C22"),
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the demonstration with a good PDF from before and every mistake made since."""
    shutil.copytree(ROOT / "cards", tmp_path / "cards")
    good = tmp_path / "build" / "pdf" / "safer-leeds" / "burglary.pdf"
    good.parent.mkdir(parents=True)
    good.write_bytes(b"%PDF the last good one")
    for path, right, wrong, _ in MISTAKES.values():
        file = tmp_path / path
        text = file.read_text(encoding="utf-8")
        assert text.count(right) >= 1, right
        file.write_text(text.replace(right, wrong, 1), encoding="utf-8")
    wards = tmp_path / "cards/safer-leeds/data/burglary-wards.csv"
    wards.write_bytes(b"PK\x03\x04" + bytes(200))
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def found(project: Path) -> list[dict[str, object]]:
    shown = run("check", "-C", str(project), "--format", "json")
    return [issue for issue in json.loads(shown.stdout) if issue["severity"] == "error"]


def test_tells_every_mistake_in_one_run_with_its_place(project: Path) -> None:
    issues = found(project)
    codes = {issue["code"] for issue in issues}
    assert codes >= {code for *_, code in MISTAKES.values()} | {"C19"}
    for path, _, wrong, code in MISTAKES.values():
        issue = next(i for i in issues if i["code"] == code and i["place"]["path"] == path)
        lines = (project / path).read_text(encoding="utf-8").split("\n")
        stands = {number for number, line in enumerate(lines, 1) if any(part in line for part in wrong.split("\n"))}
        assert issue["place"]["line"] in stands, issue
        assert issue["place"]["column"] > 0


def test_tells_nothing_else(project: Path) -> None:
    """No mistake is told twice, and none leads to a second message."""
    assert sorted(issue["code"] for issue in found(project)) == sorted(
        [*(code for *_, code in MISTAKES.values()), "C19"]
    )


def test_corrects_itself_by_its_own_suggestions(project: Path) -> None:
    for _ in range(len(MISTAKES)):
        fixes = [(issue["place"]["path"], issue["fix"]) for issue in found(project) if issue["fix"]]
        if not fixes:
            break
        path, fix = fixes[0]
        lines = (project / path).read_text(encoding="utf-8").split("\n")
        lines[fix["line"] - 1 : fix["line"]] = [] if fix["text"] is None else [fix["text"]]
        (project / path).write_text("\n".join(lines), encoding="utf-8")
    assert [issue["code"] for issue in found(project)] == ["C19"]
    name = "cards/safer-leeds/data/burglary-wards.csv"
    shutil.copy(ROOT / name, project / name)
    assert found(project) == []


def test_leaves_the_last_good_pdf_alone_and_builds_the_other_cards(project: Path) -> None:
    shown = run("build", "-C", str(project))
    assert shown.exit_code == 1
    assert (project / "build/pdf/safer-leeds/burglary.pdf").read_bytes() == b"%PDF the last good one"
    assert (project / "build/pdf/safer-leeds/clean-neighbourhoods.pdf").read_bytes().startswith(b"%PDF-")
    assert not (project / "build/pdf/safer-leeds.pdf").exists()
    assert "NOT MADE  safer-leeds/burglary" in shown.stdout


def test_speaks_plainly(project: Path) -> None:
    shown = run("check", "-C", str(project)).stdout
    for word in ("parse", "token", "mapping", "null", "traceback", "exception", "schema", "scalar", "node"):
        assert word not in shown.lower(), word
