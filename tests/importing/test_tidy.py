"""Workbooks as series: what is seen in a sheet, what is refused, what is written."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from rbaccards.importing.observations import Choice, Row
from rbaccards.importing.plan import Plan, lines, plan
from rbaccards.importing.sheets import BookError, Sheet, column_name, read_book
from rbaccards.importing.shown import shown
from rbaccards.periods.period import month

HOMES = Path(__file__).with_name("homes.xls")
SEEN = Choice()


def sheet(*rows: tuple[str, ...], merged: tuple[tuple[int, int, int, int], ...] = ()) -> Sheet:
    width = max(len(row) for row in rows)
    return Sheet("Sheet", tuple(row + ("",) * (width - len(row)) for row in rows), merged)


def planned(*rows: tuple[str, ...], merged: tuple[tuple[int, int, int, int], ...] = (), choice: Choice = SEEN) -> Plan:
    return plan("book.xlsx", "book", (sheet(*rows, merged=merged),), choice)


def observations(found: Plan) -> list[Row]:
    return [row for each in found.sheets for table in each.tables for row in table.reading.rows]


def said(rows: list[Row]) -> list[tuple[str, str, str, str, str]]:
    return [(row.period.short, row.indicator, row.area, row.group, row.value) for row in rows]


def workbook(fill: object) -> bytes:
    book = openpyxl.Workbook()
    fill(book.active)  # type: ignore[operator]  # a function of the test
    data = BytesIO()
    book.save(data)
    return data.getvalue()


def test_titles_and_notes_are_passed_over_and_groups_read_over_their_columns() -> None:
    found = planned(
        ("Homes built",),
        ("Source: the council",),
        (),
        ("", "2011/12", "", "2012/13", ""),
        ("Ward", "Q3", "Q4", "Q1", "Q2"),
        ("Armley", "12", "10", "7", "9"),
        ("Beeston", "3", "4", "..", "5"),
        (),
        ("Notes: from the register",),
        merged=((3, 1, 3, 2), (3, 3, 3, 4)),
    )
    assert said(observations(found))[:4] == [
        ("Q3 2011/12", "", "Armley", "", "12"),
        ("Q4 2011/12", "", "Armley", "", "10"),
        ("Q1 2012/13", "", "Armley", "", "7"),
        ("Q2 2012/13", "", "Armley", "", "9"),
    ]
    assert found.made[0].data.decode().splitlines()[:2] == ["period,area,value", "Q3 2011/12,Armley,12"]
    assert not found.refused


def test_a_group_without_merged_cells_is_read_on_where_columns_would_be_the_same() -> None:
    found = planned(
        ("SEX", "Men", "", "Women", ""),
        ("", "Yes", "No", "Yes", "No"),
        ("Jan 2020", "1", "2", "3", "4"),
        ("Feb 2020", "5", "6", "7", "8"),
    )
    assert [row.indicator for row in observations(found)[:4]] == ["Men, Yes", "Men, No", "Women, Yes", "Women, No"]


def test_a_year_over_its_quarters_is_read_on_without_merged_cells() -> None:
    found = planned(("", "2011/12", "", "2012/13"), ("Ward", "Q3", "Q4", "Q1"), ("Armley", "12", "10", "7"))
    assert [row.period.short for row in observations(found)] == ["Q3 2011/12", "Q4 2011/12", "Q1 2012/13"]


def test_a_year_at_its_first_month_and_marks_at_labels() -> None:
    found = planned(
        ("", "", "Visits"),
        ("2011", "Nov", "30"),
        ("", "Dec", "31"),
        ("2012", "Jan *", "32"),
        ("", "Feb†", "33"),
        ("Year to date", "", "65"),
        ("* Air traffic alone, as no others were counted",),
    )
    rows = observations(found)
    assert [(row.period.short, row.value) for row in rows] == [
        ("Nov 2011", "30"),
        ("Dec 2011", "31"),
        ("Jan 2012", "32"),
        ("Feb 2012", "33"),
    ]
    assert [row.note for row in rows] == ["", "", "Air traffic alone, as no others were counted", ""]
    assert [(each.cell, each.why) for each in found.refused] == [
        ("C6", 'The row "Year to date" has no period that can be read.')
    ]


def test_quarters_with_short_years_as_columns() -> None:
    found = planned(("", "Q1 11/12", "Q2 11/12"), ("Repairs in time", "72%", "74%"))
    assert [(row.period.short, row.value) for row in observations(found)] == [
        ("Q1 2011/12", "72%"),
        ("Q2 2011/12", "74%"),
    ]


def test_signs_for_a_missing_figure_keep_their_meaning() -> None:
    found = planned(
        ("[x] = not collected in that year. See the notes.",),
        ("dna = did not apply",),
        ("Ward", "2011/12", "2012/13", "2013/14", "2014/15"),
        ("Armley", "x", "dna", "NA", "[low]"),
        ("Beeston", "1", "2", "3", "[c]"),
    )
    rows = observations(found)
    assert [(row.value, row.note) for row in rows[:4]] == [
        ("[x]", "not collected in that year"),
        ("..", "did not apply"),
        ("n/a", ""),
        ("[low]", ""),
    ]
    assert rows[-1].value == "[c]"


def test_a_sign_that_nothing_explains_is_refused() -> None:
    found = planned(("Ward", "2011/12", "2012/13"), ("Armley", ".", "7"), ("Beeston", "4", "< 1"))
    assert [each.cell for each in found.refused] == ["B2", "C3"]
    assert len(observations(found)) == 2


def test_percentages_with_counts_in_the_same_cell() -> None:
    row = observations(planned(("", "2011/12", "2012/13"), ("Yes", "6.3% \n(1.5 million adults)", "7%")))[0]
    assert (row.value, row.note) == ("6.3%", "(1.5 million adults)")


def test_provisional_and_revised_figures() -> None:
    rows = observations(
        planned(
            ("2013/14 data is provisional.",),
            ("", "2011/12", "2012/13", "2013/14"),
            ("Yes", "5 [r]", "6p", "7"),
        )
    )
    assert [(row.value, row.status, row.note) for row in rows] == [
        ("5", None, "revised"),
        ("6", "provisional", ""),
        ("7", "provisional", ""),
    ]


def test_intervals_and_sizes_of_samples_go_to_the_rows_above() -> None:
    rows = observations(
        planned(
            ("", "2011/12", "2012/13"),
            ("Often lonely", "5", "6"),
            ("Lower 95% confidence interval", "4", "5"),
            ("Upper 95% confidence interval", "6", "7"),
            ("Seldom lonely", "50", "51"),
            ("Sample size", "800", "900"),
        )
    )
    assert [(row.group, row.value, row.lower, row.upper, row.note) for row in rows] == [
        ("Often lonely", "5", "4", "6", "Sample size: 800"),
        ("Often lonely", "6", "5", "7", "Sample size: 900"),
        ("Seldom lonely", "50", "", "", "Sample size: 800"),
        ("Seldom lonely", "51", "", "", "Sample size: 900"),
    ]


def test_sections_with_periods_and_parts_of_a_whole() -> None:
    rows = observations(
        planned(
            ("Debt", "Households (%)", "Median (£)"),
            ("July 2012 to June 2014", "", ""),
            ("Loans", "33", "5400"),
            ("- As the only debt", "7", "4300"),
            ("July 2010 to June 2012", "", ""),
            ("Loans", "31", "5200"),
            ("- As the only debt", "8", "4100"),
        )
    )
    assert said(rows)[2] == ("Jul 2012 to Jun 2014", "Households (%)", "", "Loans, As the only debt", "7")
    assert said(rows)[-1] == ("Jul 2010 to Jun 2012", "Median (£)", "", "Loans, As the only debt", "4100")


def test_tables_beside_and_below_each_other() -> None:
    found = planned(
        ("", "2011/12", "2012/13", "", "", "2011/12", "2012/13"),
        ("Yes", "1", "2", "", "Often", "5", "6"),
        ("No", "3", "4", "", "Never", "7", "8"),
        ("Women",),
        ("", "2011/12", "2012/13"),
        ("Yes", "9", "10"),
    )
    assert [made.name for made in found.made] == ["book.csv", "book-2.csv", "book-3.csv"]
    assert [made.rows for made in found.made] == [4, 4, 2]
    assert found.sheets[0].tables[2].table.title == "Women"


def test_a_tidy_table_keeps_what_tells_its_rows_apart() -> None:
    found = planned(
        ("area_code", "area_name", "period", "indicator", "unit", "value", "compared_to_England", "inequality"),
        ("E08000009", "Trafford", "2015 - 17", "Life expectancy", "Years", "80.1", "Better", "Male"),
        ("E08000009", "Trafford", "2015 - 17", "Life expectancy", "Years", "83.7", "Similar", "Female"),
        ("E08000009", "Trafford", "2015 - 17", "Life expectancy", "Years", "82.0", "Similar", "NA"),
    )
    assert [(row.area, row.group) for row in observations(found)] == [
        ("Trafford", "Male"),
        ("Trafford", "Female"),
        ("Trafford", ""),
    ]
    assert found.sheets[0].tables[0].reading.remarks == (
        "unit: Years, everywhere",
        "compared_to_England: left out, as nothing is told apart by it",
        "area_code: left out, a code",
    )


def test_names_and_codes_that_changed_places() -> None:
    rows = observations(
        planned(
            ("area_code", "area_name", "period", "value", "group"),
            ("Trafford", "E08000009", "2005", "1151.99", "Industry"),
            ("Trafford", "E08000009", "2005", "520.1", "Homes"),
        )
    )
    assert {(row.area, row.group) for row in rows} == {("Trafford", "Industry"), ("Trafford", "Homes")}


def test_areas_of_one_name_are_told_apart() -> None:
    rows = observations(
        planned(
            ("Ward", "Borough", "2011/12", "2012/13"),
            ("Abbey", "Merton", "1", "2"),
            ("Abbey", "Barking", "3", "4"),
            ("Aske", "Merton", "5", "6"),
        )
    )
    assert list(dict.fromkeys(row.area for row in rows)) == ["Abbey (Merton)", "Abbey (Barking)", "Aske"]


def test_only_the_rows_that_are_wanted() -> None:
    rows = (("Ward", "Borough", "2011/12", "2012/13"), ("Abbey", "Merton", "1", "2"), ("Aske", "Hackney", "5", "6"))
    found = planned(*rows, choice=Choice(only=(("borough", "Merton"),)))
    assert [row.area for row in observations(found)] == ["Abbey", "Abbey"]
    without = planned(*rows, choice=Choice(only=(("County", "Kent"),)))
    assert without.sheets[0].tables[0].reading.remarks == ('no column of labels is called "County"',)


def test_what_could_be_two_periods_is_what_the_others_are() -> None:
    header, *rows = ("Period", "Value"), ("2001-03", "118"), ("2002-04", "116"), ("2012-14", "90")
    assert [row.period.short for row in observations(planned(header, *rows))] == [
        "2001 to 2003",
        "2002 to 2004",
        "2012 to 2014",
    ]


def test_years_and_months_of_one_series_go_to_two_files() -> None:
    found = planned(("Period", "Value"), ("2008/09", "1"), ("2009/10", "2"), ("2018", "3"))
    assert [made.name for made in found.made] == ["book-financial-year.csv", "book-calendar-year.csv"]


def test_dates_that_stand_for_quarters() -> None:
    rows = (("Period", "Value"), ("2017-03-31", "1"), ("2017-06-30", "2"), ("2017-09-30", "3"))
    assert any("--dates quarter" in line for line in lines(planned(*rows)))
    read = observations(planned(*rows, choice=Choice(dates="quarter")))
    assert [row.period.short for row in read] == ["Jan to Mar 2017", "Apr to Jun 2017", "Jul to Sep 2017"]
    assert b"2017-01..2017-03,1" in planned(*rows, choice=Choice(dates="quarter")).made[0].data


def test_a_table_without_a_period_says_so_and_takes_one() -> None:
    rows = (("Lonely adults, Great Britain 3rd April to 3rd May 2020",), ("", "Men", "Women"), ("Often", "5.1", "4.9"))
    refused = planned(*rows)
    assert not refused.made
    assert any("does not say which period" in line for line in lines(refused))
    assert [row.period.short for row in observations(planned(*rows, choice=Choice(period=month(2020, 4))))] == [
        "Apr 2020"
    ] * 2


def test_the_title_may_name_the_period() -> None:
    found = planned(
        ("Households: Great Britain, July 2012 to June 2014",), ("", "Men", "Women"), ("Often", "5.1", "4.9")
    )
    assert {row.period.short for row in observations(found)} == {"Jul 2012 to Jun 2014"}


def test_two_columns_of_one_name_get_their_letters() -> None:
    found = planned(("Period", "Homes", "Sample", "Cost", "Sample"), ("2011/12", "1", "2", "3", "4"))
    assert [row.indicator for row in observations(found)] == ["Homes", "Sample, column C", "Cost", "Sample, column E"]


def test_a_row_that_says_again_what_another_says_is_refused() -> None:
    found = planned(("Period", "Value"), ("2011/12", "1"), ("2011/12", "2"))
    assert [each.why for each in found.refused] == ["2011/12 is there twice, in B2 as well."]


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (0.123, "0.0%", "12.3%"),
        (1234.5, "#,##0", "1234.5"),
        (3170.0, "General", "3170"),
        (0, '_-* #,##0_-;\\-* #,##0_-;_-* "-"??_-;_-@_-', "-"),
        (0, '#,##0;-#,##0;"none"', "none"),
        (0, "#,##0;-#,##0;0", "0"),
        (1e-7, "General", "0.0000001"),
        (None, "General", ""),
        (True, "General", "TRUE"),
    ],
)
def test_a_number_as_its_cell_shows_it(value: object, form: str, text: str) -> None:
    assert shown(value, form) == text


def test_old_workbooks_are_read_as_they_are_shown() -> None:
    homes, dates = read_book("homes.xls", HOMES.read_bytes())
    assert homes.rows[3] == ("Armley", "12", "-", "7", "9")
    assert homes.rows[5] == ("Share", "50%", "25%", "12.5%", "100%")
    assert (1, 1, 1, 2) in homes.merged
    assert [row[0] for row in dates.rows[1:]] == ["2012-01-01", "2012-02-01", "2012-03-01"]
    found = observations(plan("homes.xls", "homes", (homes,), Choice()))
    assert found[1].period.short == "Q4 2011/12"


def test_what_stands_above_the_line_is_a_mark() -> None:
    def fill(active: object) -> None:
        active["A1"] = CellRichText("Percentage", TextBlock(InlineFont(vertAlign="superscript"), "1"))  # type: ignore[index]

    assert read_book("a.xlsx", workbook(fill))[0].rows == (("Percentage¹",),)


def test_a_formula_without_a_result_is_told() -> None:
    def fill(active: object) -> None:
        active["A1"], active["B1"] = "Period", "Value"  # type: ignore[index]
        active["A2"], active["B2"] = "2011/12", "=1+1"  # type: ignore[index]
        active["A3"], active["B3"] = "2012/13", 3  # type: ignore[index]

    read = read_book("a.xlsx", workbook(fill))
    assert read[0].without_result == ("B2",)
    assert any("1 formula without a result (B2)" in line for line in lines(plan("a.xlsx", "a", read, Choice())))


ODS = """<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">
<office:body><office:spreadsheet><table:table table:name="Homes">
<table:table-row><table:table-cell/><table:table-cell table:number-columns-spanned="2"><text:p>2012/13</text:p>
</table:table-cell><table:covered-table-cell/></table:table-row>
<table:table-row><table:table-cell><text:p>Ward</text:p></table:table-cell>
<table:table-cell><text:p>Q1</text:p></table:table-cell>
<table:table-cell><text:p>Q2</text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell><text:p>Armley<text:s/>North</text:p></table:table-cell>
<table:table-cell office:value-type="percentage" office:value="0.5"><text:p>50%</text:p></table:table-cell>
<table:table-cell office:value-type="float" office:value="0"><text:p>-</text:p></table:table-cell></table:table-row>
<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16000"/>
</table:table-row>
</table:table></office:spreadsheet></office:body></office:document-content>"""


def zipped(**entries: str) -> bytes:
    data = BytesIO()
    with zipfile.ZipFile(data, "w") as book:
        for name, text in entries.items():
            book.writestr(name.replace("_", "."), text)
    return data.getvalue()


def test_opendocument_workbooks() -> None:
    (homes,) = read_book("homes.ods", zipped(content_xml=ODS))
    assert homes.rows == (("", "2012/13", ""), ("Ward", "Q1", "Q2"), ("Armley North", "50%", "-"))
    assert homes.merged == ((0, 1, 0, 2),)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"PK\x03\x04 nothing more", "damaged"),
        (b"\xd0\xcf\x11\xe0 nothing more", "damaged"),
        (zipped(content_xml="<!DOCTYPE x><x/>"), "document type"),
        (zipped(word_txt="x"), "no workbook"),
        (b"%PDF-1.7", "PDF"),
        (b'period,value\n2012,"5\n', "quote"),
        (b"x" * 40_000_001, "40 MB"),
    ],
)
def test_what_is_no_workbook_is_refused(data: bytes, words: str) -> None:
    with pytest.raises(BookError, match=words):
        read_book("book", data)


def test_columns_have_the_letters_of_a_spreadsheet() -> None:
    assert [column_name(at) for at in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
