"""The pages of the documentation say what is so: their examples pass, their names exist, their links lead somewhere."""

from __future__ import annotations

import re
import runpy
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from builders import CARD, LAYOUTS, PARTS, card, checked, document, files, with_part
from click.testing import CliRunner

from rbaccards.build import Wanted, build
from rbaccards.charts.canvas import write_svg
from rbaccards.charts.style import load_style
from rbaccards.checked import check
from rbaccards.commands.main import main
from rbaccards.execute import Here
from rbaccards.figures import slots
from rbaccards.house import palette_of
from rbaccards.issues import Refusal, has_errors
from rbaccards.manual import entry_of, manual
from rbaccards.periods.period import APRIL
from rbaccards.periods.text import parse_period
from rbaccards.read import House, read_house, read_project
from rbaccards.report import as_text
from rbaccards.schema.layout import Layout
from rbaccards.schema.validate import validate
from rbaccards.series_file import read_series
from rbaccards.sources.csv_reader import read_csv
from rbaccards.sources.numbers import Missing, Number, read_number
from rbaccards.store.cache import NoCache

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = sorted(
    path
    for folder in (ROOT, *(ROOT / name for name in ("cards", "charts", "docs", "templates", "tests")))
    for path in (folder.glob("*.md") if folder == ROOT else folder.rglob("*.md"))
)
INDENTED = re.compile(r"^    .*$", re.MULTILINE)
FENCE = re.compile(r"^```(\w*) ?([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SPAN = re.compile(r"`([^`\n]+)`")
ROW = re.compile(r"^\| `(?P<written>[^`]+)` \| (?P<cells>.*) \|$", re.MULTILINE)


class Block(NamedTuple):
    """An example between fences: its language, what stands beside it, and its text."""

    language: str
    mark: str
    text: str


def each_page() -> pytest.MarkDecorator:
    return pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())


def blocks(page: Path, language: str = "") -> list[Block]:
    found = [Block(*match.groups()) for match in FENCE.finditer(page.read_text("utf-8"))]
    return [block for block in found if language in ("", block.language)]


def prose(page: Path) -> str:
    """The text of a page without its examples."""
    text = FENCE.sub("", page.read_text("utf-8"))
    return INDENTED.sub("", text) if page.name == "messages.md" else text  # whose examples are built elsewhere


def rows(page: Path, heading: str) -> list[tuple[str, list[str]]]:
    """The table rows under a heading that begin with something written, and their other cells."""
    section = page.read_text("utf-8").split(f"\n## {heading}\n")[1].split("\n## ")[0]
    return [(match["written"], [cell.strip() for cell in match["cells"].split("|")]) for match in ROW.finditer(section)]


@cache
def worked_example() -> dict[str, bytes]:
    """The project that docs/cards.md builds, in its last state."""
    written = {block.mark: block.text.encode() for block in blocks(DOCS / "cards.md") if "/" in block.mark}
    return LAYOUTS | written


def errors(project: dict[str, bytes]) -> list[str]:
    return [as_text(issue) for issue in check(project).issues if issue.severity == "error"]


def examples(language: str) -> pytest.MarkDecorator:
    found = [pytest.param(block, id=page.name) for page in PAGES for block in blocks(page, language)]
    return pytest.mark.parametrize("block", found)


@examples("yaml")
def test_every_yaml_example_passes_in_the_file_it_belongs_to(block: Block) -> None:
    if block.text.startswith("priority:") and not block.mark:
        assert errors(files() | {CARD: block.text.encode()}) == []
    elif block.mark == "layout":
        assert validate(document(block.text), Layout)[1] == ()
    elif "/" in block.mark:
        assert errors(worked_example() | {block.mark: block.text.encode()}) == []
    else:
        path, indent, after = PARTS[block.mark]
        changed = with_part(worked_example()[path].decode(), block.text, indent, after)
        assert errors(worked_example() | {path: changed.encode()}) == []


@examples("csv")
def test_every_csv_example_is_read_without_a_word(block: Block) -> None:
    table, found = read_csv(block.mark, block.text.encode())
    assert table is not None
    assert (*found, *read_series(table, APRIL)[1]) == ()


def test_the_worked_card_says_what_the_page_says_on_the_way_and_at_the_end(tmp_path: Path) -> None:
    for block in blocks(DOCS / "cards.md"):
        if "/" in block.mark:
            path = tmp_path / block.mark
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block.text, encoding="utf-8")
        elif block.mark == "check":
            shown = CliRunner().invoke(main, ["check", "-C", str(tmp_path)])
            assert shown.stdout.strip() == block.text.strip()
    finished = check(read_project(tmp_path)).packs[0].cards[0]
    assert finished.figures["complaints.last_12_months"] == "120"
    assert finished.figures["complaints.last_12_months.change"] == "down 21%"
    assert finished.colour == "green"


@pytest.mark.parametrize(
    ("written", "code"), re.findall(r"\| `(why: [^|]+)` \| ([A-Z]\d\d) \|", (DOCS / "cards.md").read_text("utf-8"))
)
def test_every_sign_that_makes_trouble_has_the_message_and_the_correction(written: str, code: str) -> None:
    why = "why: |\n  Cold homes make people ill: **damp**, breathing trouble, falls.\n"
    (issue,) = [each for each in checked({CARD: {why: written + "\n"}}).issues if each.severity == "error"]
    assert issue.code == code
    assert issue.fix is not None
    assert not has_errors(checked({CARD: {why: f"{issue.fix.text}\n"}}).issues)


@pytest.mark.parametrize(("written", "cells"), rows(DOCS / "data.md", "Periods"))
def test_every_period_is_read_or_refused_as_the_page_says(written: str, cells: list[str]) -> None:
    found = parse_period(written)
    if isinstance(found, Refusal):
        assert [found.code, found.suggestion] == [cells[0], cells[2] if len(cells) > 2 else ""]
    else:
        assert [found.label] == cells


@pytest.mark.parametrize(("written", "cells"), rows(DOCS / "data.md", "Numbers and missing values"))
def test_every_number_is_read_or_refused_as_the_page_says(written: str, cells: list[str]) -> None:
    match read_number(written):
        case Number(value=value):
            assert [f"{value:g}"] == cells
        case Missing() as reason:
            assert [reason.value] == cells
        case Refusal() as found:
            assert [found.code, found.suggestion] == [cells[0], cells[2] if len(cells) > 2 else ""]


@cache
def figures() -> dict[str, str]:
    """Every figure of the demonstration and of the small project."""
    projects = (files(), read_project(ROOT))
    cards = [card for project in projects for pack in check(project).packs for card in pack.cards]
    return {name: text for card in cards for name, text in card.figures.items()}


SHOWN = re.findall(r"^\| `\{\{ ([^}]+) \}\}` \| ([^|]+) \|", (DOCS / "figures.md").read_text("utf-8"), re.MULTILINE)


@pytest.mark.parametrize(("name", "text"), SHOWN)
def test_every_figure_prints_what_the_page_says(name: str, text: str) -> None:
    assert figures()[name] == text.strip()


OF_THE_STARTER = ("breastfeeding.latest", "breastfeeding.lastest")
"""Tried where the pages are followed word for word."""


@each_page()
def test_every_figure_named_on_a_page_exists(page: Path) -> None:
    text = prose(page) + "".join(block.text for block in blocks(page, "yaml"))
    known = {*figures(), "name", "names", *OF_THE_STARTER}
    assert [slot.name for slot in slots(text) if slot.name not in known] == []


def test_every_ending_that_a_figure_has_is_on_the_page() -> None:
    endings = {part for name in figures() for part in re.findall(r"\.(\w+)", re.sub(r"\[.*\]", "", name))}
    text = (DOCS / "figures.md").read_text("utf-8")
    assert [ending for ending in sorted(endings) if not re.search(rf"\b{ending}\b", text)] == []


def test_check_tells_back_what_the_page_says() -> None:
    told = {line.strip() for line in check(read_project(ROOT)).understood}
    (block,) = [block for block in blocks(DOCS / "data.md") if block.mark == "demonstration"]
    assert [line for line in block.text.splitlines() if line not in told] == []


def test_the_pages_made_from_the_code_are_fresh() -> None:
    documents = runpy.run_path(str(ROOT / "tools" / "make_docs.py"))["documents"]()
    stale = [name for name, text in documents.items() if (DOCS / name).read_text("utf-8") != text]
    assert stale == [], "run tools/make_docs.py"


@each_page()
def test_every_code_is_in_the_manual(page: Path) -> None:
    text = prose(page) + "".join(block.text for block in blocks(page) if block.language != "python")
    codes = set(re.findall(r"\b[ACDEFLNPRSWY][0-9]{2}\b", text))
    assert sorted(codes - set(manual())) == []


@each_page()
def test_every_command_and_option_exists(page: Path) -> None:
    code = [*SPAN.findall(prose(page)), *(block.text for block in blocks(page, "sh"))]
    commands = {name for text in code for name in re.findall(r"\brbaccards ([a-z]+)", text)}
    assert sorted(commands - set(main.commands)) == []
    options = {option for command in main.commands.values() for each in command.params for option in each.opts}
    used = {option for text in code for option in re.findall(r"^(--[a-z-]+)", text)}
    assert sorted(used - options) == []


@each_page()
def test_every_link_leads_to_a_file_and_a_heading(page: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", prose(page)):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        file = (page.parent / path) if path else page
        assert file.exists(), target
        if anchor:
            headings = re.findall(r"^#+ (.+)$", file.read_text("utf-8"), re.MULTILINE)
            slugs = {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
            assert anchor in slugs, target


def test_every_module_named_for_developers_exists() -> None:
    spans = set(SPAN.findall(prose(DOCS / "developers.md")))
    named = [span for span in spans if re.fullmatch(r"[\w./-]+(/|\.py|\.yaml|\.toml|\.html)", span)]
    code = ROOT / "rbaccards"
    rooms = ("render/tags", "importing", "preview", "store", "editions")
    places = (ROOT, code, *(code / room for room in rooms), ROOT / "templates")
    later = {"build/", "build/.cache/", "card.html", "layout.yaml"}
    assert [n for n in named if n not in later and not any((place / n).exists() for place in places)] == []
    assert len(named) > 40


@pytest.mark.parametrize("name", SPAN.findall((DOCS / "accessibility.md").read_text("utf-8")))
def test_every_test_that_proves_something_exists(name: str) -> None:
    path, _, test = name.partition("::")
    if test:
        assert f"\ndef {test}(" in (ROOT / path).read_text("utf-8")


def test_the_examples_for_developers_run() -> None:
    names: dict[str, Any] = {"__name__": "examples"}
    for block in blocks(DOCS / "developers.md", "python"):
        exec(compile(block.text, "docs/developers.md", "exec", dont_inherit=True), names)  # noqa: S102 - our own page
    series = card().readings["complaints"].series
    assert names["spread"](series) == 13  # 20 in October 2010, 7 in May 2012
    unanswered = card({CARD: {"    response: Emergency heaters are in store.\n": ""}})
    (issue,) = names["risks_have_responses"](unanswered)
    assert (issue.severity, issue.place.path) == ("warning", CARD)
    assert list(names["risks_have_responses"](card())) == []
    assert entry_of(names["risks_have_responses"]).title == "A risk without a response"
    house = read_house(ROOT)
    style = load_style(
        house.text("charts/house.mplstyle"), palette_of(house), sorted((ROOT / "templates/fonts").glob("*.ttf"))
    )
    assert b"63.1%" in write_svg(names["gauge"](names["GaugeSpec"](63.1, "63.1%"), style), style)


def test_the_layout_for_developers_prints_without_a_word() -> None:
    """A folder and no code: the page's own files, in a project of its own, with a card that asks for the layout."""
    (html,) = blocks(DOCS / "developers.md", "html")
    (rules,) = [block for block in blocks(DOCS / "developers.md", "yaml") if block.mark == "layout"]
    for short in (False, True):
        text = '{% set sheet = "letter/card.css" %}\n{% extends "shared/card.html" %}\n' if short else html.text
        letter = {"layout.yaml": rules.text, "card.html": text, "card.css": ""}
        written = {f"templates/letter/{name}": data.encode() for name, data in letter.items()}
        project = files({CARD: {"outcome: warm": "layout: letter\noutcome: warm"}}) | written
        shipped = read_house(ROOT)
        house = House({**shipped.files, **written})
        made = build(check(project), house, Wanted(), NoCache(), Here(), lambda _: None)
        assert [issue.code for issue in made.issues] == []
        assert set(made.files) == {"pdf/warm-homes.pdf", "pdf/warm-homes/cold-homes.pdf"}


def test_every_test_that_a_promise_names_exists() -> None:
    text = (DOCS / "reliability.md").read_text("utf-8")
    named = re.findall(r"`((?:tests|tools)/[\w/.]+)`", text)
    assert len(named) > 25
    assert [name for name in named if not (ROOT / name).exists()] == []
    cases = {path.name for path in (ROOT / "tests" / "hostile").iterdir()}
    assert {"T01", "T02", "T04"} <= cases
