from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rbaccards.issues import Refusal
from rbaccards.periods.text import quoted
from rbaccards.sources.numbers import LARGEST, Missing, Number, read_number, read_range


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", Number(0)),
        ("402", Number(402)),
        ("-0", Number(0)),
        ("1,234", Number(1234)),
        ("999", Number(999)),
        ("1234", Number(1234)),
        ("12,345,678", Number(12_345_678)),
        ("1\N{NO-BREAK SPACE}234", Number(1234)),
        ("1\N{NARROW NO-BREAK SPACE}234\N{NARROW NO-BREAK SPACE}567.8", Number(1_234_567.8, 1)),
        ("£1,234.50", Number(1234.5, 2, pounds=True)),
        ("56%", Number(56, percent=True)),
        ("12 %", Number(12, percent=True)),
        ("12\N{NO-BREAK SPACE}%", Number(12, percent=True)),
        ("72.20%", Number(72.2, 2, percent=True)),
        ("\N{MINUS SIGN}5", Number(-5)),
        ("-5", Number(-5)),
        ("(5)", Number(-5)),
        ("(5%)", Number(-5, percent=True)),
        ("-£5", Number(-5, pounds=True)),
        ("(£1,234.5)", Number(-1234.5, 1, pounds=True)),
        ("1.234", Number(1.234, 3)),
        (" \N{NO-BREAK SPACE}7 ", Number(7)),
        ("1,000,000,000,000,000", Number(LARGEST)),
    ],
)
def test_figures_are_read_as_they_are_written(text: str, number: Number) -> None:
    assert read_number(text) == number


def test_minus_zero_is_zero() -> None:
    assert str(read_number("-0.0").value) == "0.0"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("", Missing.BLANK),
        (" \N{NO-BREAK SPACE}", Missing.BLANK),
        ("-", Missing.DASH),
        ("–", Missing.DASH),
        ("—", Missing.DASH),
        ("..", Missing.NOT_AVAILABLE),
        ("[x]", Missing.NOT_AVAILABLE),
        ("n/a", Missing.NOT_GIVEN),
        ("N/A", Missing.NOT_GIVEN),
        ("*", Missing.SUPPRESSED),
        ("[c]", Missing.SUPPRESSED),
        ("[z]", Missing.NOT_APPLICABLE),
        ("[low]", Missing.LOW),
        ("[LOW]", Missing.LOW),
    ],
)
def test_each_mark_for_a_missing_figure_keeps_its_meaning(text: str, missing: Missing) -> None:
    assert read_number(text) is missing


def test_each_missing_figure_has_words_of_its_own() -> None:
    assert len({missing.words for missing in Missing}) == len(Missing)
    assert all(Missing)


REFUSED = [
    ("1,23", "C03", "1.23"),
    ("1234,567", "C03", "1234567"),
    ("12,34,567", "C03", "1,234,567"),
    ("1,2345", "C03", "1.2345"),
    ("1 234", "C03", "1,234"),
    ("-1 234 567.5%", "C03", "-1,234,567.5%"),
    ("12 34", "C03", ""),
    ("1.234,56", "C03", "1234.56"),
    ("1.234.567", "C03", "1234567"),
    ("1.234.567,8", "C03", "1234567.8"),
    ("0,5", "C03", "0.5"),
    ("+3", "C03", "3"),
    (".5", "C03", "0.5"),
    ("-.5%", "C03", "-0.5%"),
    ("5.", "C03", "5"),
    ("007", "C03", "7"),
    ("00.5", "C03", "0.5"),
    ("£-5", "C03", "-£5"),
    ("£ 1,234", "C03", "£1,234"),
    ("- 5", "C03", "-5"),
    ("£ -", "C03", "0"),
    ("5-", "C03", "-5"),
    ("(-5)", "C03", ""),
    ("(5", "C03", ""),
    ("--5", "C03", ""),
    ("£5%", "C03", ""),
    ("$5", "C03", ""),
    ("5k", "C03", "5,000"),
    ("£1.2m", "C03", "1,200,000"),
    ("-3.5 million", "C03", "-3,500,000"),
    ("1,234.5678k", "C03", "1,234,567.8"),
    ("9000000bn", "C03", ""),
    ("56 per cent", "C03", "56%"),
    ("<5", "C03", "[c]"),
    (">95%", "C03", ""),
    ("5*", "C03", "5"),
    ("5²", "C03", "5"),
    ("12 days", "C03", "12"),
    ("6.3% \n(1.5 million adults)", "C03", "6.3%"),
    ("ten", "C03", ""),
    ("2012-09", "C03", ""),
    ("NA", "C03", "n/a"),
    ("null", "C03", "n/a"),
    (":", "C03", ".."),
    ("[..]", "C03", ".."),
    ("x", "C03", "[x]"),
    ("[u]", "C03", ""),
    ("x" * 100_000, "C03", ""),
    ("５", "C08", "5"),
    ("１,２３４", "C08", "1,234"),
    ("٣", "C08", "3"),
    ("1_000", "C08", "1000"),
    ("1_000_000", "C08", ""),
    ("nan", "C08", "n/a"),
    ("inf", "C08", ""),
    ("-Infinity", "C08", ""),
    ("1e5", "C08", "100,000"),
    ("1.5E+3", "C08", "1,500"),
    ("1e-3", "C08", "0.001"),
    ("1e15", "C08", "1,000,000,000,000,000"),
    ("1e16", "C08", ""),
    ("1e400", "C08", ""),
    ("1e999999999999", "C08", ""),
    ("½", "C08", "0.5"),
    ("1½", "C08", "1.5"),
    ("⅓", "C08", ""),
    ("\N{ZERO WIDTH SPACE}5", "C08", "5"),
    ("1,000,000,000,000,001", "C09", ""),
    ("-1000000000000000.1", "C09", ""),
    ("9" * 5000, "C09", ""),
    ("TRUE", "C26", ""),
    ("false", "C26", ""),
    ("#DIV/0!", "C26", ""),
    ("#REF!", "C26", ""),
    ("#N/A", "C26", ""),
    ("########", "C26", ""),
]


@pytest.mark.parametrize(("text", "code", "suggestion"), REFUSED)
def test_anything_else_is_refused_with_a_suggestion_where_there_is_one(text: str, code: str, suggestion: str) -> None:
    refusal = read_number(text)
    assert isinstance(refusal, Refusal)
    assert (refusal.code, refusal.suggestion) == (code, suggestion)


@pytest.mark.parametrize("text", [row[0] for row in REFUSED])
def test_a_suggestion_can_itself_be_read_and_a_message_is_plain(text: str) -> None:
    refusal = read_number(text)
    assert isinstance(refusal, Refusal)
    assert not isinstance(read_number(refusal.suggestion), Refusal)
    assert refusal.message.replace(quoted(text), "").isascii()
    assert refusal.message.startswith(quoted(text))


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("6,500 to 7,300", Number(6500), Number(7300)),
        ("5 to 5", Number(5), Number(5)),
        ("-5 TO 5", Number(-5), Number(5)),
        ("54%  to\N{NO-BREAK SPACE}56.5%", Number(54, percent=True), Number(56.5, 1, percent=True)),
    ],
)
def test_a_range_has_a_lowest_and_a_highest_figure(text: str, low: Number, high: Number) -> None:
    assert read_range(text) == (low, high)


@pytest.mark.parametrize(
    ("text", "suggestion", "words"),
    [
        ("7,300 to 6,500", "6,500 to 7,300", "higher figure"),
        ("6,500 - 7,300", "6,500 to 7,300", "not a range"),
        ("6,500–7,300", "6,500 to 7,300", "not a range"),
        ("7,300-6,500", "", "not a range"),
        ("54% to 56", "", "same percent or pound sign"),
        ("n/a to 5", "", "figure at both ends"),
        ("5 to ten", "", "not a figure"),
        ("5k to 10k", "", "abbreviated"),
        ("1 to 2 to 3", "", "not a range"),
        ("5", "", "not a range"),
        (f"5{' ' * 200_000}6", "", "not a range"),
        ("", "", "not a range"),
    ],
)
def test_other_ranges_are_refused(text: str, suggestion: str, words: str) -> None:
    refusal = read_range(text)
    assert isinstance(refusal, Refusal)
    assert refusal.suggestion == suggestion
    assert words in refusal.message


@given(st.integers(-LARGEST, LARGEST), st.integers(0, 6), st.sampled_from([("", ""), ("£", ""), ("", "%")]))
def test_a_printed_figure_reads_back(whole: int, decimals: int, signs: tuple[str, str]) -> None:
    value = whole / 10**decimals
    minus = "-" if value < 0 else ""
    text = f"{minus}{signs[0]}{abs(value):,.{decimals}f}{signs[1]}"
    assert read_number(text) == Number(float(f"{value:.{decimals}f}"), decimals, signs[1] == "%", signs[0] == "£")


@given(st.text() | st.text("0123456789.,-+()£%eE_ <knatofmi[]*½"))
def test_no_text_fails_and_every_suggestion_reads(text: str) -> None:
    for reading in (read_number(text), read_range(text)):
        if isinstance(reading, Refusal):
            assert reading.message.isprintable()
            assert reading.code in ("C03", "C08", "C09", "C26")
    number, interval = read_number(text), read_range(text)
    if isinstance(number, Refusal):
        assert not isinstance(read_number(number.suggestion), Refusal)
    if isinstance(interval, Refusal) and interval.suggestion:
        assert not isinstance(read_range(interval.suggestion), Refusal)
