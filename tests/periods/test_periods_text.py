from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rbaccards.issues import Refusal
from rbaccards.periods.period import Calendar, Frequency, Period, period_containing, span
from rbaccards.periods.text import parse_period, quoted

MONTHS = st.integers(1900 * 12, 2100 * 12)
CALENDARS = st.builds(Calendar, st.integers(1, 12))
FREQUENCIES = st.sampled_from([frequency for frequency in Frequency if frequency is not Frequency.SPAN])
ALPHABET = "0123456789/- .'QHFYEAacdeprtostuny"

READ = [
    ("2012-09", "2012-09"),
    ("Sep 2012", "2012-09"),
    ("Sept 2012", "2012-09"),
    ("September 2012", "2012-09"),
    ("Sep-2012", "2012-09"),
    ("2012 SEP", "2012-09"),
    ("May 2012", "2012-05"),
    ("30/09/2012", "2012-09"),
    ("01/04/2012", "2012-04"),
    ("1/4/2012", "2012-04"),
    ("30.09.2012", "2012-09"),
    ("30-09-2012", "2012-09"),
    ("30 September 2012", "2012-09"),
    ("1st Sept 2012", "2012-09"),
    ("30-Sep-2012", "2012-09"),
    ("2012-09-30", "2012-09"),
    ("29/02/2012", "2012-02"),
    ("1800", "1800"),
    ("2012", "2012"),
    ("2199", "2199"),
    ("2012/13", "2012-13"),
    ("2012-13", "2012-13"),
    ("2012/2013", "2012-13"),
    ("2012-2013", "2012-13"),
    ("12/13", "2012-13"),
    ("99/00", "1999-00"),
    ("11/12", "2011-12-year"),
    ("FY 2012/13", "2012-13"),
    ("FYE 2013", "2012-13"),
    ("Q2 2012/13", "2012-13-q2"),
    ("2012/13 Q2", "2012-13-q2"),
    ("Q2 12/13", "2012-13-q2"),
    ("12/13 Q2", "2012-13-q2"),
    ("2012-13 Q2", "2012-13-q2"),
    ("Q2 2012-13", "2012-13-q2"),
    ("Q2 2009-10", "2009-10-q2"),
    ("Q4 2012/2013", "2012-13-q4"),
    ("Q1 2022", "2022-q1"),
    ("2022 Q1", "2022-q1"),
    ("2022Q1", "2022-q1"),
    ("H1 2012/13", "2012-13-h1"),
    ("2012/13 H2", "2012-13-h2"),
    ("2012/13 academic year", "2012-13-academic"),
    ("academic year 2012/13", "2012-13-academic"),
    ("Academic year 2009-10", "2009-10-academic"),
    ("AY 2012/13", "2012-13-academic"),
    ("2015 - 17", "2015-01..2017-12"),
    ("2015 – 17", "2015-01..2017-12"),
    ("2015-17", "2015-01..2017-12"),
    ("2015-2017", "2015-01..2017-12"),
    ("2001 - 03", "2001-01..2003-12"),
    ("2001-03", "2001-03"),
    ("2010 to 2019", "2010-01..2019-12"),
    ("2012 to 13", "2012-01..2013-12"),
    ("2020/21 - 24/25", "2020-04..2025-03"),
    ("2020/21 to 2024/25", "2020-04..2025-03"),
    ("2012-13 to 2014-15", "2012-04..2015-03"),
    ("Oct 2011 to Sep 2012", "2011-10..2012-09"),
    ("Oct 2011-Sep 2012", "2011-10..2012-09"),
    ("July to September 2012", "2012-13-q2"),
    ("April - June 2012", "2012-13-q1"),
    ("Apr-Jun 2012", "2012-13-q1"),
    ("Jan to Mar 2013", "2012-13-q4"),
    ("May to July 2012", "2012-05..2012-07"),
    ("2021/22 Q1 - 2025/26 Q3", "2021-04..2025-12"),
    ("  q2\N{NO-BREAK SPACE} 2012 / 13 ", "2012-13-q2"),
]

REAL = [
    ("2019", "2019"),
    ("2017/18", "2017-18"),
    ("2012-13", "2012-13"),
    ("2015 - 17", "2015-01..2017-12"),
    ("2020/21 - 24/25", "2020-04..2025-03"),
    ("2022/23 Q3", "2022-23-q3"),
    ("Q1 2022", "2022-q1"),
    ("2021/22 Q1 - 2025/26 Q3", "2021-04..2025-12"),
    ("2023-04", "2023-04"),
    ("March 2023", "2023-03"),
    ("Nov 2023", "2023-11"),
    ("2008-12-31", "2008-12"),
    ("Oct 2021-Sep 2022", "2021-10..2022-09"),
    ("2010 to 2019", "2010-01..2019-12"),
    ("FYE 2015", "2014-15"),
    ("01/01/2023", "2023-01"),
    ("2017-03-01", "2017-03"),
]

REFUSED = [
    ("2012/09", "C21", "Sep 2012", "If it is a month"),
    ("2009-10", "C21", "2009/10", "could be October 2009 or the financial year 2009/10"),
    ("2012 - 13", "C21", "2012/13", "one financial year or two calendar years"),
    ("2012/15", "C21", "2012/13", "after 2012 comes 2013. For several years, write 2012 to 2015"),
    ("2012/11", "C21", "Nov 2012", ""),
    ("09/12", "C21", "Sep 2012", ""),
    ("Q2 2012/15", "C21", "Q2 2012/13", ""),
    ("2012-13 Q5", "C21", "", "a year has Q1 to Q4"),
    ("2012-13 Q0", "C21", "", "a year has Q1 to Q4"),
    ("H3 2012/13", "C21", "", "a year has H1 to H2"),
    ("31/02/2012", "C21", "Feb 2012", "31 February does not exist"),
    ("2013-02-30", "C21", "Feb 2013", "30 February does not exist"),
    ("29/02/2013", "C21", "Feb 2013", "29 February 2013 does not exist"),
    ("00/09/2012", "C21", "Sep 2012", "0 September does not exist"),
    ("04/13/2012", "C21", "13/04/2012", "Write the day first"),
    ("02/31/2012", "C21", "", "no month 31"),
    ("25/13/2012", "C21", "", "no month 13"),
    ("13/2012", "C21", "2012/13", "no month 13"),
    ("09/2012", "C21", "Sep 2012", ""),
    ("2012-9", "C21", "Sep 2012", ""),
    ("2012.09", "C21", "Sep 2012", ""),
    ("2012.1", "C22", "", "bare number"),
    ("201209", "C21", "Sep 2012", ""),
    ("201213", "C21", "2012/13", ""),
    ("20120930", "C21", "Sep 2012", ""),
    ("Sept 20123", "C21", "", "a year has four"),
    ("Sep 12", "C21", "Sep 2012", "four figures"),
    ("Sep '12", "C21", "Sep 2012", "four figures"),
    ("Sep’12", "C21", "Sep 2012", "four figures"),
    ("01/04/12", "C21", "Apr 2012", "four figures"),
    ("30-Sep-12", "C21", "Sep 2012", "four figures"),
    ("12-13", "C21", "2012/13", "four figures"),
    ("Q2 12", "C21", "Q2 2012", "four figures"),
    ("FYE 13", "C21", "2012/13", "four figures"),
    ("12", "C21", "2012", "four figures"),
    ("FY 2013", "C21", "2012/13", "start or end in that year"),
    ("Sep2012", "C21", "Sep 2012", "one space"),
    ("Sept. 2012", "C21", "Sep 2012", ""),
    ("quarter 2 2012/13", "C21", "Q2 2012/13", "Q1 to Q4"),
    ("2012-09-30 00:00:00", "C21", "Sep 2012", "time of day"),
    ("30/09/2012 00:00", "C21", "Sep 2012", "time of day"),
    ("2012/13 (provisional)", "C21", "2012/13", "note"),
    ("2012/13*", "C21", "2012/13", "note"),
    ("year ending March 2013", "C21", "Apr 2012 to Mar 2013", "twelve months"),
    ("12 months to Sep 2012", "C21", "Oct 2011 to Sep 2012", "twelve months"),
    ("Oct to Mar 2013", "C21", "Oct 2012 to Mar 2013", "both months need their year"),
    ("1 April 2012 to 30 June 2012", "C21", "Apr 2012 to Jun 2012", "without days"),
    ("2009-10 to 2011-12", "C21", "2009/10 to 2011/12", "both ends in full"),
    ("Sep 2012 to Sep 2011", "C21", "Sep 2011 to Sep 2012", "ends before it starts"),
    ("Sep 2012 to Sep 2012", "C21", "Sep 2012", "same period"),
    ("2012-09..2011-10", "C21", "", "ends before it starts"),
    ("2012 to Sep 2013", "C21", "Jan 2012 to Sep 2013", "calendar year and a month"),
    ("2015-17 to 2018-20", "C21", "", ""),
    ("Sep", "C21", "", "no year"),
    ("12 Sep", "C21", "", "no year"),
    ("Q2", "C21", "", "no year"),
    ("1799", "C21", "", "not a year between"),
    ("2200", "C21", "", "not a year between"),
    ("２０１２", "C21", "2012", "unusual or invisible"),
    ("\N{ZERO WIDTH SPACE}2012/13", "C21", "2012/13", "unusual or invisible"),
    ("Total", "C21", "", "not a period I can read"),
    ("x" * 100_000, "C21", "", "not a period I can read"),
    ("  ", "C21", "", "blank"),
    ("Dec-11", "C22", "2011/12", 'looks like Excel changed "2011-12" into a date'),
    ("Jan-00", "C22", "2000/01", ""),
    ("Nov-11", "C22", "Nov 2011", "November 2011"),
    ("Sep-12", "C22", "Sep 2012", 'September 2012 or "2012-09"'),
    ("12-Sep", "C22", "Sep 2012", ""),
    ("11-Dec", "C22", "2011/12", 'changed "11/12" into a date'),
    ("41000", "C22", "Apr 2012", "1 April 2012"),
    ("40999", "C22", "Mar 2012", "31 March 2012"),
    ("41000.5", "C22", "Apr 2012", ""),
    ("203", "C22", "", "bare number"),
    ("99999", "C22", "", "bare number"),
    ("1900-01-00", "C22", "", "empty or zero"),
    ("00/01/1900", "C22", "", "empty or zero"),
    ("########", "C22", "", "too narrow"),
    ("#VALUE!", "C22", "", "Excel error"),
]


@pytest.mark.parametrize(("text", "code"), READ + REAL)
def test_a_period_is_read_in_any_of_the_forms_people_write(text: str, code: str) -> None:
    period = parse_period(text)
    assert isinstance(period, Period)
    assert period.code == code


@pytest.mark.parametrize(("text", "code", "suggestion", "words"), REFUSED)
def test_what_cannot_be_read_is_explained(text: str, code: str, suggestion: str, words: str) -> None:
    refusal = parse_period(text)
    assert isinstance(refusal, Refusal)
    assert (refusal.code, refusal.suggestion) == (code, suggestion)
    assert words in refusal.message


@pytest.mark.parametrize("text", [row[0] for row in REFUSED])
def test_a_suggestion_is_itself_a_period_and_a_message_is_plain(text: str) -> None:
    refusal = parse_period(text)
    assert isinstance(refusal, Refusal)
    assert not refusal.suggestion or isinstance(parse_period(refusal.suggestion), Period)
    ours = refusal.message.replace(quoted(text), "")
    assert ours.isascii()
    assert not any(word in ours.lower() for word in ("parse", "token", "format", "string"))


@pytest.mark.parametrize(
    ("text", "expected", "code"),
    [
        ("2009-10", Frequency.MONTH, "2009-10-month"),
        ("2009-10", Frequency.FINANCIAL_YEAR, "2009-10-year"),
        ("2012-09", Frequency.FINANCIAL_YEAR, "2012-09"),
        ("2012-13", Frequency.MONTH, "2012-13"),
        ("2001-03", Frequency.MONTH, "2001-03"),
        ("2001-03", Frequency.SPAN, "2001-01..2003-12"),
        ("2012-09", Frequency.SPAN, "2012-09"),
        ("2001-03", Frequency.QUARTER, "2001-03"),
        ("Sep 2012", Frequency.FINANCIAL_YEAR, "2012-09"),
    ],
)
def test_the_declared_frequency_settles_what_could_be_two_things(text: str, expected: Frequency, code: str) -> None:
    period = parse_period(text, expected=expected)
    assert isinstance(period, Period)
    assert period.code == code


@pytest.mark.parametrize("expected", [None, Frequency.SPAN, Frequency.QUARTER])
def test_nothing_else_settles_it(expected: Frequency | None) -> None:
    assert isinstance(parse_period("2009-10", expected=expected), Refusal)


def test_the_calendar_counts_for_suggestions_too() -> None:
    refusal = parse_period("Q2 2012/13", Calendar(1))
    assert isinstance(refusal, Refusal)
    assert refusal.suggestion == "Q2 2012"


def test_quoted_text_is_short_and_has_nothing_invisible() -> None:
    assert quoted("a\x1b[31m\u202e b") == '"a\\u001b[31m\\u202e b"'
    assert quoted("y" * 41) == f'"{"y" * 40}..."'
    assert quoted("y" * 40) == f'"{"y" * 40}"'


@given(MONTHS, FREQUENCIES, CALENDARS)
def test_every_name_of_a_period_reads_back_as_that_period(when: int, frequency: Frequency, calendar: Calendar) -> None:
    period = period_containing(when, frequency, calendar)
    for name in (period.code, period.short, period.label):
        assert parse_period(name, calendar) == period
    assert parse_period(period.short, calendar).short == period.short  # type: ignore[union-attr]


@given(MONTHS, st.integers(1, 200), CALENDARS)
def test_a_span_reads_back_from_its_code_always_and_from_its_names_unless_it_has_a_better_one(
    start: int, more: int, calendar: Calendar
) -> None:
    period = span(start, start + more, calendar)
    assert parse_period(period.code, calendar) == period
    for name in (period.short, period.label):
        again = parse_period(name, calendar)
        assert isinstance(again, Period)
        assert (again.start, again.end) == (period.start, period.end)
        assert again.frequency is Frequency.SPAN or period.months in (3, 6)


@given(st.text() | st.text(ALPHABET) | st.from_regex(r"[0-9]{1,4}[-/ ][0-9]{1,4}([-/ ][0-9]{1,4})?"), CALENDARS)
def test_no_text_fails_and_every_suggestion_reads(text: str, calendar: Calendar) -> None:
    reading = parse_period(text, calendar)
    if isinstance(reading, Refusal):
        assert not reading.suggestion or isinstance(parse_period(reading.suggestion, calendar), Period)
        assert reading.message.isprintable()
    else:
        assert parse_period(reading.code, calendar) == reading


@pytest.mark.parametrize(
    ("expected", "suggestion"),
    [(Frequency.MONTH, "Dec 2011"), (Frequency.FINANCIAL_YEAR, "2011/12"), (None, "2011/12")],
)
def test_what_excel_made_of_2011_12_depends_on_what_the_series_holds(
    expected: Frequency | None, suggestion: str
) -> None:
    refusal = parse_period("Dec-11", expected=expected)
    assert isinstance(refusal, Refusal)
    assert refusal.suggestion == suggestion
