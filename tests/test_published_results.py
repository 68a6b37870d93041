"""What councils published, worked out again: one test for each statement, with the figures of the paper.

Sources: Safer Leeds 2012/13 quarter 2 (burglary, anti-social behaviour), Leeds action trackers 2011/12, a scorecard
review, housing and local area agreements. What they say of their figures is put on a card, in words of our own.
"""

from __future__ import annotations

import pytest
from builders import (
    BURGLARY,
    CARD,
    CASES,
    ENQUIRIES,
    YEAR_TO_SEPTEMBER,
    amount,
    card,
    codes,
    compared,
    months,
    quarters,
    reading,
)
from demonstration import ROOT

from rbaccards.checked import check
from rbaccards.measure_words import change, difference
from rbaccards.measures.amounts import Amount, Compared
from rbaccards.measures.areas import area_table
from rbaccards.measures.combine import ratio
from rbaccards.measures.projection import disagree
from rbaccards.measures.rating import Colour, NotRated, judge, judge_range
from rbaccards.measures.survey import margin_of_error, response_rate
from rbaccards.read import read_project
from rbaccards.schema.fields import Range, Tolerance
from rbaccards.series import Observation, Series
from rbaccards.words import half_up

PERCENT = reading(quarters(1, 2, 3), unit="%", decimals=2, frequency="quarter").measure
WARDS = (472, 347, 315, 314, 298, 255, 244, 233, 215)
"""The nine wards with most burglaries in the 12 months to September 2012."""


def rounded(value: float | None, decimals: int = 0) -> float:
    assert value is not None
    return float(half_up(value, decimals))


def test_burglary_12_months_against_the_12_before() -> None:
    found = reading(months(*BURGLARY), adds_up="sum").last_12_months
    assert found is not None
    assert found.relative is not None
    assert (found.now.value, found.difference) == (5938, -3276)
    assert rounded(100 * found.relative, 2) == -35.55
    measure = reading(months(*BURGLARY)).measure
    assert (change(found, measure), difference(found, measure)) == ("down 36%", "3,276 fewer")


def test_parts_add_up_to_the_whole() -> None:
    assert 1753 + 1467 + 56 == 3276  # the three police divisions' own differences
    names = ("North West", "North East", "City & Holbeck")
    pairs = ((4441, 2688), (3766, 2299), (1007, 951))
    areas = tuple(
        Series((Observation(YEAR_TO_SEPTEMBER.year_before(), before), Observation(YEAR_TO_SEPTEMBER, now)), area=name)
        for name, (before, now) in zip(names, pairs, strict=True)
    )
    table = area_table(areas, compared(5938, 9214), None, None)
    assert table is not None
    assert [each.compared.difference for each in table.shown] == [-1753, -1467, -56]
    assert table.shown_total == 5938


def test_the_stretch_target_lies_15_per_cent_below_the_target() -> None:
    found = compared(5999, 7056).relative
    assert rounded(100 * found if found else None, 2) == -14.98


def test_nine_of_33_wards_have_45_per_cent() -> None:
    areas = tuple(Series((Observation(YEAR_TO_SEPTEMBER, value),), area=f"Ward {at}") for at, value in enumerate(WARDS))
    table = area_table(areas, compared(5938), 9, 33)
    assert table is not None
    assert table.other is not None
    assert (table.shown_total, table.other.now.value, table.count) == (2693, 3245, 33)
    assert rounded(100 * table.shown_share if table.shown_share else None, 1) == 45.4


def test_the_enquiries_of_2011_12_come_to_3297() -> None:
    assert reading(quarters(*ENQUIRIES), adds_up="sum", frequency="quarter").years[0].total == 3297


@pytest.mark.parametrize(
    ("values", "straight", "seasonal"), [(ENQUIRIES, 3366, 2880), (CASES, 1342, 1215)], ids=["enquiries", "cases"]
)
def test_two_ways_to_project_the_year_point_different_ways(
    values: tuple[float, ...], straight: float, seasonal: float
) -> None:
    found = reading(quarters(*values), adds_up="sum", frequency="quarter", reads_as="year to date")
    assert found.projection is not None
    assert found.other_projection is not None
    assert (rounded(found.projection.value), rounded(found.other_projection.value)) == (straight, seasonal)
    assert disagree(found.projection, found.other_projection)


@pytest.mark.parametrize(
    ("before", "shown"),
    [(1024.1, 21.9), (1024.2, 21.9), (1024.3, 21.8), (1025.0, 21.8), (1025.1, 21.7), (1025.3, 21.7)],
)
def test_1248_cases_are_21_8_per_cent_more_than_about_1024_to_1025(before: float, shown: float) -> None:
    found = Compared(amount(1248), amount(before)).relative
    assert rounded(100 * found if found else None, 1) == shown


def test_310_of_491_replied_and_the_margin_is_3_38_points() -> None:
    assert rounded(100 * response_rate(310, 491), 1) == 63.1
    assert rounded(100 * margin_of_error(310, 491), 3) == 3.383
    assert rounded(100 * margin_of_error(310), 2) == 5.57
    assert rounded(100 * margin_of_error(310, 491, 0.900), 2) == 2.03
    assert rounded(100 * margin_of_error(310, 491, 0.942), 2) == 1.58


@pytest.mark.parametrize(("numerator", "denominator", "share"), [(396, 530, 74.7), (994, 1265, 78.6)])
def test_a_share_is_what_was_counted(numerator: float, denominator: float, share: float) -> None:
    assert rounded(ratio(numerator, denominator, 100), 1) == share


def test_non_decent_homes_fell_by_points_which_is_another_number_in_per_cent() -> None:
    found = compared(18.46, 22.81)
    assert change(found, PERCENT) == "down 4.35 points"
    assert rounded(100 * found.relative if found.relative else None, 1) == -19.1


def test_300_homes_by_september_need_a_milestone() -> None:
    homes = {"unit": "homes", "polarity": "higher", "adds_up": "sum", "reads_as": "year to date"}
    found = reading(months(*[50] * 6), targets={"2012/13": "1,450"}, **homes)
    assert found.leading is not None
    assert (found.leading.now.value, found.rating.not_rated) == (300, NotRated.PART_YEAR)
    profiled = reading(months(*[50] * 6), targets={"2012/13": "1,450"}, milestones="straight line", **homes)
    assert profiled.rating.colour is Colour.RED


@pytest.mark.parametrize(("value", "target"), [(10.9, 11.1), (27.3, 29.8)])
def test_worklessness_is_green_by_its_indicators_so_red_needs_a_recorded_reason(value: float, target: float) -> None:
    assert judge(value, target, "lower", None) is Colour.GREEN
    red = {CARD: {"population:": "progress: red\npopulation:"}}
    assert [issue.code for issue in card(red).issues] == ["R01"]


def test_a_rating_without_a_target_is_a_judgement_with_a_reason_a_post_and_a_day() -> None:
    judged = "{rating: amber, because: Too early to say., by: Head of housing, on: 14 November 2012}"
    no_target = {"targets: {2012/13: 130}": "targets: {2010/11: 130}"}
    stated = card({CARD: no_target | {"population:": f"progress: {judged}\npopulation:"}})
    assert (stated.colour, stated.issues) == (Colour.AMBER, ())
    assert card({CARD: no_target}).colour is None


@pytest.mark.parametrize(
    ("tolerance", "colour"), [(None, Colour.RED), (Tolerance(amount=1, kind="per cent"), Colour.AMBER)]
)
def test_1177_50_against_1177_10_is_on_target_only_within_a_stated_tolerance(
    tolerance: Tolerance | None, colour: Colour
) -> None:
    assert judge(1177.50, 1177.10, "lower", tolerance) is colour


@pytest.mark.parametrize(("value", "colour"), [(11.0, Colour.GREEN), (14.8, Colour.RED)])
def test_a_range_indicator_is_judged_against_its_range(value: float, colour: Colour) -> None:
    keep_to = Range(low=10.0, high=12.0)
    assert judge_range(value, keep_to, Tolerance(amount=5, kind="per cent")) is colour
    found = reading(
        quarters(12, 12, value), unit="%", frequency="quarter", polarity="range", targets={"2012/13": "10 to 12"}
    )
    assert found.rating.colour is colour
    assert found.rating.amount == Amount(value, found.series.known[-1].period)


def said_about(text: str) -> list[str]:
    """The codes of what is said about a text on a card."""
    return codes(card({CARD: {"  Fuel prices rose, and insulation came late.": f"  {text}"}}).issues)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("58 measures: nine ahead, 42 on target, eight below.", "W04"),
        ("Six projects cost £3,000, £3,000, £4,000, £22,500, £3,000 and £500, £26,000 in total.", "W04"),
        ("Homes below standard were reduced by 4.35%, from 22.81% to 18.46%.", "W03"),
        ("The figures for 21010/11 are out.", "E18"),
    ],
)
def test_what_is_wrong_in_the_papers_is_found(text: str, code: str) -> None:
    assert said_about(text) == [code]


@pytest.mark.parametrize(
    "text",
    [
        "The gap widened by 1.5%, from 38% to 39.8%.",
        "The share moved by +0.2%, from 47% to 47%.",
        "The rate was down 6.9%, from 8.0% to 7.5%.",
        "Of the targets, 35 = 16 + 3 + 5 + 11.",
        "Seven grants of £15,000, £40,000, £15,000, £15,000, £20,000, £25,000 and £2,158 make £132,158 in total.",
        "Divisions had 1,753 + 1,467 + 56 fewer = 3,276.",
        "Burglary: 5,938, down 36% (3,276 fewer).",
    ],
)
def test_what_is_consistent_within_its_rounding_is_not_reported(text: str) -> None:
    assert said_about(text) == []


@pytest.mark.parametrize(
    ("ours", "papers", "message"),
    [
        ("    Total | | £36,000", "    Total | | £26,000", "The parts come to £36,000"),
        (
            "nine ahead of target, 42 broadly on\n          target and eight below, which is 59. It calls them 58.",
            "they are many. Of the 58 the best figures suggest that nine are ahead, 42 on target and eight below.",
            "The parts come to 59 (9 + 42 + 8), not 58.",
        ),
    ],
)
def test_the_totals_that_the_leicester_paper_prints_are_told(ours: str, papers: str, message: str) -> None:
    path, files = "cards/leicester-laa/review.yaml", read_project(ROOT)
    text = files[path].decode()
    assert ours in text
    found = check(files | {path: text.replace(ours, papers).encode()}).issues
    (issue,) = [each for each in found if each.place.path == path]
    assert issue.code == "W04"
    assert issue.message.startswith(message)
