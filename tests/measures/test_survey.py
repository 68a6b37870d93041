from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rbaccards.measures.survey import margin_of_error, read_survey, response_rate
from rbaccards.words import share


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
