from __future__ import annotations

import pytest
from builders import period
from hypothesis import given
from hypothesis import strategies as st

from rbaccards.measures.amounts import Amount, Compared
from rbaccards.measures.survey import (
    Z_95,
    Interval,
    IntervalMethod,
    Significance,
    SignificanceTest,
    apart,
    effective_replies,
    interval_of,
    margin_of_error,
    normal_interval,
    read_survey,
    response_rate,
    significance_of_change,
    two_proportions,
    wilson_interval,
)
from rbaccards.series import Observation, Series
from rbaccards.words import share

HIGHER, LOWER, CHANCE, UNKNOWN = (
    Significance.HIGHER,
    Significance.LOWER,
    Significance.NOT_SIGNIFICANT,
    Significance.UNKNOWN,
)
BEFORE, NOW = period("2010/11"), period("2011/12")


def test_310_replies_of_491_are_63_1_per_cent() -> None:
    assert share(response_rate(310, 491), 1) == "63.1%"


@pytest.mark.parametrize(
    ("replies", "population", "observed", "points", "decimals"),
    [
        (310, 491, 0.5, "3.383%", 3),  # Leeds card, "3.38%": worst case, finite population
        (310, None, 0.5, "5.57%", 2),  # without the correction
        (310, 491, 0.900, "2.03%", 2),  # at the observed share, satisfied with the outcome
        (310, 491, 0.942, "1.58%", 2),  # at the observed share, satisfied with the service
    ],
)
def test_the_margin_of_error_is_the_one_of_the_paper(
    replies: int, population: int | None, observed: float, points: str, decimals: int
) -> None:
    assert share(margin_of_error(replies, population, observed), decimals) == points


@pytest.mark.parametrize(("part", "whole", "words"), [(396, 530, "74.7%"), (994, 1265, "78.6%")])
def test_ratios_are_the_ones_of_the_papers(part: int, whole: int, words: str) -> None:
    assert share(response_rate(part, whole), 1) == words


def test_a_survey_that_everyone_answered_has_no_margin() -> None:
    assert margin_of_error(491, 491) == 0


def test_a_reading_of_a_survey_of_all_has_its_response_rate_and_corrected_margin() -> None:
    found = read_survey(310, 491)
    assert found.response_rate is not None
    assert (found.replies, found.invited) == (310, 491)
    assert (round(found.response_rate, 3), round(found.margin, 4)) == (0.631, 0.0338)


def test_a_sample_of_a_large_population_has_no_response_rate() -> None:
    found = read_survey(6073, None)  # West Yorkshire household survey
    assert found.response_rate is None
    assert share(found.margin, 2) == "1.26%"


def test_one_person_asked_who_replied_divides_nothing_by_zero() -> None:
    assert read_survey(1, 1).margin == pytest.approx(0.98)


@given(st.integers(1, 5000), st.integers(0, 5000))
def test_the_correction_never_widens_the_margin_and_half_is_the_worst_case(replies: int, silent: int) -> None:
    if (people := replies + silent) > 1:
        assert margin_of_error(replies, people) <= margin_of_error(replies)
        assert margin_of_error(replies, people, 0.9) <= margin_of_error(replies, people)


@given(st.integers(1, 5000))
def test_more_replies_make_a_smaller_margin(replies: int) -> None:
    assert margin_of_error(replies + 1, 10_000) < margin_of_error(replies, 10_000)


@pytest.mark.parametrize(
    ("found", "replies", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),  # Newcombe 1998, table I, method 3
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
        (20, 20, 0.8389, 1.0000),  # the mirror of 0 of 20
    ],
)
def test_wilson_intervals_are_the_published_ones(found: int, replies: int, low: float, high: float) -> None:
    interval = wilson_interval(found / replies, replies)
    assert (round(interval.low, 4), round(interval.high, 4)) == (low, high)


@pytest.mark.parametrize(("found", "low", "high"), [(0.900, 0.8797, 0.9203), (0.942, 0.9262, 0.9578)])
def test_normal_intervals_are_the_share_and_its_margin(found: float, low: float, high: float) -> None:
    interval = normal_interval(found, 310, 491)  # 2.03 and 1.58 points
    assert (round(interval.low, 4), round(interval.high, 4)) == (low, high)


@pytest.mark.parametrize(
    ("method", "low", "high"),
    [("worst case", 0.8662, 0.9338), ("normal", 0.8797, 0.9203), ("Wilson", 0.8778, 0.9185)],
)
def test_the_card_chooses_the_method(method: IntervalMethod, low: float, high: float) -> None:
    found = read_survey(310, 491, method, 90.0)
    assert found.interval is not None
    assert (round(found.interval.low, 4), round(found.interval.high, 4)) == (low, high)
    assert share(found.margin, 3) == "3.383%"  # the margin stays that of the worst case


@pytest.mark.parametrize("value", [None, -0.1, 100.1])
def test_what_is_no_share_has_no_interval(value: float | None) -> None:
    assert read_survey(310, 491, "normal", value).interval is None


@pytest.mark.parametrize("method", ["worst case", "normal", "Wilson"])
def test_where_everyone_replied_the_share_is_known(method: IntervalMethod) -> None:
    assert interval_of(0.9, 491, 491, method) == Interval(0.9, 0.9)


def test_310_of_491_are_worth_839_replies_of_an_endless_population() -> None:
    assert round(effective_replies(310, 491)) == 839
    assert margin_of_error(310, 491, 0.9) == pytest.approx(Z_95 * (0.9 * 0.1 / effective_replies(310, 491)) ** 0.5)


@given(st.floats(0, 1), st.integers(1, 5000), st.integers(0, 5000), st.sampled_from(["worst case", "normal", "Wilson"]))
def test_an_interval_holds_its_share_and_stays_between_0_and_1(
    found: float, replies: int, silent: int, method: IntervalMethod
) -> None:
    for population in (None, replies + silent):
        interval = interval_of(found, replies, population, method)
        assert 0 <= interval.low <= found + 1e-9
        assert found - 1e-9 <= interval.high <= 1


@given(st.floats(0.001, 0.999), st.integers(2, 2000), st.integers(1, 2000))
def test_wilson_ends_are_the_shares_that_the_test_just_does_not_rule_out(
    found: float, replies: int, silent: int
) -> None:
    n = effective_replies(replies, replies + silent)
    interval = wilson_interval(found, replies, replies + silent)
    for end in (interval.low, interval.high):
        if 0 < end < 1:
            assert abs(found - end) == pytest.approx(Z_95 * (end * (1 - end) / n) ** 0.5, abs=1e-9)


@pytest.mark.parametrize(
    ("now", "replies", "before", "earlier", "z", "significance"),
    [
        (5 / 83, 83, 12 / 99, 99, -1.408, CHANCE),  # the example of statsmodels: p = 0.159
        (56 / 70, 70, 48 / 80, 80, 2.650, HIGHER),  # Newcombe 1998 (11:873), example a
        (48 / 80, 80, 56 / 70, 70, -2.650, LOWER),
        (0.569, 200, 0.471, 200, 1.962, HIGHER),  # just beyond
        (0.5688, 200, 0.4712, 200, 1.954, CHANCE),  # just within
        (0.9, 310, 0.9, 300, 0.0, CHANCE),
    ],
)
def test_two_shares_differ_where_z_is_1_96_or_more(
    now: float, replies: int, before: float, earlier: int, z: float, significance: Significance
) -> None:
    found = two_proportions(now, replies, before, earlier)
    assert found.z is not None
    assert (round(found.z, 3), found.significance) == (z, significance)


@pytest.mark.parametrize("both", [0.0, 1.0])
def test_two_shares_of_nobody_or_everybody_do_not_differ(both: float) -> None:
    assert two_proportions(both, 310, both, 300) == SignificanceTest(CHANCE)


@given(st.floats(0, 1), st.integers(1, 2000), st.floats(0, 1), st.integers(1, 2000))
def test_the_test_is_the_same_from_both_sides(now: float, replies: int, before: float, earlier: int) -> None:
    mirrored = {HIGHER: LOWER, LOWER: HIGHER, CHANCE: CHANCE}
    one, other = two_proportions(now, replies, before, earlier), two_proportions(before, earlier, now, replies)
    assert mirrored[one.significance] is other.significance


def row(
    when: str, value: float | None, lower: float | None = None, upper: float | None = None, size: float | None = None
) -> Observation:
    return Observation(period(when), value, lower=lower, upper=upper, denominator=size)


@pytest.mark.parametrize(
    ("lower", "upper", "significance"),
    [
        (82.1, 86.0, HIGHER),
        (82.0, 86.0, CHANCE),  # they touch
        (70.0, 78.0, CHANCE),
        (70.0, 77.9, LOWER),
        (None, 86.0, UNKNOWN),
        (82.1, None, UNKNOWN),
    ],
)
def test_stated_intervals_differ_where_they_do_not_overlap(
    lower: float | None, upper: float | None, significance: Significance
) -> None:
    assert apart(row("2011/12", 80, lower, upper), row("2010/11", 80, 78.0, 82.0)) == SignificanceTest(significance)


@pytest.mark.parametrize(
    ("before", "replies", "significance"),
    [
        (row("2010/11", 83.0, size=300), 310, HIGHER),  # both samples known
        (row("2010/11", 93.0, size=300), 310, CHANCE),
        (row("2010/11", 83.0), 310, UNKNOWN),  # the earlier sample is not known: nothing is claimed
        (row("2010/11", 83.0, size=300), None, UNKNOWN),  # no survey
        (row("2010/11", 83.0, 80.0, 86.0), 310, HIGHER),  # intervals stated in the file
        (row("2010/11", 93.0, 91.0, 95.0), None, CHANCE),
        (row("2010/11", None, 80.0, 86.0), None, UNKNOWN),
        (row("2009/10", 83.0, size=300), 310, UNKNOWN),  # no row to compare with
    ],
)
def test_a_change_is_tested_with_what_is_known_of_both_values(
    before: Observation, replies: int | None, significance: Significance
) -> None:
    series = Series((before, row("2011/12", 94.2, 92.0, 96.0)))
    compared = Compared(Amount(94.2, NOW), Amount(83.0, BEFORE))
    assert significance_of_change(series, compared, replies).significance is significance


def test_without_an_earlier_figure_nothing_is_known() -> None:
    series = Series((row("2011/12", 94.2, size=310),))
    assert significance_of_change(series, None, 310) == SignificanceTest(UNKNOWN)
    assert significance_of_change(series, Compared(Amount(94.2, NOW)), 310) == SignificanceTest(UNKNOWN)
