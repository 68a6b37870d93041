"""Pages with every kind of chart, scale and value: also those that the demonstration does not show."""

from __future__ import annotations

from pathlib import Path

import pytest
from browsing import WIDTHS, open_browser, violations
from builders import CARD, PACK, files
from demonstration import ROOT
from site_checks import html_validate, nu_html_checker, pages_of, problems_of

from rbaccards.build import Wanted, build
from rbaccards.checked import check
from rbaccards.execute import Here
from rbaccards.read import read_house
from rbaccards.store.cache import NoCache
from rbaccards.store.write import write_files

MONTHS = "\n".join(
    f"{year}-{month:02},{20 + (month * 7 + year) % 9 - (9 if year == 2012 else 0)}"
    for year in (2010, 2011, 2012)
    for month in range(1, 13)
    if (year, month) <= (2012, 9)
)
AREAS = "\n".join(
    f"{area},2011/12,{value},{value - 2},{value + 2}"
    for area, value in (("Anytown", 14), ("Saltby", 11), ("Wetherham", 14), ("Northport", 18), ("England", 13))
)
MORE = {
    "cards/warm-homes/data/calls.csv": f"period,value\n{MONTHS}\n",
    "cards/warm-homes/data/rates.csv": "period,value,lower,upper\n2010/11,16,14,18\n2011/12,14,12,16\n",
    "cards/warm-homes/data/others.csv": f"area,period,value,lower,upper\n{AREAS}\n",
    "cards/warm-homes/data/groups.csv": "group,period,value,status,note\n"
    + "".join(
        f"{group},{period},{value},{status},{note}\n"
        for group, values in (("Tenants", (50, 55, 61)), ("Owners", (70, 71, 75)))
        for period, value, status, note in zip(
            ("2009/10", "2010/11", "2011/12"),
            values,
            ("actual", "estimated", "provisional"),
            ("", "new survey", ""),
            strict=True,
        )
    ),
    "cards/warm-homes/data/gaps.csv": "period,value,status\nQ1 2011/12,12,\nQ2 2011/12,[x],\nQ3 2011/12,,suppressed\n"
    "Q4 2011/12,15,estimated\nQ1 2012/13,[low],\nQ2 2012/13,18,provisional\n",
}
INDICATORS = """indicators:
  calls:
    {name: Calls for help, unit: calls, polarity: lower, frequency: month, data: data/calls.csv, chart: spc,
     scale: BRAG, targets: {2012/13: 18}, stretch: {2012/13: 12}}
  rate:
    {name: Homes below standard, unit: "%", polarity: lower, frequency: financial year, data: data/rates.csv,
     chart: compare, scale: stars, comparators: {ours: Anytown, data: data/others.csv, named: [England]}}
  satisfied:
    {name: Satisfied with their home, unit: "%", polarity: higher, frequency: financial year, data: data/groups.csv,
     chart: lines}
  visits:
    {name: Visits to cold homes, unit: visits, polarity: higher, frequency: quarter, data: data/gaps.csv,
     chart: columns, adds_up: sum}
  planned:
    {name: Homes insulated, unit: homes, polarity: higher, frequency: quarter, placeholder: counted from 2013}
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    changes = {
        CARD: {
            "indicators:\n": INDICATORS,
            "population:": "audience: public\ndata_development:\n  - want: homes insulated\npopulation:",
        },
        PACK: {"board:": "parts: [cover, contents, summary, scorecard, exceptions, cards, glossary]\nboard:"},
    }
    project = check(files(changes, MORE))
    assert [issue for issue in project.issues if issue.severity == "error"] == []
    built = build(project, read_house(ROOT), Wanted(), NoCache(), Here(), lambda _: None)
    assert built.published
    folder = tmp_path_factory.mktemp("charts")
    write_files(folder, built.files)
    return folder / "site"


def test_every_page_keeps_what_no_validator_checks(site: Path) -> None:
    assert {page.name: wrong for page in pages_of(site) if (wrong := problems_of(page, site))} == {}


def test_validators_find_nothing(site: Path, tmp_path: Path) -> None:
    assert nu_html_checker(site) == ""
    assert html_validate(site, tmp_path / "report.json") == []


def test_every_page_is_accessible_and_fits_its_window(site: Path) -> None:
    found: dict[str, list[str]] = {}
    with open_browser() as browser:
        for width in WIDTHS:
            page = browser.new_page(viewport={"width": width, "height": 900})
            for file in pages_of(site):
                page.goto(file.as_uri())
                wrong = violations(page)
                reach = page.evaluate("document.documentElement.scrollWidth")
                if wrong or reach > width:
                    found[f"{file.name} {width}"] = [*wrong, f"{reach} pixels"]
    assert found == {}


@pytest.mark.parametrize(
    ("key", "told"),
    [
        ("calls", ("Mean", "Lower limit", "What the rules find")),
        ("rate", ("95% interval", "Rank", "England")),
        ("satisfied", ("Tenants", "Owners")),
        ("visits", ("[x]", "[c]", "[low]", "Provisional", "Estimated")),
        ("planned", ("Counted from 2013", "There are no figures yet.")),
    ],
)
def test_the_page_of_each_has_its_own_table(key: str, told: tuple[str, ...], site: Path) -> None:
    page = (site / "warm-homes" / "indicators" / f"cold-homes-{key}.html").read_text(encoding="utf-8")
    assert [each for each in told if each not in page] == []
