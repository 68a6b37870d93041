from __future__ import annotations

import pytest
from builders import ENQUIRIES, amount, period, quarters

from rbaccards.measures.annual import years
from rbaccards.measures.forecast_rating import forecast_rating
from rbaccards.measures.projection import project
from rbaccards.measures.rating import Aims, Colour, NotRated
from rbaccards.measures.rules import Rules
from rbaccards.periods.period import APRIL
from rbaccards.schema.fields import Tolerance

RULES = Rules(Tolerance(amount=5, kind="per cent"), "RAG", Tolerance(amount=1, kind="per cent"))
PROJECTED = project(years(quarters(*ENQUIRIES), APRIL), "straight line")  # 3,366 for 2012/13


def aims(target: float, year: str = "2012/13") -> Aims:
    return Aims(target=amount(target, year), period=period(year))


@pytest.mark.parametrize(
    ("target", "colour"), [(3366, Colour.GREEN), (3300, Colour.AMBER), (3206, Colour.AMBER), (3205, Colour.RED)]
)
def test_the_projected_year_is_rated_against_its_target(target: float, colour: Colour) -> None:
    found = forecast_rating(PROJECTED, aims(target), "lower", RULES)
    assert found is not None
    assert (found.rating.colour, found.projection) == (colour, PROJECTED)


def test_the_target_of_another_year_and_no_target_rate_nothing() -> None:
    assert forecast_rating(PROJECTED, aims(3366, "2011/12"), "lower", RULES) is None
    assert forecast_rating(PROJECTED, Aims(), "lower", RULES) is None
    assert forecast_rating(None, aims(3366), "lower", RULES) is None


def test_a_target_in_words_is_not_rated_at_the_years_end_either() -> None:
    found = forecast_rating(PROJECTED, Aims(in_words="continued fall", period=period("2012/13")), "lower", RULES)
    assert found is not None
    assert found.rating.not_rated is NotRated.IN_WORDS
