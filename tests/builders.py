"""Small values for tests: periods, series, measures, cards and projects, with only what a test is about."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from rbaccards.build import Built
from rbaccards.checked import Checked, check
from rbaccards.editions.kept import RECORD, Record, digest, folder_of, written
from rbaccards.issues import Issue
from rbaccards.loaded import MeasureData
from rbaccards.measured import MeasuredCard, MeasuredPack
from rbaccards.measures.amounts import Amount, Compared
from rbaccards.measures.reading import Reading, read_measure
from rbaccards.periods.period import APRIL, Calendar, Period, month, quarter_of, span
from rbaccards.periods.text import parse_period
from rbaccards.schema.fields import Tolerance
from rbaccards.schema.measure import Measure
from rbaccards.schema.pack import Pack
from rbaccards.series import Observation, Series
from rbaccards.sources.nodes import Document
from rbaccards.sources.yaml_reader import read_yaml
from rbaccards.store.laid import lay_out
from rbaccards.store.output import Output, put

HERE = Path(__file__).parent
SMALL = HERE / "projects" / "small"
PACK = "cards/warm-homes/pack.yaml"
CARD = "cards/warm-homes/cold-homes.yaml"
COMPLAINTS = "cards/warm-homes/data/complaints.csv"
WARDS = "cards/warm-homes/data/wards.csv"
COUNCIL = "cards/council.yaml"

LAYOUTS = {
    path.relative_to(HERE.parent).as_posix(): path.read_bytes()
    for path in sorted((HERE.parent / "templates").glob("*/layout.yaml"))
}
"""What every project has without writing it."""

Changes = Mapping[str, Mapping[str, str]]
"""By file: texts and what stands in their place."""

Q1, Q2, Q3, Q4 = (quarter_of(month(2012, 6)).shift(count) for count in range(4))
"""The quarters of 2012/13."""
SEPTEMBER = month(2012, 9)
YEAR_TO_SEPTEMBER = span(month(2011, 10).start, month(2012, 9).end)

BURGLARY = (
    *(805, 862, 834, 848, 772, 769, 712, 724, 683, 708, 741, 756),
    *(743, 691, 620, 551, 463, 418, 394, 383, 387, 386, 454, 448),
)
"""24 months to September 2012 that make the published totals: 9,214, then 5,938."""
ENQUIRIES = (1011, 916, 645, 725, 725, 958)
"""Six quarters from April 2011, as published."""
CASES = (335, 354, 251, 308, 331, 340)
"""Six quarters from April 2011, as published."""


def period(text: str, calendar: Calendar = APRIL) -> Period:
    found = parse_period(text, calendar)
    assert isinstance(found, Period)
    return found


def series(first: Period, *values: float | None, area: str = "", group: str = "") -> Series:
    """The values of `first` and the periods after it; None is a row without a value."""
    found = (Observation(first.shift(count), value) for count, value in enumerate(values))
    return Series(tuple(found), area, group)


def months(*values: float | None, last: Period = SEPTEMBER) -> Series:
    """The values of the months up to `last`."""
    return series(last.shift(1 - len(values)), *values)


def quarters(*values: float | None, last: Period = Q2) -> Series:
    """The values of the quarters up to `last`."""
    return series(last.shift(1 - len(values)), *values)


def without(whole: Series, *gone: Period) -> Series:
    """The series without the rows of some periods."""
    return Series(tuple(each for each in whole.observations if each.period not in gone), whole.area)


def amount(value: float, when: str | Period = SEPTEMBER) -> Amount:
    return Amount(value, period(when) if isinstance(when, str) else when)


def compared(now: float, before: float | None = None, when: Period = YEAR_TO_SEPTEMBER) -> Compared:
    """A value, and the one for the same months a year before."""
    return Compared(Amount(now, when), None if before is None else Amount(before, when.year_before()))


def measure(**fields: object) -> Measure:
    """A measure of offences by month (fewer is better) unless `fields` say otherwise, written as in YAML."""
    written = {"name": "Burglary", "unit": "offences", "polarity": "lower", "frequency": "month"} | fields
    if "values" not in written:
        written.setdefault("data", "data/burglary.csv")
    return Measure.model_validate(written)


def pack(review: Period = Q2, **fields: object) -> Pack:
    """A pack for a review period."""
    written = {"title": "t", "partnership": "p", "board": "b", "outcomes": {"safe": "Safe"}, "cards": ["c"]}
    return Pack.model_validate(written | {"review_period": review} | fields)


def reading(
    found: Series,
    review: Period = Q2,
    *,
    groups: tuple[Series, ...] = (),
    areas: Iterable[tuple[Series, ...]] = (),
    pack_tolerance: Tolerance | None = None,
    **fields: object,
) -> Reading:
    """What the series says as a measure with these `fields`; its figures are called burglary."""
    data = MeasureData(found, groups, tuple(areas))
    return read_measure("burglary", measure(**fields), data, pack(review, tolerance=pack_tolerance), APRIL)


def files(changes: Changes | None = None, more: Mapping[str, str] | None = None) -> dict[str, bytes]:
    """The small sample project with texts replaced in its files, and more files by path."""
    paths = sorted((SMALL / "cards").rglob("*.*"))
    found = {path.relative_to(SMALL).as_posix(): path.read_text("utf-8") for path in paths}
    for path, swaps in (changes or {}).items():
        for old, new in swaps.items():
            assert old in found[path], f"{old!r} is not in {path}"
            found[path] = found[path].replace(old, new)
    return LAYOUTS | {path: text.encode() for path, text in (found | dict(more or {})).items()}


PARTS = {
    "part of a card": (CARD, 0, ""),
    "part of an indicator": (CARD, 4, "  complaints:"),
    "part of a pack": (PACK, 0, ""),
    "part of council.yaml": (COUNCIL, 0, ""),
}
"""Where an example belongs: the file, how far it is indented, and the line it stands below (the end if none)."""


def with_part(text: str, part: str, indent: int, after: str, instead_of: str = "") -> str:
    """A file with the entries of `part` in place of its own, and of those of `instead_of`."""
    names = re.findall(r"^(\w+):", f"{part}\n{instead_of}", re.MULTILINE)
    kept, skipping = [], False
    for line in text.splitlines():
        depth = len(line) - len(line.lstrip())
        if line.strip() and depth <= indent:
            skipping = depth == indent and line.strip().split(":")[0] in names
        if not skipping:
            kept.append(line)
    at = kept.index(after) + 1 if after else len(kept)
    kept[at:at] = [f"{' ' * indent}{line}".rstrip() for line in part.splitlines()]
    return "\n".join(kept) + "\n"


def kept(sources: Mapping[str, bytes], review: str = "Q1 2012/13") -> dict[str, bytes]:
    """An edition of the small project as it is kept, from before the quarter of `files`; without pages and PDFs."""
    then = {path: data for path, data in sources.items() if path.startswith("cards/")}
    then[PACK] = re.sub(rb"review_period: .*", f"review_period: {review}".encode(), then[PACK])
    code = period(review).code
    held = {path: digest(data) for path, data in then.items()}
    record = Record(pack="warm-homes", title="Warm homes", review_period=code, made_by="1.0", files=held)
    place = folder_of("warm-homes", code)
    return {f"{place}/{path}": data for path, data in then.items()} | {f"{place}/{RECORD}": written(record)}


def checked(changes: Changes | None = None, more: Mapping[str, str] | None = None) -> Checked:
    return check(files(changes, more))


def card(changes: Changes | None = None, more: Mapping[str, str] | None = None) -> MeasuredCard:
    """The card of the small project, measured and checked."""
    return checked(changes, more).packs[0].cards[0]


def codes(issues: Iterable[Issue]) -> list[str]:
    """The codes of the issues; notes about the order of rows are left aside."""
    return [issue.code for issue in issues if "not in order of time" not in issue.message]


def document(text: str, path: str = "cards/p/c.yaml") -> Document:
    found, issues = read_yaml(path, text.encode())
    assert found is not None
    assert not issues
    return found


def hold(monkeypatch: pytest.MonkeyPatch, name: str, times: int = 1000) -> list[str]:
    """Let nobody replace a file so many times, as Windows does while a program has it open; the names tried so far."""
    tried: list[str] = []
    replace = Path.replace

    def held(self: Path, target: Path) -> Path:
        tried.append(Path(target).name)
        if Path(target).name == name and tried.count(name) <= times:
            raise PermissionError(13, "The process cannot access the file", str(target))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", held)
    monkeypatch.setattr(time, "sleep", lambda _: None)
    return tried


def output(files: dict[str, bytes], place: Path, *, published: bool = False, whole: bool = False) -> Output:
    """Put files into an output folder as a build does that made them and no others."""
    with lay_out(place) as laid:
        laid.update(files)
        return put(Built(laid, (), (), published, whole), laid, "pdf")


PAPERS = """\
title: Papers
partnership: Anytown Partnership
board: Cabinet
meeting: 14 May 2013
review_period: 2012/13
outcomes: {warm: Everyone lives in a warm home}
tolerance: 5%
"""


def papers(*cards: str, pack: str = "layout: action-tracker") -> Checked:
    """A project with these cards, called a, b, c in their order, and these lines in its pack."""
    names = "abcdefgh"[: len(cards)]
    listed = "".join(f"  - {name}\n" for name in names)
    written = {f"cards/papers/{name}.yaml": text for name, text in zip(names, cards, strict=True)}
    written |= {COUNCIL: "name: Anytown Council\n", "cards/papers/pack.yaml": f"{PAPERS}cards:\n{listed}{pack}\n"}
    return check(LAYOUTS | {path: text.encode() for path, text in written.items()})


def paper(*cards: str, pack: str = "layout: action-tracker") -> MeasuredPack:
    """The same, measured; what is wrong with it fails the test."""
    found = papers(*cards, pack=pack)
    assert [issue for issue in found.issues if issue.severity == "error"] == []
    return found.packs[0]


TRACKER = """\
priority: Fewer cold homes
reference: TP-1d
theme: Thriving places
lead: {role: Head of housing, organisation: Anytown Council}
progress: {rating: amber, because: Fuel is dear.}
assessment: Much was done.
indicators:
  cold:
    reference: NI 187
    name: Cold homes
    definition: Homes with a rating below 35
    unit: "%"
    polarity: lower
    frequency: year
    decimals: 2
    values: {2011/12: 7.9, 2012/13: 6.63}
    targets: {2012/13: 6.64, 2013/14: 5.86}
    data_quality: {rating: good, note: No concerns}
    commentary: It **fell**.
  survey:
    reference: NI 6
    name: Homes surveyed
    unit: "%"
    polarity: higher
    frequency: year
    placeholder: Due in July 2013
updates:
  - progress: 80 forms went out.
    next_steps: Send them again.
    risks: Incomes may fall.
    timescale: Q3 2012/13
    officer: Housing lead
  - progress: |
      Two steps:

      1. lofts
      2. walls
    officer: Housing lead / Fuel lead
data_development:
  - want: Homes surveyed, in January.
contributors:
  internal:
    - {contributor: Head of housing, organisation: Housing, rationale: Leads, engaged: Board}
  external:
    - {contributor: Regional officer, organisation: Energy Agency}
"""
"""An action tracker with all that one may hold."""
PLAN = """\
priority: Warm homes for all
reference: H1 and H2
lead: Area team
indicators:
  warm:
    reference: NI 4
    name: Warm homes
    unit: "%"
    polarity: higher
    frequency: year
    values: {2012/13: 60}
    starting_value: {2008/09: 50}
    targets: {2012/13: 70}
plan:
  - reference: H1
    actions: {2012/13: Insulate lofts., 2013/14: Insulate walls.}
    measured_by: warm
    lead: Area team
    resources:
      - {what: Warm fund, amount: £10000}
      - Volunteers
  - reference: H2
    actions: {2012/13: Visit homes.}
    resources:
      - {what: Warm fund, amount: £2500}
"""
"""A delivery plan of one priority."""
SCORECARD = """\
priority: Warm and safe
theme: Homes
layout: scorecard
indicators:
  risky: {reference: I1, name: Damp, unit: homes, polarity: lower, frequency: quarter, values: {Q2 2012/13: 90},
    targets: {Q2 2012/13: 60}, commentary: Much rain.}
  better: {reference: I2, name: Draughts, unit: homes, polarity: lower, frequency: quarter, values: {Q2 2012/13: 90},
    targets: {Q2 2012/13: 60}, forecast_rating: green}
  fine: {reference: I3, name: Mould, unit: homes, polarity: lower, frequency: quarter, values: {Q2 2012/13: 50},
    targets: {Q2 2012/13: 60}}
  twin: {reference: I3b, name: Mould in flats, unit: homes, polarity: lower, frequency: quarter,
    values: {Q2 2012/13: 50}, targets: {Q2 2012/13: 60}, counts_with: fine}
  open: {reference: I4, name: Cold rooms, unit: rooms, polarity: lower, frequency: quarter, placeholder: no method yet}
data_development:
  - want: Cold rooms, by survey.
"""
"""A scorecard with an indicator of every standing but one."""
REPORT = """\
priority: "Annual review"
layout: committee-report
lead: Director
wards: All wards
purpose: To tell how it went.
recommendations:
  to: Cabinet
  items: [note this report;, ask for another.]
sections:
  - title: Report
    text: |
      Of {{ scorecard.indicators }} indicators {{ scorecard.at_risk }} are at risk.

      Damp:

      - walls
      - roofs
  - title: Money
    table:
      title: What it costs
      rows: |
        Proposal | Amount
        Lofts | £3,000
        Walls | £4,500
        Total | £7,500
implications:
  - {title: Financial, text: None., by: Head of finance}
other_implications:
  - {topic: Policy, applies: yes, paragraphs: "2.1"}
  - {topic: Equality, applies: no}
background_papers: Plan of 2011
consultations:
  - {who: Board, on: 1 October 2012}
author: {role: Officer, contact: officer@example.org}
decision: {key: no, by: Executive}
appendices:
  - title: At risk
    part: exceptions
  - title: All of them
    sections:
      - {title: Where they stand, part: scorecard}
"""
"""A committee report with all that one may hold."""
