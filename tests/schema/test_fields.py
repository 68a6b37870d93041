from __future__ import annotations

import datetime as dt

import pytest
from builders import period
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from rbaccards.periods.period import JANUARY, Calendar, Frequency, financial_year
from rbaccards.schema import fields
from rbaccards.words import NumberStyle


def read(field: object, value: object, calendar: Calendar | None = None) -> object:
    return TypeAdapter(field).validate_python(value, context={"calendar": calendar} if calendar else None)


def refused(field: object, value: object) -> str:
    """The code under which a value is refused."""
    with pytest.raises(ValidationError) as found:
        read(field, value)
    (error,) = found.value.errors()
    assert error["type"] == "refused"
    assert error["ctx"]["message"].endswith((".", '"'))
    return str(error["ctx"]["code"])


@pytest.mark.parametrize(
    ("text", "value"), [("7,056", 7056), ("72.2%", 72.2), ("£4,000", 4000), ("−5", -5), ("(5)", -5), (5.5, 5.5)]
)
def test_a_number_is_read_as_people_write_it(text: object, value: float) -> None:
    assert read(fields.NumberField, text) == value


@pytest.mark.parametrize(
    ("text", "code"), [("", "S05"), ("..", "S05"), ("n/a", "S05"), ("ten", "C03"), ("1e5", "C03"), ("nan", "C03")]
)
def test_what_is_no_number_or_a_missing_one_is_refused(text: str, code: str) -> None:
    assert refused(fields.NumberField, text).startswith(code[0])


@pytest.mark.parametrize(("text", "value"), [("1", 1), ("310", 310), ("6,073", 6073), (5, 5)])
def test_a_count_is_a_whole_number_from_one(text: object, value: int) -> None:
    assert read(fields.CountField, text) == value


@pytest.mark.parametrize("text", ["0", "-1", "1.5", "(3)", ".."])
def test_a_count_of_none_or_of_a_part_is_refused(text: str) -> None:
    assert refused(fields.CountField, text) == "S05"


@pytest.mark.parametrize(("text", "value"), [("0", 0), ("2", 2), ("6", 6)])
def test_decimals_are_at_most_six(text: str, value: int) -> None:
    assert read(fields.DecimalsField, text) == value
    assert refused(fields.DecimalsField, "7") == "S05"
    assert refused(fields.DecimalsField, "-1") == "S05"


@pytest.mark.parametrize(
    ("text", "amount", "kind"),
    [
        ("5%", 5, "per cent"),
        ("2.5 %", 2.5, "per cent"),
        ("2 points", 2, "points"),
        ("1 point", 1, "points"),
        ("1.5 percentage points", 1.5, "points"),
        ("10", 10, "absolute"),
        ("0", 0, "absolute"),
        (" 1,000 ", 1000, "absolute"),
    ],
)
def test_a_tolerance_is_per_cent_points_or_an_amount(text: str, amount: float, kind: str) -> None:
    expected = fields.Tolerance.model_validate({"amount": amount, "kind": kind})
    assert read(fields.ToleranceField, text) == expected
    assert read(fields.ToleranceField, expected) is expected


@pytest.mark.parametrize(
    "value", ["", "some", "5 per cent of it", "-5%", "(5)", "..", ["5%"], {"amount": "nan", "kind": "points"}]
)
def test_what_is_no_tolerance_is_refused(value: object) -> None:
    assert refused(fields.ToleranceField, value) == "S05"


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [("6,500 to 7,300", 6500, 7300), ("5 TO 5", 5, 5), ("7,056", 7056, 7056), ("-5 to 5", -5, 5)],
)
def test_a_range_has_two_ends_that_may_be_one(text: str, low: float, high: float) -> None:
    assert read(fields.RangeField, text) == fields.Range(low=low, high=high)


@pytest.mark.parametrize(
    "value", ["7,300 to 6,500", "6,500-7,300", "5 to", "..", ["1", "2"], {"low": "nan", "high": "1"}]
)
def test_what_is_no_range_is_refused(value: object) -> None:
    assert refused(fields.RangeField, value)


@pytest.mark.parametrize(
    ("text", "calendar", "first"),
    [("2012/13", None, (2012, 4)), ("Q1 2012/13", Calendar(9), (2012, 9)), ("Q1 2012", JANUARY, (2012, 1))],
)
def test_a_period_is_read_by_the_packs_calendar(text: str, calendar: Calendar | None, first: tuple[int, int]) -> None:
    found = read(fields.PeriodField, text, calendar)
    assert found.first_month == first  # type: ignore[attr-defined]


@pytest.mark.parametrize("text", ["", "soon", "Dec-11", "41000", "2012/14"])
def test_what_is_no_period_is_refused_under_its_own_code(text: str) -> None:
    assert refused(fields.PeriodField, text).startswith("C")


def test_a_day_is_read() -> None:
    assert read(fields.DateField, "14 November 2012") == dt.date(2012, 11, 14)
    assert refused(fields.DateField, "November") == "S05"


@pytest.mark.parametrize("text", ["none", "low", "£4,000", "4000"])
def test_a_cost_is_none_low_or_an_amount(text: str) -> None:
    assert read(fields.Cost, text) == text


@pytest.mark.parametrize("text", ["", "high", "some", "..", "None"])
def test_any_other_cost_is_refused(text: str) -> None:
    assert refused(fields.Cost, text) == "S05"


@pytest.mark.parametrize(
    ("text", "frequency"),
    [("month", Frequency.MONTH), ("year", Frequency.FINANCIAL_YEAR), ("calendar year", Frequency.CALENDAR_YEAR)],
)
def test_a_year_is_a_financial_year(text: str, frequency: Frequency) -> None:
    assert read(fields.PeriodFrequency, text) is frequency


@pytest.mark.parametrize(
    ("field", "good", "bad"),
    [
        (fields.Line, "x" * 400, "x" * 401),
        (fields.Line, "x", "  "),
        (fields.Prose, "x" * 60_000, "x" * 60_001),
        (fields.Key, "a" + "1" * 59, "a" + "1" * 60),
        (fields.Key, "burglary_2", "2burglary"),
        (fields.Key, "burglary", "Burglary"),
        (fields.Key, "burglary", "anti-social"),
        (fields.CardName, "anti-social-behaviour", "anti_social"),
        (fields.CardName, "2012-cards", "-cards"),
        (fields.CardName, "cards", "../cards"),
    ],
)
def test_texts_and_names_have_their_limits(field: object, good: str, bad: str) -> None:
    assert read(field, good) == good
    with pytest.raises(ValidationError):
        read(field, bad)


def test_a_lone_entry_is_a_list_of_one() -> None:
    assert fields.one_or_more({"by": "ward"}) == [{"by": "ward"}]
    assert fields.one_or_more([{"by": "ward"}]) == [{"by": "ward"}]


def test_what_the_files_say_cannot_be_changed() -> None:
    with pytest.raises(ValidationError):
        fields.Range(low=1, high=2).low = 5  # type: ignore[misc]


@given(st.integers(0, 10**9), st.integers(0, 10**9))
def test_a_range_written_out_reads_back(one: int, other: int) -> None:
    low, high = sorted((one, other))
    written = f"{NumberStyle().text(low)} to {NumberStyle().text(high)}"
    assert read(fields.RangeField, written) == fields.Range(low=low, high=high)


@given(st.integers(1900, 2090))
def test_a_year_written_out_reads_back(first: int) -> None:
    year = financial_year(first)
    assert read(fields.PeriodField, year.short) == year
    assert period(year.label) == year
