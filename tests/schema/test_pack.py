from __future__ import annotations

import datetime as dt

import pytest
from builders import Q2
from pydantic import ValidationError

from rbaccards.periods.period import JANUARY
from rbaccards.schema.fields import Tolerance
from rbaccards.schema.pack import Council, Pack

PACK = {
    "title": "How safe Leeds is",
    "partnership": "Safer Leeds",
    "board": "Safer and Stronger Communities Board",
    "review_period": "Q2 2012/13",
    "outcomes": {"safe": "People are safe and feel safe"},
    "cards": ["burglary", "anti-social-behaviour"],
}


def pack(**more: object) -> Pack:
    return Pack.model_validate(PACK | more)


def test_the_least_pack_has_every_part_and_the_year_from_april() -> None:
    found = pack()
    assert found.review_period == Q2
    assert found.financial_year_starts == "April"
    assert found.parts == ("cover", "contents", "summary", "cards")
    assert found.meeting is None


def test_days_and_tolerances_are_read_as_written() -> None:
    found = pack(meeting="14 November 2012", tolerance="5%")
    assert found.meeting == dt.date(2012, 11, 14)
    assert found.tolerance == Tolerance(amount=5, kind="per cent")


def test_the_review_period_is_read_by_the_calendar_given() -> None:
    found = Pack.model_validate(PACK | {"review_period": "Q3 2012"}, context={"calendar": JANUARY})
    assert found.review_period.first_month == (2012, 7)


@pytest.mark.parametrize("field", list(PACK))
def test_what_a_pack_cannot_do_without_is_required(field: str) -> None:
    with pytest.raises(ValidationError) as found:
        Pack.model_validate({key: value for key, value in PACK.items() if key != field})
    assert [(error["type"], error["loc"]) for error in found.value.errors()] == [("missing", (field,))]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("cards", []),
        ("outcomes", {}),
        ("cards", ["../../etc/passwd"]),
        ("cards", ["burglary.yaml"]),
        ("outcomes", {"Safe": "x"}),
        ("layout", " "),
        ("parts", ["cards", "cards"]),
        ("parts", ["cards", "glossary"]),
        ("parts", ["contents", "cover", "cards"]),
        ("financial_year_starts", "March"),
        ("parts", ["cover", "back"]),
        ("headings", {"storey": "Story"}),
        ("colour", "red"),
    ],
)
def test_what_a_pack_cannot_be_is_refused(field: str, value: object) -> None:
    with pytest.raises(ValidationError) as found:
        pack(**{field: value})
    assert found.value.errors()[0]["loc"][0] == field


def test_a_council_has_a_name_and_speaks_english() -> None:
    assert Council.model_validate({"name": "Leeds City Council"}).language == "en-GB"
    with pytest.raises(ValidationError):
        Council.model_validate({"name": " "})
