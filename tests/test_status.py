"""How every card stands, and who has to act."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from browsing import WIDTHS, open_browser, violations
from builders import CARD, COMPLAINTS, SMALL, Changes, checked, files, kept
from click.testing import CliRunner
from site_checks import html_validate, nu_html_checker, problems_of

from rbaccards.checked import check
from rbaccards.commands.main import main
from rbaccards.status import CardStatus, as_lines, statuses
from rbaccards.words import many


def status(changes: Changes | None = None, more: dict[str, str] | None = None) -> CardStatus:
    (found,) = statuses(checked(changes or {}, more).packs[0])
    return found


def what(found: CardStatus) -> list[str]:
    return [each.what for each in found.to_do]


def test_a_card_in_a_row() -> None:
    found = status()
    assert (found.rating, found.year_end, found.direction) == ("Green", "Green", "Improving")
    assert found.data_to == "September 2012"
    assert found.problems == 0


@pytest.mark.parametrize(
    ("changes", "told", "who"),
    [
        (
            {"    source: Complaints log\n": ""},
            "a source for every series: not stated for Complaints",
            "Head of housing",
        ),
        (
            {"    targets: {2012/13: 130}\n    stretch: {2012/13: 110}\n": ""},
            "a target for the year: none",
            "Head of housing",
        ),
        (
            {"    forecast: {made: Mar 2012, method: the trend of three years, values: {Mar 2013: 140}}\n": ""},
            "a stored forecast",
            "Head of housing",
        ),
        (
            {"    due: Dec 2012\n    cost: £4,000\n": "    due: Aug 2012\n"},
            "late actions: Insulate another 20 homes",
            "Head of housing",
        ),
        (
            {"what_we_did: |\n  - Insulated 40 homes.\n  - Visited 12 blocks.\n": ""},
            "what was done: “What we did”",
            "Head of housing",
        ),
    ],
)
def test_what_is_missing_is_told_with_who_has_to_act(changes: dict[str, str], told: str, who: str) -> None:
    before, after = status(), status({CARD: changes})
    new = [each for each in after.to_do if each not in before.to_do]
    assert any(each.what.startswith(told) and each.who == who for each in new)
    assert after.met < before.met


def test_old_data_are_told() -> None:
    rows = "period,value\n" + "".join(f"2012-{month:02},10\n" for month in range(1, 4))
    assert "figures that are not old: they end with March 2012" in what(
        status({CARD: {"reads_as: last 12 months": "reads_as: latest"}}, {COMPLAINTS: rows})
    )


def test_the_score_counts_what_is_met_of_what_is_asked() -> None:
    found = status()
    assert found.score == f"{found.met} of {found.asked}"
    assert 0 < found.met <= found.asked
    assert len(found.to_do) == found.asked - found.met


def test_the_table_has_a_row_for_each_card_and_a_line_for_each_thing_to_do() -> None:
    pack = checked().packs[0]
    lines = list(as_lines((pack,)))
    (found,) = statuses(pack)
    assert lines[0].startswith("warm-homes: July to September 2012")
    assert any(line.split()[0] == "cold-homes" and found.score in line for line in lines)
    assert sum(line.startswith("  cold-homes:") for line in lines) == len(found.to_do)


def test_the_command_speaks_json_too() -> None:
    run = CliRunner().invoke(main, ["status", "-C", str(SMALL), "--format", "json"])
    assert run.exit_code == 0
    (card,) = json.loads(run.output)["warm-homes"]
    assert card["name"] == "cold-homes"
    assert {"side", "what", "who"} == set(card["to_do"][0])


def test_an_error_is_counted_in_place_of_a_rating() -> None:
    broken = status({}, {COMPLAINTS: "period,value\nnext year,3\n"})
    assert broken.problems > 0
    assert any(
        many(broken.problems, "error") in line
        for line in as_lines(checked({}, {COMPLAINTS: "period,value\nnext year,3\n"}).packs)
    )


def test_the_page_names_who_has_what_to_do_and_is_no_part_of_the_site(tmp_path: Path) -> None:
    project = tmp_path / "project"
    shutil.copytree(SMALL, project, ignore=shutil.ignore_patterns("build"))
    path = project / CARD
    path.write_text(path.read_text(encoding="utf-8").replace("    source: Complaints log\n", ""), encoding="utf-8")
    done = CliRunner().invoke(main, ["status", "--page", "-C", str(project)])
    assert done.exit_code == 0
    folder = project / "build" / "status"
    page = (folder / "index.html").read_text(encoding="utf-8")
    assert "<h3>Head of housing</h3>" in page
    assert "a source for every series" in page
    assert 'content="noindex"' in page
    assert problems_of(folder / "index.html", folder) == []
    assert nu_html_checker(folder) == ""
    assert html_validate(folder, tmp_path / "report.json") == []
    with open_browser() as browser:
        for width in WIDTHS:
            opened = browser.new_page(viewport={"width": width, "height": 900})
            opened.goto((folder / "index.html").as_uri())
            assert violations(opened) == []
            assert opened.evaluate("document.documentElement.scrollWidth") <= width


def test_texts_of_the_quarter_before_are_to_be_written() -> None:
    (found,) = statuses(check(files(), kept(files())).packs[0])
    assert "text of this quarter: line 22 and line 27" in what(found)
