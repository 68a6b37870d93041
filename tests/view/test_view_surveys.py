from __future__ import annotations

import pytest
from builders import Q1, Q2, quarters, reading, series

from rbaccards.measures.survey import read_survey
from rbaccards.series import Observation, Series
from rbaccards.view.surveys import change_words, interval_band, survey_words

SHARE = {"unit": "%", "frequency": "quarter", "polarity": "higher", "compared_with": "previous"}


@pytest.mark.parametrize(
    ("method", "words"),
    [
        ("worst case", "at most ±3.38 percentage points"),
        ("normal", "between 88.0% and 92.0%"),
        ("Wilson", "between 87.8% and 91.9%"),
    ],
)
def test_how_far_a_survey_can_be_trusted_is_said_by_the_method_stated(method: str, words: str) -> None:
    said = survey_words(read_survey(310, 491, method, 90.0))  # type: ignore[arg-type]
    assert said.startswith("310 replies from 491 people asked (63.1%)")
    assert words in said


def shares(before: float, now: float) -> Series:
    return Series((Observation(Q1, before, denominator=400), Observation(Q2, now)))


@pytest.mark.parametrize(
    ("before", "now", "words"),
    [(60.0, 80.0, "larger than chance would explain"), (60.0, 61.0, "could be chance")],
)
def test_a_change_is_told_apart_from_chance(before: float, now: float, words: str) -> None:
    found = reading(shares(before, now), survey={"replies": "400"}, **SHARE)
    said = change_words(found.tested, found.latest, found.measure)
    assert words in said
    assert "April to June 2012" in said


def test_without_the_earlier_sample_nothing_is_claimed() -> None:
    found = reading(quarters(60, 80), survey={"replies": "400"}, **SHARE)
    assert change_words(found.tested, found.latest, found.measure) == ""


def test_stated_intervals_are_shaded_up_to_the_last_gap() -> None:
    rows = (Observation(Q1.shift(-1), 5, lower=4, upper=6), Observation(Q1, 5), Observation(Q2, 7, lower=6, upper=8))
    band = interval_band(reading(Series(rows), **SHARE))
    assert band is not None
    assert band.edges == ((Q2.end, 6, 8),)
    assert interval_band(reading(series(Q1, 5, 7), **SHARE)) is None


def test_a_survey_shades_the_interval_of_its_last_value() -> None:
    band = interval_band(reading(quarters(80, 85, 90), survey={"replies": "310", "invited": "491"}, **SHARE))
    assert band is not None
    ((at, low, high),) = band.edges
    assert at == Q2.end
    assert (round(low, 2), round(high, 2)) == (86.62, 93.38)


def test_a_mean_score_is_no_share_and_its_change_is_not_tested_as_one() -> None:
    scores = {**SHARE, "unit": "points out of 10"}
    found = reading(shares(60.0, 80.0), survey={"replies": "400"}, **scores)
    assert change_words(found.tested, found.latest, found.measure) == ""
