from __future__ import annotations

import pytest
from builders import Q2, YEAR_TO_SEPTEMBER, compared, measure, period

from rbaccards.measure_words import (
    change,
    difference,
    is_percentage,
    period_name,
    period_words,
    rolling_words,
    style_of,
    unit_words,
)

OFFENCES = measure()
PERCENT = measure(unit="%", decimals="2")
POUNDS = measure(unit="£")


@pytest.mark.parametrize(
    ("unit", "decimals", "text", "after"),
    [
        ("offences", None, "5,938", "offences"),
        ("offences", "1", "5,938.3", "offences"),
        ("%", None, "5,938.3%", ""),
        ("per cent", None, "5,938.3%", ""),
        ("Percent", "2", "5,938.25%", ""),
        ("£", None, "£5,938", ""),
        ("pounds", "2", "£5,938.25", ""),
        ("% of homes", None, "5,938", "% of homes"),
    ],
)
def test_the_unit_decides_signs_and_decimals(unit: str, decimals: str | None, text: str, after: str) -> None:
    found = measure(unit=unit, **({"decimals": decimals} if decimals else {}))
    assert style_of(found).text(5938.25) == text
    assert unit_words(found) == after


@pytest.mark.parametrize(("unit", "percentage"), [("%", True), ("PER CENT", True), ("offences", False)])
def test_percentages_are_known_by_their_unit(unit: str, *, percentage: bool) -> None:
    assert is_percentage(measure(unit=unit)) is percentage


@pytest.mark.parametrize(
    ("now", "before", "changed", "differs"),
    [
        (5938, 9214, "down 36%", "3,276 fewer"),  # Safer Leeds: "down 36% (3,276 fewer)"
        (5, 5, "unchanged", "no change"),
        (5, 0, None, "5 more"),
        (0, 0, "unchanged", "no change"),
        (5, None, None, None),
    ],
)
def test_counts_change_in_per_cent_and_differ_in_number(
    now: float, before: float | None, changed: str | None, differs: str | None
) -> None:
    found = compared(now, before)
    assert change(found, OFFENCES) == changed
    assert difference(found, OFFENCES) == differs


@pytest.mark.parametrize(
    ("now", "before", "changed", "differs"),
    [
        (12.62, 16.94, "down 4.32 points", "4.32 points lower"),  # Leeds anti-social behaviour card
        (18.46, 22.81, "down 4.35 points", "4.35 points lower"),  # Leeds: "reduced by 4.35%", wrongly
        (90.0, 79.9, "up 10.10 points", "10.10 points higher"),
        (5, 0, "up 5.00 points", "5.00 points higher"),
    ],
)
def test_percentages_change_and_differ_in_points_never_in_per_cent(
    now: float, before: float, changed: str, differs: str
) -> None:
    found = compared(now, before)
    assert change(found, PERCENT) == changed
    assert difference(found, PERCENT) == differs


@pytest.mark.parametrize(("now", "words"), [(700, "£300 less"), (1300, "£300 more")])
def test_money_is_more_or_less(now: float, words: str) -> None:
    assert difference(compared(now, 1000), POUNDS) == words


def test_a_cell_may_ask_for_one_decimal() -> None:
    assert change(compared(472, 548), OFFENCES, 1) == "down 13.9%"  # Hyde Park & Woodhouse


@pytest.mark.parametrize(
    ("when", "words", "noun"),
    [
        (YEAR_TO_SEPTEMBER, "in the 12 months to September 2012", "12 months to September 2012"),
        (Q2, "in July to September 2012", "July to September 2012"),
        (period("2012/13"), "in 2012/13", "2012/13"),
        (period("Sep 2012"), "in September 2012", "September 2012"),
    ],
)
def test_a_period_has_words_for_after_a_number_and_alone(when: object, words: str, noun: str) -> None:
    assert period_words(when, OFFENCES) == words  # type: ignore[arg-type]
    assert period_name(when, OFFENCES) == noun  # type: ignore[arg-type]


def test_a_measure_whose_values_cover_12_months_says_so_for_a_quarter() -> None:
    assert period_words(Q2, measure(covers="12 months")) == "in the 12 months to September 2012"


@pytest.mark.parametrize(("how", "words"), [("sum", "totals"), ("mean", "values"), ("ratio", "values")])
def test_rolling_12_months_are_totals_only_where_values_are_added_up(how: str, words: str) -> None:
    assert rolling_words(measure(adds_up=how)) == f"rolling 12-month {words}"
