"""Small values for tests: periods, series, measures, cards and projects, with only what a test is about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from rbaccards.checked import Checked, check
from rbaccards.issues import Issue
from rbaccards.loaded import MeasureData
from rbaccards.measured import MeasuredCard
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

HERE = Path(__file__).parent
SMALL = HERE / "projects" / "small"
PACK = "cards/warm-homes/pack.yaml"
CARD = "cards/warm-homes/cold-homes.yaml"
COMPLAINTS = "cards/warm-homes/data/complaints.csv"
WARDS = "cards/warm-homes/data/wards.csv"
COUNCIL = "cards/council.yaml"

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
    return {path: text.encode() for path, text in (found | dict(more or {})).items()}


PARTS = {
    "part of a card": (CARD, 0, ""),
    "part of an indicator": (CARD, 4, "  complaints:"),
    "part of a pack": (PACK, 0, ""),
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
