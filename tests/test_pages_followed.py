"""The pages for officers, followed word for word: each command is typed, each line changed, each answer looked for."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest
from demonstration import ROOT
from wheel import Installed

DOCS = ROOT / "docs"
STEP = re.compile(r"^```(?P<kind>sh|text|diff)(?: (?P<file>\S+))?\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


class Officer:
    """Somebody at a terminal who does what a page says."""

    def __init__(self, folder: Path, program: Installed) -> None:
        self.folder, self.program = folder, program
        self.said = ""

    def follow(self, page: Path) -> None:
        for step in STEP.finditer(page.read_text(encoding="utf-8")):
            text = step["text"]
            match step["kind"], step["file"]:
                case "sh", None:
                    self.type_in(text.splitlines())
                case "diff", str(file):
                    self.change(file, text)
                case "text", str(file):
                    (self.folder / file).write_text(text, encoding="utf-8")
                case _:
                    self.look_for(text.splitlines())

    def type_in(self, lines: list[str]) -> None:
        for line in lines:
            if line.startswith("cd "):
                self.folder = self.folder / line.removeprefix("cd ")
                continue
            done = subprocess.run(  # noqa: S602 - lines of our own pages
                line,
                shell=True,
                cwd=self.folder,
                env=self.program.environment,
                capture_output=True,
                text=True,
                check=False,
            )
            self.said = done.stdout + done.stderr
            assert done.returncode == 0, f"{line}\n{self.said}"

    def change(self, file: str, text: str) -> None:
        old, new = ("".join(f"{line[1:]}\n" for line in text.splitlines() if line[0] == sign) for sign in "-+")
        found = (self.folder / file).read_text(encoding="utf-8")
        assert found.count(old) == 1, f"{file} does not have, once:\n{old}"
        (self.folder / file).write_text(found.replace(old, new), encoding="utf-8")

    def look_for(self, lines: list[str]) -> None:
        told = " ".join(self.said.split())
        assert [line for line in lines if " ".join(line.split()) not in told] == [], self.said


@pytest.fixture
def officer(tmp_path: Path, program: Installed) -> Officer:
    return Officer(tmp_path, program)


def test_the_first_card(officer: Officer) -> None:
    officer.follow(DOCS / "first-card.md")
    made = officer.folder / "build"
    assert (made / "pdf/healthy-start.pdf").is_file()
    assert (made / "draft/healthy-start/first-teeth.pdf").is_file()
    page = (made / "site/healthy-start/breastfeeding.html").read_text(encoding="utf-8")
    assert "in the evenings and at weekends" in page
    assert "first-teeth" not in page


def test_out_of_excel(officer: Officer) -> None:
    officer.follow(DOCS / "out-of-excel.md")


def test_the_quarter_end(officer: Officer) -> None:
    officer.type_in(["rbaccards init our-cards", "cd our-cards", 'rbaccards roll "Q3 2012/13"'])
    pack = officer.folder / "cards/healthy-start"
    for file in pack.glob("*.yaml"):
        rest = "[summary]" if file.name == "pack.yaml" else f"[what_we_did, what_worked, {_measures(file)}]"
        file.write_text(f"{file.read_text(encoding='utf-8')}still_true: {rest}\n", encoding="utf-8")
    series = pack / "data/breastfeeding.csv"
    series.write_text(series.read_text(encoding="utf-8") + "Q3 2012/13,47.0,illustrative,\n", encoding="utf-8")
    page = officer.folder / "quarter-end.md"
    text = (DOCS / "quarter-end.md").read_text(encoding="utf-8")
    page.write_text(text.replace("Q3 2012/13", "Q4 2012/13").replace(" --strict", ""), encoding="utf-8")
    officer.follow(page)
    assert sorted(path.name for path in (pack / "editions").iterdir()) == ["2012-13-q2", "2012-13-q3"]


def _measures(card: Path) -> str:
    text = card.read_text(encoding="utf-8")
    return ", ".join(re.findall(r"^  (?:- key: )?(\w+):?$", text[: text.index("story:")], re.MULTILINE))


FOLLOWED = ("first-card.md", "quarter-end.md", "out-of-excel.md")


@pytest.mark.parametrize("page", sorted(path for path in DOCS.glob("*.md") if path.name not in FOLLOWED), ids=str)
def test_commands_of_the_other_pages_are_typed_in_the_demonstration(page: Path, program: Installed) -> None:
    officer = Officer(ROOT, program)
    for step in STEP.finditer(page.read_text(encoding="utf-8")):
        if step["kind"] == "sh":
            officer.type_in(step["text"].splitlines())


def test_the_page_of_a_terminal_has_no_command_that_is_not_typed() -> None:
    for page in DOCS.glob("*.md"):
        text = page.read_text(encoding="utf-8")
        assert "```bash" not in text
        assert page.name not in FOLLOWED or STEP.search(text)


def test_the_environment_has_the_installed_program_alone(program: Installed) -> None:
    found = subprocess.run(
        ["rbaccards", "--version"], env=program.environment, capture_output=True, text=True, check=True
    ).stdout
    assert found.startswith("rbaccards")
    assert str(program.folder) in program.environment["PATH"].split(os.pathsep)[0]
