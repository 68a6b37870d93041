"""A whole year of the demonstration: four quarters closed, with restated figures, a changed target and a renamed card.

The figures after September 2012 are made up here, for this test alone.
"""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from click.testing import CliRunner
from demonstration import ROOT

from rbaccards.commands.main import main
from rbaccards.editions.kept import digest

PACK = "cards/safer-leeds"
LATER = {"Q3 2012/13": (470, 455, 461), "Q4 2012/13": (450, 448, 452)}
"""Burglaries by month."""


@dataclass
class Project:
    """The demonstration pack in a folder of its own, and the editions as they were when they were made."""

    folder: Path
    kept: dict[str, bytes] = field(default_factory=dict)
    said: dict[str, str] = field(default_factory=dict)
    """What the commands said in each quarter."""

    def run(self, *words: str, status: int = 0) -> str:
        found = CliRunner().invoke(main, [*words, "-C", str(self.folder)])
        assert found.exit_code == status, found.output
        return found.output

    def read(self, name: str) -> str:
        return (self.folder / PACK / name).read_text(encoding="utf-8")

    def change(self, name: str, *pairs: tuple[str, str]) -> None:
        text = self.read(name)
        for old, new in pairs:
            assert old in text, (name, old)
            text = text.replace(old, new, 1)
        (self.folder / PACK / name).write_text(text, encoding="utf-8")

    def add(self, name: str, lines: str) -> None:
        (self.folder / PACK / name).write_text(self.read(name) + lines, encoding="utf-8")

    def still_true(self) -> None:
        """Every text is read again and left as it is."""
        for path in sorted((self.folder / PACK).glob("*.yaml")):
            asked = re.findall(rf"WARNING E19  {PACK}/{path.name}:.*?still_true: (\w+)", self.run("check"), re.DOTALL)
            if asked:
                self.add(path.name, f"still_true: [{', '.join(dict.fromkeys(asked))}]\n")

    def editions(self) -> dict[str, bytes]:
        place = self.folder / PACK / "editions"
        return {path.relative_to(place).as_posix(): path.read_bytes() for path in place.rglob("*") if path.is_file()}

    def close(self, following: str) -> str:
        said = self.run("roll", following)
        found = self.editions()
        assert all(found[name] == data for name, data in self.kept.items()), "an edition that was kept has changed"
        self.kept = {name: data for name, data in found.items() if not name.endswith("/edition.json")}
        return said


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The pack at the start of 2012/13, with what was known then."""
    folder = tmp_path_factory.mktemp("year")
    shutil.copytree(ROOT / PACK, folder / PACK)
    shutil.copy(ROOT / "cards/council.yaml", folder / "cards")
    project = Project(folder)
    text = project.read("pack.yaml")
    summary = text[text.index("summary: |") : text.index("note: >-")]
    project.change(
        "pack.yaml",
        (summary, "summary: |\n  The year begins.\n"),
        ("review_period: Q2 2012/13\nmeeting: 14 November 2012", "review_period: Q1 2012/13"),
        ("parts: [cover,", "parts: [cover, changes,"),
    )
    text = project.read("burglary.yaml")
    breakdown = text[text.index("    breakdown:\n") : text.index("    source: police")]
    project.change("burglary.yaml", (breakdown, ""))
    known = project.read("data/burglary.csv")
    project.change("data/burglary.csv", (known[known.index("Jul 2012,") :], ""))
    play(project)
    return project


def play(year: Project) -> None:
    year.said["Q1"] = year.close("Q2 2012/13")
    year.said["refused"] = year.run("roll", "Q3 2012/13", status=2)
    # the second quarter: figures come in, one is restated, an action is done
    year.add("data/burglary.csv", "Jul 2012,439,illustrative\nAug 2012,491,illustrative\nSep 2012,485,illustrative\n")
    year.change("data/enquiries.csv", ("Q1 2012/13,725", "Q1 2012/13,731"))
    year.change("burglary.yaml", ("cost: £4,000\n    status: under way", "cost: £4,000\n    status: done"))
    year.change("pack.yaml", ("The year begins.", "Half the year is over."))
    year.still_true()
    year.said["Q2"] = year.run("diff")
    year.said["Q2 closed"] = year.close("Q3 2012/13")
    # the third: a target is changed, a card renamed, an action slips
    months = ("Oct 2012", "Nov 2012", "Dec 2012")
    year.add(
        "data/burglary.csv",
        "".join(f"{m},{v},illustrative\n" for m, v in zip(months, LATER["Q3 2012/13"], strict=True)),
    )
    year.change("burglary.yaml", ("2012/13: 7,056", "2012/13: 6,000"), ("due: Nov 2012", "due: Mar 2013"))
    (year.folder / PACK / "clean-neighbourhoods.yaml").rename(year.folder / PACK / "clean-streets.yaml")
    year.change("clean-streets.yaml", ("priority:", "formerly: clean-neighbourhoods\npriority:"))
    year.change("pack.yaml", ("- clean-neighbourhoods", "- clean-streets"))
    year.still_true()
    year.said["Q3"] = year.run("diff")
    year.said["Q3 since Q1"] = year.run("diff", "safer-leeds", "2012-13-q1")
    year.close("Q4 2012/13")
    # the fourth: the year is known
    months = ("Jan 2013", "Feb 2013", "Mar 2013")
    year.add(
        "data/burglary.csv",
        "".join(f"{m},{v},illustrative\n" for m, v in zip(months, LATER["Q4 2012/13"], strict=True)),
    )
    year.still_true()
    year.said["Q4"] = year.run("diff")
    year.said["Q4 built"] = year.run("build")
    year.close("Q1 2013/14")


def test_four_editions_are_kept_and_none_has_changed(year: Project) -> None:
    found = year.editions()
    codes = sorted({name.partition("/")[0] for name in found})
    assert codes == ["2012-13-q1", "2012-13-q2", "2012-13-q3", "2012-13-q4"]
    for code in codes:
        record = json.loads(found[f"{code}/edition.json"])
        assert {name: digest(found[f"{code}/{name}"]) for name in record["files"]} == record["files"]
        assert {"pdf/safer-leeds.pdf", "pdf/safer-leeds/burglary.pdf", "site/index.html", "cards/council.yaml"} <= set(
            record["files"]
        )


def test_the_site_shows_every_edition_as_it_was(year: Project) -> None:
    site = year.folder / "build/site/safer-leeds/editions"
    published = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    kept = {name.replace("/site/", "/", 1): data for name, data in year.editions().items() if "/site/" in name}
    before_the_last = {name: data for name, data in kept.items() if not name.startswith("2012-13-q4/")}
    assert published == before_the_last


def test_a_quarter_is_not_closed_with_the_text_of_the_one_before(year: Project) -> None:
    assert '"what_we_did" is word for word that of April to June 2012' in year.said["refused"]
    assert "was not closed" in year.said["refused"]


def test_what_was_done_moves_on(year: Project) -> None:
    assert "moved to what was done: Run “Unwelcome Guest” this autumn and winter" in year.said["Q2 closed"]
    third = year.editions()["2012-13-q3/cards/safer-leeds/burglary.yaml"].decode("utf-8")
    assert "- Run “Unwelcome Guest” this autumn and winter: done (Communications lead)." in third
    assert "- action: Run “Unwelcome Guest”" not in third


def test_restated_figures_are_told_with_both_values(year: Project) -> None:
    assert "April to June 2012 was 725 and is now 731." in year.said["Q2"]
    assert "closed: Run “Unwelcome Guest” this autumn and winter (Communications lead)." in year.said["Q2"]


def test_a_changed_target_a_slipped_action_and_a_renamed_card_are_told(year: Project) -> None:
    assert "the target for 2012/13 was 7,056 and is now 6,000." in year.said["Q3"]
    assert "slipped from November 2012 to March 2013: Link work on emerging offenders" in year.said["Q3"]
    assert "its file was called clean-neighbourhoods until now." in year.said["Q3"]
    assert "no longer in this pack" not in year.said["Q3"]


def test_an_earlier_edition_can_be_compared_as_well(year: Project) -> None:
    assert "since April to June 2012" in year.said["Q3 since Q1"]
    assert "April to June 2012 was 725 and is now 731." in year.said["Q3 since Q1"]
    assert "was 725" not in year.said["Q3"]


def test_the_forecast_of_the_first_quarter_is_judged_in_the_fourth(year: Project) -> None:
    last_rows = year.read("data/burglary.csv").splitlines()[-12:]
    total = sum(int(row.split(",")[1]) for row in last_rows)
    made = "2012/13 was forecast in April to June 2012 to be 7,400 offences (officers’ estimate"
    assert made in year.said["Q4"]
    assert f"it was {total:,}, {7400 - total:,} less than forecast." in year.said["Q4"]
    assert year.said["Q4"].count("officers’ estimate") == 1, "it stood in three editions, and is told once"
    assert "Judged" not in year.said["Q3"]


def test_the_pack_tells_the_changes_in_print_and_on_the_site(year: Project) -> None:
    page = (year.folder / "build/site/safer-leeds/index.html").read_text(encoding="utf-8")
    assert "What changed since October to December 2012" in page
    assert "was forecast in April to June 2012 to be 7,400" in page
    # what the board was given
    from pikepdf import Pdf

    with Pdf.open(year.folder / "build/pdf/safer-leeds.pdf") as pdf, pdf.open_outline() as outline:
        assert "What changed since October to December 2012" in [each.title for each in outline.root]


def test_old_addresses_lead_on(year: Project) -> None:
    page = (year.folder / "build/site/safer-leeds/clean-neighbourhoods.html").read_text(encoding="utf-8")
    assert 'href="../safer-leeds/clean-streets.html"' in page
