from __future__ import annotations

import pytest
from builders import Q2, codes
from hypothesis import given
from hypothesis import strategies as st

from rbaccards.issues import Fix, Issue, Severity
from rbaccards.periods.period import APRIL, JANUARY, Calendar, Frequency, month
from rbaccards.series import Observation, Series
from rbaccards.series_file import SeriesFile, read_series
from rbaccards.sources.csv_reader import read_csv
from rbaccards.sources.numbers import Missing


def read(
    text: str, calendar: Calendar = APRIL, expected: Frequency | None = None
) -> tuple[SeriesFile, tuple[Issue, ...]]:
    table, issues = read_csv("data/a.csv", text.encode())
    assert table is not None
    assert not issues
    return read_series(table, calendar, expected)


def good(text: str) -> Series:
    """The one series of a file with nothing wrong."""
    file, issues = read(text)
    assert not issues
    ((_, found),) = file.series
    return found


def wrong(text: str) -> Issue:
    """The one error of a file."""
    (issue,) = [each for each in read(text)[1] if each.severity is Severity.ERROR]
    return issue


def test_a_period_and_a_value_are_enough() -> None:
    assert good("period,value\n2012-08,454\n2012-09,448\n").observations == (
        Observation(month(2012, 8), 454),
        Observation(month(2012, 9), 448),
    )


def test_every_column_is_read_whatever_its_order_case_and_spacing() -> None:
    text = (
        "NOTE, Status ,Upper,lower,denominator,numerator,group,area,value,Period\n"
        "new,Estimated,80,70,530,396,Women,Armley,74.7%,Q2 2012/13\n"
    )
    found = good(text)
    assert (found.area, found.group) == ("Armley", "Women")
    assert found.observations == (Observation(Q2, 74.7, "estimated", None, 396, 530, 70, 80, "new"),)


@pytest.mark.parametrize(
    ("cell", "missing"),
    [
        ("", Missing.BLANK),
        ("-", Missing.DASH),
        ("..", Missing.NOT_AVAILABLE),
        ("n/a", Missing.NOT_GIVEN),
        ("*", Missing.SUPPRESSED),
        ("[c]", Missing.SUPPRESSED),
        ("[z]", Missing.NOT_APPLICABLE),
        ("[low]", Missing.LOW),
    ],
)
def test_a_missing_value_keeps_its_reason_and_is_never_zero(cell: str, missing: Missing) -> None:
    first, second = good(f"period,value\n2012-08,{cell}\n2012-09,0\n").observations
    assert (first.value, first.missing) == (None, missing)
    assert (second.value, second.missing) == (0, None)


def test_a_missing_bound_does_not_make_the_value_missing() -> None:
    (found,) = good("period,value,lower\n2012-09,5,..\n").observations
    assert (found.value, found.lower, found.missing) == (5, None, None)


def test_areas_groups_and_indicators_are_series_of_their_own_in_the_order_of_the_file() -> None:
    file, issues = read(
        "period,indicator,area,group,value\n"
        "2012-08,theft,Armley,,1\n2012-08,burglary,,Women,2\n2012-09,theft,Armley,,3\n2012-08,burglary,,,4\n"
    )
    assert not issues
    assert [(name, each.area, each.group, len(each.observations)) for name, each in file.series] == [
        ("theft", "Armley", "", 2),
        ("burglary", "", "Women", 1),
        ("burglary", "", "", 1),
    ]
    assert len(file.of("burglary")) == 2
    assert len(file.of("theft")) == 1
    assert file.of("fraud") == ()


def test_a_file_without_an_indicator_column_belongs_to_whoever_names_it() -> None:
    file, _ = read("period,value\n2012-09,5\n")
    assert file.of("burglary") == file.of("theft")
    assert len(file.of("burglary")) == 1


def test_rows_are_put_in_order_of_time_and_that_is_said() -> None:
    file, (issue,) = read("period,value\n2012-09,3\n2012-07,1\n2012-08,2\n")
    assert [each.value for each in file.series[0][1].observations] == [1, 2, 3]
    assert (issue.severity, issue.place.line) == (Severity.NOTE, 3)


def test_a_gap_is_a_warning_that_names_the_period() -> None:
    _, (issue,) = read("period,value\n2012-07,1\n2012-09,3\n")
    assert (issue.code, issue.severity) == ("C23", Severity.WARNING)
    assert "August 2012" in issue.message


def test_a_row_without_a_value_is_no_gap() -> None:
    good("period,value\n2012-07,1\n2012-08,..\n2012-09,3\n")


def test_a_period_twice_is_an_error_and_the_first_row_counts() -> None:
    text = "period,value\n2012-08,1\nAug 2012,2\n"
    issue = wrong(text)
    assert (issue.code, issue.place.line, issue.fix) == ("C24", 3, Fix(3, None))
    assert "rows 2 and 3" in issue.message
    assert read(text)[0].series[0][1].observations == (Observation(month(2012, 8), 1),)


def test_the_same_period_in_two_areas_is_no_repetition() -> None:
    assert codes(read("period,area,value\n2012-08,A,1\n2012-08,B,1\n")[1]) == []


def test_one_series_has_one_frequency() -> None:
    issue = wrong("period,value\n2012-08,1\nQ2 2012/13,2\n")
    assert (issue.code, issue.place.line) == ("C25", 3)
    assert "quarter" in issue.message
    assert "month" in issue.message


@pytest.mark.parametrize(
    ("rows", "expected", "mixed"),
    [
        (("2012-08,1", "2012/13,2"), Frequency.MONTH, False),
        (("Q1 2012/13,1", "2012/13,2"), Frequency.QUARTER, False),
        (("2012/13,2", "Q1 2012/13,1"), Frequency.QUARTER, False),
        (("2012-08,1", "2012,2"), Frequency.MONTH, True),  # mostly a mistyped month
        (("2012-08,1", "2012/13,2"), None, True),
        (("2012-08,1", "2012/13,2"), Frequency.QUARTER, True),
        (("2012-08,1", "Q2 2012/13,3", "2012/13,2"), Frequency.MONTH, True),
    ],
)
def test_years_may_stand_beside_the_months_or_quarters_that_are_asked_for(
    rows: tuple[str, ...], expected: Frequency | None, *, mixed: bool
) -> None:
    found, issues = read("\n".join(("period,value", *rows)), APRIL, expected)
    assert ("C25" in [issue.code for issue in issues]) is mixed
    if not mixed:
        assert [len(series.observations) for series in found.of("")] == [1, 1]


@pytest.mark.parametrize(("note", "told"), [("late records", False), ("", True)])
def test_a_restated_value_says_what_it_was_and_why(note: str, *, told: bool) -> None:
    text = f"period,value,restated_from,note\n2012-08,454,448,{note}\n2012-09,448,,\n"
    found, issues = read(text)
    assert [issue.code for issue in issues] == ["C33"] * told
    (series,) = found.of("")
    assert [each.restated_from for each in series.observations] == [448, None]


@pytest.mark.parametrize(
    ("text", "code", "column", "fixed"),
    [
        ("period,value\n2012-09,abc\n", "C03", 9, None),
        ("period,value\n2012-09,1.234.5\n", None, 9, None),
        ("period,value\nDec-11,5\n", None, 1, None),
        ("period,value\n41000,5\n", None, 1, None),
        ("period,value,status\n2012-09,5,estimate\n", "C28", 11, "2012-09,5,estimated"),
        ("period,value,lower\n2012-09,5,x\n", None, 11, None),
    ],
)
def test_a_cell_that_cannot_be_read_is_an_error_at_its_place(
    text: str, code: str | None, column: int, fixed: str | None
) -> None:
    issue = wrong(text)
    assert (issue.place.path, issue.place.line, issue.place.column) == ("data/a.csv", 2, column)
    assert issue.excerpt == text.splitlines()[1]
    assert "Row 2, column" in issue.message
    if code:
        assert issue.code == code
    if fixed:
        assert issue.fix == Fix(2, fixed)


def test_every_wrong_cell_of_a_row_is_told() -> None:
    _, issues = read("period,value,status\nsoon,abc,maybe\n")
    assert [each.place.column for each in issues] == [1, 6, 10]


@pytest.mark.parametrize("row", ["2012-08,x", "2012-08,5,,y", "2012-08,5,maybe"])
def test_a_wrong_row_has_no_value_and_leaves_the_others_standing(row: str) -> None:
    rows = [each + "," * (3 - each.count(",")) for each in ("2012-07,1", row, "2012-09,3")]
    file, _ = read("period,value,status,lower\n" + "\n".join(rows))
    assert [each.value for each in file.series[0][1].observations] == [1, None, 3]


def test_a_row_without_a_period_is_left_out() -> None:
    file, _ = read("period,value\n2012-07,1\nsoon,2\n2012-08,3\n")
    assert [each.value for each in file.series[0][1].observations] == [1, 3]


def test_two_gaps_are_told_apart() -> None:
    _, issues = read("period,value\n2012-01,1\n2012-03,2\n2012-06,3\n")
    assert ["February" in issues[0].message, "April 2012 to May 2012" in issues[1].message] == [True, True]


@pytest.mark.parametrize(
    ("header", "missing"), [("value", ["period"]), ("period", ["value"]), ("area,note", ["period", "value"])]
)
def test_period_and_value_are_always_needed(header: str, missing: list[str]) -> None:
    cells = ",".join("x" for _ in header.split(","))
    file, issues = read(f"{header}\n{cells}\n")
    assert [each.code for each in issues] == ["C16"] * len(missing)
    assert all(f'"{name}"' in each.message for name, each in zip(missing, issues, strict=True))
    assert file.series == ()


@pytest.mark.parametrize(("name", "fixed"), [("aera", "period,value,area"), ("wealth", None), ("values", None)])
def test_an_unknown_column_is_told_with_the_nearest_one_that_is_free(name: str, fixed: str | None) -> None:
    issue = wrong(f"period,value,{name}\n2012-09,5,x\n")
    assert (issue.code, issue.place.line, issue.place.column) == ("C17", 1, 14)
    assert issue.fix == (Fix(1, fixed) if fixed else None)
    assert bool(issue.hint) is (fixed is None)


def test_a_file_with_no_number_at_all_has_nothing_to_show() -> None:
    assert wrong("period,value\n2012-08,..\n2012-09,..\n").code == "C18"


@pytest.mark.parametrize(("expected", "months"), [(Frequency.MONTH, 1), (Frequency.FINANCIAL_YEAR, 12)])
def test_the_cards_frequency_settles_what_has_two_meanings(expected: Frequency, months: int) -> None:
    file, issues = read("period,value\n2009-10,5\n", expected=expected)
    assert not issues
    assert file.series[0][1].observations[0].period.months == months


@pytest.mark.parametrize(("calendar", "first"), [(APRIL, (2012, 4)), (JANUARY, (2012, 1))])
def test_quarters_are_those_of_the_packs_year(calendar: Calendar, first: tuple[int, int]) -> None:
    name = "Q1 2012/13" if calendar == APRIL else "Q1 2012"
    file, issues = read(f"period,value\n{name},5\n", calendar)
    assert not issues
    assert file.series[0][1].observations[0].period.first_month == first


def test_one_mistyped_year_is_not_a_thousand_warnings() -> None:
    _, (issue,) = read("period,value\n2012-07,1\n2012-08,2\n2102-09,3\n")
    assert "September 2012 to August 2102" in issue.message


def test_a_row_that_cannot_be_read_is_not_also_a_gap() -> None:
    _, issues = read("period,value\n2012-07,1\n2012-08,x\n2012-09,3\n")
    assert codes(issues) == ["C03"]


def test_a_row_without_its_indicator_does_not_belong_to_all_of_them() -> None:
    file, issues = read("period,indicator,value\n2012-09,,5\n2012-09,burglary,7\n")
    assert issues or len(file.of("burglary")) == 1


@given(st.permutations(range(2012 * 12 - 6, 2012 * 12 + 6)))
def test_the_order_of_the_rows_does_not_matter(months: list[int]) -> None:
    rows = [f"{month(index // 12, index % 12 + 1).short},{index}\n" for index in months]
    file, _ = read("period,value\n" + "".join(rows))
    ((_, found),) = file.series
    assert [each.value for each in found.observations] == sorted(months)


@pytest.mark.parametrize(("row", "told"), [(",396,530", False), (",396,", True), (",,530", True), ("..,,", True)])
def test_counts_without_a_value_are_data_for_a_ratio(row: str, *, told: bool) -> None:
    _, issues = read(f"period,value,numerator,denominator\nQ1 2012/13,{row}\n")
    assert codes(issues) == ["C18"] * told
