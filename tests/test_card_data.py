from __future__ import annotations

import pytest
from builders import CARD, COMPLAINTS, WARDS, Changes, checked, codes

from rbaccards.card_data import Tables
from rbaccards.issues import Issue
from rbaccards.loaded import LoadedCard
from rbaccards.periods.period import APRIL, Frequency

DATA = "cards/warm-homes/data"


def loaded(changes: Changes | None = None, more: dict[str, str] | None = None) -> LoadedCard:
    return checked(changes, more).packs[0].loaded.cards[0]


def wrong(changes: Changes | None = None, more: dict[str, str] | None = None) -> Issue:
    """The one issue of the card, whatever the rest of the run says."""
    card = loaded(changes, more)
    (issue,) = [each for each in card.issues if "not in order of time" not in each.message]
    return issue


def told(issue: Issue) -> str:
    """The line of the card from where the issue points."""
    return issue.excerpt[issue.place.column - 1 :]


def card(text: str, instead: str) -> Changes:
    return {CARD: {text: instead}}


def test_a_measure_has_its_series_and_one_tuple_of_areas_for_each_breakdown() -> None:
    data = loaded().data["complaints"]
    assert len(data.series.known) == 24
    assert [[each.area for each in areas] for areas in data.areas] == [["North & East", "Mill, Lower"]]
    assert data.groups == ()


def test_values_typed_in_the_card_need_no_file() -> None:
    data = loaded(card("data: data/complaints.csv", "values: {Aug 2012: 9, Sep 2012: 11}")).data
    assert [each.value for each in data["complaints"].series.known] == [9, 11]


@pytest.mark.parametrize(
    ("written", "column_text", "fixed"),
    [
        ("data/complants.csv", "data/complants.csv", "data/complaints.csv"),
        ("complaints.csv", "complaints.csv", "data/complaints.csv"),
        ("numbers 2012.txt", "numbers 2012.txt", None),
    ],
)
def test_a_file_that_is_not_there_is_told_where_it_is_named(written: str, column_text: str, fixed: str | None) -> None:
    issue = wrong(card("data/complaints.csv", written))
    assert issue.code == "C31"
    assert told(issue).startswith(column_text)
    assert (issue.fix.text.strip() if issue.fix and issue.fix.text else None) == (f"data: {fixed}" if fixed else None)


@pytest.mark.parametrize(
    "written", ["../../../etc/passwd.csv", "/etc/passwd.csv", "C:/data/a.csv", "https://example.org/a.csv"]
)
def test_a_file_outside_the_project_is_refused(written: str) -> None:
    issue = wrong(card("data/complaints.csv", f'"{written}"'))
    assert issue.code == "C31"
    assert "outside the project" in issue.message


@pytest.mark.parametrize(
    "written", ["data\\complaints.csv", "./data/complaints.csv", "../warm-homes/data/complaints.csv"]
)
def test_a_file_is_found_however_its_path_is_written(written: str) -> None:
    assert len(loaded(card("data/complaints.csv", written)).data["complaints"].series.known) == 24


def test_a_measure_takes_its_rows_of_a_file_with_several_indicators() -> None:
    rows = "indicator,period,value\nother,2012-09,1\ncomplaints,2012-09,2\n"
    data = loaded(card("data/complaints.csv", "data/all.csv"), {f"{DATA}/all.csv": rows}).data
    assert [each.value for each in data["complaints"].series.known] == [2]


def test_a_file_without_rows_of_the_measure_is_told() -> None:
    rows = "indicator,period,value\nother,2012-09,1\n"
    issue = wrong(card("data/complaints.csv", "data/all.csv"), {f"{DATA}/all.csv": rows})
    assert issue.code == "C29"
    assert '"complaints"' in issue.message


def test_a_file_with_areas_only_has_no_figure_for_the_whole() -> None:
    issue = wrong(card("data/complaints.csv", "data/wards.csv"))
    assert issue.code == "C29"
    assert "whole population" in issue.message


GROUPS = "group,period,value\nWomen,2012-08,1\nWomen,2012-09,2\nMen,2012-08,3\nMen,2012-09,4\n"


def grouped(leads_with: str | None) -> tuple[Changes, dict[str, str]]:
    leading = f"    leads_with: {leads_with}\n" if leads_with else ""
    lines = {
        "data/complaints.csv": "data/groups.csv",
        "    source: Complaints log": f"{leading}    source: x",
    }
    return {CARD: lines}, {f"{DATA}/groups.csv": GROUPS}


@pytest.mark.parametrize(("leads_with", "latest"), [("Men", 4), ("Women", 2), (None, 2)])
def test_the_card_names_the_group_that_leads(leads_with: str | None, latest: float) -> None:
    data = loaded(*grouped(leads_with)).data["complaints"]
    assert data.series.known[-1].value == latest
    assert [each.group for each in data.groups] == ["Women", "Men"]


def test_a_group_that_is_not_there_is_told_with_the_nearest_one() -> None:
    issue = wrong(*grouped("Woman"))
    assert (issue.code, told(issue)) == ("S07", "Woman")
    assert issue.fix is not None
    assert issue.fix.text == "    leads_with: Women"


def test_a_series_without_a_group_leads_where_the_card_names_none() -> None:
    rows = GROUPS + ",2012-08,4\n,2012-09,6\n"
    changes, _ = grouped(None)
    data = loaded(changes, {f"{DATA}/groups.csv": rows}).data["complaints"]
    assert data.series.known[-1].value == 6


def test_the_frequency_of_the_card_and_of_the_data_must_agree() -> None:
    rows = "period,value\nAug 2012,9\nSep 2012,11\n"
    changes = {CARD: {"data/complaints.csv": "data/months.csv", "frequency: month": "frequency: quarter"}}
    issue = wrong(changes, {f"{DATA}/months.csv": rows})
    assert (issue.code, told(issue)) == ("C25", "quarter")
    assert issue.fix is not None
    assert issue.fix.text == "    frequency: month"


def test_the_frequency_settles_periods_with_two_meanings() -> None:
    changes = {CARD: {"data/complaints.csv": "data/years.csv", "frequency: month": "frequency: year"}}
    found = loaded(changes, {f"{DATA}/years.csv": "period,value\n2008-09,1\n2009-10,2\n"})
    assert codes(found.issues) == []
    assert found.data["complaints"].series.frequency is Frequency.FINANCIAL_YEAR


def test_areas_may_stand_in_the_measures_own_file() -> None:
    rows = "period,area,value\n2012-09,,5\n2012-09,Armley,3\n"
    changes = {CARD: {"data/complaints.csv": "data/all.csv", "data: data/wards.csv, ": ""}}
    data = loaded(changes, {f"{DATA}/all.csv": rows}).data["complaints"]
    assert [each.value for each in data.series.known] == [5]
    assert [[each.area for each in areas] for areas in data.areas] == [["Armley"]]


@pytest.mark.parametrize(
    ("instead", "code", "text"),
    [
        ("data: data/none.csv, ", "C29", "data/none.csv"),
        ("data: data/ward.csv, ", "C31", "data/ward.csv"),
        ("", "C29", "{by: ward"),
    ],
    ids=["no area column", "no such file", "no area in the measure's own file"],
)
def test_a_breakdown_without_areas_is_told_where_it_is_written(instead: str, code: str, text: str) -> None:
    without = {f"{DATA}/none.csv": "period,value\nSep 2012,5\n"}
    issue = wrong(card("data: data/wards.csv, ", instead), without)
    assert issue.code == code
    assert told(issue).startswith(text)


def test_typed_values_have_no_areas_of_their_own() -> None:
    changes = {CARD: {"data: data/complaints.csv": "values: {Sep 2012: 11}", "data: data/wards.csv, ": ""}}
    assert wrong(changes).code == "S08"


def test_a_table_is_read_once_for_each_frequency_expected_of_it() -> None:
    tables = Tables({COMPLAINTS: b"period,value\n2012-09,5\n"}, APRIL)
    assert tables.read(COMPLAINTS, None)[0] is tables.read(COMPLAINTS, None)[0]
    assert tables.read(COMPLAINTS, None)[0] is not tables.read(COMPLAINTS, Frequency.MONTH)[0]


def test_what_is_wrong_in_a_series_is_told_with_the_card() -> None:
    card = loaded({COMPLAINTS: {"2012-09,11": "2012-09,eleven"}, WARDS: {"North & East,Oct 2011": "Oct,Oct 2011"}})
    assert "C03" in {issue.code for issue in card.issues if issue.place.path == COMPLAINTS}


NEIGHBOURS = "area,period,value\nSaltby,Sep 2012,9\nEngland,Sep 2012,10\n"


def compared(written: str, rows: str = NEIGHBOURS, frequency: str = "month") -> tuple[Changes, dict[str, str]]:
    declared = f"    comparators: {{ours: Anytown, data: data/neighbours.csv, named: {written}}}\n    source: x"
    lines = {"    source: Complaints log": declared, "frequency: month": f"frequency: {frequency}"}
    return {CARD: lines}, {f"{DATA}/neighbours.csv": rows}


def test_a_measure_has_the_areas_it_is_compared_with() -> None:
    found = loaded(*compared("England"))
    assert codes(found.issues) == []
    assert [each.area for each in found.data["complaints"].comparators] == ["Saltby", "England"]


def test_a_named_area_that_is_not_there_is_told_with_the_nearest_one() -> None:
    issue = wrong(*compared("[Saltby, Englnd]"))
    assert (issue.code, told(issue)) == ("S07", "Englnd]}")
    assert issue.fix is not None
    assert "named: [Saltby, England]}" in (issue.fix.text or "")


def test_areas_to_compare_with_have_the_frequency_of_the_measure() -> None:
    issue = wrong(*compared("England", NEIGHBOURS.replace("Sep 2012", "Q2 2012/13")))
    assert issue.code == "C25"
    assert told(issue).startswith("comparators:")


def test_areas_to_compare_with_need_an_area_column() -> None:
    issue = wrong(*compared("England", "period,value\nSep 2012,9\n"))
    assert issue.code == "C29"
