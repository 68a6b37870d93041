from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rbaccards.sources.numbers import Number, read_number
from rbaccards.words import (
    MINUS,
    NumberStyle,
    count,
    half_up,
    listed,
    many,
    ordinal,
    point_change,
    relative_change,
    sentence,
    share,
    signed_percent,
)

FIGURES = st.floats(-(10**12), 10**12, allow_nan=False)


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [
        (2879.5, 0, "2880"),  # 725 + 958 by last year's pattern, as printed
        (2879.49, 0, "2879"),
        (0.5, 0, "1"),
        (1.5, 0, "2"),
        (2.5, 0, "3"),
        (-0.5, 0, "-1"),
        (-0.4, 0, "-0"),
        (0.125, 2, "0.13"),
        (2.675, 2, "2.68"),
        (1.005, 2, "1.01"),
        (1e22, 0, "1" + "0" * 22),
        (5, 30, "5." + "0" * 30),
    ],
)
def test_halves_are_rounded_away_from_zero(value: float, decimals: int, expected: str) -> None:
    assert str(half_up(value, decimals)) == expected


@pytest.mark.parametrize(
    ("style", "value", "expected"),
    [
        (NumberStyle(), 5938, "5,938"),
        (NumberStyle(), -5, f"{MINUS}5"),
        (NumberStyle(), -0.4, "0"),
        (NumberStyle("£"), -1234.4, f"{MINUS}£1,234"),
        (NumberStyle("£", "", 2), 1234.5, "£1,234.50"),
        (NumberStyle("", "%", 2), 12.62, "12.62%"),
        (NumberStyle("", "%", 1), 100, "100.0%"),
        (NumberStyle(decimals=8), 0, "0.00000000"),
    ],
)
def test_a_style_writes_commas_decimals_signs_and_a_true_minus(style: NumberStyle, value: float, expected: str) -> None:
    assert style.text(value) == expected


def test_a_plain_number_leaves_its_unit_out() -> None:
    assert NumberStyle("£", "", 2).plain(1234.5) == "1,234.50"
    assert NumberStyle("", "%", 1).plain(90) == "90.0"


@pytest.mark.parametrize(
    ("number", "words"), [(0, "none"), (1, "one"), (9, "nine"), (10, "10"), (33, "33"), (1265, "1,265")]
)
def test_counts_up_to_nine_are_words(number: int, words: str) -> None:
    assert count(number) == words


@pytest.mark.parametrize(
    ("number", "words"), [(0, "0 months"), (1, "1 month"), (2, "2 months"), (1000, "1,000 months")]
)
def test_one_is_singular(number: int, words: str) -> None:
    assert many(number, "month") == words


@pytest.mark.parametrize(
    ("fraction", "decimals", "words"),
    [
        (2693 / 5938, 0, "45%"),
        (2693 / 5938, 1, "45.4%"),  # nine wards of the burglary card
        (57 / 200, 0, "29%"),  # 28.5 exactly; as a float, 0.285 x 100 is less
        (1, 0, "100%"),
        (0, 1, "0.0%"),
        (-0.05, 0, f"{MINUS}5%"),
        (12.5, 0, "1,250%"),
    ],
)
def test_a_share_is_rounded_once(fraction: float, decimals: int, words: str) -> None:
    assert share(fraction, decimals) == words


@pytest.mark.parametrize(
    ("fraction", "decimals", "words"),
    [
        (5938 / 9214 - 1, None, "down 36%"),  # -35.55%
        (5999 / 7056 - 1, None, "down 15%"),  # -14.98%, stretch against target
        (0.0225, None, "up 2.3%"),
        (0.0994, None, "up 9.9%"),
        (0.0995, None, "up 10%"),
        (0.1, None, "up 10%"),
        (0.145, None, "up 15%"),
        (-0.285, None, "down 29%"),
        (0.21756, 1, "up 21.8%"),
        (12.5, None, "up 1,250%"),
    ],
)
def test_a_change_below_ten_per_cent_has_one_decimal(fraction: float, decimals: int | None, words: str) -> None:
    assert relative_change(fraction, decimals) == words


@pytest.mark.parametrize(
    ("points", "decimals", "words"),
    [
        (18.46 - 22.81, 2, "down 4.35 points"),  # Leeds: "reduced by 4.35%" of homes that are not decent
        (10.1, 1, "up 10.1 points"),
        (1, 0, "up 1 point"),
        (-1.04, 1, "down 1.0 point"),
    ],
)
def test_percentages_change_in_points(points: float, decimals: int, words: str) -> None:
    assert point_change(points, decimals) == words


@pytest.mark.parametrize(
    ("fraction", "words"),
    [(-0.139, f"{MINUS}13.9%"), (0.139, "+13.9%"), (0.0004, "0.0%"), (-0.0004, "0.0%"), (0.0005, "+0.1%")],
)
def test_a_signed_change_has_no_sign_where_it_rounds_to_nothing(fraction: float, words: str) -> None:
    assert signed_percent(fraction) == words


@pytest.mark.parametrize(
    ("items", "words"), [((), ""), (("a",), "a"), (("a", "b"), "a and b"), (("a", "b", "c"), "a, b and c")]
)
def test_a_list_ends_with_and(items: tuple[str, ...], words: str) -> None:
    assert listed(iter(items)) == words


@pytest.mark.parametrize(
    ("text", "expected"), [("", ""), ("nine wards", "Nine wards"), ("éclair", "Éclair"), ("4 Xs", "4 Xs")]
)
def test_a_sentence_begins_with_a_capital_and_keeps_the_rest(text: str, expected: str) -> None:
    assert sentence(text) == expected


@given(FIGURES, st.integers(0, 6))
def test_rounding_moves_a_number_by_no_more_than_half_a_unit(value: float, decimals: int) -> None:
    assert abs(half_up(value, decimals) - Decimal(value)) <= Decimal(5).scaleb(-decimals - 1) + Decimal("1e-4")


@given(FIGURES, FIGURES, st.integers(0, 6))
def test_rounding_keeps_the_order(a: float, b: float, decimals: int) -> None:
    low, high = sorted((a, b))
    assert half_up(low, decimals) <= half_up(high, decimals)


@given(FIGURES, st.integers(0, 6), st.sampled_from([("", ""), ("£", ""), ("", "%")]))
def test_what_is_written_reads_back(value: float, decimals: int, signs: tuple[str, str]) -> None:
    read = read_number(NumberStyle(*signs, decimals).text(value))
    assert isinstance(read, Number)
    assert read.value == float(half_up(value, decimals))


@given(st.lists(st.text(min_size=1), max_size=5))
def test_a_list_names_every_item(items: list[str]) -> None:
    assert all(item in listed(items) for item in items)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "1st"),
        (2, "2nd"),
        (3, "3rd"),
        (4, "4th"),
        (11, "11th"),
        (12, "12th"),
        (13, "13th"),
        (21, "21st"),
        (22, "22nd"),
        (111, "111th"),
        (1003, "1,003rd"),
    ],
)
def test_a_place_in_an_order(number: int, words: str) -> None:
    assert ordinal(number) == words
